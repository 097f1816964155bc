"""From the cells of a column to its values, with every cell that does not fit."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from math import isfinite, isnan
from string import ascii_letters
from typing import Any

from vinculo.lib.tables import dates, numerals
from vinculo.lib.tables.columns import Column, Kind, plain_name
from vinculo.lib.tables.problems import Note

BLANK_MARKS = frozenset(
    {
        "",
        "-",
        "--",
        "—",
        ".",
        "na",
        "n/a",
        "n.a.",
        "nan",
        "null",
        "none",
        "ns/nc",
        "nsnc",
        "ns",
        "nc",
    }
)
"""What stands in a cell of numbers, dates or truths when there is no value (small letters)."""

TRUE = frozenset({"1", "si", "s", "yes", "y", "true", "t", "verdadero", "v", "x"})
FALSE = frozenset({"0", "no", "n", "false", "f", "falso"})
LARGEST_INTEGER = 2**63 - 1
NUMERIC = frozenset({Kind.INTEGER, Kind.NUMBER, Kind.MONEY})
CODES = {
    Kind.INTEGER: "not_integer",
    Kind.NUMBER: "not_number",
    Kind.MONEY: "not_money",
    Kind.DATE: "not_date",
    Kind.MOMENT: "not_moment",
    Kind.BOOLEAN: "not_boolean",
    Kind.TEXT: "not_text",
}


@dataclass(frozen=True)
class Style:
    """How a column is written: its decimal mark, and whether the month stands before the day."""

    mark: str = numerals.POINT
    month_first: bool = False


@dataclass
class Converted:
    """The values of one column, and ``faults``: index, code and what the words need."""

    values: Any
    faults: list[tuple[int, str, dict[str, object]]] = field(default_factory=list)
    currencies: dict[str, int] = field(default_factory=dict)


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
    if _is_blank(cell, column.kind):
        if not column.may_be_blank:
            done.faults.append((at, "blank", {}))
        return None
    try:
        value = _READERS[Kind(column.kind)](cell, style, done)
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


def _is_blank(cell: Any, kind: str) -> bool:
    if cell is None:
        return True
    if isinstance(cell, str):
        text = cell.strip()
        return not text or (kind != Kind.TEXT and text.lower() in BLANK_MARKS)
    return isinstance(cell, float) and isnan(cell)


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


def _number(cell: Any, style: Style, _done: Converted) -> float:
    if isinstance(cell, str):
        return numerals.number(cell, style.mark)
    if isinstance(cell, bool) or not isinstance(cell, int | float | Decimal):
        raise TypeError(cell)
    value = float(cell)
    if not isfinite(value):
        raise ValueError(cell)
    return value


def _integer(cell: Any, style: Style, done: Converted) -> int:
    value = cell
    if isinstance(cell, str):
        text = numerals.plain_number(cell)
        bare = text.lstrip("+-")
        value = (
            int(text) if bare.isdecimal() and bare.isascii() else numerals.number(text, style.mark)
        )
    else:
        _number(cell, style, done)
    whole = int(value)
    if whole != value or abs(whole) > LARGEST_INTEGER:
        raise ValueError(cell)
    return whole


def _money(cell: Any, style: Style, done: Converted) -> Decimal:
    if isinstance(cell, str):
        amount, currency = numerals.money(cell, style.mark)
        if currency:
            done.currencies[currency] = done.currencies.get(currency, len(done.values))
        return amount
    if isinstance(cell, Decimal):
        _number(cell, style, done)
        return cell
    return Decimal(repr(_number(cell, style, done)))


def _date(cell: Any, style: Style, done: Converted) -> date:
    if isinstance(cell, date) and not isinstance(cell, datetime):
        return cell
    return _moment(cell, style, done).date()


def _moment(cell: Any, style: Style, _done: Converted) -> datetime:
    if isinstance(cell, datetime):
        return cell
    if isinstance(cell, date):
        return datetime(cell.year, cell.month, cell.day)  # noqa: DTZ001
    if not isinstance(cell, str):
        raise TypeError(cell)
    return dates.moment(cell, month_first=style.month_first)


def _boolean(cell: Any, _style: Style, _done: Converted) -> bool:
    if isinstance(cell, bool):
        return cell
    word = plain_name(f"{cell:g}" if isinstance(cell, float) else cell)
    if word in TRUE:
        return True
    if word in FALSE:
        return False
    raise ValueError(cell)


def _text(cell: Any, _style: Style, _done: Converted) -> str:
    if isinstance(cell, str):
        return cell.strip()
    if isinstance(cell, bool):
        return "1" if cell else "0"
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e16:
        return str(int(cell))
    if isinstance(cell, datetime | date):
        return cell.isoformat()
    return str(cell)


_READERS: dict[Kind, Callable[[Any, Style, Converted], Any]] = {
    Kind.NUMBER: _number,
    Kind.INTEGER: _integer,
    Kind.MONEY: _money,
    Kind.DATE: _date,
    Kind.MOMENT: _moment,
    Kind.BOOLEAN: _boolean,
    Kind.TEXT: _text,
}
