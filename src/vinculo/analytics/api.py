"""The door of analytics."""

from collections.abc import Collection
from datetime import date, datetime
from uuid import UUID

from vinculo.analytics.contracts import AlertRow, By, Computed, ExpectedSlot, KeptLately
from vinculo.analytics.domain.days import days_between
from vinculo.analytics.selectors import figures, live
from vinculo.kernel.metrics import metrics


def compute_metric(
    key: str, *, first: date, last: date, at: datetime, by: By | None = None
) -> Computed:
    """A metric of the whole company over days, both included, as they look at ``at``.

    Raises BadDaysError, TooManyGroupsError; KeyError for an unknown metric.
    """
    days = days_between(first, last, figures.zone())
    return figures.compute(metrics[key], days, by=by, at=at)


def expected_arrivals(
    queue_ids: Collection[UUID], *, since: datetime, until: datetime
) -> list[ExpectedSlot]:
    """What past weeks let expect in these queues, half hour by half hour."""
    return live.expected(queue_ids, since=since, until=until)


def kept_lately(queue_ids: Collection[UUID], *, at: datetime) -> KeptLately:
    """How many of today's deadlines were judged and kept; on a quiet day the last week's."""
    return live.kept_lately(queue_ids, at=at)


def alerts(queue_ids: Collection[UUID]) -> list[AlertRow]:
    """Which of these queues are beyond a limit now."""
    return live.alerts(queue_ids)
