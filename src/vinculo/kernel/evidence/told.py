"""What the chain tells: its head of the day, and that it disagrees with itself."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from uuid import UUID

from vinculo.kernel.events import Event


@dataclass(frozen=True, kw_only=True)
class EvidenceHeadExported(Event):
    """The head of the day was written to its file; ``head_hash`` after ``position`` lines."""

    name: ClassVar[str] = "kernel.EvidenceHeadExported"
    position: int
    head_hash: str
    sealed_at: datetime

    @property
    def aggregate(self) -> str:
        return "evidence"


@dataclass(frozen=True, kw_only=True)
class EvidenceDisagreed(Event):
    """The nightly repetition found that the chain is not what was kept."""

    name: ClassVar[str] = "kernel.EvidenceDisagreed"
    check_id: UUID
    fault_count: int
    checked_at: datetime

    @property
    def aggregate(self) -> str:
        return "evidence"
