"""The sight log: whoever loads a person's data says so here."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from vinculo.kernel.actor import Actor
from vinculo.kernel.ids import new_id
from vinculo.kernel.registry import Registry
from vinculo.kernel.statements import fetch


@dataclass(frozen=True, kw_only=True)
class SeenThing:
    """How people read whom somebody saw: names by id that a reader may know, and their page."""

    names: Callable[[Collection[UUID], Actor], Mapping[UUID, str]]
    page: str


NOTED = """
    INSERT INTO kernel_sight (id, actor_id, subject, quarter, "where")
    SELECT seen.id, %(actor)s, seen.subject, %(quarter)s, %(place)s
      FROM unnest(%(ids)s::uuid[], %(subjects)s::text[]) AS seen (id, subject)
    ON CONFLICT DO NOTHING
"""
"""One statement and no more, since every page about a person makes it."""

seen_things: Registry[SeenThing] = Registry("seen things")
"""From the first part of a subject (``"customer"``) to its words; filled by ``navigation.py``."""


def record(*, actor: Actor, subject: str, where: str, at: datetime) -> None:
    """Note that ``actor`` saw ``subject`` (``"customer:<id>"``) at ``where`` (``"page"``…).

    One row per actor, subject, place and quarter hour. What the system itself does is no sight.
    """
    record_all(actor=actor, subjects=[subject], where=where, at=at)


def record_all(*, actor: Actor, subjects: Collection[str], where: str, at: datetime) -> None:
    """Note that ``actor`` saw all of ``subjects`` at once, as :func:`record` does for one."""
    if actor.user_id is None:
        return
    quarter = at.replace(minute=at.minute - at.minute % 15, second=0, microsecond=0)
    seen = sorted(set(subjects))  # in one order, so that two pages at once wait and do not lock up
    values = {
        "ids": [new_id() for _ in seen],
        "subjects": seen,
        "actor": actor.user_id,
        "quarter": quarter,
        "place": where,
    }
    fetch(NOTED, values)
