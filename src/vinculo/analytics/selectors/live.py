"""The live figures of queues: what is expected, what is beyond its limit."""

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import F

from vinculo.analytics.contracts import (
    AlertRow,
    ExpectedSlot,
    KeptLately,
    LiveFigure,
    QueueFigures,
    ThresholdRow,
)
from vinculo.analytics.domain.days import midnight
from vinculo.analytics.models import Alert, ExpectedArrivals, Threshold
from vinculo.analytics.selectors.figures import zone
from vinculo.clocks import api as clocks
from vinculo.clocks.contracts import KeptRate
from vinculo.routing.contracts import Board

LATELY_DAYS = 7
"""A week has one of each weekday, whatever day is quiet."""


def expected(
    queue_ids: Collection[UUID], *, since: datetime, until: datetime
) -> list[ExpectedSlot]:
    """What past weeks let expect in these queues, half hour by half hour."""
    rows = ExpectedArrivals.objects.filter(
        queue_id__in=queue_ids, starts_at__gte=since, starts_at__lt=until
    ).order_by("starts_at", "queue_id")
    return [
        ExpectedSlot(
            queue_id=row.queue_id,
            starts_at=row.starts_at,
            expected=row.expected,
            low=row.low,
            high=row.high,
            weeks=row.weeks,
        )
        for row in rows
    ]


def midnight_of(at: datetime) -> datetime:
    """When the company's day of ``at`` began."""
    clock = zone()
    return midnight(at.astimezone(clock).date(), clock)


def kept_today(queue_ids: Collection[UUID], *, at: datetime) -> dict[UUID, KeptRate]:
    """How many deadlines of each queue were judged since midnight, and how many kept."""
    keys = {f"queue:{queue_id}": queue_id for queue_id in queue_ids}
    rates = clocks.judged_now(list(keys), since=midnight_of(at), until=at)
    return {keys[key]: rate for key, rate in rates.items()}


def kept_lately(queue_ids: Collection[UUID], *, at: datetime) -> KeptLately:
    """Today's deadlines; while none of these queues has one, those of the week before it."""
    today = _kept_within(0, queue_ids, at)
    return today if today.whole.judged else _kept_within(LATELY_DAYS, queue_ids, at)


def _kept_within(days: int, queue_ids: Collection[UUID], at: datetime) -> KeptLately:
    clock = zone()
    since = midnight(at.astimezone(clock).date() - timedelta(days=days), clock)
    keys = {f"queue:{queue_id}": queue_id for queue_id in queue_ids}
    rates = clocks.judged_now(list(keys), since=since, until=at)
    return KeptLately(since=since, days=days, rates={keys[key]: rates[key] for key in rates})


def figures_of(
    board: Board, kept: Mapping[UUID, KeptRate], *, at: datetime
) -> dict[UUID, QueueFigures]:
    """The figures of each queue of a board on which a threshold may be set."""
    return {
        queue.id: QueueFigures(
            queue_id=queue.id,
            waiting=queue.waiting,
            oldest_minutes=int((at - queue.oldest_at).total_seconds() // 60)
            if queue.oldest_at
            else None,
            kept_pct=100 * rate.kept / rate.judged
            if (rate := kept.get(queue.id, KeptRate(judged=0, kept=0))).judged
            else None,
            free=sum(
                person.is_free and queue.team_id in person.team_ids for person in board.people
            ),
        )
        for queue in board.queues
    }


def thresholds() -> list[ThresholdRow]:
    """All thresholds, those of every queue first."""
    rows = Threshold.objects.annotate(queue_name=F("queue__name")).order_by(
        F("queue_name").asc(nulls_first=True), "figure", "pk"
    )
    return [
        ThresholdRow(
            id=row.pk,
            queue_id=row.queue_id,
            queue_name=row.queue_name or "",
            figure=LiveFigure(row.figure),
            limit=row.limit,
        )
        for row in rows
    ]


def alerts(queue_ids: Collection[UUID]) -> list[AlertRow]:
    """Which of these queues are beyond a limit now."""
    rows = Alert.objects.filter(queue_id__in=queue_ids).select_related("threshold")
    return [
        AlertRow(
            queue_id=row.queue_id,
            figure=LiveFigure(row.threshold.figure),
            limit=row.threshold.limit,
            since=row.since,
        )
        for row in rows.order_by("since", "pk")
    ]
