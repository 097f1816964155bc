"""What a figure is made of, as Ibis expressions that every engine computes alike."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from vinculo.analytics.contracts import By, Sight
from vinculo.kernel.metrics import Metric, Period, unbound

if TYPE_CHECKING:
    import ibis

Z_95 = 1.959964
LEAST_FOR_INTERVAL = 6
"""Below this, not even the smallest and the largest value hold the median with 95 %."""
COLUMNS = {By.SERVICE: "service_id", By.QUEUE: "queue_id", By.TEAM: "team_id"}
GROUP = "grouping"


def rows_of(metric: Metric, period: Period, sight: Sight) -> "ibis.Table":
    """The rows of a metric within sight."""
    rows = metric.compute(unbound(metric), period)
    if sight.is_whole:
        return rows
    seen = rows.queue_id.isin(sight.queue_ids or ("",))
    return rows.filter(seen | rows.service_id.isin(sight.service_ids or ("",)))


def grouped(
    rows: "ibis.Table", by: By | None, starts: Sequence[tuple[str, datetime]] = ()
) -> "ibis.Table":
    """The rows with the group of each; days, weeks and months by the moments they begin at."""
    import ibis

    if by is None:
        return rows.mutate(**{GROUP: ibis.literal("")})
    if by in COLUMNS:
        return rows.mutate(**{GROUP: rows[COLUMNS[by]].fill_null("")})
    names = [(rows.at >= moment, name) for name, moment in reversed(starts)]
    return rows.mutate(**{GROUP: ibis.cases(*names, else_=starts[0][0])})


def summary(rows: "ibis.Table") -> "ibis.Table":
    """For each group and reason to be left out (null: counted): how many, and of what size.

    Their sum, mean, median and ninth decile mean something for those that count.
    """
    return rows.group_by([GROUP, "left_out"]).agg(
        n=rows.count(),
        total=rows.value.sum(),
        mean=rows.value.mean(),
        median=rows.value.median(),
        p90=rows.value.quantile(0.9),
    )


def median_bounds(rows: "ibis.Table") -> "ibis.Table":
    r"""For each group: the interval of the median, free of any assumption about the values.

    The order statistics of ranks :math:`\lfloor (n - z\sqrt{n})/2 \rfloor` and
    :math:`\lceil 1 + (n + z\sqrt{n})/2 \rceil`, kept inside 1 and n (Hahn and Meeker, 1991).
    """
    import ibis

    counted = rows.filter(rows.left_out.isnull())
    whole = ibis.window(group_by=counted[GROUP])
    in_order = ibis.window(group_by=counted[GROUP], order_by=[counted.value, counted.id])
    ranked = counted.mutate(
        rank=(ibis.row_number().over(in_order) + 1).cast("float64"),
        size=counted.count().over(whole).cast("float64"),
    )
    reach = ranked.size.sqrt() * Z_95
    low = ibis.greatest(((ranked.size - reach) / 2).floor().cast("float64"), 1.0)
    high = ibis.least(((ranked.size + reach) / 2 + 1).ceil().cast("float64"), ranked.size)
    marked = ranked.mutate(is_low=ranked["rank"] == low, is_high=ranked["rank"] == high)
    return (
        marked.group_by(GROUP)
        .agg(
            n=marked.count(),
            low=marked.value.max(where=marked.is_low),
            high=marked.value.max(where=marked.is_high),
        )
        .filter(lambda each: each.n >= LEAST_FOR_INTERVAL)
    )


def page_of(
    rows: "ibis.Table", *, after: tuple[datetime, str] | None, most: int, group: str | None
) -> "ibis.Table":
    """The latest rows first, from a place on."""
    import ibis

    if group is not None:
        rows = rows.filter(rows[GROUP] == group)
    if after is not None:
        moment, last = after
        rows = rows.filter((rows.at < moment) | ((rows.at == moment) & (rows.id < last)))
    shown = rows.order_by([ibis.desc("at"), ibis.desc("id")]).limit(most)
    return shown.select(
        "id", "thing_kind", "thing_id", "at", "value", "left_out", "service_id", "queue_id"
    )
