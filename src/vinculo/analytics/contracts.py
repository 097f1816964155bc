"""What other contexts may hold of analytics: figures, and where their rows are."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from vinculo.clocks.contracts import KeptRate
from vinculo.kernel.metrics import Metric


class By(StrEnum):
    """What a figure is split by."""

    SERVICE = "service"
    QUEUE = "queue"
    TEAM = "team"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"


class LiveFigure(StrEnum):
    """A figure of a queue that somebody may want to hear of as soon as it is bad."""

    WAITING = "waiting"
    OLDEST_MINUTES = "oldest_minutes"
    KEPT_PCT = "kept_pct"
    FREE = "free"


FALLS_SHORT = frozenset({LiveFigure.KEPT_PCT, LiveFigure.FREE})
"""Those that are bad below their limit; the others are bad above it."""


@dataclass(frozen=True, kw_only=True)
class QueueFigures:
    """What a queue is now; None: there is nothing to say yet."""

    queue_id: UUID
    waiting: int
    oldest_minutes: int | None
    kept_pct: float | None
    free: int

    def of(self, figure: LiveFigure) -> float | None:
        """One of them by its name."""
        value: float | None = getattr(self, figure.value)
        return value


@dataclass(frozen=True, kw_only=True)
class KeptLately:
    """The deadlines judged since a moment, by queue; ``days`` before today, 0: today's only."""

    since: datetime
    days: int
    rates: Mapping[UUID, KeptRate]

    @property
    def whole(self) -> KeptRate:
        """Those of all queues together."""
        return KeptRate(
            judged=sum(rate.judged for rate in self.rates.values()),
            kept=sum(rate.kept for rate in self.rates.values()),
        )


@dataclass(frozen=True, kw_only=True)
class ThresholdRow:
    """When a figure is worth an alert; ``queue_id`` None: of each queue."""

    id: UUID
    queue_id: UUID | None
    queue_name: str
    figure: LiveFigure
    limit: int


@dataclass(frozen=True, kw_only=True)
class AlertRow:
    """A queue whose figure is beyond its limit, since when."""

    queue_id: UUID
    figure: LiveFigure
    limit: int
    since: datetime


@dataclass(frozen=True, kw_only=True)
class ExpectedSlot:
    """What past weeks let expect in one half hour, between ``low`` and ``high`` four times in five.

    ``weeks`` is how many they were.
    """

    queue_id: UUID
    starts_at: datetime
    expected: float
    low: float
    high: float
    weeks: int


@dataclass(frozen=True, kw_only=True)
class Days:
    """Days of the company, both included, as the moments between which they lie."""

    first: date
    last: date
    since: datetime
    until: datetime


@dataclass(frozen=True, kw_only=True)
class Sight:
    """The queues and services whose rows are counted; both None counts the whole company."""

    queue_ids: tuple[str, ...] | None = None
    service_ids: tuple[str, ...] | None = None

    @property
    def is_whole(self) -> bool:
        """Whether nothing is held back."""
        return self.queue_ids is None and self.service_ids is None


@dataclass(frozen=True, kw_only=True)
class Figure:
    """What a metric says of one group: ``value`` is the median in seconds, or the share.

    ``n`` rows were counted; ``left_out`` says how many were not, by reason. Values are None when
    nothing was counted, the interval when there is too little for one.
    """

    group: str = ""
    n: int = 0
    value: float | None = None
    mean: float | None = None
    p90: float | None = None
    low: float | None = None
    high: float | None = None
    method: str = ""
    left_out: Mapping[str, int] = field(default_factory=dict)

    @property
    def rows(self) -> int:
        """How many rows the figure opens: counted ones and those left out."""
        return self.n + sum(self.left_out.values())


@dataclass(frozen=True, kw_only=True)
class Computed:
    """A metric over days, as a whole and by group."""

    metric: Metric
    days: Days
    total: Figure
    by: By | None = None
    groups: tuple[Figure, ...] = ()


@dataclass(frozen=True, kw_only=True)
class MetricRow:
    """One row behind a figure; ``value`` None: left out, for the reason given."""

    id: str
    thing_kind: str
    thing_id: str
    at: datetime
    value: float | None
    left_out: str
    service_id: str | None
    queue_id: str | None
