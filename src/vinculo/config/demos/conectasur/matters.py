"""What a plan is made of."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from vinculo.config.demos.conectasur.customers import Person
from vinculo.config.demos.conectasur.letters import Letter
from vinculo.config.demos.conectasur.people import Service
from vinculo.config.demos.conectasur.seasons import Season
from vinculo.config.demos.conectasur.texts import Plot, Topic

ZONE = ZoneInfo("Europe/Madrid")


@dataclass(frozen=True, kw_only=True)
class Matter:
    """One case as it went; what has not happened yet is None.

    ``restores_at``: when the customer of a fault was told to expect it mended, by the first answer.
    """

    place: int
    topic: Topic
    plot: Plot
    service: Service
    customer: Person
    agent: str
    town: str
    subject: str
    is_mail: bool
    is_upset: bool
    day: Season
    opened_at: datetime
    answer_warn_at: datetime
    answer_due_at: datetime
    solve_warn_at: datetime
    solve_due_at: datetime
    answered_at: datetime | None
    resolved_at: datetime | None
    first_resolved_at: datetime | None
    reopened_at: datetime | None
    closed_at: datetime | None
    waits: bool
    restores_at: datetime | None
    letters: tuple[Letter, ...]

    @property
    def is_late(self) -> bool:
        """Whether it took longer than the service promises."""
        return self.resolved_at is not None and self.resolved_at > self.solve_due_at


@dataclass(frozen=True, kw_only=True)
class Plan:
    """Everything that happened."""

    at: datetime
    customers: tuple[Person, ...]
    matters: tuple[Matter, ...]
