"""Reads of routing."""

from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, F, Min, OuterRef, Q, QuerySet, Sum

from vinculo.kernel.actor import Actor
from vinculo.kernel.statements import Statement
from vinculo.routing import policy
from vinculo.routing.contracts import (
    ItemState,
    ItemView,
    OfferState,
    OwnerView,
    PresenceState,
    PresenceView,
    QueueCount,
    QueueView,
    WaitingView,
)
from vinculo.routing.domain.presence import state_now
from vinculo.routing.models import Offer, Presence, Queue, QueueChange, WorkItem


def queues_seen_by(actor: Actor) -> tuple[QueueView, ...]:
    """The queues ``actor`` works or keeps, by name."""
    rows = Queue.objects.filter(policy.visible_queues(actor)).order_by("name", "pk")
    return tuple(map(view_of, rows))


def all_queues() -> tuple[QueueView, ...]:
    """Every queue, by name: where an item may be handed to."""
    return tuple(map(view_of, Queue.objects.order_by("name", "pk")))


def first_queue() -> QueueView | None:
    """Where waits what names no service; None: nobody made a queue yet."""
    queue = Queue.objects.order_by("name", "pk").first()
    return view_of(queue) if queue else None


def queues_of_services(service_ids: Collection[UUID]) -> dict[UUID, QueueView]:
    """The queues that these services feed, by service; one without a queue is missing."""
    rows = Queue.objects.filter(service_id__in=service_ids)
    return {row.service_id: view_of(row) for row in rows}


def queue_keys_of_teams(team_ids: Collection[UUID]) -> list[str]:
    """Access keys of the queues those teams work."""
    if not team_ids:
        return []
    return [f"queue:{row.id}" for row in _queues_of.rows(team_ids=list(team_ids))]


@Statement
def _queues_of(team_ids: list[UUID]) -> QuerySet[Any, Any]:
    return Queue.objects.filter(team_id__in=team_ids).values("id")


def owners_of(subjects: Collection[str]) -> dict[str, OwnerView | None]:
    """Who has each item now; None: it waits, or nothing is known of it."""
    found: dict[str, OwnerView | None] = dict.fromkeys(subjects)
    rows = WorkItem.objects.filter(
        subject__in=subjects, state=ItemState.TAKEN, owner__isnull=False
    ).values_list("subject", "owner_id", "owner__name", "taken_at")
    for subject, owner_id, name, taken_at in rows:
        if taken_at is not None:
            found[subject] = OwnerView(user_id=owner_id, name=name, since=taken_at)
    return found


def item_of(subject: str) -> ItemView | None:
    """The item of ``subject``."""
    item = WorkItem.objects.filter(subject=subject).select_related("queue").first()
    if item is None:
        return None
    return ItemView(
        id=item.pk,
        subject=item.subject,
        queue_id=item.queue_id,
        queue_name=item.queue.name,
        state=ItemState(item.state),
        priority=item.priority,
        due_at=item.due_at,
        enqueued_at=item.enqueued_at,
        owner_id=item.owner_id,
        taken_at=item.taken_at,
    )


def waiting_for(actor: Actor) -> WaitingView:
    """What waits in the actor's queues, and how much the actor holds."""
    is_waiting = Q(state=ItemState.WAITING)
    rows = (
        WorkItem.objects.filter(
            policy.not_kept_from(actor.user_id),
            is_waiting,
            queue_id__in=policy.queue_ids(actor),
        )
        .values("queue_id", queue_name=F("queue__name"))
        .annotate(waiting=Count("pk"), oldest_at=Min("enqueued_at"))
        .order_by("queue_name", "queue_id")
    )
    mine = (
        WorkItem.objects.filter(state=ItemState.TAKEN, owner_id=actor.user_id).count()
        if actor.user_id
        else 0
    )
    return WaitingView(
        queues=tuple(
            QueueCount(
                queue_id=row["queue_id"],
                name=row["queue_name"],
                waiting=row["waiting"],
                oldest_at=row["oldest_at"],
            )
            for row in rows
        ),
        mine=mine,
    )


def waiting_in(queue_ids: Collection[UUID]) -> dict[UUID, int]:
    """How many items wait in each queue, by the counters."""
    rows = (
        QueueChange.objects.filter(queue_id__in=queue_ids)
        .values_list("queue_id")
        .annotate(total=Sum("waiting"))
        .order_by()
    )
    return dict.fromkeys(queue_ids, 0) | dict(rows)


def presence_of(user_id: UUID, at: datetime) -> PresenceView:
    """Whether a person is there at ``at``; who never said anything is not."""
    row = _presence.first(user_id=user_id)
    if row is None:
        return PresenceView(user_id=user_id, state=PresenceState.OFFLINE, since=at)
    return PresenceView(
        user_id=user_id,
        state=state_now(PresenceState(row.state), row.heartbeat_at, at, row.until),
        since=row.since,
        reason=row.reason__name or "",
        until=row.until,
        load_pct=row.load_pct,
        has_offer=row.has_offer,
    )


@Statement
def _presence(user_id: UUID) -> QuerySet[Any, Any]:
    held_out = Offer.objects.filter(user_id=OuterRef("pk"), state=OfferState.OPEN)
    return Presence.objects.filter(user_id=user_id).values(
        "state", "heartbeat_at", "since", "until", "load_pct", "reason__name",
        has_offer=Exists(held_out),
    )  # fmt: skip


def view_of(queue: Queue) -> QueueView:
    """A queue as other contexts hold it."""
    return QueueView(
        id=queue.pk, name=queue.name, service_id=queue.service_id, team_id=queue.team_id
    )
