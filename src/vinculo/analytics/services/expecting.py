"""What is expected today, from past weeks: written once a day and queue."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from vinculo.analytics.domain.days import midnight
from vinculo.analytics.domain.half_hours import slots_of_day
from vinculo.analytics.models import ExpectedArrivals
from vinculo.analytics.selectors.figures import zone
from vinculo.kernel import locks
from vinculo.organization import api as organization
from vinculo.routing import api as routing

PAST = timedelta(weeks=10)
KEPT = timedelta(days=60)


@transaction.atomic
def expect_today(*, at: datetime) -> int:
    """Write what each queue may expect today, if it is not there yet; answers how many queues.

    Before there is a company there is no day, and nothing is expected.
    """
    if not organization.company_exists():
        return 0
    locks.wait_for("analytics expected arrivals")
    clock = zone()
    day = at.astimezone(clock).date()
    begins = midnight(day, clock)
    ends = midnight(day + timedelta(days=1), clock)
    known = set(
        ExpectedArrivals.objects.filter(starts_at__gte=begins, starts_at__lt=ends).values_list(
            "queue_id", flat=True
        )
    )
    wanted = [queue.id for queue in routing.all_queues() if queue.id not in known]
    if not wanted:
        return 0
    ExpectedArrivals.objects.filter(starts_at__lt=begins - KEPT).delete()
    came: dict[UUID, list[tuple[datetime, int]]] = {queue_id: [] for queue_id in wanted}
    for each in routing.arrivals(queue_ids=wanted, since=begins - PAST, until=begins):
        came[each.queue_id].append((each.starts_at, each.n))
    made = 0
    for queue_id, past in came.items():
        slots = slots_of_day(past, day=day, zone=clock)
        weeks = (begins - min(moment for moment, _n in past)).days // 7 if past else 0
        ExpectedArrivals.objects.bulk_create(
            ExpectedArrivals(
                queue_id=queue_id,
                starts_at=slot.starts_at,
                expected=slot.expected,
                low=slot.low,
                high=slot.high,
                weeks=weeks,
                made_at=at,
            )
            for slot in slots
        )
        made += bool(slots)
    return made
