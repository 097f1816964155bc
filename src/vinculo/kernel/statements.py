"""Queries that the ORM writes once and PostgreSQL plans once, for pages that are opened all day.

Writing the SQL of a queryset costs more processor time than running it, and planning many joins
more again. A :class:`Statement` keeps both: it asks its builder once for each shape of its values,
with marks in their place, remembers the SQL, and afterwards only fills the places in. PostgreSQL
prepares what a connection has sent a few times (``kernel.env.PREPARED_AFTER``).
"""

from collections import namedtuple
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import Enum
from typing import Any, LiteralString, Self
from uuid import UUID, uuid4

import psycopg
from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.db.models import QuerySet
from django.db.models.sql.compiler import SQLCompiler

MOST_SHAPES = 64
CONSTANTS = (type(None), bool, int, Enum)
Shape = tuple[object, ...]


class UnmarkableValueError(TypeError):
    """A statement takes UUIDs, texts, moments, lists of these, and what decides its shape."""


@dataclass(frozen=True)
class _Written:
    """SQL with its places: each a constant, or a value's name with its position in a list."""

    sql: str
    places: tuple[tuple[str | None, object], ...]
    row: Callable[..., Any]
    compiler: SQLCompiler
    converters: dict[int, Any]

    def filled(self, values: dict[str, Any]) -> list[object]:
        """The parameters for these values."""
        return [
            at if name is None else values[name] if at is None else values[name][at]
            for name, at in self.places
        ]


class Statement:
    """A query by its builder: a function of named values to a ``values()`` queryset.

    UUIDs, texts and moments may only be parameters of the query; None, booleans, integers and
    members of an enumeration may also decide how it looks, and so may the length of a list: for
    each of them another text is remembered.
    """

    cursor: type["psycopg.Cursor[Any]"] = psycopg.Cursor

    def __init__(self, build: Callable[..., "QuerySet[Any, Any]"]) -> None:
        self._build = build
        self._written: dict[Shape, _Written | None] = {}

    def rows(self, **values: Any) -> list[Any]:
        """All rows, each a named tuple in the columns of the builder's queryset."""
        shape = tuple((name, _shape(value)) for name, value in values.items())
        if shape not in self._written:
            if len(self._written) >= MOST_SHAPES:
                self._written.clear()
            self._written[shape] = self._write(values)
        written = self._written[shape]
        if written is None:
            return []
        own: Any = connections[DEFAULT_DB_ALIAS]  # asked for once: a proxy looks for it each time
        own.ensure_connection()
        with own._prepare_cursor(self.cursor(own.connection)) as cursor:  # noqa: SLF001 - so that
            # Django counts and logs it as any other query
            cursor.execute(written.sql, written.filled(values))
            found: Any = cursor.fetchall()
        if written.converters:
            found = written.compiler.apply_converters(found, written.converters)
        return [written.row(*row) for row in found]

    def first(self, **values: Any) -> Any:
        """The first row; None when there is none."""
        return next(iter(self.rows(**values)), None)

    def _write(self, values: dict[str, Any]) -> _Written | None:
        marks = {name: _mark(value, number) for number, (name, value) in enumerate(values.items())}
        query = self._build(**marks).query
        compiler = query.get_compiler(connection=connection)
        try:
            sql, parameters = compiler.as_sql()
        except EmptyResultSet:
            return None
        names = list(query.selected or ())
        return _Written(
            sql=sql,
            places=tuple(_place(parameter, marks) for parameter in parameters),
            row=namedtuple("Row", names),  # noqa: PYI024 - its columns are known now and not before
            compiler=compiler,
            converters=compiler.get_converters([column for column, *_ in compiler.select]),
        )


def fetch(sql: LiteralString, values: Mapping[str, Any] | Sequence[Any]) -> list[Any]:
    """All rows of a constant query, as tuples; its values are bound by the server.

    A cursor of Django's writes the values into the text, so that PostgreSQL plans each anew; what
    a decision asks fifty times a second is planned once for each connection.
    """
    own: Any = connections[DEFAULT_DB_ALIAS]
    own.ensure_connection()
    with own._prepare_cursor(psycopg.Cursor(own.connection)) as cursor:  # noqa: SLF001
        cursor.execute(sql, values)
        return cursor.fetchall() if cursor.description else []


class _Unprepared(psycopg.Cursor[Any]):
    def execute(self, query: Any, params: Any = None, **_how: Any) -> Self:
        return super().execute(query, params, prepare=False)


class PlannedAnew(Statement):
    """A statement that is written once and planned for its values each time.

    For queries whose best way hangs on how common a value is, as a word in a search: one plan for
    all values would go the way of a rare one through what a common one finds.
    """

    cursor = _Unprepared


def _shape(value: object) -> object:
    if isinstance(value, CONSTANTS):
        return value
    if isinstance(value, list):
        return (type(value[0]) if value else None, len(value))
    return type(value)


def _mark(value: object, number: int) -> Any:
    """Something of the same type that stands nowhere else in the query."""
    if isinstance(value, CONSTANTS):
        return value
    if isinstance(value, list):
        return [_mark(each, number) for each in value]
    if isinstance(value, UUID):
        return uuid4()
    if isinstance(value, str):
        return f"mark {number} {uuid4()}"
    if isinstance(value, datetime):
        return datetime(1, 1, 2, tzinfo=UTC) + timedelta(microseconds=uuid4().int % 10**12)
    raise UnmarkableValueError(type(value).__name__)


def _place(parameter: object, marks: dict[str, Any]) -> tuple[str | None, object]:
    for name, mark in marks.items():
        if isinstance(mark, CONSTANTS):
            continue
        if type(parameter) is type(mark) and parameter == mark:
            return name, None
        if isinstance(mark, list) and not isinstance(parameter, list) and parameter in mark:
            return name, mark.index(parameter)
    return None, parameter
