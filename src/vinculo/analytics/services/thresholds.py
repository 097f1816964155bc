"""Thresholds of live figures: kept by a person, watched every minute."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.urls import reverse

from vinculo.analytics.contracts import FALLS_SHORT, LiveFigure
from vinculo.analytics.domain.crossing import is_beyond
from vinculo.analytics.labels import LIVE_FIGURES
from vinculo.analytics.models import Alert, Threshold
from vinculo.analytics.selectors import live as reads
from vinculo.identity import api as identity
from vinculo.kernel import live, locks
from vinculo.kernel.actor import Actor, Role
from vinculo.kernel.errors import DomainError
from vinculo.notices import api as notices
from vinculo.organization import api as organization
from vinculo.routing import api as routing
from vinculo.routing.contracts import QueueNow


class ThresholdTakenError(DomainError):
    """That figure of that queue has a threshold already."""

    code = "analytics_threshold_taken"


class NoSuchThresholdError(DomainError):
    """Somebody took it away."""

    code = "analytics_no_such_threshold"


class BadLimitError(DomainError):
    """A share has a limit of at most a hundred."""

    code = "analytics_bad_limit"


@transaction.atomic
def add_threshold(*, figure: LiveFigure, limit: int, queue_id: UUID | None) -> UUID:
    """One more threshold. Raises ThresholdTakenError, BadLimitError."""
    locks.wait_for("analytics thresholds")
    if figure is LiveFigure.KEPT_PCT and limit > 100:
        raise BadLimitError
    same = Q(queue_id=queue_id) if queue_id else Q(queue__isnull=True)
    if Threshold.objects.filter(same, figure=figure).exists():
        raise ThresholdTakenError
    return Threshold.objects.create(figure=figure, limit=limit, queue_id=queue_id).pk


@transaction.atomic
def remove_threshold(*, threshold_id: UUID) -> None:
    """Nobody wants to hear of it any more. Raises NoSuchThresholdError."""
    found = Threshold.objects.filter(pk=threshold_id).first()
    if found is None:
        raise NoSuchThresholdError
    found.delete()


@transaction.atomic
def watch(*, at: datetime) -> int:
    """Compare every queue with its thresholds; who leads its team hears once of each crossing.

    The threshold of a queue of its own wins over that of every queue. Answers how many are new.
    """
    locks.wait_for("analytics thresholds")
    rows = reads.thresholds()
    known = {(row.threshold_id, row.queue_id): row for row in Alert.objects.all()}
    if not rows:
        return 0
    everything = Actor(
        user_id=None,
        name="",
        roles=frozenset({Role.SUPERVISOR}),
        keys=frozenset(f"queue:{queue.id}" for queue in routing.all_queues()),
    )
    board = routing.board(actor=everything, at=at)
    kept = reads.kept_today([queue.id for queue in board.queues], at=at)
    figures = reads.figures_of(board, kept, at=at)
    own = {(row.queue_id, row.figure) for row in rows if row.queue_id}
    beyond = {
        (row.id, queue.id): (row, queue)
        for row in rows
        for queue in board.queues
        if row.queue_id in (None, queue.id)
        and (row.queue_id or (queue.id, row.figure) not in own)
        and is_beyond(figures[queue.id], row.figure, row.limit)
    }
    over = [alert for key, alert in known.items() if key not in beyond]
    Alert.objects.filter(pk__in=[alert.pk for alert in over]).delete()
    new = [(key, *beyond[key]) for key in beyond if key not in known]
    for (threshold_id, queue_id), row, queue in new:
        made = Alert.objects.create(threshold_id=threshold_id, queue_id=queue_id, since=at)
        _tell(made, row.figure, queue, figures[queue_id].of(row.figure))
    for queue_id in {alert.queue_id for alert in over} | {key[1] for key, *_ in new}:
        live.push(topics=[f"queue:{queue_id}"], kind="routing.changed", ref=queue_id)
    return len(new)


def _tell(alert: Alert, figure: LiveFigure, queue: QueueNow, value: float | None) -> None:
    members = organization.members_by_team([queue.team_id])[queue.team_id]
    leads = {member.user_id for member in members if member.leads}
    notices.tell(
        leads or {user.id for user in identity.users(Role.SUPERVISOR)},
        kind="analytics.below" if figure in FALLS_SHORT else "analytics.above",
        subject=f"alert:{alert.pk}",
        at=alert.since,
        params={
            "queue": queue.name,
            "figure": str(LIVE_FIGURES[figure]),
            "value": round(value or 0),
            "limit": alert.threshold.limit,
        },
        url=f"{reverse('analytics:thresholds')}?cola={queue.id}",
    )
