"""Whether the house is fit to work is always answered, whatever is wrong with it."""

import pytest
from django.db import transaction
from django.db.migrations.exceptions import NodeNotFoundError

from vinculo.kernel import health

NAMES = {"database", "migrations", "worker", "outbox", "disk"}


def found() -> dict[str, bool]:
    return {check.name: check.ok for check in health.checks()}


@pytest.mark.django_db
def test_an_upgrade_that_stopped_half_way_is_not_ready_and_says_which_part(monkeypatch) -> None:
    """A migration whose parent is missing is no fault of the database, and no fault of the page."""

    def half(_connection: object) -> None:
        raise NodeNotFoundError("parent is missing", ("cases", "0001_initial"))

    monkeypatch.setattr(health, "MigrationExecutor", half)
    assert found().keys() == NAMES
    assert not found()["migrations"]
    assert found()["database"]


@pytest.mark.django_db
def test_a_table_that_an_upgrade_has_not_made_yet_is_told_by_its_own_check(monkeypatch) -> None:
    monkeypatch.setattr(health, "JOBS", "SELECT queue, status, n FROM a_table_of_tomorrow")
    told = found()
    assert told.keys() == NAMES
    assert told["database"]
    assert told["migrations"]
    assert not told["outbox"]


@pytest.mark.django_db
def test_without_a_database_only_the_disk_is_looked_at(monkeypatch) -> None:
    def gone() -> None:
        raise OSError

    monkeypatch.setattr(health, "_database", gone)
    with transaction.atomic():
        assert found().keys() == {"database", "disk"}
    assert not found()["database"]
