"""Calendars as JSON, so that a clock can keep the one under which it started."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from vinculo.lib.calendar.model import BadCalendarError, Calendar, Intervals

CALENDAR_FORMAT = 1


def to_json(calendar: Calendar) -> dict[str, Any]:
    """``calendar`` as JSON values; the same calendar always gives the same values."""
    return {
        "version": CALENDAR_FORMAT,
        "timezone": calendar.timezone,
        "weekly": [_plain(day) for day in calendar.weekly],
        "closed_days": [day.isoformat() for day in sorted(calendar.closed_days)],
        "special_days": {
            day.isoformat(): _plain(calendar.special_days[day])
            for day in sorted(calendar.special_days)
        },
    }


def from_json(value: Mapping[str, Any]) -> Calendar:
    """The calendar that :func:`to_json` wrote. Raises BadCalendarError."""
    if value.get("version") != CALENDAR_FORMAT:
        raise BadCalendarError(f"calendar format {value.get('version')!r} is not known")
    try:
        return Calendar(
            timezone=value["timezone"],
            weekly=tuple(_intervals(day) for day in value["weekly"]),
            closed_days=frozenset(date.fromisoformat(day) for day in value["closed_days"]),
            special_days={
                date.fromisoformat(day): _intervals(intervals)
                for day, intervals in value["special_days"].items()
            },
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise BadCalendarError(f"the calendar lacks or misspells a part: {error}") from error


def _plain(intervals: Intervals) -> list[list[int]]:
    return [list(interval) for interval in intervals]


def _intervals(value: Any) -> Intervals:
    return tuple((int(opens), int(closes)) for opens, closes in value)
