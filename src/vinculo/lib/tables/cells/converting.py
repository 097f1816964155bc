"""All cells of a column, with every one that does not fit."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from math import isfinite
from typing import Any

from vinculo.lib.tables import numerals
from vinculo.lib.tables.cells.marks import is_blank
from vinculo.lib.tables.cells.readers import LARGEST_INTEGER, READERS, Converted
from vinculo.lib.tables.cells.style import NUMERIC, Style
from vinculo.lib.tables.columns import Column, Kind, plain_name

CODES = {
    Kind.INTEGER: "not_integer",
    Kind.NUMBER: "not_number",
    Kind.MONEY: "not_money",
    Kind.DATE: "not_date",
    Kind.MOMENT: "not_moment",
    Kind.BOOLEAN: "not_boolean",
    Kind.TEXT: "not_text",
}


def convert(column: Column, cells: Any, style: Style) -> Converted:
    """The values of a column's cells (a list or an array). A fault's value is ``None``."""
    quick = _quickly(column, cells) if isinstance(cells, list) else _array(column, cells)
    if quick is not None:
        return Converted(quick)
    if not isinstance(cells, list):
        cells = cells.tolist()
    done = Converted([])
    for cell in cells:
        done.values.append(_one(column, cell, style, done))
    return done


def _one(column: Column, cell: Any, style: Style, done: Converted) -> Any:
    """The value of one cell; a fault is noted under the index that is next."""
    at = len(done.values)
    if is_blank(cell, column.kind):
        if not column.may_be_blank:
            done.faults.append((at, "blank", {}))
        return None
    try:
        value = READERS[Kind(column.kind)](cell, style, done)
    except (ValueError, TypeError, ArithmeticError):
        done.faults.append((at, CODES[Kind(column.kind)], {}))
        return None
    if fault := _outside(column, value):
        done.faults.append((at, *fault))
    return value


_QUICK: dict[str, Callable[[Any], Any]] = {
    Kind.NUMBER: float,
    Kind.INTEGER: int,
    Kind.DATE: date.fromisoformat,
    Kind.MOMENT: datetime.fromisoformat,
}


def _quickly(column: Column, cells: Sequence[Any]) -> list[Any] | None:
    """All at once, for clean columns of text in a standard form; ``None`` when they are not."""
    make = _QUICK.get(column.kind)
    if make is None or column.choices or not cells or not all(type(c) is str for c in cells):
        return None
    try:
        values = list(map(make, cells))
        if column.kind in NUMERIC and not _is_plain(column, cells, values):
            return None
    except (ValueError, OverflowError):
        return None
    return values


def _array(column: Column, cells: Any) -> Any:
    """An array of numbers that already holds what is wanted; ``None`` when it does not."""
    if column.kind not in {Kind.NUMBER, Kind.INTEGER} or not len(cells):
        return None
    if column.kind == Kind.INTEGER and cells.dtype.kind not in "iu":
        return None
    low, high = float(cells.min()), float(cells.max())
    return cells if _is_within(column, low, high) else None


def _is_within(column: Column, low: float, high: float) -> bool:
    if not (isfinite(low) and isfinite(high)):
        return False
    if column.kind == Kind.INTEGER and max(abs(low), abs(high)) > LARGEST_INTEGER:
        return False
    if column.minimum is not None and low < column.minimum:
        return False
    return column.maximum is None or high <= column.maximum


def _is_plain(column: Column, cells: Sequence[str], values: list[Any]) -> bool:
    if not (_is_within(column, min(values), max(values)) and isfinite(sum(values))):
        return False
    text = "".join(cells)
    if column.kind == Kind.NUMBER and "." in text and any(map(numerals.is_ambiguous, cells)):
        return False
    return text.isascii() and "_" not in text


def _outside(column: Column, value: Any) -> tuple[str, dict[str, object]] | None:
    if column.choices and plain_name(value) not in {plain_name(c) for c in column.choices}:
        return "not_a_choice", {"choices": ", ".join(column.choices)}
    if column.minimum is not None and value < column.minimum:
        return _bounds(column, "too_small")
    if column.maximum is not None and value > column.maximum:
        return _bounds(column, "too_large_value")
    return None


def _bounds(column: Column, code: str) -> tuple[str, dict[str, object]]:
    if column.minimum is not None and column.maximum is not None:
        code = "outside"
    return code, {"minimum": _short(column.minimum), "maximum": _short(column.maximum)}


def _short(bound: float | None) -> str:
    return "" if bound is None else f"{bound:g}"
