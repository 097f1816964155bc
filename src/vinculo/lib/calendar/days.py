"""Whole days: which ones are working days, and where a count of days or months ends.

Opening hours are the neighbouring ``model``; here a day counts whole or not at all. The first day
is never counted: day 1 is the day after. Counting is a look-up in a sorted list, never a walk.
"""

from bisect import bisect_left, bisect_right
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from hashlib import sha256
from types import MappingProxyType
from zoneinfo import ZoneInfo

SATURDAY_AND_SUNDAY = frozenset({5, 6})

_DAY = timedelta(days=1)


class NoWorkingDaysError(ValueError):
    """The calendar holds no working day at all; a count in working days would never end."""


class DaysOutOfReachError(ValueError):
    """The count leaves the years that the calendar knows."""

    def __init__(self, day: date | int, first_year: int, last_year: int) -> None:
        super().__init__(f"the calendar knows {first_year} to {last_year}, not {day}")
        self.first_year = first_year
        self.last_year = last_year


@dataclass(frozen=True, kw_only=True)
class DayCalendar:
    """Working days of a place, for the years ``first_year`` to ``last_year``.

    ``weekend`` holds weekdays (Monday is 0), ``closed`` the holidays with their names, ``opened``
    the days that somebody declared working days: these win over both.
    """

    first_year: int
    last_year: int
    weekend: frozenset[int] = SATURDAY_AND_SUNDAY
    closed: Mapping[date, str] = field(default_factory=dict, hash=False)
    opened: Mapping[date, str] = field(default_factory=dict, hash=False)

    def __post_init__(self) -> None:
        if self.last_year < self.first_year:
            raise ValueError("the last year comes before the first")
        for name in ("closed", "opened"):
            inside = {d: words for d, words in getattr(self, name).items() if self.covers(d)}
            object.__setattr__(self, name, MappingProxyType(inside))

    @cached_property
    def _working(self) -> list[int]:
        """Ordinals of all working days, in order."""
        first = date(self.first_year, 1, 1)
        days = (date(self.last_year, 12, 31) - first).days + 1
        found = [
            first.toordinal() + number
            for number in range(days)
            if (first.weekday() + number) % 7 not in self.weekend
        ]
        closed = {day.toordinal() for day in self.closed}
        opened = {day.toordinal() for day in self.opened}
        return sorted((set(found) - closed) | opened)

    def covers(self, day: date) -> bool:
        """Whether the calendar knows the year of ``day``."""
        return self.first_year <= day.year <= self.last_year

    def is_working(self, day: date) -> bool:
        """Whether ``day`` counts as a working day. Raises DaysOutOfReachError."""
        self._require(day)
        if day in self.opened:
            return True
        return day.weekday() not in self.weekend and day not in self.closed

    def add_working_days(self, day: date, count: int) -> date:
        """The ``count``-th working day after ``day``, which itself is not counted.

        A negative ``count`` goes back. Raises NoWorkingDaysError and DaysOutOfReachError.
        """
        self._require(day)
        if not self._working:
            raise NoWorkingDaysError("no day of this calendar is a working day")
        if count == 0:
            return day
        if count > 0:
            place = bisect_right(self._working, day.toordinal()) + count - 1
        else:
            place = bisect_left(self._working, day.toordinal()) + count
        if not 0 <= place < len(self._working):
            beyond = self.last_year + 1 if count > 0 else self.first_year - 1
            raise DaysOutOfReachError(beyond, self.first_year, self.last_year)
        return date.fromordinal(self._working[place])

    def working_days_between(self, after: date, until: date) -> int:
        """How many working days lie after ``after`` and not later than ``until``."""
        self._require(after)
        self._require(until)
        low = bisect_right(self._working, after.toordinal())
        return max(bisect_right(self._working, until.toordinal()) - low, 0)

    def holidays_between(self, after: date, until: date) -> list[tuple[date, str]]:
        """Holidays after ``after``, not later than ``until``, that take a working day away."""
        return sorted(
            (day, name)
            for day, name in self.closed.items()
            if after < day <= until and day.weekday() not in self.weekend and day not in self.opened
        )

    def fingerprint(self, first_year: int, last_year: int) -> str:
        """A short proof of which days were working days in those years.

        Names do not enter, and neither do years that the question did not touch.
        """
        key = (max(first_year, self.first_year), min(last_year, self.last_year))
        if key not in self._fingerprints:
            self._fingerprints[key] = self._fingerprint(*key)
        return self._fingerprints[key]

    @cached_property
    def _fingerprints(self) -> dict[tuple[int, int], str]:
        return {}

    def _fingerprint(self, first_year: int, last_year: int) -> str:
        low = bisect_left(self._working, date(first_year, 1, 1).toordinal())
        high = bisect_right(self._working, date(last_year, 12, 31).toordinal())
        line = ",".join(map(str, self._working[low:high]))
        return sha256(f"{first_year}-{last_year}:{line}".encode()).hexdigest()[:12]

    def _require(self, day: date) -> None:
        if not self.covers(day):
            raise DaysOutOfReachError(day, self.first_year, self.last_year)


def add_months(day: date, months: int) -> date:
    """The same day of the month, ``months`` later; the last day where that month is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def end_of_day(day: date, zone: ZoneInfo) -> datetime:
    """The first moment after ``day`` in ``zone``, in UTC, whatever the clocks do that night."""
    return datetime.combine(day + _DAY, time(), zone).astimezone(UTC)
