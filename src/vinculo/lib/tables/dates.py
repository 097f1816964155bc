"""Dates and moments as people write them: ISO, day first, with names of months."""

import re
from datetime import date, datetime, time

_MONTHS = {
    name: month
    for month, names in enumerate(
        (
            "ene jan enero january",
            "feb febrero february",
            "mar marzo march",
            "abr apr abril april",
            "may mayo",
            "jun junio june",
            "jul julio july",
            "ago aug agosto august",
            "sep sept set septiembre setiembre september",
            "oct octubre october",
            "nov noviembre november",
            "dic dec diciembre december",
        ),
        start=1,
    )
    for name in names.split()
}
_NUMERIC = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4}|\d{2})")
_YEAR_FIRST = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})")
_NAMED = re.compile(r"(\d{1,2})[ \-/](?:de )?([a-zA-Z]{3,10})\.?[ \-/](?:del? )?(\d{4}|\d{2})")
_CLOCK = re.compile(
    r"(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,6})\d*)?)?(?: ?([ap])\.? ?m\.?)?", re.IGNORECASE
)
_PIVOT = 69


def day(text: str, *, month_first: bool = False) -> date:
    """The day that ``text`` says; a time beside it is left out.

    Raises:
        ValueError: it says none.
    """
    return moment(text, month_first=month_first).date()


def moment(text: str, *, month_first: bool = False) -> datetime:
    """The moment that ``text`` says; a day alone is its midnight.

    Raises:
        ValueError: it says none.
    """
    text = " ".join(text.split())
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        pass
    for pattern in (_NUMERIC, _YEAR_FIRST, _NAMED):
        if found := pattern.match(text):
            rest = text[found.end() :].lstrip(" ,T")
            clock = _clock(rest) if rest else time()
            return datetime.combine(_day(pattern, found, month_first=month_first), clock)
    raise ValueError(text)


def _day(pattern: re.Pattern[str], found: re.Match[str], *, month_first: bool) -> date:
    first, second, third = found.groups()
    if pattern is _YEAR_FIRST:
        return date(int(first), int(second), int(third))
    year = int(third) if len(third) == 4 else _century(int(third))
    if pattern is _NAMED:
        return date(year, _MONTHS.get(second.lower(), 0), int(first))
    if month_first:
        first, second = second, first
    return date(year, int(second), int(first))


def _century(short: int) -> int:
    return 1900 + short if short >= _PIVOT else 2000 + short


def _clock(text: str) -> time:
    found = _CLOCK.fullmatch(text)
    if found is None:
        raise ValueError(text)
    hour, minute, second, part, half = found.groups()
    hours = int(hour)
    if half:
        if not 1 <= hours <= 12:
            raise ValueError(text)
        hours = hours % 12 + (12 if half.lower() == "p" else 0)
    return time(hours, int(minute), int(second or 0), int((part or "0").ljust(6, "0")))
