"""The life of a promise and of a claim: what may become of each, and when it counts as kept."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from enum import StrEnum

from vinculo.kernel.errors import DomainError
from vinculo.promises.contracts import ClaimState, PromiseState, PromiseView, Verdict


class WrongStateError(DomainError):
    """Somebody else was quicker, or the step does not follow from where it stands."""

    code = "promise_wrong_state"


class KeptByItselfError(DomainError):
    """What a law or a contract sets is kept by what happens in its case, by nobody's word."""

    code = "promise_kept_by_itself"


TERMS = "law:"
"""How the origins begin of duties that are done when their matter is answered."""
BY_ITSELF = (
    TERMS,
    "help:",
    "contract-answer:",
    "contract-solution:",
    "claim-answer:",
    "claim-solution:",
)
"""How the origins begin of what the house writes down and ends by itself."""


def is_kept_by_itself(origin: str) -> bool:
    """Whether a promise of this origin ends by what happens, and by no person's word."""
    return origin.startswith(BY_ITSELF)


LED_ELSEWHERE = {"order": "order", "request": "special_request"}
"""The kinds of origins that have a page of their own, and the kind of thing that it shows."""


def led_on(origin: str) -> str:
    """The thing (``"order:<id>"``) on whose page a promise is kept and moved; "" for its own."""
    kind, _, rest = origin.partition(":")
    return f"{LED_ELSEWHERE[kind]}:{rest.partition(':')[0]}" if kind in LED_ELSEWHERE else ""


def is_to_be_told(view: PromiseView) -> bool:
    """Whether a person took it back and its customer does not know so yet.

    Of an order or a request the customer is told by what leads it; what the house ends by itself
    was no word that they wait for.
    """
    return (
        view.state is PromiseState.WITHDRAWN
        and view.told_at is None
        and not is_kept_by_itself(view.origin)
        and not led_on(view.origin)
    )


class LedElsewhereError(DomainError):
    """Only the order or request knows what else hangs on it: it is kept, moved and ended there."""

    code = "promise_led_elsewhere"


def duty_of(origin: str) -> str:
    """The id of the duty that a promise of this origin stands for; "" when no law gave it."""
    kind, _, rest = origin.partition(":")
    return rest.partition(":")[2] if kind == "law" else ""


class DueBeforeGivenError(DomainError):
    """What is promised cannot be due before it was promised."""

    code = "promise_due_before_given"


class GivenOutsideError(DomainError):
    """What was promised was promised before now, and within living memory."""

    code = "promise_given_outside"


class DueTooFarError(DomainError):
    """Nobody can answer for a promise that is due after everybody is gone."""

    code = "promise_due_too_far"


class PastDueError(DomainError):
    """Its time is over: it can be kept late and repaired, but not be taken back."""

    code = "promise_past_due"


class NoWordsError(DomainError):
    """Nobody could know what was promised."""

    code = "promise_no_words"


class NoApologyError(DomainError):
    """A promise is not taken back without an apology."""

    code = "promise_no_apology"


class NotSaidHowError(DomainError):
    """That a customer asked for another day is said with how they asked, and with their words."""

    code = "promise_not_said_how"


class NobodyWroteError(DomainError):
    """That a customer asked in writing is shown by a message of theirs since it was promised."""

    code = "promise_nobody_wrote"


class NoProofError(DomainError):
    """That a promise was kept or made good needs words that show it."""

    code = "promise_no_proof"


class DoneBeforeGivenError(DomainError):
    """It cannot have been kept before it was given, nor later than now."""

    code = "promise_done_outside"


class ClaimStateError(DomainError):
    """The step does not follow from where the claim stands."""

    code = "claim_wrong_state"


class UnbackedClaimError(DomainError):
    """Nothing backs the claim: it waits for the signature of direction."""

    code = "claim_unbacked"


class NoServiceError(DomainError):
    """A claim without a service binds nobody."""

    code = "claim_no_service"


class ClaimOverError(DomainError):
    """The last day on which a claim would be read has passed."""

    code = "claim_over"


class ClaimDatesError(DomainError):
    """A claim ends after it begins."""

    code = "claim_dates"


