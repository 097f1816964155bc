"""What the customer's page may show, until when its links live, and what it says comes next."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from vinculo.cases.contracts import CaseStatus
from vinculo.interactions.contracts import Direction, MessageView, is_holder

KEEP = timedelta(days=90)
"""How long links live after the end of a case, in services that have not said otherwise."""
LONGEST_KEEP_DAYS = 730
KEEP_ASKED = timedelta(days=7)
"""A link that was asked for after all others had expired lives at least so long."""
LONGEST_KEY = 40


@dataclass(frozen=True, kw_only=True)
class Rule:
    """What a service allows on its customers' page, and what it tells them of by itself."""

    keep: timedelta = KEEP
    shows_name: bool = True
    tells_resolved: bool = False
    tells_reopened: bool = False


def expires_at(*, issued_at: datetime, ended_at: datetime | None, keep: timedelta) -> datetime:
    """When a link of a case that ended at ``ended_at`` dies; None: its case never became one.

    Links of cases on which somebody still works do not die by themselves.
    """
    if ended_at is None:
        return issued_at + keep
    return max(ended_at + keep, issued_at + min(keep, KEEP_ASKED))


def is_for(message: MessageView, address: str) -> bool:
    """Whether whoever holds a link of ``address`` may read a message.

    What they wrote themselves, if it is known to be theirs, and what we sent to them. Nothing that
    somebody else wrote, even with them in copy; nothing that went to others. Who holds a link
    without an address wrote what came without one: nobody with an address reads it there.
    """
    if message.direction is Direction.IN:
        is_theirs = message.sender_address == address
        is_unsigned = not message.sender_address and is_holder(address)
        return message.is_confirmed and (is_theirs or is_unsigned)
    return any(who.address == address for who in message.recipients if who.field != "bcc")


def key_as_kept(said: str) -> str:
    """A key as people copy it (capitals, spaces, hyphens), in the form in which it is kept."""
    return "".join(c for c in said.lower() if c.isascii() and c.isalnum())[:LONGEST_KEY]


def key_as_said(key: str) -> str:
    """A key in groups of five letters, easier to read out and to copy."""
    return "-".join(key[start : start + 5] for start in range(0, len(key), 5))


class Turn(StrEnum):
    """What happens next, as the customer is told."""

    READING = "reading"
    ANSWER = "answer"
    LATE_ANSWER = "late_answer"
    WORK = "work"
    LATE_WORK = "late_work"
    WORK_UNDATED = "work_undated"
    YOURS = "yours"
    PAUSED = "paused"
    CHECK = "check"
    OVER = "over"


@dataclass(frozen=True, kw_only=True)
class Deadline:
    """A promise of time to the customer: until when, and whether it is broken already."""

    due_at: datetime
    is_broken: bool


@dataclass(frozen=True, kw_only=True)
class Next:
    """What happens next and until when; ``on`` is a day without an hour."""

    turn: Turn
    at: datetime | None = None
    on: date | None = None


def next_of(
    status: CaseStatus,
    *,
    answer: Deadline | None,
    resolution: Deadline | None,
    waiting_until: date | None,
    reopens_until: datetime | None,
) -> Next:
    """What the customer is told about the next step of a case in ``status``.

    ``answer`` and ``resolution`` are the deadlines that still run or were broken while nothing was
    done; None when there is none to tell.
    """
    if status is CaseStatus.CLOSED:
        return Next(turn=Turn.OVER)
    if status is CaseStatus.RESOLVED:
        return Next(turn=Turn.CHECK, at=reopens_until)
    if status is CaseStatus.WAITING:
        return Next(turn=Turn.PAUSED if waiting_until else Turn.YOURS, on=waiting_until)
    if answer is not None:
        turn = Turn.LATE_ANSWER if answer.is_broken else Turn.ANSWER
        return Next(turn=turn, at=answer.due_at)
    if resolution is not None:
        turn = Turn.LATE_WORK if resolution.is_broken else Turn.WORK
        return Next(turn=turn, at=resolution.due_at)
    return Next(turn=Turn.WORK_UNDATED)


def first_name(name: str) -> str:
    """What a customer is told of a colleague's name: the first of it."""
    return name.split(maxsplit=1)[0] if name.split() else ""
