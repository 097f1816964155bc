"""What was measured of standards, and what there is to measure."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from vinculo.kernel.metrics import Unit, metrics
from vinculo.portfolio.contracts import MeasureToCount, ResultKind, ResultView, Stage, ToMeasure
from vinculo.portfolio.models import MeasuredResult, ServiceMeasure, Standard

MOST_AT_ONCE = 2000
"""How many standards and measures one night computes; more would be another product."""


def latest_results(standard_ids: Collection[UUID]) -> dict[UUID, ResultView]:
    """The latest result of each version that has one, in one query."""
    rows = (
        MeasuredResult.objects.filter(standard_id__in=standard_ids)
        .order_by("standard_id", "-until", "pk")
        .distinct("standard_id")
    )
    return {row.standard_id: view_of(row) for row in rows}


def results_of(standard_id: UUID, *, most: int = 60) -> list[ResultView]:
    """The results of a version, the latest first."""
    rows = MeasuredResult.objects.filter(standard_id=standard_id).order_by("-until", "pk")
    return [view_of(row) for row in rows[:most]]


def standards_to_measure(*, at: datetime, service_id: UUID | None = None) -> list[ToMeasure]:
    """The standards in force that the registry of metrics measures, of services not retired."""
    rows = Standard.objects.filter(metric__in=list(metrics), valid_from__lte=at).exclude(
        service__stage=Stage.RETIRED
    )
    if service_id is not None:
        rows = rows.filter(service_id=service_id)
    latest = rows.order_by("service_id", "metric", "-version").distinct("service_id", "metric")
    return [
        ToMeasure(
            standard_id=row.pk,
            service_id=row.service_id,
            metric=row.metric,
            within=row.target
            if row.min_share_pct is not None and metrics[row.metric].unit is Unit.SECONDS
            else None,
        )
        for row in latest[:MOST_AT_ONCE]
        if not row.withdrawn
    ]


def measures_to_count(*, service_id: UUID | None = None) -> list[MeasureToCount]:
    """The measures of services not retired that name a metric of the registry."""
    wanted = Q(metric__in=list(metrics))
    if service_id is not None:
        wanted &= Q(service_id=service_id)
    rows = ServiceMeasure.objects.filter(wanted).exclude(service__stage=Stage.RETIRED)
    return [
        MeasureToCount(measure_id=row.pk, service_id=row.service_id, metric=row.metric)
        for row in rows.order_by("pk")[:MOST_AT_ONCE]
    ]


def view_of(row: MeasuredResult) -> ResultView:
    """A row as what others may hold."""
    return ResultView(
        standard_id=row.standard_id,
        since=row.since,
        until=row.until,
        kind=ResultKind(row.kind),
        value=row.value,
        low=row.low,
        high=row.high,
        n=row.n,
        method=row.method,
        computed_at=row.computed_at,
        source=row.source,
    )
