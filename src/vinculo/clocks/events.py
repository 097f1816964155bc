"""Facts that clocks tell; the subject's owner hears them."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from uuid import UUID

from vinculo.kernel.events import Event


@dataclass(frozen=True, kw_only=True)
class ClockWarned(Event):
    """A clock has used up the share of its time at which it warns; ``due_at`` is still ahead."""

    name: ClassVar[str] = "clocks.ClockWarned"
    is_evidence: ClassVar[bool] = True
    codes: ClassVar[tuple[str, ...]] = ("subject", "kind")

    clock_id: UUID
    subject: str
    kind: str
    due_at: datetime

    @property
    def aggregate(self) -> str:
        return self.subject


@dataclass(frozen=True, kw_only=True)
class ClockBreached(Event):
    """A clock ran out at ``due_at``; said once, also when it is noticed late."""

    name: ClassVar[str] = "clocks.ClockBreached"
    is_evidence: ClassVar[bool] = True
    codes: ClassVar[tuple[str, ...]] = ("subject", "kind")

    clock_id: UUID
    subject: str
    kind: str
    due_at: datetime

    @property
    def aggregate(self) -> str:
        return self.subject
