"""What could be given out next: the first few items of each group that asks the same."""

import json
from collections.abc import Collection
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import QuerySet

from vinculo.kernel.statements import Statement, fetch
from vinculo.routing.contracts import OfferState
from vinculo.routing.domain.choice import Work
from vinculo.routing.domain.needs import merged, queue_prefix
from vinculo.routing.models import Offer
from vinculo.routing.selectors.setup import QueueSetup

EACH = 2
MANY = 40
PREFERRED = 50

HEADS = """
WITH RECURSIVE needs AS (
  SELECT p.prefix, (SELECT w.need FROM routing_workitem w
           WHERE w.state = 'waiting' AND w.offered_to_id IS NULL
             AND w.need > p.prefix AND w.need < p.prefix || '~' ORDER BY w.need LIMIT 1) AS need
    FROM unnest(%(prefixes)s::text[]) AS p(prefix)
  UNION ALL
  SELECT n.prefix, (SELECT w.need FROM routing_workitem w
           WHERE w.state = 'waiting' AND w.offered_to_id IS NULL
             AND w.need > n.need AND w.need < n.prefix || '~' ORDER BY w.need LIMIT 1)
    FROM needs n WHERE n.need IS NOT NULL
), heads AS (
  SELECT h.id FROM needs n CROSS JOIN LATERAL (
    SELECT w.id FROM routing_workitem w
     WHERE w.need = n.need AND w.state = 'waiting' AND w.offered_to_id IS NULL
       AND (w.patient_until IS NULL OR w.patient_until <= %(at)s::timestamptz)
     ORDER BY w.rank_at, w.id LIMIT %(each)s::int) h WHERE n.need IS NOT NULL
  UNION
  SELECT h.id FROM needs n CROSS JOIN LATERAL (
    SELECT w.id FROM routing_workitem w
     WHERE w.need = n.need AND w.state = 'waiting' AND w.offered_to_id IS NULL
     ORDER BY w.enqueued_at, w.id LIMIT 1) h WHERE n.need IS NOT NULL
  UNION
  SELECT h.id FROM needs n CROSS JOIN LATERAL (
    SELECT w.id FROM routing_workitem w
     WHERE w.need = n.need AND w.state = 'waiting' AND w.offered_to_id IS NULL
       AND w.enqueued_at >= %(fresh)s::timestamptz
     ORDER BY w.enqueued_at, w.id LIMIT %(each)s::int) h
   WHERE n.need IS NOT NULL AND %(fresh)s::timestamptz IS NOT NULL
  UNION
  (SELECT w.id FROM routing_workitem w
     WHERE w.preferred_id = ANY(%(free)s::uuid[]) AND w.state = 'waiting'
       AND w.offered_to_id IS NULL AND w.queue_id = ANY(%(queues)s::uuid[])
     ORDER BY w.rank_at LIMIT %(preferred)s::int)
)
SELECT w.id, w.queue_id, w.need, w.kind, w.weight_pct, w.priority, w.due_at, w.enqueued_at,
       w.rank_at, w.language, w.skills::text, w.customer_class, w.upset_pct, w.known_to,
       w.preferred_id, w.patient_until, w.kept_for
  FROM routing_workitem w WHERE w.id IN (SELECT id FROM heads) ORDER BY w.rank_at, w.id
"""


class Head(NamedTuple):
    """What waits, as far as a decision looks at it; the columns of ``HEADS`` in their order."""

    pk: UUID
    queue_id: UUID
    need: str
    kind: str
    weight_pct: int
    priority: int
    due_at: datetime | None
    enqueued_at: datetime
    rank_at: datetime
    language: str
    skills: dict[str, int]
    customer_class: str
    upset_pct: int | None
    known_to: list[UUID]
    preferred_id: UUID | None
    patient_until: datetime | None
    kept_for: list[UUID] | None = None


SKILLS = Head._fields.index("skills")


def heads(
    *,
    queue_ids: Collection[UUID],
    free: Collection[UUID],
    at: datetime,
    each: int = EACH,
    fresh: datetime | None = None,
) -> list[Head]:
    """The items worth looking at, in their order; a few of each need, never the whole queue.

    ``fresh``: what came since then too, for those who warm up and may not get older things.
    """
    parameters: dict[str, Any] = {
        "prefixes": [queue_prefix(queue_id) for queue_id in queue_ids],
        "queues": list(queue_ids),
        "free": list(free),
        "at": at,
        "each": each,
        "fresh": fresh,
        "preferred": PREFERRED,
    }
    return [
        Head._make((*row[:SKILLS], json.loads(row[SKILLS]), *row[SKILLS + 1 :]))
        for row in fetch(HEADS, parameters)
    ]


def who_declined(*, since: datetime) -> dict[UUID, frozenset[UUID]]:
    """Of each item that lately somebody said no, or nothing, to: who did."""
    found: dict[UUID, set[UUID]] = {}
    for row in _declined.rows(since=since):
        found.setdefault(row.item_id, set()).add(row.user_id)
    return {item_id: frozenset(users) for item_id, users in found.items()}


@Statement
def _declined(since: datetime) -> QuerySet[Any, Any]:
    said_no = Offer.objects.filter(state__in=[OfferState.REFUSED, OfferState.EXPIRED])
    return said_no.filter(answered_at__gt=since).values("item_id", "user_id")


def work_of(item: Head, queue: QueueSetup, declined_by: frozenset[UUID]) -> Work:
    """The item as the decision sees it: what it asks itself and what its queue asks."""
    return Work(
        queue_id=item.queue_id,
        kind=item.kind,
        weight_pct=item.weight_pct,
        enqueued_at=item.enqueued_at,
        language=item.language,
        skills=merged(queue.skills, item.skills),
        preferred=item.preferred_id,
        patient_until=item.patient_until,
        known_to=frozenset(item.known_to),
        kept_for=None if item.kept_for is None else frozenset(item.kept_for),
        declined_by=declined_by,
        customer_class=item.customer_class,
        upset_pct=item.upset_pct,
    )
