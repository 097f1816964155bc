"""What others may hold of a task."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, kw_only=True)
class TaskView:
    """Something a person has to do, about something else, by some time."""

    id: UUID
    owner_id: UUID
    created_by: UUID | None
    subject: str
    url: str
    title: str
    due_at: datetime | None
    done_at: datetime | None
    details: str = ""
    result: str = ""
    owner_name: str = ""
    giver_name: str = ""
