"""Work items: putting them into a queue, changing their urgency, ending them."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from vinculo.kernel.actor import Actor
from vinculo.kernel.errors import DomainError
from vinculo.routing.contracts import DecisionKind, ItemState
from vinculo.routing.domain.items import ItemAction, next_state
from vinculo.routing.models import WorkItem
from vinculo.routing.services.decisions import note, tell


class NoSuchItemError(DomainError):
    """No such item in the queues the person works."""

    code = "routing_no_such_item"


def locked(subject: str) -> WorkItem:
    """The item of ``subject``, locked until the transaction ends. Raises NoSuchItemError."""
    item = WorkItem.objects.select_for_update().filter(subject=subject).first()
    if item is None:
        raise NoSuchItemError
    return item


@transaction.atomic
def enqueue(
    *,
    subject: str,
    queue_id: UUID,
    priority: int,
    due_at: datetime | None,
    at: datetime,
    why: str = "arrived",
) -> UUID:
    """Let ``subject`` wait in a queue; asking again changes nothing, a finished one waits anew."""
    item, made = WorkItem.objects.get_or_create(
        subject=subject,
        defaults={
            "queue_id": queue_id,
            "priority": priority,
            "due_at": due_at,
            "enqueued_at": at,
        },
    )
    if not made:
        item = locked(subject)
        if item.state != ItemState.DONE:
            return item.pk
        item.state = next_state(ItemState(item.state), ItemAction.ENQUEUE)
        item.queue_id, item.priority, item.due_at, item.enqueued_at = queue_id, priority, due_at, at
        item.owner_id = item.taken_at = item.finished_at = None
        item.save()
    note(item, DecisionKind.ENQUEUED, at=at, why=why, queue=queue_id, priority=priority, due=due_at)
    tell(item)
    return item.pk


@transaction.atomic
def reprioritise(
    *, subject: str, priority: int, due_at: datetime | None, at: datetime, why: str = "asked"
) -> None:
    """Hand down new inputs of the order; a finished item is left alone."""
    item = locked(subject)
    if item.state == ItemState.DONE or (item.priority, item.due_at) == (priority, due_at):
        return
    before = item.priority
    item.priority, item.due_at = priority, due_at
    item.save(update_fields=["priority", "due_at"])
    note(
        item, DecisionKind.REPRIORITISED, at=at, why=why, before=before, after=priority, due=due_at
    )
    tell(item)


@transaction.atomic
def requeue(*, subject: str, at: datetime, why: str, actor: Actor | None = None) -> None:
    """Take an item from whoever has it and let it wait again, with the age it had."""
    item = locked(subject)
    before = item.owner_id
    if item.state == ItemState.WAITING:
        return
    item.state = next_state(ItemState(item.state), ItemAction.REQUEUE)
    item.owner_id = item.taken_at = None
    item.save(update_fields=["state", "owner", "taken_at"])
    actor_id = actor.user_id if actor else None
    note(item, DecisionKind.REQUEUED, at=at, why=why, actor_id=actor_id, before=before)
    tell(item, *([f"person:{before}"] if before else []))


@transaction.atomic
def finish(*, subject: str, at: datetime, actor: Actor | None = None) -> None:
    """Nothing is left to do about ``subject``; asking again changes nothing."""
    item = locked(subject)
    if item.state == ItemState.DONE:
        return
    item.state = next_state(ItemState(item.state), ItemAction.FINISH)
    item.finished_at = at
    item.save(update_fields=["state", "finished_at"])
    actor_id = actor.user_id if actor else None
    note(item, DecisionKind.FINISHED, at=at, why="finished", actor_id=actor_id)
    tell(item)
