"""What the live page shows: counters, bounded looks at indexes, and no count of what waits."""

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import F, OuterRef, Q, QuerySet, Subquery, Sum

from vinculo.kernel.actor import Actor
from vinculo.lib.text.sort_key import sort_key
from vinculo.organization import api as organization
from vinculo.routing import policy
from vinculo.routing.contracts import (
    ArrivalCount,
    Board,
    ChannelKind,
    DecisionKind,
    ItemState,
    PersonNow,
    PresenceState,
    QueueNow,
    WaitingRow,
)
from vinculo.routing.domain.presence import state_now
from vinculo.routing.models import Arrivals, Presence, Queue, QueueChange, Recount, WorkItem

CAME = """
SELECT item.queue_id, date_bin('30 minutes', step.at, timestamptz '2000-01-01 00:00Z'), count(*)
  FROM routing_decision AS step JOIN routing_workitem AS item ON item.id = step.item_id
 WHERE step.kind = %s AND step.at >= %s AND step.at < %s
 GROUP BY 1, 2
"""
"""Contacts that came, by queue and half hour: a look at the index of times, as long as it is."""


def board(*, actor: Actor, at: datetime, queue_id: UUID | None = None) -> Board:
    """The actor's queues (or one of them) and the people of their teams, as they are at ``at``."""
    rows = list(_queues(actor, queue_id))
    counts = counters([row["id"] for row in rows])
    recount = Recount.objects.order_by("-at").values("at", "wrong").first()
    return Board(
        queues=tuple(
            QueueNow(
                **row,
                waiting=counts[row["id"]][0],
                held=counts[row["id"]][1],
            )
            for row in rows
        ),
        people=people_now({row["team_id"] for row in rows}, at),
        recounted_at=recount["at"] if recount else None,
        wrong=recount["wrong"] if recount else 0,
    )


def _queues(actor: Actor, queue_id: UUID | None) -> QuerySet[Any, Any]:
    oldest = WorkItem.objects.filter(queue=OuterRef("pk"), state=ItemState.WAITING).order_by(
        "enqueued_at", "pk"
    )
    seen = Queue.objects.filter(Q(pk__in=policy.queue_ids(actor)))
    if queue_id is not None:
        seen = seen.filter(pk=queue_id)
    return (
        seen.annotate(oldest_at=Subquery(oldest.values("enqueued_at")[:1]))
        .order_by("name", "pk")
        .values("id", "name", "service_id", "team_id", "oldest_at")
    )


def counters(queue_ids: Collection[UUID]) -> dict[UUID, tuple[int, int]]:
    """What waits in each queue and what is in hands, by the counters."""
    rows = (
        QueueChange.objects.filter(queue_id__in=queue_ids)
        .values_list("queue_id")
        .annotate(Sum("waiting"), Sum("held"))
        .order_by()
    )
    found = {queue: (waiting, held) for queue, waiting, held in rows}
    return dict.fromkeys(queue_ids, (0, 0)) | found


def people_now(team_ids: Collection[UUID], at: datetime) -> tuple[PersonNow, ...]:
    """The people of these teams, those who are there first, then by name."""
    teams: defaultdict[UUID, set[UUID]] = defaultdict(set)
    for team_id, members in organization.members_by_team(team_ids).items():
        for member in members:
            teams[member.user_id].add(team_id)
    rows = (
        Presence.objects.filter(user_id__in=list(teams))
        .values(
            "user_id", "state", "since", "heartbeat_at", "until", "load_pct", "held",
            name=F("user__name"), reason_name=F("reason__name"),
        )
        .order_by("user__name", "user_id")
    )  # fmt: skip
    found = [
        PersonNow(
            user_id=row["user_id"],
            name=row["name"],
            state=state_now(PresenceState(row["state"]), row["heartbeat_at"], at, row["until"]),
            since=row["since"],
            reason=row["reason_name"] or "",
            load_pct=row["load_pct"],
            held={kind: n for kind, n in row["held"].items() if n},
            team_ids=frozenset(teams[row["user_id"]]),
        )
        for row in rows
    ]
    return tuple(sorted(found, key=lambda person: (not person.is_there, sort_key(person.name))))


def waiting_rows(
    *,
    actor: Actor,
    queue_id: UUID | None = None,
    after: tuple[datetime, UUID] | None = None,
    most: int = 50,
) -> list[WaitingRow]:
    """What waits in the actor's queues (or one of them), the oldest first, from a place on."""
    rows = WorkItem.objects.filter(state=ItemState.WAITING, queue_id__in=policy.queue_ids(actor))
    if queue_id is not None:
        rows = rows.filter(queue_id=queue_id)
    if after is not None:
        moment, last = after
        rows = rows.filter(Q(enqueued_at__gt=moment) | Q(enqueued_at=moment, pk__gt=last))
    shown = rows.order_by("enqueued_at", "pk").values(
        "subject", "queue_id", "kind", "enqueued_at", "due_at",
        item_id=F("pk"), queue_name=F("queue__name"), offered_name=F("offered_to__name"),
    )[:most]  # fmt: skip
    return [
        WaitingRow(
            item_id=row["item_id"],
            subject=row["subject"],
            queue_id=row["queue_id"],
            queue_name=row["queue_name"],
            kind=ChannelKind(row["kind"]),
            enqueued_at=row["enqueued_at"],
            due_at=row["due_at"],
            offered_to=row["offered_name"] or "",
        )
        for row in shown
    ]


def came_between(since: datetime, until: datetime) -> list[tuple[UUID, datetime, int]]:
    """How many contacts entered each queue in each half hour."""
    with connection.cursor() as cursor:
        cursor.execute(CAME, [DecisionKind.ENQUEUED.value, since, until])
        found: list[tuple[UUID, datetime, int]] = cursor.fetchall()
        return found


def arrivals(
    *, queue_ids: Collection[UUID] | None, since: datetime, until: datetime
) -> list[ArrivalCount]:
    """Contacts by half hour, of half hours that are over; ``queue_ids`` None: of all queues."""
    rows = Arrivals.objects.filter(starts_at__gte=since, starts_at__lt=until)
    if queue_ids is not None:
        rows = rows.filter(queue_id__in=queue_ids)
    return [
        ArrivalCount(queue_id=row.queue_id, starts_at=row.starts_at, n=row.n)
        for row in rows.order_by("starts_at", "queue_id")
    ]
