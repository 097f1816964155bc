"""Work items: putting them into a queue, changing their urgency, ending them."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from vinculo.kernel import live
from vinculo.kernel.actor import Actor
from vinculo.kernel.errors import DomainError
from vinculo.kernel.inserting import insert_all
from vinculo.routing.contracts import (
    NOTHING_MORE,
    Arrival,
    ChannelKind,
    CustomerClass,
    DecisionKind,
    Inputs,
    ItemState,
    OfferState,
    PresenceState,
)
from vinculo.routing.domain.items import ItemAction, next_state
from vinculo.routing.domain.needs import need_of
from vinculo.routing.domain.order import rank_at
from vinculo.routing.models import Decision, Offer, WorkItem
from vinculo.routing.selectors import presence_of, setup
from vinculo.routing.services import people
from vinculo.routing.services.decisions import decided, note, note_all, tell, tell_all
from vinculo.routing.services.dispatch import ask_for


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
    inputs: Inputs = NOTHING_MORE,
) -> UUID:
    """Let ``subject`` wait in a queue; asking again changes nothing, a finished one waits anew.

    Whoever had the finished one is preferred, with the queue's patience, when they are there.
    """
    arrival = Arrival(
        subject=subject,
        queue_id=queue_id,
        priority=priority,
        due_at=due_at,
        at=at,
        why=why,
        inputs=inputs,
    )
    return enqueue_all([arrival])[subject]


@transaction.atomic
def enqueue_all(arrivals: Sequence[Arrival]) -> dict[str, UUID]:
    """The same for several subjects with as few questions; the ids of their items."""
    house = _House()
    new = {
        arrival.subject: WorkItem(
            subject=arrival.subject, **_columns(arrival, arrival.inputs, house)
        )
        for arrival in arrivals
    }
    insert_all(new.values(), ignore_conflicts=True)
    ids = dict(WorkItem.objects.filter(subject__in=new).values_list("subject", "pk"))
    waiting = []
    for arrival in arrivals:
        item: WorkItem | None = new[arrival.subject]
        if item is not None and ids[arrival.subject] != item.pk:
            item = _again(arrival, house)
        if item is not None:
            waiting.append((item, arrival))
    note_all(_enqueued(item, arrival) for item, arrival in waiting)
    tell_all(item for item, _ in waiting)
    if waiting:
        ask_for()
    return ids


def _again(arrival: Arrival, house: "_House") -> WorkItem | None:
    """What was there before: it waits anew when it was finished, else None."""
    item = locked(arrival.subject)
    if item.state != ItemState.DONE:
        return None
    before = arrival.inputs.preferred or item.owner_id
    inputs = replace(arrival.inputs, preferred=before)
    columns = _columns(arrival, inputs, house, item.kept_for)
    item.state = next_state(ItemState(item.state), ItemAction.ENQUEUE)
    for name, value in columns.items():
        setattr(item, name, value)
    item.owner_id = item.taken_at = item.finished_at = item.parked_at = item.stuck_at = None
    item.save()
    return item


def _enqueued(item: WorkItem, arrival: Arrival) -> Decision:
    return decided(
        item,
        DecisionKind.ENQUEUED,
        at=arrival.at,
        why=arrival.why,
        queue=arrival.queue_id,
        priority=arrival.priority,
        due=arrival.due_at,
        channel=item.kind,
        upset_pct=item.upset_pct,
        customer_class=item.customer_class,
    )


class _House:
    """What is configured, asked once however many begin to wait."""

    def __init__(self) -> None:
        self.settings = setup.settings_in_force()[1]
        self.languages = frozenset(setup.languages().values())
        self.loads = setup.loads()


def _columns(
    arrival: Arrival, inputs: Inputs, house: _House, kept_for: Collection[UUID] | None = None
) -> dict[str, Any]:
    """The columns of an item that begins to wait."""
    queue_id, at = arrival.queue_id, arrival.at
    language = inputs.language if inputs.language in house.languages else ""
    skills = dict(inputs.skills)
    customer_class = inputs.customer_class.value if inputs.customer_class else ""
    preferred, until = inputs.preferred, None
    if preferred and presence_of(preferred, at).state is not PresenceState.OFFLINE:
        queue = setup.queue_setups([queue_id]).get(queue_id)
        until = at + queue.patience if queue else None
    return {
        "queue_id": queue_id,
        "priority": arrival.priority,
        "due_at": arrival.due_at,
        "enqueued_at": at,
        "kind": inputs.kind,
        "weight_pct": house.loads[inputs.kind].weight_pct,
        "language": language,
        "skills": skills,
        "need": need_of(queue_id, inputs.kind, language, skills, kept_for),
        "customer_class": customer_class,
        "upset_pct": inputs.upset_pct,
        "known_to": list(inputs.known_to),
        "preferred_id": preferred,
        "patient_until": until,
        "rank_at": rank_at(
            enqueued_at=at,
            priority=arrival.priority,
            due_at=arrival.due_at,
            customer_class=customer_class,
            upset_pct=inputs.upset_pct,
            settings=house.settings,
        ),
    }


@transaction.atomic
def reprioritise(
    *,
    subject: str,
    priority: int,
    due_at: datetime | None,
    at: datetime,
    why: str = "asked",
    customer_class: CustomerClass | None = None,
    upset_pct: int | None = None,
) -> None:
    """Hand down new inputs of the order; a finished item is left alone.

    Class and mood that are not given stay as they were.
    """
    item = locked(subject)
    care = (
        customer_class.value if customer_class else item.customer_class,
        item.upset_pct if upset_pct is None else upset_pct,
    )
    known = (item.priority, item.due_at, item.customer_class, item.upset_pct)
    if item.state == ItemState.DONE or known == (priority, due_at, *care):
        return
    before = item.priority
    item.priority, item.due_at = priority, due_at
    item.customer_class, item.upset_pct = care
    item.rank_at = rank_at(
        enqueued_at=item.enqueued_at,
        priority=priority,
        due_at=due_at,
        customer_class=item.customer_class,
        upset_pct=item.upset_pct,
        settings=setup.settings_in_force()[1],
    )
    item.save(update_fields=["priority", "due_at", "customer_class", "upset_pct", "rank_at"])
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
    item.owner_id = item.taken_at = item.parked_at = None
    item.save(update_fields=["state", "owner", "taken_at", "parked_at"])
    actor_id = actor.user_id if actor else None
    note(item, DecisionKind.REQUEUED, at=at, why=why, actor_id=actor_id, before=before)
    tell(item, *([f"person:{before}"] if before else []))
    ask_for()


@transaction.atomic
def park(*, subject: str, at: datetime) -> None:
    """Whoever has it waits for somebody outside: it takes none of their time until woken."""
    item = locked(subject)
    if item.state != ItemState.TAKEN or item.parked_at is not None:
        return
    item.parked_at = at
    item.save(update_fields=["parked_at"])
    note(item, DecisionKind.PARKED, at=at, why="parked")
    ask_for()


@transaction.atomic
def wake(*, subject: str, at: datetime) -> None:
    """It wants attention again: from whoever had it, if they have room, else from the queue.

    In the queue they are preferred, with patience. Nobody gets above their capacity by it.
    """
    item = locked(subject)
    owner = item.owner_id
    if item.parked_at is None or owner is None:
        return
    item.parked_at = None
    if people.has_room(owner, weight_pct=item.weight_pct, kind=item.kind, at=at):
        item.save(update_fields=["parked_at"])
        note(item, DecisionKind.WOKEN, at=at, why="same_person")
        return
    item.state = next_state(ItemState(item.state), ItemAction.REQUEUE)
    item.owner_id = item.taken_at = None
    item.preferred_id = owner
    item.save(update_fields=["state", "owner", "taken_at", "preferred", "parked_at"])
    note(item, DecisionKind.WOKEN, at=at, why="no_room", before=owner)
    tell(item, f"person:{owner}")
    ask_for()


@transaction.atomic
def finish(*, subject: str, at: datetime, actor: Actor | None = None) -> None:
    """Nothing is left to do about ``subject``; asking again changes nothing."""
    item = locked(subject)
    if item.state == ItemState.DONE:
        return
    had_it = item.owner_id if item.state == ItemState.TAKEN and not item.parked_at else None
    asked = item.offered_to_id
    if asked:
        Offer.objects.filter(item=item, state=OfferState.OPEN).update(
            state=OfferState.WITHDRAWN, answered_at=at
        )
    item.state = next_state(ItemState(item.state), ItemAction.FINISH)
    item.finished_at, item.parked_at, item.offered_to_id = at, None, None
    item.save(update_fields=["state", "finished_at", "parked_at", "offered_to"])
    if asked:
        live.push(topics=[f"person:{asked}"], kind="routing.offered", ref=item.pk)
    actor_id = actor.user_id if actor else None
    note(item, DecisionKind.FINISHED, at=at, why="finished", actor_id=actor_id)
    tell(item)
    if had_it:
        people.rest(had_it, kind=ChannelKind(item.kind), at=at)
        ask_for()
