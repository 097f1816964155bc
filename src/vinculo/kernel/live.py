"""What open pages should hear: a row and a hint, inside the transaction of the change.

The row is the truth (a page that was away reads it by transaction horizon), the NOTIFY only a
hint. A topic is an access key, so who may hear it is who holds it. Rows carry ids, never words.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db import connection

from vinculo.kernel.models import LiveEvent

CHANNEL = "vinculo_live"
_PUSH = (
    f"INSERT INTO {LiveEvent._meta.db_table} (topic, kind, ref)"  # noqa: S608 - our own table
    " SELECT * FROM unnest(%s::varchar[], %s::varchar[], %s::uuid[]); SELECT pg_notify(%s, '')"
)
"""Rows and hint in one round trip: one arriving message tells open pages several times."""


@dataclass(frozen=True)
class Hint:
    """That ``kind`` (``"<context>.<what>"``) happened to ``ref``, for who listens to a topic."""

    topics: tuple[str, ...]
    kind: str
    ref: UUID


def push(*, topics: Iterable[str], kind: str, ref: UUID) -> None:
    """Tell every page that listens to one of ``topics`` that ``kind`` happened to ``ref``.

    ``kind`` is ``"<context>.<what>"``, such as ``"cases.changed"``.
    """
    push_all([Hint(tuple(topics), kind, ref)])


def push_all(hints: Iterable[Hint]) -> None:
    """Tell all of it with one question; nothing when nobody is to hear."""
    told = [(topic, hint.kind, hint.ref) for hint in hints for topic in sorted(set(hint.topics))]
    if not told:
        return
    topics, kinds, refs = (list(column) for column in zip(*told, strict=True))
    with connection.cursor() as cursor:
        cursor.execute(_PUSH, [topics, kinds, refs, CHANNEL])


def push_each(told: Iterable[tuple[str, UUID]], *, kind: str) -> None:
    """Tell each topic of its own ref, all of the same ``kind``, in one round trip."""
    push_all(Hint((topic,), kind, ref) for topic, ref in sorted(set(told)))
