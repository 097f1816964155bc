"""Working days as they are kept with a term, so that its date can be repeated years later."""

from collections.abc import Mapping
from datetime import date
from hashlib import sha256
from json import dumps
from typing import Any

from vinculo.lib.calendar.days import DayCalendar

YEARS_AFTER = 4


def frozen(calendar: DayCalendar, first_year: int) -> dict[str, Any]:
    """What a term that begins in ``first_year`` may need of ``calendar``, as JSON values."""
    years = range(first_year, first_year + YEARS_AFTER + 1)

    def kept(days: Mapping[date, str]) -> dict[str, str]:
        return {day.isoformat(): name for day, name in sorted(days.items()) if day.year in years}

    return {
        "first_year": years[0],
        "last_year": years[-1],
        "weekend": sorted(calendar.weekend),
        "closed": kept(calendar.closed),
        "opened": kept(calendar.opened),
    }


def thawed(days: Mapping[str, Any]) -> DayCalendar:
    """The calendar that :func:`frozen` kept."""

    def told(found: Mapping[str, str]) -> dict[date, str]:
        return {date.fromisoformat(day): name for day, name in found.items()}

    return DayCalendar(
        first_year=days["first_year"],
        last_year=days["last_year"],
        weekend=frozenset(days["weekend"]),
        closed=told(days["closed"]),
        opened=told(days["opened"]),
    )


def digest_of_days(days: Mapping[str, Any]) -> str:
    """The SHA-256 of frozen days, in hexadecimal."""
    return sha256(dumps(days, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
