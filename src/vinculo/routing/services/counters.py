"""The counters of queues: steps that triggers write, added up now and then."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db import connection
from django.db.models import Count, Q, Sum
from django.db.models.functions import Coalesce

from vinculo.routing.contracts import ItemState
from vinculo.routing.models import Presence, QueueChange, WorkItem

FOLD = """
WITH gone AS (DELETE FROM routing_queuechange RETURNING queue_id, waiting, held)
INSERT INTO routing_queuechange (queue_id, waiting, held)
SELECT queue_id, sum(waiting), sum(held) FROM gone GROUP BY queue_id
"""


@dataclass(frozen=True, kw_only=True)
class Counted:
    """Counters on one side, what counting the rows gives on the other."""

    queues: Mapping[UUID, tuple[int, int]]
    people: Mapping[UUID, int]


def fold() -> None:
    """Add up the steps; whoever counts meanwhile sees the old steps or their sum."""
    with connection.cursor() as cursor:
        cursor.execute(FOLD)


def kept() -> Counted:
    """What the counters say: waiting and held of each queue, load of each person."""
    queues = QueueChange.objects.values_list("queue_id").annotate(Sum("waiting"), Sum("held"))
    return Counted(
        queues={queue: (waits, held) for queue, waits, held in queues if waits or held},
        people=dict(Presence.objects.exclude(load_pct=0).values_list("user_id", "load_pct")),
    )


def recounted() -> Counted:
    """The same, counted from the items."""
    busy = Q(parked_at__isnull=True) & (
        Q(state=ItemState.TAKEN) | Q(state=ItemState.WAITING, offered_to__isnull=False)
    )
    queues = (
        WorkItem.objects.values_list("queue_id")
        .annotate(
            waits=Count("pk", filter=Q(state=ItemState.WAITING)), busy=Count("pk", filter=busy)
        )
        .order_by()
    )
    people: dict[UUID, int] = {}
    held = WorkItem.objects.filter(busy).values_list(
        Coalesce("owner_id", "offered_to_id"), "weight_pct"
    )
    for holder, weight in held:
        people[holder] = people.get(holder, 0) + weight
    return Counted(
        queues={queue: (waits, held) for queue, waits, held in queues if waits or held},
        people={user: load for user, load in people.items() if load},
    )
