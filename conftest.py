"""Fixtures for all tests; the database itself comes from ``tests/database.py``."""

import os
from collections.abc import Iterator

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # threads of one worker starve the other

import psycopg
import pytest
from hypothesis import HealthCheck, settings
from psycopg import sql

# How long an example takes says how busy the machine is, not whether the rule holds.
# The examples are the same each time, so that no landing hangs on chance; whoever hunts for more
# sets VINCULO_CHANCE=true.
settings.register_profile(
    "house",
    deadline=None,
    derandomize=os.environ.get("VINCULO_CHANCE") != "true",
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("house")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """The slow ones first, so that no core waits for the last of them.

    With ``VINCULO_PURE_TESTS=true`` only those tests run that touch no database.
    """
    items.sort(key=lambda item: item.get_closest_marker("slow") is None)
    if os.environ.get("VINCULO_PURE_TESTS") != "true":
        return
    needing = {"committed", "db", "live_server"}
    pure = [
        item
        for item in items
        if not item.get_closest_marker("django_db")
        and not needing.intersection(getattr(item, "fixturenames", ()))
    ]
    config.hook.pytest_deselected(items=[item for item in items if item not in pure])
    items[:] = pure


@pytest.fixture(scope="session")
def django_db_setup() -> None:
    """The worker's database exists already, migrated, before Django starts."""


@pytest.fixture(scope="session", autouse=True)
def no_foreign_rows_in_templates() -> None:
    """A page that is handed a row of another context fails its test, in whichever test it is."""
    from django.test.signals import template_rendered
    from tests.architecture.foreign import refuse

    template_rendered.connect(refuse)


@pytest.fixture
def committed(django_db_blocker: object, django_db_setup: None) -> Iterator[None]:
    """For tests that need real commits: the tables are emptied afterwards, by the owner.

    Use instead of ``django_db(transaction=True)``: vinculo_app may not truncate.
    """
    from django.apps import apps
    from django.db import connections

    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        yield
        connections.close_all()
    tables = {
        m._meta.db_table for m in apps.get_models(include_auto_created=True) if m._meta.managed
    }
    tables |= {"procrastinate_jobs", "procrastinate_workers"}
    tables -= {"django_content_type", "auth_permission", "django_migrations"}
    with psycopg.connect(os.environ["DATABASE_URL"]) as connection:
        found = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        tables &= {name for (name,) in found}
        connection.execute(
            sql.SQL("TRUNCATE {} RESTART IDENTITY CASCADE").format(
                sql.SQL(", ").join(sql.Identifier(table) for table in sorted(tables))
            )
        )
