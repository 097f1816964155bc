"""The delivery promises: what may be sent again, and when.

Answers leave at least once: after a doubt they are sent again with the same Message-ID and shown
as unsure. Everything else leaves at most once: after a doubt it stays unsure and is not repeated.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from vinculo.delivery.contracts import DeliveryState, Outcome, OutgoingKind, Result

WAITS = tuple(timedelta(minutes=m) for m in (1, 2, 5, 10, 20, 30, 60, 120, 240, 480, 720, 720, 720))
"""Between attempts after a temporary failure; together about two days."""


class Step(StrEnum):
    """What to do with a mail whose turn has come."""

    SEND = "send"
    SEND_AGAIN = "send_again"
    GIVE_UP_UNSURE = "give_up_unsure"
    NOTHING = "nothing"


def next_step(*, kind: OutgoingKind, state: DeliveryState) -> Step:
    """What to do next; ``sending`` here means that an earlier attempt never came back."""
    if state in {DeliveryState.QUEUED, DeliveryState.WAITING}:
        return Step.SEND
    if state == DeliveryState.SENDING:
        return Step.SEND_AGAIN if kind == OutgoingKind.ANSWER else Step.GIVE_UP_UNSURE
    return Step.NOTHING


@dataclass(frozen=True, kw_only=True)
class Settlement:
    """What an attempt means for the mail."""

    state: DeliveryState
    outcome: Outcome
    pending: tuple[str, ...]
    refused: tuple[str, ...]
    reason: str
    next_attempt_at: datetime | None


def settle(
    *,
    kind: OutgoingKind,
    results: Mapping[str, Result],
    refused_before: tuple[str, ...],
    doubted_before: bool,
    attempts: int,
    at: datetime,
) -> Settlement:
    """Weigh what was said about each recipient after attempt number ``attempts``.

    A recipient in doubt is asked again for an answer only; otherwise the doubt stands. When the
    waits are used up, who is still pending counts as refused.
    """
    again = {Outcome.TEMPORARY}
    if kind == OutgoingKind.ANSWER:
        again.add(Outcome.UNSURE)
    pending = tuple(who for who, result in results.items() if result.outcome in again)
    refused = refused_before + _who(results, Outcome.PERMANENT)
    doubted = doubted_before or bool(_who(results, Outcome.UNSURE))
    reason = _reason(results)
    outcome = _summary(results)
    if pending and attempts <= len(WAITS):
        return Settlement(
            state=DeliveryState.QUEUED,
            outcome=outcome,
            pending=pending,
            refused=refused,
            reason=reason,
            next_attempt_at=at + WAITS[attempts - 1],
        )
    refused += pending
    state = DeliveryState.SENT
    if refused:
        state = DeliveryState.FAILED
    elif doubted:
        state = DeliveryState.UNSURE
    return Settlement(
        state=state,
        outcome=outcome,
        pending=(),
        refused=refused,
        reason=reason,
        next_attempt_at=None,
    )


def _who(results: Mapping[str, Result], outcome: Outcome) -> tuple[str, ...]:
    return tuple(who for who, result in results.items() if result.outcome == outcome)


def _summary(results: Mapping[str, Result]) -> Outcome:
    seen = {result.outcome for result in results.values()}
    for outcome in (Outcome.UNSURE, Outcome.PERMANENT, Outcome.TEMPORARY):
        if outcome in seen:
            return outcome
    return Outcome.ACCEPTED


def _reason(results: Mapping[str, Result]) -> str:
    said = {
        result.reply: None
        for result in results.values()
        if result.outcome != Outcome.ACCEPTED and result.reply
    }
    return "; ".join(said)
