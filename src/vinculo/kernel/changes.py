"""Reading the history: changes of all recorded tables, newest first, a page at a time."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, cast
from uuid import UUID

import pghistory.models
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import OuterRef, Q, QuerySet, Subquery, Value

from vinculo.kernel.history import RecordedThing, recorded_things

EventModel = Any
Place = tuple[datetime, str, int]
"""Where a page ended: time, thing and sequence of its last change."""
NOT_A_FIELD = ("pgh_",)


@dataclass(frozen=True, kw_only=True)
class FieldChange:
    """One column before and after; ``refers_to`` is the model whose ids it holds, if any."""

    name: str
    before: object
    after: object
    refers_to: str = ""


@dataclass(frozen=True, kw_only=True)
class Change:
    """One row inserted, changed or removed; ``fields`` are the columns that differ.

    ``title_of``: the thing is called as that other thing, of which only the id is known here.
    """

    thing: str
    subject_id: UUID | int
    what: str
    title: str
    title_of: tuple[str, UUID] | None
    at: datetime
    sequence: int
    actor_id: UUID | None
    job: str
    command: str
    request_id: str
    fields: tuple[FieldChange, ...]

    @property
    def place(self) -> Place:
        """Where a page that ends with this change goes on."""
        return self.at, self.thing, self.sequence


def history_tables() -> dict[str, EventModel]:
    """From a recorded model's label to the table of its history."""
    return {
        cast("Any", model).pgh_tracked_model._meta.label: model
        for model in apps.get_models()
        if issubclass(model, pghistory.models.Event) and hasattr(model, "pgh_tracked_model")
    }


PLACE = ("pgh_created_at", "pgh_of", "pgh_id", "pgh_previous_id")
"""What is added to a row bears the prefix of the history, which no recorded column has."""


def changes(
    *,
    limit: int,
    before: Place | None = None,
    thing: str = "",
    subject_id: str = "",
    actor_id: UUID | None = None,
    since: datetime | None = None,
    until: datetime | None = None,
) -> list[Change]:
    """The newest ``limit`` changes that fit, after the place ``before``."""
    tables = history_tables()
    chosen = {thing: tables[thing]} if thing in tables else ({} if thing else tables)
    newest = []
    for label, table in chosen.items():
        rows = _filtered(table, subject_id=subject_id, actor_id=actor_id, since=since, until=until)
        if before is not None:
            rows = rows.filter(_after(before, label))
        newest.append(rows.annotate(pgh_of=Value(label)).values_list(*PLACE)[:limit])
    if not newest:
        return []
    first, *others = newest
    together = first.union(*others, all=True) if others else first
    order = sorted(together, reverse=True)[:limit]
    return _with_differences(
        [(label, key, previous) for _at, label, key, previous in order], tables
    )


def _after(place: Place, label: str) -> Q:
    """What follows ``place`` in the table of ``label``: newest first, things in one order."""
    at, thing, sequence = place
    older = Q(pgh_created_at__lt=at)
    if label > thing:
        return older
    same = Q(pgh_created_at=at)
    return older | (same if label < thing else same & Q(pgh_id__lt=sequence))


def _filtered(
    table: EventModel,
    *,
    subject_id: str,
    actor_id: UUID | None,
    since: datetime | None,
    until: datetime | None,
) -> "models.QuerySet[Any]":
    rows = table.objects.order_by("-pgh_created_at", "-pgh_id")
    if subject_id:
        rows = rows.filter(pgh_obj_id=subject_id) if _may_name(table, subject_id) else rows.none()
    if actor_id:
        rows = rows.filter(pgh_context__actor=str(actor_id))
    if since:
        rows = rows.filter(pgh_created_at__gte=since)
    if until:
        rows = rows.filter(pgh_created_at__lt=until)
    earlier = table.objects.filter(
        pgh_obj_id=OuterRef("pgh_obj_id"), pgh_id__lt=OuterRef("pgh_id")
    ).order_by("-pgh_id")
    annotated: QuerySet[Any] = rows.annotate(pgh_previous_id=Subquery(earlier.values("pgh_id")[:1]))
    return annotated


def _may_name(table: EventModel, subject_id: str) -> bool:
    """Whether the text could be a key of the table's things."""
    try:
        table._meta.get_field("pgh_obj").target_field.to_python(subject_id)
    except ValidationError:
        return False
    return True


def _with_differences(
    found: list[tuple[str, int, int | None]], tables: dict[str, EventModel]
) -> list[Change]:
    """One question for each table that has a change among ``found``."""
    wanted: dict[str, set[int]] = {}
    for label, key, previous in found:
        wanted.setdefault(label, set()).update({key} if previous is None else {key, previous})
    rows: dict[tuple[str, int | None], Any] = {
        (label, key): row
        for label, keys in wanted.items()
        for key, row in tables[label].objects.in_bulk(keys).items()
    }
    return [
        _change(label, rows[label, key], rows.get((label, previous)))
        for label, key, previous in found
    ]


def _change(label: str, row: Any, previous: Any) -> Change:
    context = row.pgh_context or {}
    actor = context.get("actor")
    title, title_of = _title(label, row)
    return Change(
        thing=label,
        subject_id=row.pgh_obj_id,
        what=row.pgh_label,
        title=title,
        title_of=title_of,
        at=row.pgh_created_at,
        sequence=row.pgh_id,
        actor_id=UUID(actor) if actor else None,
        job=context.get("job", ""),
        command=context.get("command", ""),
        request_id=context.get("request", ""),
        fields=() if row.pgh_label == "delete" else tuple(_differences(row, previous)),
    )


def _title(label: str, row: Any) -> tuple[str, tuple[str, UUID] | None]:
    thing = recorded_things.get(label)
    if thing is None or not thing.title:
        return "", None
    column = row._meta.get_field(thing.title)
    value = getattr(row, column.attname)
    meant = _meant_by(thing, column)
    if meant and value:
        return "", (meant, value)
    return str(value or ""), None


def _meant_by(thing: RecordedThing | None, column: Any) -> str:
    """The label of the model whose ids the column holds; "" for all other columns."""
    if column.remote_field is not None:
        return str(column.remote_field.model._meta.label)
    return thing.refers.get(column.name, "") if thing else ""


def titles(label: str, ids: Collection[UUID]) -> dict[UUID, str]:
    """What things of one model are called now, or were called last if they are gone."""
    if label not in recorded_things or not ids:
        return {}
    title = recorded_things[label].title
    found = dict(apps.get_model(label).objects.filter(pk__in=ids).values_list("pk", title))
    gone = set(ids) - set(found)
    if gone:
        rows = history_tables()[label].objects.filter(pgh_obj_id__in=gone).order_by("pgh_id")
        found |= dict(rows.values_list("pgh_obj_id", title))
    return {key: str(words) for key, words in found.items()}


def _differences(row: Any, previous: Any) -> Iterable[FieldChange]:
    label = type(row).pgh_tracked_model._meta.label
    thing = recorded_things.get(label)
    for column in row._meta.concrete_fields:
        if column.name.startswith(NOT_A_FIELD):
            continue
        after = getattr(row, column.attname)
        before = getattr(previous, column.attname) if previous is not None else None
        if after != before and not (previous is None and after in (None, "", [], {})):
            meant = _meant_by(thing, column)
            yield FieldChange(name=column.name, before=before, after=after, refers_to=meant)


def day_bounds(day: datetime) -> tuple[datetime, datetime]:
    """From the beginning of a day to the next."""
    start = day.replace(hour=0, minute=0, second=0, microsecond=0)
    return start, start + timedelta(days=1)
