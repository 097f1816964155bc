"""What open pages should hear: a row and a hint, inside the transaction of the change.

The row is the truth (a page that was away reads it by transaction horizon), the NOTIFY only a
hint. A topic is an access key, so who may hear it is who holds it. Rows carry ids, never words.
"""

from collections.abc import Iterable
from uuid import UUID

from django.db import connection

from vinculo.kernel.models import LiveEvent

CHANNEL = "vinculo_live"


def push(*, topics: Iterable[str], kind: str, ref: UUID) -> None:
    """Tell every page that listens to one of ``topics`` that ``kind`` happened to ``ref``.

    ``kind`` is ``"<context>.<what>"``, such as ``"cases.changed"``.
    """
    rows = [LiveEvent(topic=topic, kind=kind, ref=ref) for topic in sorted(set(topics))]
    if not rows:
        return
    LiveEvent.objects.bulk_create(rows)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_notify(%s, '')", [CHANNEL])
