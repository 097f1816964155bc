"""The base of new databases is what the migrations make, no more and no less."""

import os
import uuid
from collections.abc import Callable, Iterator

import psycopg
import pytest
from tools.schema_base import migrate, written_down

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


@pytest.fixture
def in_same_words(new_database: Make) -> Callable[[str], list[str]]:
    """What a database holds, as it is written down after it was laid; order of history apart."""

    def settled(url: str) -> list[str]:
        again = new_database()
        base.write(written_down(url), again)
        lines = written_down(again).splitlines()
        history = [line for line in lines if line.startswith("INSERT INTO public.django_mig")]
        return [line for line in lines if line not in set(history)] + sorted(history)

    return settled


@pytest.mark.slow
def test_base_and_what_came_after_are_the_same_as_all_migrations(
    new_database: Make, in_same_words: Callable[[str], list[str]]
) -> None:
    one_by_one = new_database()
    migrate(one_by_one)
    assert in_same_words(new_database(TEMPLATE)) == in_same_words(one_by_one)


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
