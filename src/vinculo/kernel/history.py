"""Who changed what: every change of a recorded table is kept by triggers, with the actor.

Put ``@recorded()`` on a model and say its words in ``labels.py`` (:data:`recorded_things`). The
copies are append-only for ``vinculo_app``; whoever writes by SQL is recorded too.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, TypeVar
from uuid import UUID

import pghistory
import pgtrigger
from django.db import models
from django.utils.functional import Promise

from vinculo.kernel.registry import Registry

M = TypeVar("M", bound=models.Model)
Words = str | Promise


@dataclass(frozen=True, kw_only=True)
class RecordedThing:
    """How people read the history of one model.

    ``fields`` gives each recorded column its words; ``title`` is the column that names the thing;
    ``values`` turns a column's value into words where it is not plain.
    """

    thing: Words
    fields: Mapping[str, Words]
    title: str = "name"
    values: Mapping[str, Callable[[Any], Words]] = field(default_factory=dict)


recorded_things: Registry[RecordedThing] = Registry("recorded things")
"""From a model's label (``"identity.User"``) to its words; filled by ``labels.py``."""


def recorded(*, exclude: Collection[str] = ()) -> Callable[[type[M]], type[M]]:
    """Keep every insert, change and removal of the model's rows, besides columns ``exclude``.

    Leave out what is secret and what changes without anybody deciding it (``last_used_at``).
    """

    def decorate(model: type[M]) -> type[M]:
        table = model._meta.db_table
        pghistory.track(
            pghistory.InsertEvent(),
            pghistory.UpdateEvent(),
            pghistory.DeleteEvent(),
            exclude=["id", *exclude] if _keeps_id_elsewhere(model) else list(exclude),
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


@contextmanager
def acting(
    *, actor_id: UUID | None = None, request_id: str = "", job: str = "", command: str = ""
) -> Iterator[None]:
    """Write down who is behind every change made inside."""
    known = {
        "actor": None if actor_id is None else str(actor_id),
        "request": request_id or None,
        "job": job or None,
        "command": command or None,
    }
    with pghistory.context(**{key: value for key, value in known.items() if value}):
        yield
