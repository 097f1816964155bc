"""Fixtures for all tests; the database itself comes from ``tests/database.py``."""

import os
from collections.abc import Generator, Iterator
from functools import cache
from importlib import import_module
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # threads of one worker starve the other

import psycopg
import pytest
from hypothesis import HealthCheck, settings
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict

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


TESTS = Path(__file__).parent / "tests"
WHOLE = ("architecture", "faults", "journeys", "permissions", "processes")
UNCOUNTED = tuple(TESTS / name for name in WHOLE)
MEASURES_CHILDREN = "COVERAGE_PROCESS_CONFIG"
"""By this coverage measures the processes that a measured one starts."""


RULES = {"domain", "metrics", "facts"}


@cache
def load_rules() -> None:
    """Import rules and lib while lines are counted: a module is read once, whoever asks first."""
    source = Path(__file__).parent / "src"
    for file in sorted(source.glob("vinculo/**/*.py")):
        parts = file.relative_to(source).with_suffix("").parts
        if "tests" not in parts and (parts[1] == "lib" or RULES.intersection(parts)):
            import_module(".".join(parts).removesuffix(".__init__"))


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Lines are counted where a suite stands beside the code it visits.

    Whole stories visit the same lines many times over, and what reads the source visits none;
    counting costs them more than half as much again, and each process that they start.
    """
    plugin = item.config.pluginmanager.getplugin("_cov")
    counting = getattr(plugin, "cov_controller", None)
    if counting is None or not any(map(item.path.is_relative_to, UNCOUNTED)):
        return (yield)
    load_rules()
    config = os.environ.pop(MEASURES_CHILDREN, None)
    counting.pause()
    try:
        return (yield)
    finally:
        counting.resume()
        if config is not None:
            os.environ[MEASURES_CHILDREN] = config


@pytest.fixture(scope="session")
def django_db_setup() -> None:
    """The worker's database exists already, migrated, before Django starts."""


@pytest.fixture(scope="session", autouse=True)
def no_foreign_rows_in_templates() -> None:
    """A page that is handed a row of another context fails its test, in whichever test it is."""
    from django.test.signals import template_rendered
    from tests.architecture.foreign import refuse

    template_rendered.connect(refuse)


@pytest.fixture(scope="session", autouse=True)
def cheap_passwords() -> None:
    """Passwords are kept by the same algorithm, without the work that makes guessing dear."""
    from django.contrib.auth.hashers import Argon2PasswordHasher

    Argon2PasswordHasher.time_cost = 1
    Argon2PasswordHasher.memory_cost = 64
    Argon2PasswordHasher.parallelism = 1


@pytest.fixture(scope="session", autouse=True)
def nobody_waits_for_company() -> None:
    """Messages are read at once in this process; servers that tests start do as they always do."""
    from django.conf import settings as installed

    installed.GATHER_SECONDS = 0


@pytest.fixture
def committed(django_db_blocker: object, django_db_setup: None) -> Iterator[None]:
    """For tests that need real commits: the tables are emptied afterwards, by the owner.

    Use instead of ``django_db(transaction=True)``: vinculo_app may not truncate.
    """
    from django.db import connections

    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        yield
        connections.close_all()
    _empty_tables()


KEPT = ["django_content_type", "auth_permission", "django_migrations"]
FILLED_BY_TESTS = """
WITH RECURSIVE emptied AS (
    SELECT oid FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relname = ANY(%s)
     UNION
    SELECT conrelid FROM pg_constraint JOIN emptied ON confrelid = emptied.oid WHERE contype = 'f')
SELECT oid, relname FROM pg_class JOIN emptied USING (oid) WHERE NOT relispartition ORDER BY relname
"""
BEGUN_AGAIN = """
SELECT setval(s.seqrelid, s.seqstart, false) FROM pg_sequence AS s
  JOIN pg_depend AS d ON d.objid = s.seqrelid AND d.deptype IN ('a', 'i')
 WHERE d.refobjid = ANY(%s) AND pg_sequence_last_value(s.seqrelid) IS NOT NULL
"""


def _empty_tables(tries: int = 5) -> None:
    """Empty them; who still reads in another order than the locks may need a second try."""
    for left in reversed(range(tries)):
        try:
            return _empty_now()
        except psycopg.errors.DeadlockDetected:
            if not left:
                raise
    return None


def _empty_now() -> None:
    """As TRUNCATE … RESTART IDENTITY CASCADE would, in a tenth of its time.

    A few rows are deleted sooner than 160 tables and their indexes are made anew; the locks wait
    for whoever is still writing.
    """
    from django.apps import apps

    models = apps.get_models(include_auto_created=True)
    tables = {model._meta.db_table for model in models if model._meta.managed} - set(KEPT)
    url = os.environ["VINCULO_TEST_ADMIN_URL"]
    name = conninfo_to_dict(os.environ["DATABASE_URL"])["dbname"]
    with psycopg.connect(url, dbname=name) as connection:
        connection.execute("SET session_replication_role = replica")  # no trigger, no other key
        found = connection.execute(
            FILLED_BY_TESTS, [[*tables, "procrastinate_jobs", "procrastinate_workers"]]
        ).fetchall()
        names = [sql.Identifier(table) for _, table in found]
        connection.execute(sql.SQL("LOCK TABLE {}").format(sql.SQL(", ").join(names)))
        each = sql.SQL("SELECT {} WHERE EXISTS (SELECT FROM {})")
        some = [each.format(sql.Literal(table), sql.Identifier(table)) for _, table in found]
        for (table,) in connection.execute(sql.SQL(" UNION ALL ").join(some)).fetchall():
            connection.execute(sql.SQL("DELETE FROM {}").format(sql.Identifier(table)))
        connection.execute(BEGUN_AGAIN, [[oid for oid, _ in found]])
