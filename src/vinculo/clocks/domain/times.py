"""When a clock warns and when it is due.

All lengths are open time of the clock's frozen calendar. A pause freezes what is left; the
resumption lays it out again from that moment on, so what was used before the pause stays used.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from vinculo.kernel.errors import DomainError
from vinculo.lib.calendar import (
    Calendar,
    ClosedTooLongError,
    add_open_time,
    open_time_between,
)

_ZERO = timedelta()


class UnreachableTargetError(DomainError):
    """The calendar does not open enough for the target within ten years."""

    code = "clock_unreachable"


@dataclass(frozen=True, kw_only=True)
class Times:
    """The two moments of a running clock; ``warn_at`` is never after ``due_at``."""

    warn_at: datetime
    due_at: datetime


def times_from(
    calendar: Calendar, *, at: datetime, left: timedelta, target: timedelta, warn_pct: int
) -> Times:
    """The moments of a clock that at ``at`` has ``left`` of its ``target`` to run.

    It warns when ``warn_pct`` of the target is used; at once when more than that is used.
    Raises UnreachableTargetError.
    """
    kept_back = target * (100 - warn_pct) / 100
    try:
        warn_at = add_open_time(calendar, at, max(left - kept_back, _ZERO))
        due_at = add_open_time(calendar, at, left)
    except ClosedTooLongError:
        raise UnreachableTargetError(target=target) from None
    return Times(warn_at=warn_at, due_at=due_at)


def left_at(calendar: Calendar, *, at: datetime, due_at: datetime) -> timedelta:
    """The open time from ``at`` to ``due_at``; negative by how much of it is overdue."""
    if at <= due_at:
        return open_time_between(calendar, at, due_at)
    return -open_time_between(calendar, due_at, at)
