"""What could be given out next: the first few items of each group that asks the same."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import connection

from vinculo.routing.contracts import OfferState
from vinculo.routing.domain.choice import Work
from vinculo.routing.domain.needs import merged, queue_prefix
from vinculo.routing.models import Offer, WorkItem
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
       AND (w.patient_until IS NULL OR w.patient_until <= %(at)s)
     ORDER BY w.rank_at, w.id LIMIT %(each)s) h WHERE n.need IS NOT NULL
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
     ORDER BY w.enqueued_at, w.id LIMIT %(each)s) h
   WHERE n.need IS NOT NULL AND %(fresh)s::timestamptz IS NOT NULL
  UNION
  (SELECT w.id FROM routing_workitem w
     WHERE w.preferred_id = ANY(%(free)s) AND w.state = 'waiting' AND w.offered_to_id IS NULL
       AND w.queue_id = ANY(%(queues)s)
     ORDER BY w.rank_at LIMIT %(preferred)s)
)
SELECT id FROM heads
"""


def heads(
    *,
    queue_ids: Collection[UUID],
    free: Collection[UUID],
    at: datetime,
    each: int = EACH,
    fresh: datetime | None = None,
) -> list[WorkItem]:
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
    with connection.cursor() as cursor:
        cursor.execute(HEADS, parameters)
        ids = [row[0] for row in cursor.fetchall()]
    return list(WorkItem.objects.filter(pk__in=ids).order_by("rank_at", "pk"))


def who_declined(item_ids: Collection[UUID], *, since: datetime) -> dict[UUID, frozenset[UUID]]:
    """For each item those who lately said no, or nothing, to it."""
    found: dict[UUID, set[UUID]] = {}
    rows = Offer.objects.filter(
        item_id__in=item_ids,
        state__in=[OfferState.REFUSED, OfferState.EXPIRED],
        answered_at__gt=since,
    ).values_list("item_id", "user_id")
    for item_id, user_id in rows:
        found.setdefault(item_id, set()).add(user_id)
    return {item_id: frozenset(users) for item_id, users in found.items()}


def work_of(item: WorkItem, queue: QueueSetup, declined_by: frozenset[UUID]) -> Work:
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
        declined_by=declined_by,
        customer_class=item.customer_class,
        upset_pct=item.upset_pct,
    )


def cool_off(at: datetime, minutes: int) -> datetime:
    """Since when a refusal still counts."""
    return at - timedelta(minutes=minutes)
