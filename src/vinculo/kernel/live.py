"""What open pages should hear: a row and a hint, inside the transaction of the change.

The row is the truth (a page that was away reads it by transaction horizon), the NOTIFY only a
hint. A topic is an access key, so who may hear it is who holds it. Rows carry ids, never words.
"""

from collections.abc import Iterable
from uuid import UUID

from django.db import connection

from vinculo.kernel.models import LiveEvent

CHANNEL = "vinculo_live"
_PUSH = (
    f"INSERT INTO {LiveEvent._meta.db_table} (topic, kind, ref)"  # noqa: S608 - our own table
    " SELECT topic, %s, %s FROM unnest(%s::varchar[]) AS topic; SELECT pg_notify(%s, '')"
)
"""Row and hint in one round trip: one arriving message tells open pages several times."""
_PUSH_EACH = (
    f"INSERT INTO {LiveEvent._meta.db_table} (topic, kind, ref)"  # noqa: S608 - our own table
    " SELECT topic, %s, ref FROM unnest(%s::varchar[], %s::uuid[]) AS told(topic, ref);"
    " SELECT pg_notify(%s, '')"
)


def push(*, topics: Iterable[str], kind: str, ref: UUID) -> None:
    """Tell every page that listens to one of ``topics`` that ``kind`` happened to ``ref``.

    ``kind`` is ``"<context>.<what>"``, such as ``"cases.changed"``.
    """
    told = sorted(set(topics))
    if not told:
        return
    with connection.cursor() as cursor:
        cursor.execute(_PUSH, [kind, ref, told, CHANNEL])


def push_each(told: Iterable[tuple[str, UUID]], *, kind: str) -> None:
    """Tell each topic of its own ref, all of the same ``kind``, in one round trip."""
    pairs = sorted(set(told))
    if not pairs:
        return
    topics, refs = [topic for topic, _ref in pairs], [ref for _topic, ref in pairs]
    with connection.cursor() as cursor:
        cursor.execute(_PUSH_EACH, [kind, topics, refs, CHANNEL])
