"""Facts that promises tell; whoever owns what they are about hears them."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from uuid import UUID

from vinculo.kernel.events import Event


@dataclass(frozen=True, kw_only=True)
class PromiseAtRisk(Event):
    """A promise has used up most of its time; ``due_at`` is still ahead."""

    name: ClassVar[str] = "promises.PromiseAtRisk"

    promise_id: UUID
    subject: str
    due_at: datetime

    @property
    def aggregate(self) -> str:
        return f"promise:{self.promise_id}"


@dataclass(frozen=True, kw_only=True)
class PromiseBroken(Event):
    """A promise was not kept by ``due_at``; said once."""

    name: ClassVar[str] = "promises.PromiseBroken"

    promise_id: UUID
    subject: str
    due_at: datetime

    @property
    def aggregate(self) -> str:
        return f"promise:{self.promise_id}"
