"""What other contexts may know of services and their standards."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from vinculo.kernel.metrics import Better
from vinculo.kernel.registry import Registry
from vinculo.lib.calendar import Calendar
from vinculo.portfolio.contracts.law import (
    EARLIER as EARLIER,
)
from vinculo.portfolio.contracts.law import (
    Asked as Asked,
)
from vinculo.portfolio.contracts.law import (
    AskedBy as AskedBy,
)
from vinculo.portfolio.contracts.law import (
    DutyWords as DutyWords,
)
from vinculo.portfolio.contracts.law import (
    LawOfService as LawOfService,
)
from vinculo.portfolio.contracts.law import (
    NewFiling as NewFiling,
)
from vinculo.portfolio.contracts.law import (
    PauseView as PauseView,
)
from vinculo.portfolio.contracts.law import (
    TermState as TermState,
)
from vinculo.portfolio.contracts.law import (
    TermView as TermView,
)
from vinculo.portfolio.contracts.orderables import Choice as Choice
from vinculo.portfolio.contracts.orderables import Option as Option
from vinculo.portfolio.contracts.orderables import OrderableDraft as OrderableDraft
from vinculo.portfolio.contracts.orderables import OrderableView as OrderableView
from vinculo.portfolio.contracts.party import (
    PartyKind as PartyKind,
)
from vinculo.portfolio.contracts.party import (
    PartyView as PartyView,
)


class Stage(StrEnum):
    """Where a service stands in the portfolio."""

    PIPELINE = "pipeline"
    CATALOGUE = "catalogue"
    RETIRED = "retired"


class Phase(StrEnum):
    """What is being done to a service, whether it is offered or not."""

    STRATEGY = "strategy"
    DESIGN = "design"
    TRANSITION = "transition"
    OPERATION = "operation"
    IMPROVEMENT = "improvement"


running_work: Registry[Callable[[UUID], int]] = Registry("work that runs of a service")
"""How much is open of a service, by who has it (``"cases"``); asked before it is retired."""

resting_on: Registry[Callable[[UUID], list[tuple[str, str, str, str]]]] = Registry(
    "what the public reads that rests on a standard"
)
"""Of a service, by who knows: metric, words, their English and the page of each."""


class Audience(StrEnum):
    """For whom a standard is."""

    ALL = "all"
    KLASS = "class"
    CHANNEL = "channel"


class ResultKind(StrEnum):
    """What the value of a result is: a share from 0 to 1, or seconds."""

    SHARE = "share"
    SECONDS = "seconds"


class Verdict(StrEnum):
    """What a result says of its standard."""

    KEPT = "kept"
    MISSED = "missed"
    UNKNOWN = "unknown"


class Metric(StrEnum):
    """The clocks on a case that a standard may set; others name a key of kernel.metrics."""

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
    phase: Phase = Phase.OPERATION
    product: str = ""
    product_en: str = ""


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
    calendar_id: UUID
    version: int
    words_en: str = ""
    staff_words_en: str = ""
    min_share_pct: Decimal | None = None

    @property
    def rule(self) -> str:
        """The key of this version among the rules of clocks."""
        return f"standard:{self.id}"


@dataclass(frozen=True, kw_only=True)
class StandardDraft:
    """The next version of a standard; without ``valid_from`` it is in force at once.

    ``metric`` is one of :class:`Metric`, a key of ``kernel.metrics``, or ``none-…`` for what
    nothing measures yet, which has a ``name``. The goal is ``target`` or ``goal`` with ``unit``.
    ``min_share_pct``: in how many of a hundred cases ``target`` has to be kept.
    It warns when ``warn_pct`` of the target is used (100: never).
    With ``party_id`` it is what was agreed with that third party.
    """

    metric: str
    calendar_id: UUID
    words: str
    target: timedelta | None = None
    staff_words: str = ""
    warn_pct: int = 75
    valid_from: datetime | None = None
    name: str = ""
    goal: Decimal | None = None
    unit: str = ""
    better: Better = Better.LOWER
    min_share_pct: Decimal | None = None
    audience: Audience = Audience.ALL
    audience_words: str = ""
    owner_id: UUID | None = None
    party_id: UUID | None = None
    words_en: str = ""
    staff_words_en: str = ""


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
    metric: str
    version: int
    target: timedelta | None
    warn_pct: int
    calendar_id: UUID
    words: str
    staff_words: str
    withdrawn: bool
    valid_from: datetime
    words_en: str = ""
    staff_words_en: str = ""
    name: str = ""
    goal: Decimal | None = None
    unit: str = ""
    better: Better = Better.LOWER
    min_share_pct: Decimal | None = None
    audience: Audience = Audience.ALL
    audience_words: str = ""
    owner_id: UUID | None = None

    @property
    def is_clocked(self) -> bool:
        """Whether a clock on each case measures it."""
        return self.metric in frozenset(Metric)

    @property
    def rule(self) -> str:
        """The key of this version among the rules of clocks."""
        return f"standard:{self.id}"

    @property
    def length(self) -> Length | None:
        """The target as people say it; None when the goal is a number."""
        return Length.of(self.target) if self.target is not None else None


@dataclass(frozen=True, kw_only=True)
class ResultView:
    """What was last measured of a standard, over which days, when.

    ``value`` is a share from 0 to 1 or seconds, as ``kind`` says; None when nothing counted.
    """

    standard_id: UUID
    since: datetime
    until: datetime
    kind: ResultKind
    value: float | None
    low: float | None
    high: float | None
    n: int
    method: str
    computed_at: datetime
    source: str = ""


@dataclass(frozen=True, kw_only=True)
class ToMeasure:
    """A standard in force that the registry of metrics measures.

    With ``within`` the share of what took at most so long is asked for, not the median.
    """

    standard_id: UUID
    service_id: UUID
    metric: str
    within: timedelta | None


@dataclass(frozen=True, kw_only=True)
class MeasureToCount:
    """A measure of a service that the registry of metrics counts."""

    measure_id: UUID
    service_id: UUID
    metric: str


@dataclass(frozen=True, kw_only=True)
class StandardResult:
    """A standard in force with what its clocks say: of ``judged``, ``kept`` were kept.

    All versions of the metric count that judged a clock in the period. ``last`` is the latest
    result of the version in force, ``verdict`` what it says; nothing measures an unmeasured one.
    """

    standard: StandardVersion
    calendar_name: str
    judged: int
    kept: int
    owner_name: str = ""
    is_measured: bool = True
    last: ResultView | None = None
    verdict: Verdict = Verdict.UNKNOWN

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
    phase: Phase = Phase.OPERATION
    review_on: date | None = None
    published_on: date | None = None
    shows_rates: bool = False
    successor_name: str = ""
    benefit_en: str = ""

    @property
    def by_metric(self) -> dict[str, StandardResult]:
        """The standards in force by metric."""
        return {result.standard.metric: result for result in self.results}
