"""What the database must refuse and what may not be hidden in a model."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.contrib.contenttypes.fields import GenericForeignKey
from django.db import models

from tests.architecture.house import OPEN_TO_ALL, RANK, points_down
from vinculo.kernel.privacy import Privacy

STATE_COLUMNS = {"status", "state", "kind", "outcome", "direction"}

THEIRS = ("django.", "allauth.", "procrastinate.", "pghistory.", "builtins")

Model = type[models.Model]


def our_models() -> list[Model]:
    """All tables that we define, history tables too."""
    return [m for m in apps.get_models(include_auto_created=True) if m._meta.app_label in RANK]


def is_history(model: Model) -> bool:
    """Whether pghistory made the table; its columns follow those of the tracked model."""
    return hasattr(model, "pgh_tracked_model")


WRITTEN = [m for m in our_models() if not is_history(m)]


def faults_of_relations(model: Model) -> Iterator[str]:
    """Keys that point up or sideways, leave a way back, or name no table."""
    for field in model._meta.get_fields():
        if isinstance(field, GenericForeignKey):
            yield f"{field}: a generic key names no table"
        if not isinstance(field, models.ForeignKey | models.ManyToManyField):
            continue
        here, there = model._meta.app_label, field.related_model._meta.app_label
        if here == there or field.name.startswith("pgh_"):
            continue
        if there not in RANK or not points_down(here, there):
            yield f"{field}: points to {there}, which is not below {here}"
        if not field.remote_field.hidden:
            yield f"{field}: use related_name='+'"


def faults_of_privacy(model: Model) -> Iterator[str]:
    """Columns without a class, classes without a column."""
    classes: Any = getattr(model, "privacy", {})
    columns = {field.column for field in model._meta.concrete_fields}
    for column in sorted(columns - set(classes)):
        yield f"{model._meta.label}.{column}: no privacy class"
    for column in sorted(set(classes) - columns):
        yield f"{model._meta.label}.{column}: classed, but no column"
    for column, given in classes.items():
        if not isinstance(given, Privacy):
            yield f"{model._meta.label}.{column}: {given!r} is no Privacy"


def faults_of_names(model: Model) -> Iterator[str]:
    """Rules of the database that nobody could look up when one is broken."""
    first_word = re.findall(r"[A-Z][a-z0-9]*", model.__name__)[0].lower()
    for rule in [*model._meta.constraints, *model._meta.indexes]:
        if not rule.name.startswith((first_word, model._meta.db_table)):
            yield f"{model._meta.label}: {rule.name} does not begin with the thing's name"
    if model._meta.unique_together:
        yield f"{model._meta.label}: unique_together has no name, use UniqueConstraint"


def faults_of_states(model: Model) -> Iterator[str]:
    """State columns into which anything could be written."""
    checks = " ".join(
        str(rule.condition)
        for rule in model._meta.constraints
        if isinstance(rule, models.CheckConstraint)
    )
    for field in model._meta.concrete_fields:
        is_state = field.name in STATE_COLUMNS or field.choices
        if is_state and isinstance(field, models.CharField) and f"'{field.name}" not in checks:
            yield f"{field}: no CheckConstraint says which values there are"


def faults_of_workflow(model: Model) -> Iterator[str]:
    """Work hidden where nobody looks for it."""
    for ancestor in model.__mro__:
        if not ancestor.__module__.startswith(THEIRS):
            for method in {"save", "delete", "clean", "full_clean"} & set(vars(ancestor)):
                yield f"{model._meta.label}.{method} is overridden: write a service"


@pytest.mark.parametrize("model", WRITTEN, ids=lambda m: m._meta.label)
def test_a_model_keeps_the_rules(model: Model) -> None:
    faults = [
        *faults_of_relations(model),
        *faults_of_privacy(model),
        *faults_of_names(model),
        *faults_of_workflow(model),
    ]
    if model._meta.app_label not in OPEN_TO_ALL:
        faults += faults_of_states(model)
    assert faults == []


def test_history_is_kept_of_classed_tables_only() -> None:
    tracked = [m.pgh_tracked_model for m in our_models() if is_history(m)]
    assert [m for m in tracked if not getattr(m, "privacy", None)] == []


def test_the_rules_see_what_is_wrong() -> None:
    from django.test.utils import isolate_apps

    with isolate_apps("vinculo.kernel", "vinculo.identity", "django.contrib.contenttypes"):

        class Person(models.Model):
            class Meta:
                app_label = "identity"

        class Bad(models.Model):
            person = models.ForeignKey(Person, models.CASCADE)
            status = models.CharField(max_length=9)
            email = models.EmailField()
            privacy = {"email": "personal", "gone": Privacy.NONE}

            class Meta:
                app_label = "kernel"
                constraints = (models.UniqueConstraint(fields=("email",), name="only_once"),)

            def save(self, *args: Any, **kwargs: Any) -> None:
                super().save(*args, **kwargs)

    assert len(list(faults_of_relations(Bad))) == 2
    assert {fault.split(":")[0] for fault in faults_of_privacy(Bad)} == {
        "kernel.Bad.id",
        "kernel.Bad.person_id",
        "kernel.Bad.status",
        "kernel.Bad.gone",
        "kernel.Bad.email",
    }
    assert len(list(faults_of_names(Bad))) == 1
    assert len(list(faults_of_states(Bad))) == 1
    assert list(faults_of_workflow(Bad)) == ["kernel.Bad.save is overridden: write a service"]
