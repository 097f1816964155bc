"""Rows that are written as one JSON value stand in their tables as the ORM writes them."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import IntegrityError, models, transaction

from vinculo.cases.models import Case, CaseEntry
from vinculo.cases.testing import House, a_case
from vinculo.kernel.ids import new_id
from vinculo.kernel.inserting import UnwritableRowError, insert_all
from vinculo.kernel.models import LiveEvent

WORDS = "Ñandú «12 %s %(a)s» 'comillas' \"dobles\" \\n \\u00e1 \t {a,b} NULL 🙂\nfin"
LISTS = [["a,b", 'c"d', "", "NULL", "{}", "\\"], []]
VALUES = {"a": [1, 2.5, None, True], WORDS: {"b": WORDS}}
MOMENT = datetime(2026, 10, 25, 0, 30, 0, 123456, UTC)


def twins(one: models.Model, **unique: str) -> list[models.Model]:
    """The row twice more, each under a key of its own, with what must be unique made so."""
    made = []
    for number in range(2):
        row = type(one)(**{f.attname: getattr(one, f.attname) for f in one._meta.concrete_fields})
        row.pk = new_id()
        for name, value in unique.items():
            setattr(row, name, f"{value}{number}" if value else None)
        made.append(row)
    return made


def stands(row: models.Model, *but: str) -> dict[str, Any]:
    found: dict[str, Any] = type(row)._default_manager.filter(pk=row.pk).values().get()
    return {name: value for name, value in found.items() if name not in {"id", *but}}


def test_awkward_words_lists_and_moments_stand_as_the_orm_writes_them(
    house: House,
) -> None:
    case = Case.objects.get(pk=a_case().id)
    case.subject, case.access_keys, case.keys_before = WORDS, LISTS[0], LISTS[1]
    case.opened_at, case.waiting_until = MOMENT, MOMENT.date()
    line = CaseEntry(case_id=case.pk, kind="opened", at=MOMENT, params=VALUES)
    for row, unique in ((case, {"number": "9", "key": "clave", "item_id": ""}), (line, {})):
        by_orm, at_once = twins(row, **unique)
        type(row)._default_manager.bulk_create([by_orm])
        assert insert_all([at_once]) == [at_once]
        assert not at_once._state.adding
        assert stands(at_once, *unique) == stands(by_orm, *unique)


def test_what_the_table_refuses_is_refused_and_what_is_there_may_stay(house: House) -> None:
    case = Case.objects.get(pk=a_case().id)
    line = CaseEntry(case=case, kind="opened", at=MOMENT, params={})
    assert insert_all([]) == []
    insert_all([line])
    with pytest.raises(IntegrityError), transaction.atomic():
        insert_all([line])
    insert_all([line], ignore_conflicts=True)
    assert CaseEntry.objects.filter(at=MOMENT).count() == 1


def test_a_row_of_which_the_database_works_something_out_is_left_to_the_orm() -> None:
    with pytest.raises(UnwritableRowError, match=r"LiveEvent\.id"):
        insert_all([LiveEvent(topic="t", kind="k", ref=new_id())])
