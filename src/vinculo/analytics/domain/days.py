"""Days of the company: their moments, and the groups of days that a figure is split into."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from vinculo.analytics.contracts import By, Days
from vinculo.kernel.errors import DomainError

LONGEST = 731
MOST_GROUPS = 106


class BadDaysError(DomainError):
    """The last day lies before the first, or there are too many of them."""

    code = "analytics_bad_days"


class TooManyGroupsError(DomainError):
    """So many days, weeks or months cannot be told apart."""

    code = "analytics_too_many_groups"


def days_between(first: date, last: date, zone: ZoneInfo) -> Days:
    """The days from ``first`` to ``last``, both included. Raises BadDaysError."""
    if not first <= last or (last - first).days >= LONGEST:
        raise BadDaysError(most=LONGEST)
    return Days(
        first=first,
        last=last,
        since=midnight(first, zone),
        until=midnight(last + timedelta(days=1), zone),
    )


def midnight(day: date, zone: ZoneInfo) -> datetime:
    """When a day begins, in UTC; days of 23 and 25 hours are what they are."""
    return datetime.combine(day, time(), tzinfo=zone).astimezone(UTC)


def starts_of(days: Days, by: By, zone: ZoneInfo) -> list[tuple[str, datetime]]:
    """The groups of days: the first day's name and when the group begins.

    A week begins on Monday; the first group begins with the period. Raises TooManyGroupsError.
    """
    found = [days.first]
    while (following := _next(found[-1], by)) <= days.last:
        found.append(following)
    if len(found) > MOST_GROUPS:
        raise TooManyGroupsError(most=MOST_GROUPS)
    return [(day.isoformat(), midnight(day, zone)) for day in found]


def _next(day: date, by: By) -> date:
    if by is By.DAY:
        return day + timedelta(days=1)
    if by is By.WEEK:
        return day + timedelta(days=7 - day.weekday())
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1)
