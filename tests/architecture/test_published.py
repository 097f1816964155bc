"""What is published for metrics is what ``tables.py`` says, and tells nothing about a person."""

import os
import re
from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec

import psycopg
import pytest
from django.db import connection

from tests.architecture.house import CONTEXTS
from vinculo.kernel.published import SCHEMA, TYPES, Published

TELLING = re.compile(
    r"(^|_)(name|names|email|address|phone|text|body|subject|note|comment|html|token|secret)(_|$)"
)


def published() -> dict[str, Published]:
    """All published tables, by name."""
    found = {}
    for context in CONTEXTS:
        if find_spec(f"vinculo.{context}.tables"):
            for value in vars(import_module(f"vinculo.{context}.tables")).values():
                if isinstance(value, Published):
                    found[value.name] = value
                    assert value.name.startswith(context), "begin with the context's name"
    return found


def views(cursor: object) -> dict[str, dict[str, str]]:
    """The views that the database has, with their columns."""
    cursor.execute(
        "SELECT table_name, column_name, data_type FROM information_schema.columns"
        " WHERE table_schema = %s ORDER BY table_name, ordinal_position",
        [SCHEMA],
    )
    found: dict[str, dict[str, str]] = {}
    for table, column, kind in cursor.fetchall():
        found.setdefault(table, {})[column] = kind
    return found


def faults(said: dict[str, Published], there: dict[str, dict[str, str]]) -> Iterator[str]:
    """Where the words of ``tables.py`` and the database differ, and what is told of a person."""
    for name in sorted(set(said) ^ set(there)):
        yield f"{name}: only {'said' if name in said else 'in the database'}"
    for name in sorted(set(said) & set(there)):
        wanted = {column: TYPES[kind] for column, kind in said[name].columns.items()}
        if list(wanted.items()) != list(there[name].items()):
            yield f"{name}: said {wanted}, is {there[name]}"
    for name, columns in there.items():
        yield from (f"{name}.{column}: tells" for column in columns if TELLING.search(column))


@pytest.mark.django_db
def test_published_views_are_what_is_said() -> None:
    with connection.cursor() as cursor:
        assert list(faults(published(), views(cursor))) == []


def test_a_view_that_differs_is_seen() -> None:
    with psycopg.connect(os.environ["DATABASE_URL"]) as owner, owner.cursor() as cursor:
        cursor.execute(f"CREATE SCHEMA IF NOT EXISTS {SCHEMA}")
        cursor.execute(
            f"CREATE VIEW {SCHEMA}.kernel_try AS SELECT 'a'::text id, 1 AS n, 'x' AS name"
        )
        there = {"kernel_try": views(cursor)["kernel_try"]}
        owner.rollback()
    said = Published(name="kernel_try", columns={"id": "string", "n": "int32", "name": "string"})
    assert list(faults({"kernel_try": said}, there)) == ["kernel_try.name: tells"]
    other = Published(name="kernel_try", columns={"id": "string", "n": "int64"})
    assert len(list(faults({"kernel_try": other}, there))) == 2
    assert len(list(faults({}, there))) == 2
    with pytest.raises(ValueError, match="no such type"):
        Published(name="kernel_try", columns={"id": "uuid"})
