"""The curve of a metric: every moment in its table, and no more on the axis than fits."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest

from vinculo.analytics.contracts import By, Computed, Figure
from vinculo.analytics.domain.days import days_between
from vinculo.analytics.web.words import MOST_MARKS, curve
from vinculo.kernel.metrics import metrics

FIRST = date(2026, 10, 26)


@pytest.mark.parametrize("n", [2, 8, 9, 30])
def test_the_table_names_every_moment_and_the_axis_those_that_fit(n: int) -> None:
    days = [FIRST + timedelta(days=place) for place in range(n)]
    drawn = curve(
        Computed(
            metric=metrics["csat"],
            days=days_between(days[0], days[-1], ZoneInfo("Europe/Madrid")),
            total=Figure(n=n, value=0.5),
            by=By.DAY,
            groups=tuple(Figure(group=day.isoformat(), n=1, value=0.5) for day in days),
        )
    )
    assert drawn is not None
    assert len({str(point.label) for point in drawn.points} - {""}) == n
    assert 1 < sum(point.has_tick for point in drawn.points) <= MOST_MARKS
