"""What happens to tasks and may matter to those who gave them."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from uuid import UUID

from vinculo.kernel.events import Event


@dataclass(frozen=True, kw_only=True)
class TaskCompleted(Event):
    """A task is done; ``subject`` is the key of what it was about."""

    name: ClassVar[str] = "work.TaskCompleted"
    task_id: UUID
    subject: str
    done_by: UUID | None
    done_at: datetime

    @property
    def aggregate(self) -> str:
        return f"task:{self.task_id}"
