"""The life of a work item, and which one comes next."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from types import MappingProxyType
from uuid import UUID

from vinculo.kernel.errors import DomainError
from vinculo.routing.contracts import ItemState


class ItemAction(StrEnum):
    """What may happen to a work item."""

    TAKE = "take"
    TRANSFER = "transfer"
    REQUEUE = "requeue"
    FINISH = "finish"
    ENQUEUE = "enqueue"


class IllegalItemActionError(DomainError):
    """The item's state does not allow the action."""

    code = "routing_illegal_action"


class ItemTakenError(DomainError):
    """Somebody else has the item already; ``owner`` says who."""

    code = "routing_item_taken"


TRANSITIONS: Mapping[tuple[ItemState, ItemAction], ItemState] = MappingProxyType(
    {
        (ItemState.WAITING, ItemAction.TAKE): ItemState.TAKEN,
        (ItemState.WAITING, ItemAction.FINISH): ItemState.DONE,
        (ItemState.WAITING, ItemAction.REQUEUE): ItemState.WAITING,
        (ItemState.TAKEN, ItemAction.FINISH): ItemState.DONE,
        (ItemState.TAKEN, ItemAction.REQUEUE): ItemState.WAITING,
        (ItemState.WAITING, ItemAction.TRANSFER): ItemState.TAKEN,
        (ItemState.TAKEN, ItemAction.TRANSFER): ItemState.TAKEN,
        (ItemState.DONE, ItemAction.ENQUEUE): ItemState.WAITING,
    }
)


def next_state(state: ItemState, action: ItemAction) -> ItemState:
    """The state after ``action``. Raises IllegalItemActionError."""
    try:
        return TRANSITIONS[state, action]
    except KeyError:
        raise IllegalItemActionError(state=state, action=action) from None


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """What the choice of the next item looks at."""

    item_id: UUID
    priority: int
    due_at: datetime | None
    enqueued_at: datetime


NEVER = datetime.max.replace(tzinfo=UTC)


def order_key(candidate: Candidate) -> tuple[int, datetime, datetime, UUID]:
    """Sorts the most urgent first: priority, then what is due soonest, then who waits longest."""
    return (
        -candidate.priority,
        candidate.due_at or NEVER,
        candidate.enqueued_at,
        candidate.item_id,
    )


class Reason(StrEnum):
    """Why an item came before the next best one."""

    ONLY_ONE = "only_one"
    PRIORITY = "priority"
    DUE_SOONER = "due_sooner"
    WAITED_LONGER = "waited_longer"
    CHOSEN = "chosen"
    OFFERED = "offered"


def reason_for_first(ordered: Sequence[Candidate]) -> Reason:
    """What put the first of ``ordered`` before the second."""
    if len(ordered) < 2:
        return Reason.ONLY_ONE
    first, second = ordered[0], ordered[1]
    if first.priority != second.priority:
        return Reason.PRIORITY
    if first.due_at != second.due_at:
        return Reason.DUE_SOONER
    return Reason.WAITED_LONGER
