"""What happens to services and may matter to those above."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from uuid import UUID

from vinculo.kernel.events import Event


@dataclass(frozen=True, kw_only=True)
class ScopeSigned(Event):
    """Direction signed which laws bind the company."""

    name: ClassVar[str] = "portfolio.ScopeSigned"
    version: int
    signed_at: datetime

    @property
    def aggregate(self) -> str:
        return "law:scope"


@dataclass(frozen=True, kw_only=True)
class StandardWithdrawn(Event):
    """A standard rules no more, and nothing that rests on it has anything behind it."""

    name: ClassVar[str] = "portfolio.StandardWithdrawn"
    service_id: UUID
    metric: str
    withdrawn_at: datetime

    @property
    def aggregate(self) -> str:
        return f"service:{self.service_id}"


@dataclass(frozen=True, kw_only=True)
class MeasuringAsked(Event):
    """Somebody wants to know now how the standards of a service are kept."""

    name: ClassVar[str] = "portfolio.MeasuringAsked"
    service_id: UUID
    asked_at: datetime

    @property
    def aggregate(self) -> str:
        return f"service:{self.service_id}"
