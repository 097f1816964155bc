"""Changes are kept by the database itself, with who was behind them."""

from uuid import uuid4

import pytest
from django.apps import apps
from django.db import connection, transaction
from django.db.utils import ProgrammingError
from django.test.utils import CaptureQueriesContext

from vinculo.kernel import history
from vinculo.kernel.changes import changes, history_tables
from vinculo.kernel.ids import new_id

TABLES = sorted(history_tables())


def person(name: str = "Marta") -> object:
    from django.contrib.auth import get_user_model

    from vinculo.kernel import clock

    return get_user_model().objects.create(
        email=f"{uuid4().hex[:8]}@example.com", name=name, roles=["agent"], created_at=clock.now()
    )


@pytest.mark.django_db
def test_a_change_says_what_was_and_who_did_it() -> None:
    who = new_id()
    one = person()
    with history.acting(actor_id=who, request_id="r-1"):
        type(one).objects.filter(pk=one.pk).update(name="Marta Rey")
    change = changes(limit=1, subject_id=str(one.pk), thing="identity.User")[0]
    assert (change.what, change.actor_id, change.request_id) == ("update", who, "r-1")
    assert [(f.name, f.before, f.after) for f in change.fields] == [("name", "Marta", "Marta Rey")]


@pytest.mark.django_db
def test_bare_sql_is_recorded_too() -> None:
    one = person()
    with history.acting(job="cleaning"), connection.cursor() as cursor:
        cursor.execute("UPDATE identity_user SET name = 'X' WHERE id = %s", [one.pk])
    assert changes(limit=1, thing="identity.User")[0].job == "cleaning"


@pytest.mark.django_db
def test_what_nobody_changed_leaves_no_trace() -> None:
    one = person()
    type(one).objects.filter(pk=one.pk).update(name=one.name, theme="dark")
    assert [c.what for c in changes(limit=9, subject_id=str(one.pk))] == ["insert"]


def test_whoever_follows_is_not_taken_for_the_one_before(committed: None) -> None:
    one, who = person(), new_id()
    with history.acting(actor_id=who):
        type(one).objects.filter(pk=one.pk).update(name="A")
    type(one).objects.filter(pk=one.pk).update(name="B")
    newest, before = changes(limit=2, subject_id=str(one.pk))
    assert ([f.after for f in newest.fields], newest.actor_id) == (["B"], None)
    assert ([f.after for f in before.fields], before.actor_id) == (["A"], who)


@pytest.mark.django_db
def test_who_is_behind_is_said_however_the_change_is_written() -> None:
    one, two, who = person(), person(), new_id()
    with history.acting(actor_id=who), history.acting(request_id="r-2"):
        with connection.cursor() as cursor:
            cursor.executemany(
                "UPDATE identity_user SET name = 'Y' WHERE id = %s",
                [[one.pk], [two.pk]],
            )
            cursor.execute(
                "WITH all_of AS (SELECT id FROM identity_user)"
                " UPDATE identity_user SET name = %(name)s WHERE id IN (SELECT id FROM all_of)",
                {"name": "Z"},
            )
            assert cursor.rowcount >= 2
        three = person("Nueva")
    for change in changes(limit=5, thing="identity.User")[:5]:
        assert (change.actor_id, change.request_id) == (who, "r-2")
    assert changes(limit=1, subject_id=str(three.pk))[0].what == "insert"


@pytest.mark.django_db
def test_only_what_may_change_a_recorded_table_says_who_it_was() -> None:
    person()
    with history.acting(job="cleaning"), CaptureQueriesContext(connection) as asked:
        list(type(person()).objects.all())
        with transaction.atomic():
            pass
    told = [q["sql"] for q in asked.captured_queries if "pghistory.context_id" in q["sql"]]
    assert [sql for sql in told if "INSERT" not in sql] == []
    assert len(told) == 1


@pytest.mark.django_db
def test_pages_follow_each_other_without_gap_or_overlap() -> None:
    for n in range(7):
        person(f"P{n}")
    whole = changes(limit=50, thing="identity.User")
    first = changes(limit=3, thing="identity.User")
    rest = changes(limit=50, thing="identity.User", before=first[-1].place)
    assert first + rest == whole


@pytest.mark.django_db
@pytest.mark.parametrize("label", TABLES)
def test_history_can_be_written_but_neither_changed_nor_removed(label: str) -> None:
    table = history_tables()[label]._meta.db_table
    for statement in (f"UPDATE {table} SET pgh_label = 'x'", f"DELETE FROM {table}"):
        with (
            pytest.raises(ProgrammingError, match="permission denied"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(statement)


@pytest.mark.parametrize("label", TABLES)
def test_every_recorded_column_has_words(label: str) -> None:
    table = history_tables()[label]
    columns = {f.name for f in table._meta.concrete_fields if not f.name.startswith("pgh_")}
    assert label in history.recorded_things, f"labels.py: recorded_things.add({label!r}, …)"
    thing = history.recorded_things[label]
    assert columns - set(thing.fields) == set()
    assert thing.title in {"", *columns}


@pytest.mark.parametrize("label", TABLES)
def test_no_secret_is_recorded(label: str) -> None:
    from vinculo.kernel.privacy import Privacy

    model = apps.get_model(label)
    copied = {f.column for f in history_tables()[label]._meta.concrete_fields}
    assert {c for c, kind in model.privacy.items() if kind == Privacy.SECRET} & copied == set()
