"""The day an order is promised for: proposed from the usual term, refused when it is over."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from vinculo.kernel.errors import DomainError
from vinculo.lib.calendar import Calendar

DAY = timedelta(days=1)
LONGEST_SEARCH = 2000
LATEST_YEARS = 5


class DueBeforeTodayError(DomainError):
    """Nothing is promised for a day that is over."""

    code = "order_due_before_today"


class DueTooFarError(DomainError):
    """Nobody answers for a day so far away."""

    code = "order_due_too_far"


class NoWorkingDayError(DomainError):
    """The company's calendar never opens: no term can be counted."""

    code = "order_no_working_day"


def proposed_day(calendar: Calendar, today: date, working_days: int) -> date:
    """The day that many working days after ``today``; with none, today or the next open day.

    Raises NoWorkingDayError when the calendar does not open often enough.
    """
    day, left = today, working_days
    for _ in range(LONGEST_SEARCH):
        if left == 0 and calendar.intervals_on(day):
            return day
        day += DAY
        if left and calendar.intervals_on(day):
            left -= 1
    raise NoWorkingDayError


def check_due(due_on: date, *, today: date) -> None:
    """Raises DueBeforeTodayError, DueTooFarError."""
    if due_on < today:
        raise DueBeforeTodayError
    if due_on.year - today.year > LATEST_YEARS:
        raise DueTooFarError


def asked_for(
    new: datetime, *, due_at: datetime, first_due_at: datetime, asked: datetime | None, at: datetime
) -> datetime | None:
    """The day by which a figure judges, once the customer asks for ``new``; None: the first one.

    What they ask for takes the place of what they were promised. It excuses neither a day that we
    moved before nor one that is over.
    """
    held = asked or first_due_at
    return new if due_at == held and at <= held else asked


def end_of(day: date, timezone: str) -> datetime:
    """The last minute of a day by the company's clock: until then it is kept."""
    return datetime(day.year, day.month, day.day, 23, 59, tzinfo=ZoneInfo(timezone))
