"""Until when a supervisor calls back: the same working day, by the house's calendar."""

from datetime import datetime, timedelta

from vinculo.kernel.errors import DomainError
from vinculo.lib.calendar import Calendar

NOW = timedelta(minutes=3)
"""How soon a supervisor joins the contact that goes on (Ley 10/2025, 8.3)."""
FARTHEST_DAYS = 366


class NeverOpenError(DomainError):
    """A calendar without a working day within a year: nobody can be called back on one."""

    code = "complaint_calendar_never_opens"


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
