"""Many rows with one short statement: what arrives all day is written this way.

The ORM writes a statement with a place for each value of each row, and both sides read it anew
each time. Here the rows go as one JSON value, which PostgreSQL reads by the types of its own table.
"""

import json
from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from typing import Any, TypeVar
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.db import connection, models
from django.db.models.base import ModelState
from django.db.models.expressions import DatabaseDefault

from vinculo.kernel import ahead

Row = TypeVar("Row", bound=models.Model)
PLAIN = frozenset(
    {
        ArrayField,
        models.BigIntegerField,
        models.BooleanField,
        models.CharField,
        models.DateField,
        models.DateTimeField,
        models.DecimalField,
        models.DurationField,
        models.FloatField,
        models.ForeignKey,
        models.IntegerField,
        models.JSONField,
        models.OneToOneField,
        models.PositiveBigIntegerField,
        models.PositiveIntegerField,
        models.PositiveSmallIntegerField,
        models.SmallIntegerField,
        models.TextField,
        models.UUIDField,
    }
)
"""Kinds of fields whose value JSON says so that the table reads the same."""

WHAT_IS_THERE_STAYS = " ON CONFLICT DO NOTHING"


class UnwritableRowError(TypeError):
    """A model whose rows only the ORM can write: it has a field that it works out by itself."""


def insert_all(rows: Iterable[Row], *, ignore_conflicts: bool = False) -> list[Row]:
    """Write new rows of one model, in their order; answers them.

    Their keys are known, and nothing of them is left to the database. As with ``bulk_create`` no
    ``save`` runs and no signal is sent. With ``ignore_conflicts`` a row that is there stays.

    Raises IntegrityError, UnwritableRowError.
    """
    known = list(rows)
    if not known:
        return known
    (model,) = {type(row) for row in known}
    statement, columns = _written(model)
    told = [
        {column: held[attribute] for column, attribute in columns}
        for held in (row.__dict__ for row in known)
    ]
    if ignore_conflicts:
        statement += WHAT_IS_THERE_STAYS
    ahead.write(statement, [json.dumps(told, default=_said, ensure_ascii=False)])
    alias = connection.alias
    for row in known:
        state = row._state  # noqa: SLF001 - as the ORM does for what it wrote
        state.adding, state.db = False, alias
    return known


def fresh(model: type[Row], **values: object) -> Row:
    """A new row of a model, as ``model(**values)`` makes it and at a fraction of the cost.

    For rows by the thousand: columns by their attributes (``case_id``), and no objects.
    Raises UnwritableRowError for what is no column.
    """
    row = model.__new__(model)
    constants, made, known = _blank(model)
    if not values.keys() <= known:
        raise UnwritableRowError(f"{model.__name__}: {', '.join(sorted(values.keys() - known))}")
    held = row.__dict__
    held["_state"] = ModelState()
    held.update(constants)
    for attribute, default in made:
        if attribute not in values:
            held[attribute] = default()
    held.update(values)
    return row


@cache
def _blank(
    model: type[models.Model],
) -> tuple[dict[str, object], tuple[tuple[str, Callable[[], object]], ...], frozenset[str]]:
    """What stands in a row that nobody filled: constants, what is made for each, and all names."""
    fields: Sequence[models.Field[Any, Any]] = model._meta.local_concrete_fields
    made = tuple((field.attname, field.get_default) for field in fields if callable(field.default))
    constants = {
        field.attname: field.get_default() for field in fields if not callable(field.default)
    }
    return constants, made, frozenset(field.attname for field in fields)


@cache
def _written(model: type[models.Model]) -> tuple[str, tuple[tuple[str, str], ...]]:
    """The statement of a model, and of each column the attribute that holds it."""
    fields: Sequence[models.Field[Any, Any]] = model._meta.local_concrete_fields
    for field in fields:
        if type(field) not in PLAIN or _is_worked_out(field):
            raise UnwritableRowError(f"{model.__name__}.{field.name}")
    quoted = connection.ops.quote_name
    table = quoted(model._meta.db_table)
    held = tuple((str(field.column), field.attname) for field in fields)
    columns = ", ".join(quoted(column) for column, _attribute in held)
    source = f"json_populate_recordset(NULL::{table}, %s)"
    statement = f"INSERT INTO {table} ({columns}) SELECT {columns} FROM {source}"  # noqa: S608
    return statement, held


def _is_worked_out(field: "models.Field[Any, Any]") -> bool:
    """Whether its value is another than what stands in the row."""
    return (
        getattr(field, "auto_now", False)
        or getattr(field, "auto_now_add", False)
        or field.generated
        or (isinstance(field, models.JSONField) and field.encoder is not None)
    )


SAID: dict[type, Callable[[Any], object]] = {
    Decimal: str,
    timedelta: lambda length: (
        f"{length.days} days {length.seconds}.{length.microseconds:06} seconds"
    ),
    frozenset: sorted,
    set: sorted,
}


def _said(value: object) -> object:
    kind = type(value)
    if kind is UUID:  # most of all that comes here
        return str(value)
    if isinstance(value, date):  # moments, too
        return value.isoformat()
    said = SAID.get(kind)
    if isinstance(value, DatabaseDefault):
        raise UnwritableRowError("a value that the database makes")
    if said is None:
        raise TypeError(f"a row cannot hold {kind.__name__}")
    return said(value)
