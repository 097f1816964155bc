"""The value of one cell, by the kind of its column."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from math import isfinite
from typing import Any

from vinculo.lib.tables import dates, numerals
from vinculo.lib.tables.cells.marks import FALSE, TRUE
from vinculo.lib.tables.cells.style import Style
from vinculo.lib.tables.columns import Kind, plain_name

LARGEST_INTEGER = 2**63 - 1


@dataclass
class Converted:
    """The values of one column, and ``faults``: index, code and what the words need."""

    values: Any
    faults: list[tuple[int, str, dict[str, object]]] = field(default_factory=list)
    currencies: dict[str, int] = field(default_factory=dict)


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


READERS: dict[Kind, Callable[[Any, Style, Converted], Any]] = {
    Kind.NUMBER: _number,
    Kind.INTEGER: _integer,
    Kind.MONEY: _money,
    Kind.DATE: _date,
    Kind.MOMENT: _moment,
    Kind.BOOLEAN: _boolean,
    Kind.TEXT: _text,
}
