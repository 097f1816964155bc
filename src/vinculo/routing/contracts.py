"""What other contexts may hold of routing: queues, who has an item, who is there."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID


class ItemState(StrEnum):
    """Where a work item is in its life."""

    WAITING = "waiting"
    TAKEN = "taken"
    DONE = "done"


class DecisionKind(StrEnum):
    """What was decided about a work item."""

    ENQUEUED = "enqueued"
    TAKEN = "taken"
    TRANSFERRED = "transferred"
    REQUEUED = "requeued"
    REPRIORITISED = "reprioritised"
    FINISHED = "finished"


class PresenceState(StrEnum):
    """Whether a person can be given work now."""

    AVAILABLE = "available"
    AWAY = "away"
    OFFLINE = "offline"


@dataclass(frozen=True, kw_only=True)
class QueueView:
    """A queue: which service feeds it and which team works it."""

    id: UUID
    name: str
    service_id: UUID
    team_id: UUID


@dataclass(frozen=True, kw_only=True)
class OwnerView:
    """Who has a work item, and since when."""

    user_id: UUID
    name: str
    since: datetime


@dataclass(frozen=True, kw_only=True)
class ItemView:
    """A work item as its caller may see it; ``subject`` is the caller's own key."""

    id: UUID
    subject: str
    queue_id: UUID
    queue_name: str
    state: ItemState
    priority: int
    due_at: datetime | None
    enqueued_at: datetime
    owner_id: UUID | None
    taken_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class QueueCount:
    """How much waits in one queue."""

    queue_id: UUID
    name: str
    waiting: int
    oldest_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class WaitingView:
    """What waits for a person: the queues they work and what they hold themselves."""

    queues: tuple[QueueCount, ...]
    mine: int

    @property
    def total(self) -> int:
        """How much waits in all their queues together."""
        return sum(queue.waiting for queue in self.queues)


@dataclass(frozen=True, kw_only=True)
class PresenceView:
    """Whether a person is there, and since when."""

    user_id: UUID
    state: PresenceState
    since: datetime
