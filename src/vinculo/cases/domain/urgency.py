"""How urgent a case is: what its clocks say, in one number and one word."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

NORMAL = 50
WARNED = 70
BROKEN = 90


class ClockWord(StrEnum):
    """What a person sees of the next clock of a case."""

    NONE = "none"
    ON_TIME = "ok"
    WARNED = "warn"
    BROKEN = "breach"


@dataclass(frozen=True, kw_only=True)
class Deadline:
    """When something is due and from when on it is close."""

    due_at: datetime
    warn_at: datetime


def next_deadline(deadlines: Iterable[Deadline]) -> Deadline | None:
    """The one that falls due first; None when no clock runs."""
    return min(deadlines, key=lambda deadline: deadline.due_at, default=None)


def clock_word(deadline: Deadline | None, at: datetime) -> ClockWord:
    """How the deadline stands at ``at``; on the minute it is still kept."""
    if deadline is None:
        return ClockWord.NONE
    if at > deadline.due_at:
        return ClockWord.BROKEN
    return ClockWord.WARNED if at >= deadline.warn_at else ClockWord.ON_TIME


def priority_of(word: ClockWord) -> int:
    """The number that routing orders by, 0 to 100."""
    return {ClockWord.WARNED: WARNED, ClockWord.BROKEN: BROKEN}.get(word, NORMAL)
