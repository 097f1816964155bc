"""Web, worker and tests act as ``vinculo_app``, which owns nothing and cannot rewrite evidence."""

import pytest
from django.apps import apps
from django.db import ProgrammingError, connection, transaction

from tests.architecture.house import RANK
from tests.architecture.test_models import our_models
from vinculo.kernel.models import LiveEvent

pytestmark = pytest.mark.django_db
OWNED = """
    SELECT relname FROM pg_class WHERE pg_get_userbyid(relowner) = current_user
    UNION ALL SELECT proname FROM pg_proc WHERE pg_get_userbyid(proowner) = current_user
    UNION ALL SELECT nspname FROM pg_namespace WHERE pg_get_userbyid(nspowner) = current_user
    UNION ALL SELECT datname FROM pg_database WHERE pg_get_userbyid(datdba) = current_user
"""
APPEND_ONLY = [m for m in our_models() if getattr(m, "append_only", False)]


def rows(statement: str, *values: object) -> list[tuple[object, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall()


def test_the_tests_act_as_the_application() -> None:
    assert rows("SELECT current_user") == [("vinculo_app",)]
    might = rows(
        "SELECT rolsuper, rolcreatedb, rolcreaterole FROM pg_roles WHERE rolname = current_user"
    )
    assert might == [(False, False, False)]


def test_the_application_owns_nothing() -> None:
    assert rows(OWNED) == []


def test_what_only_grows_can_be_neither_changed_nor_removed() -> None:
    assert APPEND_ONLY, "no table is marked append_only"
    for model in APPEND_ONLY:
        held = rows(
            "SELECT privilege FROM unnest(ARRAY['SELECT','INSERT','UPDATE','DELETE','TRUNCATE'])"
            " AS privilege WHERE has_table_privilege(%s, privilege)",
            model._meta.db_table,
        )
        assert {name for (name,) in held} == {"SELECT", "INSERT"}, model._meta.label


@pytest.mark.parametrize(
    "statement",
    [
        pytest.param("CREATE TABLE mine (id int)", id="new table"),
        pytest.param("DROP TABLE kernel_liveevent", id="drop"),
        pytest.param("TRUNCATE kernel_liveevent", id="truncate"),
        pytest.param("ALTER TABLE kernel_liveevent DISABLE TRIGGER ALL", id="triggers off"),
        pytest.param("DELETE FROM django_migrations", id="migrations"),
        pytest.param("SET ROLE vinculo", id="become the owner"),
    ],
)
def test_the_application_cannot(statement: str) -> None:
    with (
        pytest.raises(ProgrammingError),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


def test_the_application_can_do_its_work() -> None:
    assert LiveEvent.objects.count() == 0
    assert {m._meta.app_label for m in apps.get_models() if m._meta.app_label in RANK}
