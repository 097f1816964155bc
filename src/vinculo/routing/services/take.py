"""Who gets an item: taken from the queue, or handed to a person or another queue."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import F, Q, QuerySet

from vinculo.identity import api as identity
from vinculo.kernel import live
from vinculo.kernel.actor import Actor
from vinculo.kernel.errors import DomainError, NotAllowedError
from vinculo.routing import policy
from vinculo.routing.contracts import (
    ChannelKind,
    DecisionKind,
    ItemState,
    OfferState,
    PresenceState,
)
from vinculo.routing.domain.items import (
    Candidate,
    ItemAction,
    ItemTakenError,
    Reason,
    next_state,
    reason_for_first,
)
from vinculo.routing.domain.needs import merged, need_of
from vinculo.routing.models import Offer, Presence, Queue, WorkItem
from vinculo.routing.selectors import presence_of, setup
from vinculo.routing.services import people
from vinculo.routing.services.decisions import note, tell
from vinculo.routing.services.dispatch import ask_for
from vinculo.routing.services.items import NoSuchItemError, locked
from vinculo.routing.services.queues import NoSuchQueueError

BEST = 10
ORDER = ("rank_at", F("due_at").asc(nulls_last=True), "pk")


class ItemOfferedError(DomainError):
    """Somebody else is being asked right now whether they take it."""

    code = "routing_item_offered"


class MayNotTakeError(DomainError):
    """The queue gives its work out by itself."""

    code = "routing_may_not_take"


class PersonFullError(DomainError):
    """The person to whom it should go has no room."""

    code = "routing_person_full"


class PersonNotNamedError(DomainError):
    """The item is kept for a few people, and this person is none of them."""

    code = "routing_person_not_named"


class PersonAbsentError(DomainError):
    """The person is not there, and the contact cannot wait."""

    code = "routing_person_absent"


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
    item = (
        _next(queue_ids, actor.user_id)
        if subject is None
        else _named(subject, queue_ids, actor, at)
    )
    if item is None or (item.owner_id == actor.user_id and item.state == ItemState.TAKEN):
        return item.subject if item else None
    inputs = (
        _inputs(item, queue_ids, actor.user_id) if subject is None else {"why": Reason.CHOSEN.value}
    )
    if _end_offer(item, actor.user_id, at):
        inputs = {"why": Reason.OFFERED.value}
    else:
        people.require_room(actor.user_id, weight_pct=item.weight_pct, kind=item.kind, at=at)
    item.state = next_state(ItemState(item.state), ItemAction.TAKE)
    item.owner_id, item.taken_at, item.offered_to_id = actor.user_id, at, None
    item.patient_until = item.stuck_at = None
    item.save(
        update_fields=["state", "owner", "taken_at", "offered_to", "patient_until", "stuck_at"]
    )
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
    to_skill: UUID | None = None,
) -> None:
    """Hand an item to one person, to another queue, or to whoever has a skill.

    It waits with the age it had; what is kept for a few people stays among them. Raises
    PersonNotNamedError, PersonFullError, PersonAbsentError.
    """
    if sum(target is not None for target in (to_user, to_queue, to_skill)) != 1:
        raise ValueError("transfer to a person, to a queue or to a skill, one of them")
    item = locked(subject)
    before, queue_before = item.owner_id, item.queue_id
    people.lock([before, to_user, item.offered_to_id])
    if to_user is not None and item.kept_for is not None and to_user not in item.kept_for:
        raise PersonNotNamedError(person=identity.user_names([to_user]).get(to_user, ""))
    weighs_already = to_user == before and item.parked_at is None
    weighs_already = _end_offer(item, to_user, at) or weighs_already
    item.parked_at = item.offered_to_id = item.stuck_at = None
    if to_user is not None:
        if not weighs_already:
            _require_person(item, to_user, at)
        item.state = next_state(ItemState(item.state), ItemAction.TRANSFER)
        item.owner_id, item.taken_at = to_user, at
    else:
        item.state = next_state(ItemState(item.state), ItemAction.REQUEUE)
        item.owner_id = item.taken_at = item.preferred_id = item.patient_until = None
        if to_queue is not None:
            if not Queue.objects.filter(pk=to_queue).exists():
                raise NoSuchQueueError
            item.queue_id = to_queue
        elif to_skill is not None:
            item.skills = merged(item.skills, {str(to_skill): people.require_skill(to_skill)})
        item.need = need_of(item.queue_id, item.kind, item.language, item.skills, item.kept_for)
    item.save()
    note(
        item,
        DecisionKind.TRANSFERRED,
        at=at,
        actor_id=actor.user_id,
        why="to_person" if to_user else "to_queue" if to_queue else "to_skill",
        owner_before=before,
        owner_after=to_user,
        queue_before=queue_before,
        queue_after=item.queue_id,
        skill=to_skill,
    )
    tell(item, f"queue:{queue_before}", *([f"person:{before}"] if before else []))
    ask_for()


def _require_person(item: WorkItem, user_id: UUID, at: datetime) -> None:
    """Somebody takes it over by another's decision: they have room, and are there if it must be.

    Raises PersonFullError, PersonAbsentError.
    """
    names = identity.user_names([user_id])
    if not people.has_room(user_id, weight_pct=item.weight_pct, kind=item.kind, at=at):
        raise PersonFullError(person=names.get(user_id, ""))
    load = setup.loads()[ChannelKind(item.kind)]
    there = presence_of(user_id, at).state
    if load.cannot_wait and there is not PresenceState.AVAILABLE:
        raise PersonAbsentError(person=names.get(user_id, ""))


def _end_offer(item: WorkItem, user_id: UUID | None, at: datetime) -> bool:
    """The open offer of a locked item ends; True: ``user_id`` is the one who was asked."""
    if item.offered_to_id is None:
        return False
    is_theirs = item.offered_to_id == user_id
    Offer.objects.filter(item=item, state=OfferState.OPEN).update(
        state=OfferState.ACCEPTED if is_theirs else OfferState.WITHDRAWN, answered_at=at
    )
    if is_theirs:
        Presence.objects.filter(pk=user_id).update(unanswered=0)
        ask_for()
    else:
        live.push(topics=[f"person:{item.offered_to_id}"], kind="routing.offered", ref=item.pk)
        item.offered_to_id = None
        item.save(update_fields=["offered_to"])
    return is_theirs


def _waiting(queue_ids: Collection[UUID], user_id: UUID) -> QuerySet[WorkItem]:
    return WorkItem.objects.filter(
        policy.not_kept_from(user_id),
        state=ItemState.WAITING,
        offered_to__isnull=True,
        queue_id__in=queue_ids,
    ).order_by(*ORDER)


def _next(queue_ids: Collection[UUID], user_id: UUID) -> WorkItem | None:
    """What is held out to the person comes first, then what waits where one may take."""
    theirs = WorkItem.objects.filter(offered_to_id=user_id, queue_id__in=queue_ids)
    for rows in (
        theirs.order_by(*ORDER),
        _waiting(queue_ids, user_id).filter(queue__may_take=True),
    ):
        found = rows.select_for_update(skip_locked=True, of=("self",)).first()
        if found is not None:
            return found
    return None


def _named(subject: str, queue_ids: Collection[UUID], actor: Actor, at: datetime) -> WorkItem:
    item = (
        WorkItem.objects.select_for_update(of=("self",))
        .select_related("queue")
        .filter(
            policy.not_kept_from(actor.user_id),
            Q(queue_id__in=queue_ids)
            | Q(owner_id=actor.user_id)
            | Q(offered_to_id=actor.user_id)
            | Q(kept_for__isnull=False),
            subject=subject,
        )
        .first()
    )
    if item is None:
        raise NoSuchItemError
    if item.state == ItemState.TAKEN and item.owner_id and item.owner_id != actor.user_id:
        names = identity.user_names([item.owner_id])
        raise ItemTakenError(owner=names.get(item.owner_id, ""))
    if item.state == ItemState.WAITING and item.offered_to_id != actor.user_id:
        _refuse_what_is_given_out(item, at)
    return item


def _refuse_what_is_given_out(item: WorkItem, at: datetime) -> None:
    """Raises ItemOfferedError, MayNotTakeError."""
    asked = item.offered_to_id
    if (
        asked
        and Offer.objects.filter(item=item, state=OfferState.OPEN, expires_at__gte=at).exists()
    ):
        raise ItemOfferedError(person=identity.user_names([asked]).get(asked, ""))
    if not item.queue.may_take and item.kept_for is None:
        raise MayNotTakeError


def _inputs(chosen: WorkItem, queue_ids: Collection[UUID], user_id: UUID) -> dict[str, object]:
    """What the choice saw: the next best, how many waited, and what made the difference."""
    waiting = _waiting(queue_ids, user_id).exclude(pk=chosen.pk)
    others = list(waiting[: BEST - 1])
    ordered = [_candidate(item) for item in (chosen, *others)]
    return {
        "why": reason_for_first(ordered).value,
        "waiting": 1 + waiting.count(),
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