class NoReasonError(DomainError):
    """Whoever signs for a claim that nothing backs says why."""

    code = "claim_no_reason"


class ClaimChangedError(DomainError):
    """The claim says something else than what was read before signing."""

    code = "claim_changed"


class PromiseAction(StrEnum):
    """What can happen to a promise."""

    WARN = "warn"
    KEEP = "keep"
    BREAK = "break"
    WITHDRAW = "withdraw"
    REPLACE = "replace"
    REPAIR = "repair"


_S, _A = PromiseState, PromiseAction
_NEXT: Mapping[tuple[PromiseState, PromiseAction], PromiseState] = {
    (_S.OPEN, _A.WARN): _S.AT_RISK,
    (_S.OPEN, _A.KEEP): _S.KEPT,
    (_S.AT_RISK, _A.KEEP): _S.KEPT,
    (_S.OPEN, _A.BREAK): _S.BROKEN,
    (_S.AT_RISK, _A.BREAK): _S.BROKEN,
    (_S.OPEN, _A.WITHDRAW): _S.WITHDRAWN,
    (_S.AT_RISK, _A.WITHDRAW): _S.WITHDRAWN,
    (_S.OPEN, _A.REPLACE): _S.REPLACED,
    (_S.AT_RISK, _A.REPLACE): _S.REPLACED,
    (_S.BROKEN, _A.KEEP): _S.KEPT,
    (_S.BROKEN, _A.REPAIR): _S.REPAIRED,
}


def is_allowed(state: PromiseState, action: PromiseAction) -> bool:
    """Whether ``action`` follows from ``state``.

    A broken promise is kept after all only by proof that the thing was done before it was due.
    """
    return (state, action) in _NEXT


def next_state(state: PromiseState, action: PromiseAction) -> PromiseState:
    """Where a promise stands after ``action``. Raises WrongStateError."""
    if not is_allowed(state, action):
        raise WrongStateError
    return _NEXT[state, action]


LONGEST = timedelta(days=20 * 366)
"""How far from now the days of a promise may lie, on either side."""


def check_given(words: str, *, given_at: datetime, due_at: datetime, at: datetime) -> str:
    """The words of a promise that is written down at ``at``, tidied.

    Raises NoWordsError, DueBeforeGivenError, GivenOutsideError, DueTooFarError.
    """
    tidy = " ".join(words.split())
    if not tidy:
        raise NoWordsError
    if due_at <= given_at:
        raise DueBeforeGivenError
    if not at - LONGEST <= given_at <= at:
        raise GivenOutsideError
    if due_at > at + LONGEST:
        raise DueTooFarError
    return tidy


def judged(
    state: PromiseState, *, given_at: datetime, due_at: datetime, done_at: datetime, at: datetime
) -> PromiseAction:
    """What becomes of a promise when the thing was done at ``done_at``, as is said at ``at``.

    Done after its time it is broken, however gladly it was received. Raises DoneBeforeGivenError,
    WrongStateError.
    """
    if not given_at <= done_at <= at:
        raise DoneBeforeGivenError
    if done_at <= due_at:
        return PromiseAction.KEEP
    if state is PromiseState.BROKEN:
        return PromiseAction.REPAIR
    return PromiseAction.BREAK


NEEDS_SIGNATURE = frozenset({Verdict.NO_STANDARD, Verdict.TIGHTER, Verdict.UNLIKELY})
"""What nobody publishes without direction's signature; what has no data yet is only said."""


def after_check(verdict: Verdict) -> ClaimState:
    """Where a claim stands once it was checked."""
    return ClaimState.UNBACKED if verdict in NEEDS_SIGNATURE else ClaimState.CHECKED


CHANGEABLE = frozenset(
    {ClaimState.DRAFT, ClaimState.UNBACKED, ClaimState.CHECKED, ClaimState.SIGNED}
)


def require_publishable(state: ClaimState) -> None:
    """Raises UnbackedClaimError for what needs a signature, ClaimStateError for the rest."""
    if state is ClaimState.UNBACKED:
        raise UnbackedClaimError
    if state not in {ClaimState.CHECKED, ClaimState.SIGNED}:
        raise ClaimStateError
