"""What the law makes of a case that is no complaint."""

from datetime import datetime, timedelta
from uuid import UUID

from vinculo.kernel.errors import DomainError
from vinculo.statutory.contracts import MatterKind, MatterTopic

OF_CASE = {"query": MatterKind.QUERY, "incident": MatterKind.INCIDENT}
"""What a case of that kind is; any other is a wish, praise or idea, or a complaint."""

WHY_AT_LEAST = 10
LATEST_RETURN = timedelta(days=365)


class NoTopicReasonError(DomainError):
    """Another topic may take a term away from the customer: it needs a written reason."""

    code = "matter_topic_reason"


class NoCauseError(DomainError):
    """The answer about a fault names its known cause."""

    code = "matter_no_cause"


class NoReturnError(DomainError):
    """The answer about a fault says when the service is expected back, after now."""

    code = "matter_no_return"


def kind_of(case_kind: str) -> MatterKind:
    """What the law calls a case of that kind, as long as it is no complaint."""
    return OF_CASE.get(case_kind, MatterKind.NONE)


def presumed_topic(kind: MatterKind, *, has_quick_term: bool) -> MatterTopic:
    """What a matter is taken to be about until a person says so.

    An incident of a basic service is taken for one of its continuity, whose term is the shortest:
    whoever keeps that keeps every other.
    """
    if kind is MatterKind.INCIDENT and has_quick_term:
        return MatterTopic.CONTINUITY
    return MatterTopic.OTHER


def check_topic(was: MatterTopic, why: str) -> None:
    """Leaving a topic that has a term of its own needs a reason. Raises NoTopicReasonError."""
    if was is not MatterTopic.OTHER and len(why.strip()) < WHY_AT_LEAST:
        raise NoTopicReasonError


def check_told(cause: str, restores_at: datetime, *, at: datetime) -> None:
    """What the law wants to be told about a fault. Raises NoCauseError, NoReturnError."""
    if not cause.strip():
        raise NoCauseError
    if not at < restores_at <= at + LATEST_RETURN:
        raise NoReturnError


def may_be_told(
    *,
    filed_at: datetime,
    began_at: datetime,
    came_of: UUID | None,
    told_of: UUID,
    is_sure: bool = True,
) -> bool:
    """Whether what is announced of a fault tells something of a case filed then.

    ``came_of`` is the announcement of which somebody said that the case came: that one alone
    counts. Without it a case that is older than the fault is about something else, and so may be
    one of a customer whom the fault touches in a part of what they have: ``is_sure`` is False.
    """
    return is_sure and filed_at >= began_at if came_of is None else came_of == told_of
