"""Counting what came, once each half hour is over."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Max

from vinculo.kernel import locks
from vinculo.routing.domain.slots import SLOT, slot_of
from vinculo.routing.models import Arrivals
from vinculo.routing.selectors.board import came_between

FURTHEST = timedelta(days=70)
"""How far back the first count goes: ten weeks, what a forecast wants."""
LATE = SLOT
"""A half hour is counted anew once: what was decided in it may have been committed after it."""


@transaction.atomic
def fold(*, at: datetime) -> int:
    """Write down the half hours that are over; answers how many rows were written."""
    locks.wait_for("routing arrivals")
    until = slot_of(at)
    last = Arrivals.objects.aggregate(last=Max("starts_at"))["last"]
    since = until - FURTHEST if last is None else max(last - LATE, until - FURTHEST)
    rows = [
        Arrivals(queue_id=queue_id, starts_at=starts_at, n=n)
        for queue_id, starts_at, n in came_between(since, until)
    ]
    Arrivals.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["queue", "starts_at"], update_fields=["n"]
    )
    return len(rows)
