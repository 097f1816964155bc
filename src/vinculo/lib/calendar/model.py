"""What a business calendar is."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from zoneinfo import ZoneInfo

DAY_MINUTES = 24 * 60

Intervals = tuple[tuple[int, int], ...]
"""Opening and closing minute of a day, counted from its midnight; a closing minute after 1440 is
on the next day («22:00 to 6:00» is ``(1320, 1800)``). An interval belongs to the day on which it
opens."""

_EVERY_HOUR: Intervals = ((0, DAY_MINUTES),)


class BadCalendarError(ValueError):
    """A calendar contradicts itself; the text says where."""


@dataclass(frozen=True, kw_only=True)
class Calendar:
    """Opening hours of a service.

    ``weekly`` holds seven days, Monday first. ``closed_days`` open no interval (one that opened
    the evening before still ends in the morning). ``special_days`` have their own intervals and
    win over both.
    """

    timezone: str
    weekly: tuple[Intervals, ...]
    closed_days: frozenset[date] = frozenset()
    special_days: Mapping[date, Intervals] = field(default_factory=dict, hash=False)

    def __post_init__(self) -> None:
        if len(self.weekly) != 7:
            raise BadCalendarError(f"weekly holds {len(self.weekly)} days, not 7")
        try:
            ZoneInfo(self.timezone)
        except (KeyError, ValueError, OSError) as error:
            raise BadCalendarError(f"no time zone is called {self.timezone!r}") from error
        for name, intervals in (*enumerate(self.weekly), *self.special_days.items()):
            _check(name, intervals)
        copy = MappingProxyType({day: tuple(x) for day, x in self.special_days.items()})
        object.__setattr__(self, "special_days", copy)

    @classmethod
    def always_open(cls, timezone: str = "UTC") -> "Calendar":
        """Open every hour of every day."""
        return cls(timezone=timezone, weekly=(_EVERY_HOUR,) * 7)

    @property
    def never_closes(self) -> bool:
        """Whether every hour of every day is open, so that open time is plain time."""
        return (
            not self.closed_days
            and all(day == _EVERY_HOUR for day in self.weekly)
            and all(day == _EVERY_HOUR for day in self.special_days.values())
        )

    @property
    def zone(self) -> ZoneInfo:
        """The time zone of the wall clock."""
        return ZoneInfo(self.timezone)

    def intervals_on(self, day: date) -> Intervals:
        """The intervals that open on ``day``."""
        if day in self.special_days:
            return self.special_days[day]
        return () if day in self.closed_days else self.weekly[day.weekday()]


def _check(name: object, intervals: Intervals) -> None:
    end = 0
    for opens, closes in intervals:
        if not (end <= opens < DAY_MINUTES and opens < closes <= opens + DAY_MINUTES):
            raise BadCalendarError(f"day {name}: {intervals} overlap, are out of order or too long")
        end = closes
