"""Until when a supervisor calls back: the same working day, by the house's calendar."""

from collections.abc import Collection
from datetime import datetime, timedelta

from vinculo.complaints.contracts import HelpWay
from vinculo.kernel.errors import DomainError
from vinculo.lib.calendar import Calendar

NOW = timedelta(minutes=3)
"""How soon a supervisor joins the contact that goes on (Ley 10/2025, 8.3)."""
A_TICK = timedelta(microseconds=1)
A_CALL = timedelta(minutes=1)
"""Two calls that ring out are no closer than this."""
FARTHEST_DAYS = 366


class NeverOpenError(DomainError):
    """A calendar without a working day within a year: nobody can be called back on one."""

    code = "complaint_calendar_never_opens"


class TriedWhenError(DomainError):
    """Nobody was called before they asked for it, nor in the future."""

    code = "complaint_tried_when"


class TriedBeforeError(DomainError):
    """That call is written down already."""

    code = "complaint_tried_before"


def call_back_by(calendar: Calendar, at: datetime) -> datetime:
    """The end of the working day of ``at``; of the next one when it is over already.

    Raises NeverOpenError.
    """
    today = at.astimezone(calendar.zone).date()
    for ahead in range(FARTHEST_DAYS):
        day = today + timedelta(days=ahead)
        midnight = datetime(day.year, day.month, day.day, tzinfo=calendar.zone)
        for _opens, closes in reversed(calendar.intervals_on(day)):
            ends = midnight + timedelta(minutes=closes)
            if ends > at:
                return ends.astimezone(at.tzinfo)
    raise NeverOpenError


def is_call(way: str, *, turned_at: datetime | None) -> bool:
    """Whether the customer waits for a call now: it was asked for, or nobody joined in time."""
    return way == HelpWay.CALL_BACK or turned_at is not None


def promised_until(*, asked_at: datetime, call_by: datetime, is_now: bool) -> datetime:
    """The last moment at which it is kept: that of ``is_in_time``, as one moment.

    Who may still join the contact has not even three minutes: the third itself is late.
    """
    return max(call_by, asked_at + NOW - A_TICK) if is_now else call_by


def check_tried(
    tried_at: datetime, *, asked_at: datetime, at: datetime, before: Collection[datetime]
) -> None:
    """Whether a call without answer may be written down: after the asking, and each one once.

    A press that is heard twice is one call. Raises TriedWhenError, TriedBeforeError.
    """
    if not asked_at.replace(second=0, microsecond=0) <= tried_at <= at:
        raise TriedWhenError
    if any(abs(tried_at - one) < A_CALL for one in before):
        raise TriedBeforeError


def is_in_time(
    *,
    asked_at: datetime,
    call_by: datetime,
    connected_at: datetime | None,
    called_at: datetime | None,
) -> bool:
    """Whether the customer spoke to a supervisor in under three minutes, or by that day's end."""
    if connected_at is not None and connected_at - asked_at < NOW:
        return True
    spoke = connected_at or called_at
    return spoke is not None and spoke <= call_by
