"""What people type as the value of a filter: an option by its words, a day in their way."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from types import MappingProxyType

from vinculo.lib.text.folding import fold

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_SPANISH = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_THIS_YEAR = re.compile(r"(\d{1,2})[/.-](\d{1,2})")
_AGO = re.compile(r"(\d{1,3}) ?(d|dias?|days?|s|semanas?|w|weeks?)(?: ago)?")
LEAP_GAP = 9
"""No 29 February is further away than eight years (1896 to 1904)."""
_BACK: Mapping[str, int] = MappingProxyType(
    {"hoy": 0, "today": 0, "ayer": 1, "yesterday": 1, "anteayer": 2, "antier": 2}
)
_WEEKDAYS: Mapping[str, int] = MappingProxyType(
    {
        name: place
        for names in (
            "lunes martes miercoles jueves viernes sabado domingo",
            "monday tuesday wednesday thursday friday saturday sunday",
        )
        for place, name in enumerate(names.split())
    }
)


def _of_week(today: date) -> date:
    return today - timedelta(days=today.weekday())


def _of_month(today: date) -> date:
    return today.replace(day=1)


def _of_year(today: date) -> date:
    return today.replace(month=1, day=1)


_FIRST_DAYS: Mapping[str, Callable[[date], date]] = MappingProxyType(
    {
        "semana": _of_week,
        "week": _of_week,
        "mes": _of_month,
        "month": _of_month,
        "ano": _of_year,
        "year": _of_year,
    }
)


def option_said(said: str, options: Sequence[tuple[str, str]]) -> str | None:
    """The value whose words are ``said``, or the only one whose words begin or go on so.

    >>> option_said("averias", [("1", "Averías"), ("2", "Altas")])
    '1'
    """
    wanted = fold(said)
    folded = [(value, fold(words)) for value, words in options]
    for value, words in folded:
        if wanted in {words, fold(value)} or said == value:
            return value
    for fits in (
        [value for value, words in folded if words.startswith(wanted)],
        [value for value, words in folded if f" {wanted}" in f" {words}"],
    ):
        if wanted and len(fits) == 1:
            return fits[0]
    return None


def day_said(said: str, today: date | None = None) -> date | None:
    """``2026-10-31`` or ``31/10/2026`` as a day; None when it is none.

    With ``today`` also as people count back from it: «hoy», «ayer», «lunes» and «31/10» (the
    latest one, today too), «semana», «mes» and «año» (their first day), «7d» or «2 semanas» ago.

    >>> day_said("ayer", date(2026, 11, 22))
    datetime.date(2026, 11, 21)
    """
    text = said.strip()
    if found := _ISO.fullmatch(text):
        year, month, day = (int(part) for part in found.groups())
    elif found := _SPANISH.fullmatch(text):
        day, month, year = (int(part) for part in found.groups())
    else:
        return _day_back(text, today) if today else None
    return _day(year, month, day)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _day_back(text: str, today: date) -> date | None:
    """A day as it is counted back from ``today``."""
    if found := _THIS_YEAR.fullmatch(text):
        day, month = (int(part) for part in found.groups())
        years = range(today.year, today.year - LEAP_GAP, -1)
        days = (_day(year, month, day) for year in years)
        return next((one for one in days if one and one <= today), None)
    word = fold(text)
    if word in _BACK:
        return today - timedelta(days=_BACK[word])
    if word in _WEEKDAYS:
        return today - timedelta(days=(today.weekday() - _WEEKDAYS[word]) % 7)
    if word in _FIRST_DAYS:
        return _FIRST_DAYS[word](today)
    if found := _AGO.fullmatch(word):
        days_each = 7 if found[2].startswith(("s", "w")) else 1
        return today - timedelta(days=int(found[1]) * days_each)
    return None
