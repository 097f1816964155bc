"""When one complaint may go on with another, and which of its terms run on."""

from datetime import datetime
from uuid import UUID

from vinculo.complaints.contracts import LegalTopic
from vinculo.kernel.errors import DomainError


class JoinsAnsweredError(DomainError):
    """The other one was answered already: nobody would answer what this one raises."""

    code = "complaint_joins_answered"


class SpeakOfTwoError(DomainError):
    """They speak of two people, and neither of them may judge themselves in the other's."""

    code = "complaint_speak_of_two"


def check_may_join(
    *, is_told: bool, other_is_told: bool, about: UUID | None, other_about: UUID | None
) -> None:
    """Whether a complaint may go on with another one.

    Raises JoinsAnsweredError, SpeakOfTwoError.
    """
    if is_told:
        return
    if other_is_told:
        raise JoinsAnsweredError
    if about is not None and other_about is not None and about != other_about:
        raise SpeakOfTwoError


def runs_on(
    *,
    filed_at: datetime,
    other_filed_at: datetime,
    topic: LegalTopic,
    other_topic: LegalTopic,
    is_same_service: bool,
) -> bool:
    """Whether terms of the one that ends run on: the other's would take time from the customer.

    So it is where it was filed earlier, or where another topic or service has other terms.
    """
    return (
        filed_at < other_filed_at
        or topic not in {LegalTopic.OTHER, other_topic}
        or not is_same_service
    )
