"""Who changed what: every change of a recorded table is kept by triggers, with the actor.

Put ``@recorded()`` on a model and say its words in ``labels.py`` (:data:`recorded_things`). The
copies are append-only for ``vinculo_app``; whoever writes by SQL is recorded too.
"""

import json
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import cache
from typing import Any, TypeVar, cast
from uuid import UUID, uuid4

import pghistory
import pghistory.models
import pgtrigger
from django.apps import apps
from django.db import connection, models
from django.utils.functional import Promise
from psycopg.pq import TransactionStatus

from vinculo.kernel.registry import Registry

M = TypeVar("M", bound=models.Model)
Words = str | Promise


@dataclass(frozen=True, kw_only=True)
class RecordedThing:
    """How people read the history of one model.

    ``fields`` gives each recorded column its words; ``title`` is the column that names the thing;
    ``values`` turns a column's value into words where it is not plain. ``refers`` says of columns
    that hold an id without a foreign key which model they mean (``"portfolio.Service"``).
    ``seen_as``: the thing is a person's (or hangs by its title on one) of this kind of
    :data:`vinculo.kernel.sight.seen_things`; who may not see that person reads only that
    personal columns changed.
    """

    thing: Words
    fields: Mapping[str, Words]
    title: str = "name"
    values: Mapping[str, Callable[[Any], Words]] = field(default_factory=dict)
    refers: Mapping[str, str] = field(default_factory=dict)
    seen_as: str = ""


recorded_things: Registry[RecordedThing] = Registry("recorded things")
"""From a model's label (``"identity.User"``) to its words; filled by ``labels.py``."""

key_things: Registry[str] = Registry("things of keys")
"""From the first part of an opaque key (``"team"``) to the label of the model that it names."""


def recorded(
    *,
    exclude: Collection[str] = (),
    only: Collection[str] = (),
    changes_of: pgtrigger.Condition | None = None,
) -> Callable[[type[M]], type[M]]:
    """Keep every insert, change and removal of the model's rows, besides columns ``exclude``.

    Leave out what is secret and what changes without anybody deciding it (``last_used_at``);
    ``only`` names the columns to keep instead. ``changes_of`` keeps no inserts and removals, and
    of the changes only those it is true of.
    """
    trackers = (
        (pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
        if changes_of is None
        else (pghistory.UpdateEvent(condition=changes_of),)
    )

    def decorate(model: type[M]) -> type[M]:
        table = model._meta.db_table
        left_out = ["id", *exclude] if _keeps_id_elsewhere(model) else list(exclude)
        pghistory.track(
            *trackers,
            fields=list(only) or None,
            exclude=None if only else left_out,
            obj_field=pghistory.ObjForeignKey(related_name="+", related_query_name="+"),
            context_field=pghistory.ContextJSONField(),
            context_id_field=pghistory.ContextUUIDField(),
            level=pgtrigger.Row,
            attrs={"append_only": True},
            meta={
                "indexes": [
                    models.Index(fields=("-pgh_created_at", "-pgh_id"), name=f"{table[:22]}_when")
                ]
            },
        )(model)
        return model

    return decorate


def _keeps_id_elsewhere(model: type[models.Model]) -> bool:
    """``pgh_obj_id`` holds the key already."""
    return model._meta.pk.name == "id"


@dataclass
class _Behind:
    """Who is behind the changes of one request, job or command; nested ones add to it."""

    id: str
    metadata: dict[str, str]


_behind: ContextVar[_Behind | None] = ContextVar("vinculo_history_behind", default=None)
_SET = (
    "SELECT set_config('pghistory.context_id', %s, true),"
    " set_config('pghistory.context_metadata', %s, true)"
)


@contextmanager
def acting(
    *, actor_id: UUID | None = None, request_id: str = "", job: str = "", command: str = ""
) -> Iterator[None]:
    """Write down who is behind every change made inside."""
    known = {
        "actor": "" if actor_id is None else str(actor_id),
        "request": request_id,
        "job": job,
        "command": command,
    }
    told = {key: value for key, value in known.items() if value}
    if (outer := _behind.get()) is not None:
        outer.metadata.update(told)
        yield
        return
    token = _behind.set(_Behind(id=str(uuid4()), metadata=told))
    try:
        with connection.execute_wrapper(_say_who):
            yield
    finally:
        _behind.reset(token)


@cache
def _tables() -> re.Pattern[str]:
    """Finds the name of a recorded table in a statement."""
    tables = {
        cast("Any", model).pgh_tracked_model._meta.db_table
        for model in apps.get_models()
        if issubclass(model, pghistory.models.Event) and hasattr(model, "pgh_tracked_model")
    }
    return re.compile(rf"\b(?:{'|'.join(sorted(tables))})\b")


def _changes_recorded(sql: str) -> bool:
    """Whether a statement may change a recorded table: only those need to say who it was.

    The library's own way says so with every statement of the product, reads of a lock and
    savepoints too: two values more for the server to parse, 60 times for one arriving message.
    """
    return not sql[:8].lstrip()[:6].upper().startswith("SELECT") and bool(_tables().search(sql))


def _say_who(
    execute: Callable[..., Any],
    sql: str,
    params: Any,
    many: bool,
    context: dict[str, Any],
) -> Any:
    """Let the triggers know who is behind a change: in the same round trip as the change."""
    behind = _behind.get()
    cursor = context["cursor"]
    if behind is None or not _changes_recorded(sql) or _has_failed(cursor):
        return execute(sql, params, many, context)
    who = (behind.id, json.dumps(behind.metadata))
    if many or isinstance(params, dict):
        execute(_SET, [who] if many else who, many, context)
        return execute(sql, params, many, context)
    result = execute(f"{_SET}; {sql}", (*who, *(params or ())), many, context)
    while cursor.cursor.nextset():
        pass
    return result


def _has_failed(cursor: Any) -> bool:
    """Whether the open transaction takes nothing but its end."""
    return bool(cursor.connection.info.transaction_status == TransactionStatus.INERROR)
