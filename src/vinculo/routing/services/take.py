"""Who gets an item: taken from the queue, or handed to a person or another queue."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import F, Q, QuerySet

from vinculo.identity import api as identity
from vinculo.kernel.actor import Actor
from vinculo.kernel.errors import NotAllowedError
from vinculo.routing.contracts import DecisionKind, ItemState
from vinculo.routing.domain.items import (
    Candidate,
    ItemAction,
    ItemTakenError,
    Reason,
    next_state,
    reason_for_first,
)
from vinculo.routing.models import Queue, WorkItem
from vinculo.routing.services.decisions import note, tell
from vinculo.routing.services.items import NoSuchItemError, locked
from vinculo.routing.services.queues import NoSuchQueueError

BEST = 10
ORDER = (F("priority").desc(), F("due_at").asc(nulls_last=True), "enqueued_at", "pk")


@transaction.atomic
def take(
    *, subject: str | None, queue_ids: Collection[UUID], actor: Actor, at: datetime
) -> str | None:
    """Give ``actor`` one item, or the next of ``queue_ids``; answers its subject.

    None: nothing waits. Two who ask at once get different items; for one that somebody else
    has, ItemTakenError says who.
    """
    if actor.user_id is None:
        raise NotAllowedError(action="routing.take")
    item = _next(queue_ids) if subject is None else _named(subject, queue_ids, actor)
    if item is None or (item.owner_id == actor.user_id and item.state == ItemState.TAKEN):
        return item.subject if item else None
    inputs = _inputs(item, queue_ids) if subject is None else {"why": Reason.CHOSEN.value}
    item.state = next_state(ItemState(item.state), ItemAction.TAKE)
    item.owner_id, item.taken_at = actor.user_id, at
    item.save(update_fields=["state", "owner", "taken_at"])
    waited = round((at - item.enqueued_at).total_seconds())
    note(
        item,
        DecisionKind.TAKEN,
        at=at,
        actor_id=actor.user_id,
        priority=item.priority,
        due=item.due_at,
        waited_s=waited,
        **inputs,
    )
    tell(item)
    return item.subject


@transaction.atomic
def transfer(
    *,
    subject: str,
    actor: Actor,
    at: datetime,
    to_user: UUID | None = None,
    to_queue: UUID | None = None,
) -> None:
    """Hand an item to one person, or to another queue, where it waits with the age it had."""
    if (to_user is None) == (to_queue is None):
        raise ValueError("transfer to a person or to a queue, one of them")
    item = locked(subject)
    before, queue_before = item.owner_id, item.queue_id
    if to_user is not None:
        item.state = next_state(ItemState(item.state), ItemAction.TRANSFER)
        item.owner_id, item.taken_at = to_user, at
    elif to_queue is not None:
        if not Queue.objects.filter(pk=to_queue).exists():
            raise NoSuchQueueError
        item.state = next_state(ItemState(item.state), ItemAction.REQUEUE)
        item.owner_id = item.taken_at = None
        item.queue_id = to_queue
    item.save(update_fields=["state", "owner", "taken_at", "queue"])
    note(
        item,
        DecisionKind.TRANSFERRED,
        at=at,
        actor_id=actor.user_id,
        why="to_person" if to_user else "to_queue",
        owner_before=before,
        owner_after=to_user,
        queue_before=queue_before,
        queue_after=item.queue_id,
    )
    tell(item, f"queue:{queue_before}", *([f"person:{before}"] if before else []))


def _waiting(queue_ids: Collection[UUID]) -> QuerySet[WorkItem]:
    return WorkItem.objects.filter(state=ItemState.WAITING, queue_id__in=queue_ids).order_by(*ORDER)


def _next(queue_ids: Collection[UUID]) -> WorkItem | None:
    return _waiting(queue_ids).select_for_update(skip_locked=True, of=("self",)).first()


def _named(subject: str, queue_ids: Collection[UUID], actor: Actor) -> WorkItem:
    item = (
        WorkItem.objects.select_for_update()
        .filter(Q(queue_id__in=queue_ids) | Q(owner_id=actor.user_id), subject=subject)
        .first()
    )
    if item is None:
        raise NoSuchItemError
    if item.state == ItemState.TAKEN and item.owner_id and item.owner_id != actor.user_id:
        names = identity.user_names([item.owner_id])
        raise ItemTakenError(owner=names.get(item.owner_id, ""))
    return item


def _inputs(chosen: WorkItem, queue_ids: Collection[UUID]) -> dict[str, object]:
    """What the choice saw: the next best, how many waited, and what made the difference."""
    others = list(_waiting(queue_ids).exclude(pk=chosen.pk)[: BEST - 1])
    ordered = [_candidate(item) for item in (chosen, *others)]
    return {
        "why": reason_for_first(ordered).value,
        "waiting": 1 + _waiting(queue_ids).exclude(pk=chosen.pk).count(),
        "next_best": [
            {
                "item": other.item_id,
                "priority": other.priority,
                "due": other.due_at,
                "since": other.enqueued_at,
            }
            for other in ordered[1:]
        ],
    }


def _candidate(item: WorkItem) -> Candidate:
    return Candidate(
        item_id=item.pk, priority=item.priority, due_at=item.due_at, enqueued_at=item.enqueued_at
    )
