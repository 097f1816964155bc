"""Measuring standards: what the registry says of each service, handed down to the portfolio."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING
from uuid import UUID

from django.utils.translation import gettext as _

from vinculo.analytics.contracts import By, Days, Figure
from vinculo.analytics.domain.days import days_between
from vinculo.analytics.selectors import figures
from vinculo.kernel.metrics import Metric, Period, Tables, Unit, metrics
from vinculo.organization import api as organization
from vinculo.portfolio import api as portfolio
from vinculo.portfolio.contracts import MeasureToCount, ResultKind, ResultView, ToMeasure

if TYPE_CHECKING:
    import ibis

PERIOD = timedelta(days=30)
SECONDS_PER_HOUR = 3600


def measure(*, at: datetime, with_today: bool, service_id: UUID | None = None) -> int:
    """Compute what measures the standards (of a service) over thirty days; how many got a result.

    Each metric is asked once for all services. Without a company nothing is measured.
    """
    if not organization.company_exists():
        return 0
    zone = figures.zone()
    last = at.astimezone(zone).date() - timedelta(days=0 if with_today else 1)
    days = days_between(last - PERIOD + timedelta(days=1), last, zone)
    clocked = portfolio.record_clocks(
        since=days.since, until=days.until, at=at, service_id=service_id
    )
    results = _results(portfolio.standards_to_measure(at=at, service_id=service_id), days, at)
    portfolio.record_results(results)
    _count(portfolio.measures_to_count(service_id=service_id), days, at)
    return clocked + len(results)


def within(metric: Metric, most: timedelta) -> Metric:
    """The metric of what took at most so long: 1 or 0 for each row that counts."""

    def compute(tables: Tables, period: Period) -> "ibis.Table":
        import ibis

        rows = metric.compute(tables, period)
        return rows.mutate(value=ibis.ifelse(rows.value <= most.total_seconds(), 1.0, 0.0))

    return replace(metric, unit=Unit.SHARE, compute=compute)


def _results(wanted: list[ToMeasure], days: Days, at: datetime) -> list[ResultView]:
    alike: defaultdict[tuple[str, timedelta | None], list[ToMeasure]] = defaultdict(list)
    for one in wanted:
        alike[one.metric, one.within].append(one)
    results = []
    for (key, most), some in alike.items():
        metric = metrics[key] if most is None else within(metrics[key], most)
        found = _by_service(metric, days, at)
        results += [_result(one, metric, found, days, at) for one in some]
    return results


def _by_service(metric: Metric, days: Days, at: datetime) -> Mapping[str, Figure]:
    computed = figures.compute(metric, days, by=By.SERVICE, at=at)
    return {figure.group: figure for figure in computed.groups}


def _result(
    one: ToMeasure, metric: Metric, found: Mapping[str, Figure], days: Days, at: datetime
) -> ResultView:
    figure = found.get(str(one.service_id), Figure())
    return ResultView(
        standard_id=one.standard_id,
        since=days.since,
        until=days.until,
        kind=ResultKind.SHARE if metric.unit is Unit.SHARE else ResultKind.SECONDS,
        value=figure.value,
        low=figure.low,
        high=figure.high,
        n=figure.n,
        method=figure.method,
        computed_at=at,
    )


def _count(wanted: list[MeasureToCount], days: Days, at: datetime) -> None:
    counted = []
    for key in sorted({one.metric for one in wanted}):
        metric = metrics[key]
        found = _by_service(metric, days, at)
        for one in wanted:
            figure = found.get(str(one.service_id))
            if one.metric == key and figure is not None and figure.value is not None:
                counted.append((one, _in_unit(metric, figure.value), figure.n))
    source = _("Contado de la operación, del %(first)s al %(last)s") % {
        "first": days.first.isoformat(),
        "last": days.last.isoformat(),
    }
    portfolio.record_figures(counted, on=days.last, source=source, at=at)


def _in_unit(metric: Metric, value: float) -> Decimal:
    """Shares in percent, times in hours: the units that measures of the registry have."""
    said = value * 100 if metric.unit is Unit.SHARE else value / SECONDS_PER_HOUR
    return Decimal(str(round(said, 4)))
