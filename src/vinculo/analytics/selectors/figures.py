"""Figures of metrics, computed by PostgreSQL from the published views."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from django.db import connection

from vinculo.analytics.contracts import By, Computed, Days, Figure, MetricRow, Sight
from vinculo.analytics.domain.days import starts_of
from vinculo.analytics.selectors import expressions
from vinculo.kernel.metrics import Metric, Period, Unit, unbound
from vinculo.organization import api as organization

if TYPE_CHECKING:
    import ibis

WHOLE = Sight()
RANKS, WILSON = "order_statistics", "wilson"


def zone() -> ZoneInfo:
    """The company's clock, by which days begin."""
    return ZoneInfo(organization.company().timezone)


def compute(
    metric: Metric,
    days: Days,
    *,
    at: datetime,
    by: By | None = None,
    sight: Sight = WHOLE,
    with_bounds: bool = True,
) -> Computed:
    """A metric over days: the whole and, if asked, each group. Raises TooManyGroupsError.

    Without ``with_bounds`` a median comes without its interval, for half the work. ``at`` is the
    moment from which the days are looked at.
    """
    rows = expressions.rows_of(metric, _period(days, at), sight)
    total = _figures(metric, expressions.grouped(rows, None), with_bounds).get("", Figure())
    if by is None:
        return Computed(metric=metric, days=days, total=total)
    starts = [] if by in expressions.COLUMNS else starts_of(days, by, zone())
    found = _figures(metric, expressions.grouped(rows, by, starts), with_bounds)
    names = [name for name, _moment in starts] or sorted(found)
    return Computed(
        metric=metric,
        days=days,
        total=total,
        by=by,
        groups=tuple(found.get(name, Figure(group=name)) for name in names),
    )


def totals(
    several: Sequence[Metric], days: Days, *, at: datetime, sight: Sight = WHOLE
) -> dict[str, Figure]:
    """The whole of several metrics by their keys, by one question; medians without intervals."""
    import ibis

    period = _period(days, at)
    parts = [
        expressions.summary(
            expressions.grouped(expressions.rows_of(metric, period, sight), None).mutate(
                **{expressions.GROUP: ibis.literal(metric.key)}
            )
        )
        for metric in several
    ]
    found = _by_group(_answer(ibis.union(*parts)) if len(parts) > 1 else _answer(parts[0]))
    empty: _Counted = (None, {})
    return {metric.key: _whole(metric, *found.get(metric.key, empty)) for metric in several}


def rows_behind(
    metric: Metric,
    days: Days,
    *,
    at: datetime,
    sight: Sight = WHOLE,
    by: By | None = None,
    group: str | None = None,
    after: tuple[datetime, str] | None = None,
    most: int = 50,
) -> list[MetricRow]:
    """The rows that a figure (or one of its groups) opens, the latest first."""
    rows = expressions.rows_of(metric, _period(days, at), sight)
    starts = starts_of(days, by, zone()) if by and by not in expressions.COLUMNS else ()
    page = expressions.page_of(
        expressions.grouped(rows, by, starts), after=after, most=most, group=group
    )
    return [
        MetricRow(
            id=row["id"],
            thing_kind=row["thing_kind"],
            thing_id=row["thing_id"],
            at=row["at"],
            value=None if row["left_out"] else float(row["value"]),
            left_out=row["left_out"] or "",
            service_id=row["service_id"],
            queue_id=row["queue_id"],
        )
        for row in _answer(page)
    ]


def _period(days: Days, at: datetime) -> Period:
    return Period(since=days.since, until=days.until, at=at)


def _figures(metric: Metric, rows: "ibis.Table", with_bounds: bool) -> dict[str, Figure]:
    found = _by_group(_answer(expressions.summary(rows)))
    bounds = {}
    if metric.unit is Unit.SECONDS and with_bounds:
        bounds = {row[expressions.GROUP]: row for row in _answer(expressions.median_bounds(rows))}
    return {
        group: Figure(group=group, left_out=reasons)
        if row is None
        else figure_of(metric, row, bounds.get(group), reasons)
        for group, (row, reasons) in found.items()
    }


_Counted = tuple[dict[str, Any] | None, dict[str, int]]
"""Of a group: the summary of what counts, and how many do not, by reason."""


def _by_group(rows: Sequence[dict[str, Any]]) -> dict[str, _Counted]:
    counted: dict[str, dict[str, Any]] = {}
    reasons: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for row in rows:
        if row["left_out"] is None:
            counted[row[expressions.GROUP]] = row
        else:
            reasons[row[expressions.GROUP]][row["left_out"]] = row["n"]
    return {group: (counted.get(group), reasons[group]) for group in {*counted, *reasons}}


def _whole(metric: Metric, row: dict[str, Any] | None, reasons: dict[str, int]) -> Figure:
    if row is None:
        return Figure(left_out=reasons)
    return figure_of(metric, {**row, expressions.GROUP: ""}, None, reasons)


def figure_of(
    metric: Metric,
    row: dict[str, Any],
    bounds: dict[str, Any] | None,
    reasons: dict[str, int],
) -> Figure:
    """One group's summary as a figure."""
    shared: dict[str, Any] = {
        "group": row[expressions.GROUP],
        "n": row["n"],
        "left_out": dict(sorted(reasons.items())),
    }
    if metric.unit is Unit.SHARE:
        from vinculo.lib.stats.intervals import wilson

        kept = float(row["total"])
        interval = wilson(kept, row["n"])
        return Figure(
            **shared,
            value=kept / row["n"],
            low=interval.low,
            high=interval.high,
            method=WILSON,
        )
    return Figure(
        **shared,
        value=float(row["median"]),
        mean=float(row["mean"]),
        p90=float(row["p90"]),
        low=float(bounds["low"]) if bounds else None,
        high=float(bounds["high"]) if bounds else None,
        method=RANKS if bounds else "",
    )


def _answer(expression: "ibis.Table") -> Sequence[dict[str, Any]]:
    """The rows of an expression, by the connection (and in the transaction) of the request."""
    import ibis

    with connection.cursor() as cursor:
        cursor.execute(str(ibis.to_sql(expression, dialect="postgres")))
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def distinct(metric: Metric, days: Days, *, column: str, at: datetime) -> list[str]:
    """The different values of a column of a metric's rows, in order."""
    rows = metric.compute(unbound(metric), _period(days, at))
    return sorted(row[column] for row in _answer(rows.select(column).distinct()))
