"""A later start asks one question instead of starting Django, and is never wrong about it."""

from collections.abc import Iterator

import psycopg
import pytest
from django.db import connection
from psycopg.conninfo import make_conninfo

from vinculo.config import settled
from vinculo.config.database import APP_ROLE
from vinculo.kernel.ids import new_id


@pytest.fixture
def url(django_db_setup: None) -> Iterator[str]:
    """A database with the two tables that are looked at, whose rights stand."""
    parts = {key: connection.settings_dict[key.upper()] for key in ("host", "port")}
    parts["user"] = "postgres"
    server = make_conninfo(dbname="postgres", **parts)
    name = f"settled_{new_id().hex}"
    with psycopg.connect(server, autocommit=True) as there:
        there.execute(f"CREATE DATABASE {name}")
    found = make_conninfo(dbname=name, **parts)
    with psycopg.connect(found) as owner:
        owner.execute("CREATE TABLE django_migrations (id int)")
        owner.execute("CREATE TABLE identity_user (id int)")
        owner.execute(f"GRANT SELECT ON identity_user TO {APP_ROLE}")
    yield found
    with psycopg.connect(server, autocommit=True) as there:
        there.execute(f"DROP DATABASE {name} WITH (FORCE)")


def test_a_database_is_settled_once_the_same_code_brought_it_up_to_date(url) -> None:
    assert not settled.is_settled(url)
    settled.settle(url)
    assert settled.is_settled(url)


def test_another_code_asks_django_again(url, monkeypatch) -> None:
    settled.settle(url)
    monkeypatch.setattr(settled, "fingerprint", lambda: "of another version")
    assert not settled.is_settled(url)


def test_rights_that_somebody_took_away_are_given_again(url) -> None:
    settled.settle(url)
    with psycopg.connect(url) as owner:
        owner.execute(f"REVOKE SELECT ON identity_user FROM {APP_ROLE}")
    assert not settled.is_settled(url)


def test_a_migration_that_says_something_else_has_another_print(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(settled, "CODE", tmp_path)
    file = tmp_path / "cases" / "migrations" / "0001_first.py"
    file.parent.mkdir(parents=True)
    file.write_text("operations = []\n")
    before = settled.fingerprint()
    file.write_text("operations = [1]\n")
    assert settled.fingerprint() != before
