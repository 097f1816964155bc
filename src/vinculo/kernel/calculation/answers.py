"""An answer as JSON that every program can read, and as lines that a person can."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, is_dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import Enum
from math import isfinite
from typing import Any
from uuid import UUID

Answer = Mapping[str, Any]

DRAFT = "https://json-schema.org/draft/2020-12/schema"


def plain(value: Any) -> Any:
    """``value`` as JSON knows it. What is no finite number becomes null: say why beside it.

    Raises:
        TypeError: for a thing that has no form in JSON.
    """
    if isinstance(value, Enum):
        return plain(value.value)
    if value is None or isinstance(value, str | bool):
        return value
    if isinstance(value, Mapping):
        return {str(plain(key)): plain(entry) for key, entry in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(entry) for entry in value]
    return _number(value)


def _number(value: Any) -> Any:
    if isinstance(value, int):
        return int(value)
    if isinstance(value, float):
        return float(value) if isfinite(value) else None
    if isinstance(value, Decimal):
        return float(value) if value.is_finite() else None
    return _thing(value)


def _thing(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return plain(asdict(value))
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, timedelta):
        return value.total_seconds()
    if isinstance(value, UUID):
        return str(value)
    if hasattr(value, "tolist"):
        return plain(value.tolist())
    raise TypeError(f"{type(value).__name__} has no form in JSON")


def as_json(answer: Answer) -> str:
    """The answer on one or more lines; figures are never NaN or infinite."""
    return json.dumps(plain(answer), ensure_ascii=False, allow_nan=False, indent=2)


def full_schema(schema: Mapping[str, Any]) -> dict[str, Any]:
    """The schema with the draft that it obeys."""
    return {"$schema": DRAFT, **schema}


def readable(answer: Answer) -> str:
    """The answer as indented lines; lists of like records as tables."""
    return "\n".join(_lines(plain(answer), 0))


def _lines(value: Any, depth: int) -> Iterator[str]:
    pad = "  " * depth
    for key, entry in value.items():
        if (figure := _figure(entry)) is not None:
            yield f"{pad}{key}: {figure}"
        elif isinstance(entry, Mapping) and entry:
            yield f"{pad}{key}:"
            yield from _lines(entry, depth + 1)
        elif isinstance(entry, list) and entry and isinstance(entry[0], Mapping):
            yield f"{pad}{key}:"
            yield from _table(entry, depth + 1)
        else:
            yield f"{pad}{key}: {_short(entry)}"


def _figure(entry: Any) -> str | None:
    """An interval, or a value with its interval, in one piece; ``None`` for anything else."""
    if not isinstance(entry, Mapping):
        return None
    if set(entry) >= {"low", "high"}:
        return f"{_short(entry['low'])} … {_short(entry['high'])}"
    if set(entry) == {"value", "interval"}:
        between = _figure(entry["interval"])
        return _short(entry["value"]) + (f" ({between})" if between else "")
    return None


def _table(records: Sequence[Mapping[str, Any]], depth: int) -> Iterator[str]:
    rows = [_flat(record) for record in records]
    heads = list(dict.fromkeys(key for row in rows for key in row))
    cells = [heads, *([row.get(head, "") for head in heads] for row in rows)]
    widths = [min(48, max(len(row[i]) for row in cells)) for i in range(len(heads))]
    for row in cells:
        joined = "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        yield "  " * depth + joined.rstrip()


def _flat(record: Mapping[str, Any], before: str = "") -> dict[str, str]:
    row: dict[str, str] = {}
    for key, entry in record.items():
        name = f"{before}{key}"
        if (figure := _figure(entry)) is not None:
            row[name] = figure
        elif isinstance(entry, Mapping):
            row.update(_flat(entry, f"{name}."))
        else:
            row[name] = _short(entry)
    return row


def _short(value: Any) -> str:
    if value is None or value in ([], {}):
        return "–"
    if isinstance(value, float):
        return f"{value:.6g}"
    if isinstance(value, list):
        return ", ".join(_short(entry) for entry in value)
    if isinstance(value, Mapping):
        return ", ".join(f"{key}={_short(entry)}" for key, entry in value.items())
    return str(value)
