"""Units of time, and lengths as people write them: 39w, 90d, 12m, 1y."""

import re
from types import MappingProxyType

UNIT_DAYS = MappingProxyType({"day": 1.0, "week": 7.0, "month": 30.4375, "year": 365.25})
_SUFFIXES = MappingProxyType(
    {"d": "day", "w": "week", "s": "week", "m": "month", "y": "year", "a": "year"}
)
_LENGTH = re.compile(r"(\d+(?:[.,]\d+)?)\s*([a-zA-Z]?)")
LONGEST_DAYS = 36_525.0


def length_days(text: str, unit: str) -> float:
    """A length in days; a bare number counts units.

    Letters: d days, w or s weeks, m months, y or a years.

    Raises:
        ValueError: it is no length, or none between nothing and a century.
    """
    found = _LENGTH.fullmatch(text.strip())
    if found is None:
        raise ValueError(text)
    letter = found.group(2).lower()
    if letter and letter not in _SUFFIXES:
        raise ValueError(text)
    days = float(found.group(1).replace(",", ".")) * UNIT_DAYS[_SUFFIXES.get(letter, unit)]
    if not 0 < days <= LONGEST_DAYS:
        raise ValueError(text)
    return days
