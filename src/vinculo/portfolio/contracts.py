"""What other contexts may know of services and their standards."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from vinculo.lib.calendar import Calendar


class Stage(StrEnum):
    """Where a service stands in the portfolio."""

    PIPELINE = "pipeline"
    CATALOGUE = "catalogue"
    RETIRED = "retired"


class Metric(StrEnum):
    """What a standard measures; each is a clock on a case."""

    FIRST_ANSWER = "first_answer"
    RESOLUTION = "resolution"


@dataclass(frozen=True, kw_only=True)
class ServiceView:
    """A service by name; ``key`` is stable and fit for addresses and files."""

    id: UUID
    key: str
    name: str
    stage: Stage = Stage.CATALOGUE
    owner_id: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class StandardView:
    """One version of a written, measurable standard, with its calendar as it is now.

    ``words`` is the sentence for the customer, ``staff_words`` the one for those who keep it.
    Hand ``rule`` to ``clocks.api.start``, so that kept and broken can be counted by standard.
    """

    id: UUID
    metric: Metric
    words: str
    staff_words: str
    target: timedelta
    warn_pct: int
    calendar: Calendar
    version: int

    @property
    def rule(self) -> str:
        """The key of this version among the rules of clocks."""
        return f"standard:{self.id}"


@dataclass(frozen=True, kw_only=True)
class StandardDraft:
    """The next version of a standard; without ``valid_from`` it is in force at once.

    It warns when ``warn_pct`` of the target is used (100: never).
    """

    metric: Metric
    target: timedelta
    calendar_id: UUID
    words: str
    staff_words: str = ""
    warn_pct: int = 75
    valid_from: datetime | None = None


class Unit(StrEnum):
    """In what a length is said; a day here is 24 hours of open time and is not offered."""

    MINUTES = "minutes"
    HOURS = "hours"


@dataclass(frozen=True, kw_only=True)
class Length:
    """A whole number of units."""

    count: int
    unit: Unit

    @property
    def span(self) -> timedelta:
        """The length as a span of time."""
        if self.unit is Unit.HOURS:
            return timedelta(hours=self.count)
        return timedelta(minutes=self.count)

    @classmethod
    def of(cls, span: timedelta) -> "Length":
        """``span`` in the largest unit in which it is whole; seconds are left out."""
        minutes = int(span / timedelta(minutes=1))
        if minutes % 60 == 0:
            return cls(count=minutes // 60, unit=Unit.HOURS)
        return cls(count=minutes, unit=Unit.MINUTES)


@dataclass(frozen=True, kw_only=True)
class StandardVersion:
    """A version as it was written down."""

    id: UUID
    metric: Metric
    version: int
    target: timedelta
    warn_pct: int
    calendar_id: UUID
    words: str
    staff_words: str
    withdrawn: bool
    valid_from: datetime

    @property
    def rule(self) -> str:
        """The key of this version among the rules of clocks."""
        return f"standard:{self.id}"

    @property
    def length(self) -> Length:
        """The target as people say it."""
        return Length.of(self.target)


@dataclass(frozen=True, kw_only=True)
class StandardResult:
    """A standard in force with what its clocks say: of ``judged``, ``kept`` were kept.

    All versions of the metric count that judged a clock in the period.
    """

    standard: StandardVersion
    calendar_name: str
    judged: int
    kept: int

    @property
    def kept_pct(self) -> float | None:
        """The share kept, in percent; None when nothing was judged."""
        return 100 * self.kept / self.judged if self.judged else None


@dataclass(frozen=True, kw_only=True)
class ServiceSheet:
    """A service on one page: what it is for, who answers for it, what it promises and keeps."""

    service: ServiceView
    benefit: str
    owner_name: str
    results: tuple[StandardResult, ...]
    versions: tuple[StandardVersion, ...]

    @property
    def by_metric(self) -> dict[str, StandardResult]:
        """The standards in force by metric."""
        return {result.standard.metric.value: result for result in self.results}
