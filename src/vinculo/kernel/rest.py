"""What every context's ``rest.py`` shares."""

from typing import Generic, TypeVar

from ninja import Schema

T = TypeVar("T")


class Paged(Schema, Generic[T]):
    """A page of a list; ask again with ``next_cursor`` for what follows, null at the end."""

    items: list[T]
    next_cursor: str | None
