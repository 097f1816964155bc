"""The number people say on the phone: the year and a count; it opens nothing by itself."""

import re

DIGITS = 6
_NUMBER = re.compile(r"^\s*(\d{4})\s*[-/ ]\s*(\d{1,9})\s*$")


def case_number(year: int, count: int) -> str:
    """``2026-000123``; more than six digits are written out."""
    return f"{year:04d}-{count:0{DIGITS}d}"


def as_said(text: str) -> str | None:
    """The number that a person wrote loosely (``2026/123``); None when it is none."""
    match = _NUMBER.match(text)
    return case_number(int(match[1]), int(match[2])) if match else None


def numbers_said(text: str, year: int) -> list[str]:
    """The numbers that ``text`` may stand for: whole, or only the count of this year and last."""
    whole = as_said(text)
    if whole is not None:
        return [whole]
    said = text.strip().lstrip("#")
    if not (said.isascii() and said.isdigit() and len(said) <= DIGITS + 3 and int(said)):
        return []
    return [case_number(each, int(said)) for each in (year, year - 1)]
