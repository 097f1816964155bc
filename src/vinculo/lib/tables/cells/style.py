"""How a column is written: its decimal mark, and which way round its dates are."""

from collections.abc import Sequence
from dataclasses import dataclass
from string import ascii_letters
from typing import Any

from vinculo.lib.tables import dates, numerals
from vinculo.lib.tables.cells.marks import BLANK_MARKS
from vinculo.lib.tables.columns import Column, Kind
from vinculo.lib.tables.problems import Note

NUMERIC = frozenset({Kind.INTEGER, Kind.NUMBER, Kind.MONEY})


@dataclass(frozen=True)
class Style:
    """How a column is written: its decimal mark, and whether the month stands before the day."""

    mark: str = numerals.POINT
    month_first: bool = False


def style_of(
    column: Column, cells: Sequence[Any], default_mark: str | None
) -> tuple[Style, list[Note]]:
    """How this column is written, as far as its cells tell.

    ``default_mark`` is what the rest of the file tells about decimals.
    """
    texts = [cell for cell in cells if isinstance(cell, str)]
    if column.kind in NUMERIC:
        told = numerals.decimal_mark(_bare(texts))
        mark = told or default_mark
        notes = []
        if mark is None and (example := _ambiguous(texts)):
            notes = [Note("ambiguous_decimals", {"column": column.name, "value": example})]
        return Style(mark=mark or numerals.POINT), notes
    if column.kind in {Kind.DATE, Kind.MOMENT} and _only_month_first(texts):
        return Style(month_first=True), [Note("month_first", {"column": column.name})]
    return Style(), []


def _bare(texts: Sequence[str]) -> list[str]:
    return [text.strip(f"{ascii_letters} €$£¥/()\u00a0") for text in texts]


def _ambiguous(texts: Sequence[str]) -> str:
    return next((text for text in _bare(texts) if numerals.is_ambiguous(text)), "")


def _only_month_first(texts: Sequence[str]) -> bool:
    """Whether these dates make sense with the month first and do not with the day first."""
    day_fails = False
    for text in texts:
        if text.strip().lower() in BLANK_MARKS:
            continue
        try:
            dates.moment(text)
        except ValueError:
            day_fails = True
            try:
                dates.moment(text, month_first=True)
            except ValueError:
                return False
    if not day_fails:
        return False
    return all(_is_month_first(text) for text in texts if text.strip().lower() not in BLANK_MARKS)


def _is_month_first(text: str) -> bool:
    try:
        dates.moment(text, month_first=True)
    except ValueError:
        return False
    return True
