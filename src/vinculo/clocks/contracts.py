"""What other contexts may know of a clock."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from vinculo.lib.calendar import Calendar


class ClockState(StrEnum):
    """Whether the standard behind a clock still holds.

    A broken clock stays broken when its work is done late; ``stopped_at`` says when that was.
    """

    RUNNING = "running"
    PAUSED = "paused"
    KEPT = "kept"
    BROKEN = "broken"
    CANCELLED = "cancelled"


@dataclass(frozen=True, kw_only=True)
class ClockView:
    """A clock as its owner sees it.

    ``due_at`` of a paused clock is the one it had before the pause; it moves on resumption.
    ``warned`` says that the warning moment has passed. ``left`` is open time: of a paused clock
    what was frozen, of a running one what remains at the moment asked for (None when no moment
    was given), negative once it is overdue; None when it is stopped.
    """

    id: UUID
    subject: str
    kind: str
    state: ClockState
    started_at: datetime
    due_at: datetime
    warn_at: datetime
    stopped_at: datetime | None
    target: timedelta
    left: timedelta | None
    warned: bool = False
    rule: str = ""


@dataclass(frozen=True, kw_only=True)
class NewClock:
    """A clock to start: ``warn_pct`` of the ``target`` in open time of the ``calendar``.

    ``rule`` names the version of the rule behind it.
    """

    kind: str
    target: timedelta
    warn_pct: int
    calendar: Calendar
    rule: str = ""


@dataclass(frozen=True, kw_only=True)
class NewStart:
    """Clocks to start for one subject; ``keys`` are the live topics that hear of changes."""

    subject: str
    started_at: datetime
    wishes: tuple[NewClock, ...]
    keys: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class KeptRate:
    """How often a rule was kept: of ``judged`` clocks that were kept or broken, ``kept``."""

    judged: int
    kept: int
