"""Birth dates as files have them: in any order, with or without signs, sometimes impossible."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

_NUMBERS: Final = re.compile(r"\d+")
_MONTHS: Final = {
    name[:3]: number
    for number, names in enumerate(
        (
            "enero january",
            "febrero",
            "marzo",
            "abril april",
            "mayo",
            "junio",
            "julio",
            "agosto august",
            "septiembre",
            "octubre",
            "noviembre",
            "diciembre december",
        ),
        start=1,
    )
    for name in names.split()
}
_MONTH: Final = re.compile(r"[a-záéíóú]{3,}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class BirthDate:
    """Year, month and day as read, perhaps no day of any calendar (a typing error)."""

    year: int
    month: int
    day: int

    @property
    def digits(self) -> str:
        """Eight digits, year first."""
        return f"{self.year:04d}{self.month:02d}{self.day:02d}"

    @property
    def parts(self) -> tuple[int, int, int]:
        """Year, month, day."""
        return self.year, self.month, self.day


@lru_cache(maxsize=1 << 16)
def read_birth_date(text: str) -> BirthDate | None:
    """The date in ``text``, None when there are not three parts.

    «1980-02-01», «19800201», «1/2/1980» (day first), «01.02.80», «1 feb 1980»; month first only
    when the second part cannot be a month. Two digits of a year are of the last hundred years
    before 2030. A part out of range is kept: two records may share the rest.

    >>> read_birth_date("1/2/80") == read_birth_date("1980-02-01")
    True
    """
    found = _NUMBERS.findall(text.partition("T")[0].partition(" 00:00")[0])
    if len(found) == 1 and len(found[0]) == 8:
        return _eight(found[0])
    month = _month(text)
    if month and len(found) == 2:
        found.insert(1, str(month))
    if len(found) < 3 or any(len(part) > 4 for part in found[:3]):
        return None
    one, two, three = (int(part) for part in found[:3])
    if len(found[0]) == 4:
        return BirthDate(one, two, three)
    if two > 12 >= one:
        one, two = two, one
    return BirthDate(_year(three, found[2]), two, one) if one < 100 and two < 100 else None


def _eight(digits: str) -> BirthDate:
    year, month, day = int(digits[:4]), int(digits[4:6]), int(digits[6:])
    if not 1850 <= year <= 2100 and 1850 <= int(digits[4:]) <= 2100:
        return BirthDate(int(digits[4:]), int(digits[2:4]), int(digits[:2]))
    return BirthDate(year, month, day)


def _year(number: int, written: str) -> int:
    if len(written) > 2:
        return number
    return number + (2000 if number < 30 else 1900)


def _month(text: str) -> int:
    word = _MONTH.search(text)
    return _MONTHS.get(word[0][:3].lower(), 0) if word else 0
