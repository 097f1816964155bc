"""Until when a supervisor calls back: the same working day, by the house's calendar."""

from datetime import datetime, timedelta

from vinculo.kernel.errors import DomainError
from vinculo.lib.calendar import Calendar

NOW = timedelta(minutes=15)
"""How soon a supervisor joins the contact that goes on."""
LEAST = timedelta(minutes=30)
FARTHEST_DAYS = 366


class NeverOpenError(DomainError):
    """A calendar without a working day within a year: nobody can be called back on one."""

    code = "complaint_calendar_never_opens"


def call_back_by(calendar: Calendar, at: datetime) -> datetime:
    """The end of the working day of ``at``; where no half hour of it is left, of the next one.

    Raises NeverOpenError.
    """
    today = at.astimezone(calendar.zone).date()
    for ahead in range(FARTHEST_DAYS):
        day = today + timedelta(days=ahead)
        midnight = datetime(day.year, day.month, day.day, tzinfo=calendar.zone)
        for _opens, closes in reversed(calendar.intervals_on(day)):
            ends = midnight + timedelta(minutes=closes)
            if ends - at >= LEAST:
                return ends.astimezone(at.tzinfo)
    raise NeverOpenError
