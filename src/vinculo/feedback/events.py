"""What customers said of us, for contexts above."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from uuid import UUID

from vinculo.kernel.events import Event


@dataclass(frozen=True, kw_only=True)
class CaseRated(Event):
    """A customer rated how a case was attended; ``is_first``: they had not before."""

    name: ClassVar[str] = "feedback.CaseRated"
    is_evidence: ClassVar[bool] = True

    rating_id: UUID
    case_id: UUID
    service_id: UUID
    score: int
    is_bad: bool
    is_first: bool
    rated_at: datetime

    @property
    def aggregate(self) -> str:
        return f"rating:{self.rating_id}"
