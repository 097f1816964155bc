"""Special requests: tried before anybody says no, and told before they end."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from vinculo.kernel.errors import DomainError
from vinculo.orders.contracts import RequestState


class NoWishError(DomainError):
    """What the customer wants stands there in their words."""

    code = "request_no_wish"


class DuePassedError(DomainError):
    """The outcome is promised for a moment that is still to come."""

    code = "request_due_passed"


class EmptyAttemptError(DomainError):
    """What was tried, and what came of it."""

    code = "request_empty_attempt"


class NotTriedError(DomainError):
    """Nobody says no to what nobody tried."""

    code = "request_not_tried"


class TellItError(DomainError):
    """What nobody can is not dropped: the customer is told so, and offered something else."""

    code = "request_tell_it"


class OverError(DomainError):
    """Somebody told the customer already."""

    code = "request_over"


class NoOutcomeError(DomainError):
    """What the customer reads: what was achieved, or why not."""

    code = "request_no_outcome"


class NoAlternativeError(DomainError):
    """Who does not get what they asked for is offered something else."""

    code = "request_no_alternative"


class NotToldError(DomainError):
    """How a customer without an address was told."""

    code = "request_not_told"


class UntoldError(DomainError):
    """The case waits: its special request was not told yet."""

    code = "request_untold"


class DoubleOfNoneError(DomainError):
    """A request goes on elsewhere only where its case goes on in another one."""

    code = "request_double_of_none"


class CalledOffBy(StrEnum):
    """Why a request is tried no more: the customer, a mistake, or that nobody can."""

    CUSTOMER = "customer"
    MISTAKE = "mistake"
    NOBODY = "nobody"


def check_called_off(who: CalledOffBy, *, attempts: int) -> None:
    """Only what the customer or a mistake ends has nothing to tell.

    Raises NotTriedError, TellItError.
    """
    if who is CalledOffBy.NOBODY:
        raise TellItError if attempts else NotTriedError


@dataclass(frozen=True, kw_only=True)
class Ending:
    """What becomes of a request, as the customer reads it."""

    state: RequestState
    outcome: str
    alternative: str = ""
    otherwise: str = ""


def check_ending(ending: Ending, *, attempts: int, has_address: bool) -> None:
    """Raises NotTriedError, NoOutcomeError, NoAlternativeError, NotToldError."""
    if ending.state is not RequestState.ACHIEVED and not attempts:
        raise NotTriedError
    if not ending.outcome.strip():
        raise NoOutcomeError
    if ending.state is RequestState.NOT and not ending.alternative.strip():
        raise NoAlternativeError
    if not has_address and not ending.otherwise.strip():
        raise NotToldError


@dataclass(frozen=True, kw_only=True)
class Share:
    """How many requests were achieved, of ``n`` that were told; partly achieved counted apart.

    Those that are being tried or were dropped are not in ``n``.
    """

    n: int
    achieved: int
    partly: int
    running: int
    dropped: int
    low_pct: float | None
    high_pct: float | None

    @property
    def pct(self) -> float | None:
        """The share achieved in whole, in percent."""
        return 100 * self.achieved / self.n if self.n else None


def share_of(counts: Mapping[RequestState, int]) -> Share:
    """With Wilson's interval at 95 %; without one that ended there is none."""
    achieved = counts.get(RequestState.ACHIEVED, 0)
    partly = counts.get(RequestState.PARTLY, 0)
    n = achieved + partly + counts.get(RequestState.NOT, 0)
    low, high = _ends(achieved, n)
    return Share(
        n=n,
        achieved=achieved,
        partly=partly,
        running=counts.get(RequestState.TRYING, 0),
        dropped=counts.get(RequestState.DROPPED, 0),
        low_pct=low,
        high_pct=high,
    )


def _ends(achieved: int, n: int) -> tuple[float | None, float | None]:
    if n == 0:
        return None, None
    from vinculo.lib.stats.intervals import wilson

    interval = wilson(achieved, n)
    return 100 * interval.low, 100 * interval.high
