"""The steps of handling a complaint, in the order of ISO 10002, and what each asks before it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from vinculo.complaints.contracts import OUTSIDE_WAYS, ComplaintState, LegalType, Said, WayOut
from vinculo.kernel.errors import DomainError


class WrongStepError(DomainError):
    """The step does not follow from where the complaint stands."""

    code = "complaint_wrong_step"


class AlreadyClosedError(DomainError):
    """Somebody else closed it: ``who`` and ``when`` say it in words."""

    code = "complaint_already_closed"


class AboutThemError(DomainError):
    """Of whom a complaint speaks, they neither investigate nor decide it."""

    code = "complaint_about_them"


class DecidedByThemError(DomainError):
    """Who decided a complaint is named as whom it speaks of only after somebody else looks."""

    code = "complaint_decided_by_them"


class AccompaniesThemError(DomainError):
    """Of whom a complaint speaks, they do not stand beside the customer either."""

    code = "complaint_accompanies_them"


class DecidedBeforeError(DomainError):
    """Who decided it the first time does not decide when the customer asks for another look."""

    code = "complaint_decided_before"


class NoPointsError(DomainError):
    """Nobody wrote down what the customer raises, so nobody can answer it."""

    code = "complaint_no_points"


class OpenPointsError(DomainError):
    """Points without an answer: ``count`` of them."""

    code = "complaint_open_points"


class ByThemError(DomainError):
    """Of whom it speaks answered ``points`` before it did: somebody else answers them anew."""

    code = "complaint_by_them"


class FindingsByThemError(DomainError):
    """Of whom it speaks wrote down what was found, before it did: somebody else looks into it."""

    code = "complaint_findings_by_them"


class NotInvestigatedError(DomainError):
    """What weighs more than a little is not decided without having been looked into."""

    code = "complaint_not_investigated"


class NoReasonsError(DomainError):
    """A decision without reasons answers nobody."""

    code = "complaint_no_reasons"


class NoFindingsError(DomainError):
    """An investigation that found nothing says at least that, and what was looked at."""

    code = "complaint_no_findings"


class RemediesWaitError(DomainError):
    """Remedies that were asked for or granted and are not carried out: ``count`` of them."""

    code = "complaint_remedies_wait"


class NotAnsweredError(DomainError):
    """The decision was not told to the customer."""

    code = "complaint_not_answered"


class NothingSaidError(DomainError):
    """Nobody knows what the customer says to the decision."""

    code = "complaint_nothing_said"


class NoWaysError(DomainError):
    """Who does not accept hears what else they can do."""

    code = "complaint_no_ways"


class NoOutsideWayError(DomainError):
    """The law wants a way out of the company, and no court, in a refusal: ``law`` says which."""

    code = "complaint_no_outside_way"


class NoJustificationError(DomainError):
    """A lower legal type takes rights away: it needs a written reason."""

    code = "complaint_no_justification"


class Step(StrEnum):
    """What the line of steps shows."""

    RECEIVED = "received"
    ACKNOWLEDGED = "acknowledged"
    ASSESSED = "assessed"
    INVESTIGATED = "investigated"
    ANSWERED = "answered"
    REPAIRED = "repaired"
    CLOSED = "closed"
    LEARNED = "learned"


class Standing(StrEnum):
    """Whether a step was taken, is the next one, or lies ahead."""

    DONE = "done"
    NOW = "now"
    AHEAD = ""


@dataclass(frozen=True, kw_only=True)
class StepLine:
    """One step of the line; ``at`` when it was taken."""

    step: Step
    standing: Standing
    at: datetime | None


def line_of(times: dict[Step, datetime | None]) -> tuple[StepLine, ...]:
    """The whole line: the first step without a time is the one to take now.

    What was not done before the closing is nobody's next step any more.
    """
    is_closed = times.get(Step.CLOSED) is not None
    left = (Step.LEARNED,) if is_closed else tuple(Step)
    ahead = next((step for step in left if times.get(step) is None), None)
    return tuple(
        StepLine(
            step=step,
            at=times.get(step),
            standing=(
                Standing.DONE
                if times.get(step) is not None
                else Standing.NOW
                if step is ahead
                else Standing.AHEAD
            ),
        )
        for step in Step
    )


_ORDER = tuple(ComplaintState)
_RANK = {
    LegalType.QUERY: 0,
    LegalType.DEFERRED_QUERY: 1,
    LegalType.INCIDENT: 2,
    LegalType.COMPLAINT: 3,
}
WHY_AT_LEAST = 15
"""Letters of a reason that says something."""


def require_before(state: ComplaintState, limit: ComplaintState) -> None:
    """A step that is taken before ``limit``, as long as the complaint has not reached it.

    Raises WrongStepError.
    """
    if _ORDER.index(state) >= _ORDER.index(limit):
        raise WrongStepError


def further(state: ComplaintState, reached: ComplaintState) -> ComplaintState:
    """The state that is further on; taking an early step late takes nothing back."""
    return max(state, reached, key=_ORDER.index)


def check_may_decide(
    person: UUID | None, *, about: UUID | None, decided_before: UUID | None = None
) -> None:
    """Nobody judges themselves, nor twice. Raises AboutThemError, DecidedBeforeError."""
    if person is None:
        return
    if person == about:
        raise AboutThemError
    if person == decided_before:
        raise DecidedBeforeError


def check_may_accompany(person: UUID | None, *, about: UUID | None) -> None:
    """Nobody stands beside the customer who complains of them. Raises AccompaniesThemError."""
    if person is not None and person == about:
        raise AccompaniesThemError


def lowers(was: LegalType, now: LegalType) -> bool:
    """Whether the customer has fewer rights under ``now`` than under ``was``."""
    return _RANK[now] < _RANK[was]


def check_legal_type(was: LegalType, now: LegalType, why: str) -> None:
    """A change of the legal type; going down needs a reason. Raises NoJustificationError."""
    if lowers(was, now) and len(why.strip()) < WHY_AT_LEAST:
        raise NoJustificationError


@dataclass(frozen=True, kw_only=True)
class Readiness:
    """What deciding and closing ask: how many points there are and how many lack an answer.

    ``by_them``: the places of points that the person answered of whom the complaint speaks;
    ``has_findings_by_them``: so it is with what was found. Both happen before it speaks of them.
    """

    points: int
    open_points: int
    remedies_waiting: int = 0
    needs_findings: bool = False
    has_findings: bool = False
    by_them: tuple[int, ...] = ()
    has_findings_by_them: bool = False


def check_answer(ready: Readiness, reasons: str) -> None:
    """Whether the decision may be told to the customer.

    Raises NoPointsError, OpenPointsError, ByThemError, FindingsByThemError, NotInvestigatedError,
    NoReasonsError.
    """
    if ready.points == 0:
        raise NoPointsError
    if ready.open_points:
        raise OpenPointsError(count=ready.open_points)
    if ready.by_them:
        raise ByThemError(points=", ".join(map(str, ready.by_them)))
    if ready.has_findings_by_them:
        raise FindingsByThemError
    if ready.needs_findings and not ready.has_findings:
        raise NotInvestigatedError
    if not reasons.strip():
        raise NoReasonsError


def check_ways(ways: Collection[WayOut], *, law: str) -> None:
    """Whether a refusal tells enough ways; ``law`` that wants one outside, "" where none does.

    Raises NoWaysError, NoOutsideWayError.
    """
    if not ways:
        raise NoWaysError
    if law and not any(way in OUTSIDE_WAYS for way in ways):
        raise NoOutsideWayError(law=law)


def check_close(
    state: ComplaintState, ready: Readiness, *, said: Said | None, has_ways: bool
) -> None:
    """Whether nothing is left to do.

    Raises NoPointsError, OpenPointsError, NotAnsweredError, RemediesWaitError, NothingSaidError,
    NoWaysError.
    """
    if ready.open_points:
        raise OpenPointsError(count=ready.open_points)
    if state is not ComplaintState.ANSWERED:
        raise NotAnsweredError
    if ready.remedies_waiting:
        raise RemediesWaitError(count=ready.remedies_waiting)
    if said is None:
        raise NothingSaidError
    if said is not Said.ACCEPTED and not has_ways:
        raise NoWaysError
