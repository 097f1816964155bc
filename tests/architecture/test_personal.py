"""Whoever keeps a customer's data says how it is handed over, hidden and erased."""

from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from django.apps import apps

from tests.architecture.test_models import WRITTEN, Model
from vinculo.kernel.personal import PersonalThing, keepers, of_colleagues
from vinculo.kernel.privacy import Privacy

TOLD = {Privacy.PERSONAL, Privacy.SENSITIVE}


def things() -> dict[str, list[PersonalThing]]:
    found: dict[str, list[PersonalThing]] = {}
    for keeper in keepers.values():
        for thing in keeper.things:
            found.setdefault(thing.model, []).append(thing)
    return found


def told_columns(model: Model) -> set[str]:
    """The columns of a model that tell about a person, by the names that code uses."""
    classes: Mapping[str, Privacy] = getattr(model, "privacy", {})
    return {one.name for one in model._meta.concrete_fields if classes.get(one.column) in TOLD}


def faults(model: Model, known: Mapping[str, list[PersonalThing]]) -> Iterator[str]:
    label = model._meta.label
    columns = told_columns(model)
    if label in of_colleagues:
        return
    if columns and label not in known:
        yield f"{label}: nobody erases {sorted(columns)}"
    for thing in known.get(label, []):
        is_rewritten = thing.blank is not None and not thing.by_owner
        if is_rewritten and (left := columns - set(thing.blank or {}) - set(thing.stays)):
            yield f"{label}: erasing leaves {sorted(left)}"
        if not thing.columns and not thing.kept_back:
            yield f"{label}: nobody says why the person does not get it"


@pytest.mark.parametrize("model", WRITTEN, ids=lambda m: m._meta.label)
def test_each_table_with_personal_columns_is_erased_and_handed_over(model: Model) -> None:
    assert list(faults(model, things())) == []


def test_history_of_personal_columns_is_forgotten_by_its_context() -> None:
    kept: list[str] = []
    for model in apps.get_models():
        tracked: Any = getattr(model, "pgh_tracked_model", None)
        if tracked is None or tracked._meta.label in of_colleagues:
            continue
        columns = {one.name for one in model._meta.concrete_fields} & told_columns(tracked)
        keeper = keepers.get(tracked._meta.app_label)
        if columns and (keeper is None or keeper.forget_history is None):
            kept.append(f"{tracked._meta.label}: {sorted(columns)}")
    assert kept == []


def test_the_rule_sees_what_is_left() -> None:
    model = apps.get_model("cases.Note")
    thing = things()["cases.Note"][0]
    left = PersonalThing(model="cases.Note", mine=thing.mine, blank={})
    assert list(faults(model, {})) == ["cases.Note: nobody erases ['text']"]
    assert len(list(faults(model, {"cases.Note": [left]}))) == 2
