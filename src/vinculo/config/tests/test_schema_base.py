"""The base of new databases is what the migrations make, no more and no less."""

import os
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest
from tools import schema_base

from vinculo.clocks import contracts as clocks
from vinculo.config import database
from vinculo.config.schema import base

TEMPLATE = "template_vinculo"
Make = Callable[..., str]


@pytest.fixture
def new_database() -> Iterator[Make]:
    """Makes a database; answers its owner's address. They go at the end."""
    admin = os.environ["VINCULO_TEST_ADMIN_URL"]
    made: list[str] = []

    def make(template: str = "template0") -> str:
        made.append(f"base_{uuid.uuid4().hex}")
        database.create_database(admin, made[-1], template=template)
        return admin.replace("postgres@/postgres?", f"{database.OWNER_ROLE}@/{made[-1]}?")

    yield make
    with psycopg.connect(admin, autocommit=True) as connection:
        for name in made:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.mark.slow
def test_base_and_what_came_after_are_the_same_as_all_migrations(new_database: Make) -> None:
    """Compared before, when nothing changed since: the comparison takes a minute of processor."""
    if schema_base.agrees():
        return
    one_by_one = new_database()
    schema_base.migrate(one_by_one)
    assert schema_base.differences(new_database(TEMPLATE), one_by_one, new_database) == []


def test_whatever_shapes_the_tables_asks_for_the_comparison_again(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    noted = tmp_path / "agrees.txt"
    monkeypatch.setattr(schema_base, "AGREES", noted)
    assert not schema_base.agrees(), "nothing was ever compared"
    noted.write_text(schema_base.fingerprint())
    assert schema_base.agrees()
    monkeypatch.setattr(clocks, "ClockState", ["running"])
    assert not schema_base.agrees(), "a state is gone that a migration's condition names"
    monkeypatch.undo()
    monkeypatch.setattr(schema_base, "AGREES", noted)
    monkeypatch.setattr(schema_base, "SHAPING", schema_base.SHAPING[1:])
    assert not schema_base.agrees()


def test_what_is_there_is_left_alone(new_database: Make) -> None:
    url = new_database()
    with psycopg.connect(url) as connection:
        connection.execute("CREATE TABLE kept (id int)")
    assert not base.lay(url)
    with psycopg.connect(url) as connection:
        found = connection.execute(
            "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"
        ).fetchone()
    assert found == (1,)


def test_a_base_that_breaks_leaves_nothing(
    new_database: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = new_database()
    monkeypatch.setattr(base, "text", lambda: "CREATE TABLE half (id int); SELECT 1 / 0;")
    with pytest.raises(psycopg.errors.DivisionByZero):
        base.lay(url)
    monkeypatch.undo()
    assert base.lay(url)
