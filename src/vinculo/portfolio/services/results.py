"""Writing down, night by night, what was measured."""

from collections.abc import Collection
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from django.db import transaction

from vinculo.clocks import api as clocks
from vinculo.portfolio.contracts import MeasureToCount, Metric, ResultKind, ResultView, Stage
from vinculo.portfolio.models import MeasuredResult, MeasureFigure, Standard

WILSON = "wilson"
Counted = tuple[MeasureToCount, Decimal, int]


@transaction.atomic
def record_result(result: ResultView) -> None:
    """Keep what was measured of a version; a second result of the same day takes its place."""
    record_results([result])


@transaction.atomic
def record_results(results: Collection[ResultView]) -> None:
    """The same for several, in one statement."""
    MeasuredResult.objects.bulk_create(
        [
            MeasuredResult(
                standard_id=result.standard_id,
                since=result.since,
                until=result.until,
                kind=result.kind,
                value=result.value,
                low=result.low,
                high=result.high,
                n=result.n,
                method=result.method,
                computed_at=result.computed_at,
                source=result.source,
            )
            for result in results
        ],
        update_conflicts=True,
        unique_fields=["standard", "until"],
        update_fields=[
            "since",
            "kind",
            "value",
            "low",
            "high",
            "n",
            "method",
            "computed_at",
            "source",
        ],
    )


@transaction.atomic
def record_clocks(
    *, since: datetime, until: datetime, at: datetime, service_id: UUID | None = None
) -> int:
    """Write down how often each clocked version was kept in a period; how many were.

    A version that no clock judged is left out: there is nothing to say of it.
    """
    from vinculo.lib.stats.intervals import wilson

    rows = Standard.objects.filter(metric__in=list(Metric), valid_from__lt=until)
    rows = rows.exclude(service__stage=Stage.RETIRED)
    if service_id is not None:
        rows = rows.filter(service_id=service_id)
    rules = {f"standard:{key}": key for key in rows.values_list("pk", flat=True)}
    results = []
    for rule, rate in clocks.kept_rates(list(rules), since=since, until=until).items():
        if not rate.judged:  # all of them still run
            continue
        interval = wilson(rate.kept, rate.judged)
        results.append(
            ResultView(
                standard_id=rules[rule],
                since=since,
                until=until,
                kind=ResultKind.SHARE,
                value=rate.kept / rate.judged,
                low=interval.low,
                high=interval.high,
                n=rate.judged,
                method=WILSON,
                computed_at=at,
            )
        )
    record_results(results)
    return len(results)


@transaction.atomic
def record_figures(counted: Collection[Counted], *, on: date, source: str, at: datetime) -> None:
    """Keep what the registry counted of measures: value and n, on the last day of the period."""
    MeasureFigure.objects.bulk_create(
        [
            MeasureFigure(
                measure_id=each.measure_id,
                on=on,
                value=value,
                n=n,
                source=source,
                created_at=at,
            )
            for each, value, n in counted
        ],
        update_conflicts=True,
        unique_fields=["measure", "on"],
        update_fields=["value", "n", "source", "created_at"],
    )
