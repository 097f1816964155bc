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
