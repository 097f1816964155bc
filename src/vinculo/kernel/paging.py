"""Lists a page at a time, by the place where the last page ended and never by counting."""

import base64
import binascii
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, TypeVar
from uuid import UUID

from django.db.models import Model, Q, QuerySet

from vinculo.kernel.errors import DomainError

T = TypeVar("T")
Row = TypeVar("Row", bound=Model)
PAGE_SIZE = 50
LARGEST_PAGE = 200


class BadCursorError(DomainError):
    """The cursor was not made by this list."""

    code = "bad_cursor"


@dataclass(frozen=True)
class Page(Generic[T]):
    """Some rows and the cursor of what follows; None at the end."""

    rows: Sequence[T]
    next_cursor: str | None


def encode_cursor(*parts: object) -> str:
    """A place in a list as one opaque word."""
    plain = [p.isoformat() if isinstance(p, datetime) else str(p) for p in parts]
    return base64.urlsafe_b64encode(json.dumps(plain).encode()).decode().rstrip("=")


def decode_cursor(cursor: str, *types: Callable[[str], Any]) -> tuple[Any, ...]:
    """The parts of a cursor, each read by its type. Raises BadCursorError."""
    try:
        text = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))
        parts = json.loads(text)
        if not isinstance(parts, list) or len(parts) != len(types):
            raise BadCursorError
        return tuple(read(str(part)) for read, part in zip(types, parts, strict=True))
    except (ValueError, binascii.Error) as error:
        raise BadCursorError from error


def keyset(
    rows: "QuerySet[Any, Any]",
    *,
    cursor: str | None,
    limit: int = PAGE_SIZE,
    time: str = "created_at",
    key: str = "pk",
    newest_first: bool = True,
) -> Page[Any]:
    """One page of ``rows`` in the total order of (``time``, ``key``), whatever order they had.

    ``rows`` may give instances or dictionaries that hold both columns. Raises BadCursorError.
    """
    size = max(1, min(limit, LARGEST_PAGE))
    sign, beyond = ("-", "lt") if newest_first else ("", "gt")
    ordered = rows.order_by(f"{sign}{time}", f"{sign}{key}")
    if cursor:
        at, last = decode_cursor(cursor, datetime.fromisoformat, UUID)
        ordered = ordered.filter(
            Q(**{f"{time}__{beyond}": at}) | Q(**{time: at, f"{key}__{beyond}": last})
        )
    found = list(ordered[: size + 1])
    if len(found) <= size:
        return Page(found, None)
    end = found[size - 1]
    return Page(found[:size], encode_cursor(_value(end, time), _value(end, key)))


def _value(row: Any, name: str) -> object:
    if isinstance(row, dict):
        return row["id" if name == "pk" and "pk" not in row else name]
    return getattr(row, name)
