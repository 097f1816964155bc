"""Lengths of open time as people choose them."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum


class Unit(StrEnum):
    """In what a length is said; a day here is 24 hours of open time and is not offered."""

    MINUTES = "minutes"
    HOURS = "hours"


@dataclass(frozen=True, kw_only=True)
class Length:
    """A whole number of units."""

    count: int
    unit: Unit

    @property
    def span(self) -> timedelta:
        """The length as a span of time."""
        if self.unit is Unit.HOURS:
            return timedelta(hours=self.count)
        return timedelta(minutes=self.count)


def length_of(span: timedelta) -> Length:
    """``span`` in the largest unit in which it is whole; seconds are left out."""
    minutes = int(span / timedelta(minutes=1))
    if minutes % 60 == 0:
        return Length(count=minutes // 60, unit=Unit.HOURS)
    return Length(count=minutes, unit=Unit.MINUTES)
