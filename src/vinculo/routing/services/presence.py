"""Saying that one is there, and being taken for gone without a sign of life."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from vinculo.identity import api as identity
from vinculo.kernel import live, locks
from vinculo.kernel.errors import DomainError
from vinculo.notices import api as notices
from vinculo.organization import api as organization
from vinculo.routing.contracts import ItemState, PresenceState
from vinculo.routing.domain.choice import warm_up_share
from vinculo.routing.domain.presence import GONE_AFTER, state_now
from vinculo.routing.models import PauseReason, Presence, Queue, WorkItem
from vinculo.routing.selectors import setup, waiting_in
from vinculo.routing.services import items, offers
from vinculo.routing.services.dispatch import ask_for
from vinculo.routing.services.leads import leads_of


class NoSuchPauseError(DomainError):
    """That reason for a pause cannot be chosen."""

    code = "routing_no_such_pause"


def set_presence(
    *, user_id: UUID, state: PresenceState, at: datetime, reason_id: UUID | None = None
) -> None:
    """Say whether one is there, and why not; the time since runs from the change.

    Here the person is locked before what is held out to them, elsewhere after it: whoever crosses
    an answer begins again. Raises NoSuchPauseError.
    """
    locks.again_when_crossed(lambda: _set_presence(user_id, state, at, reason_id))


@transaction.atomic
def _set_presence(
    user_id: UUID, state: PresenceState, at: datetime, reason_id: UUID | None
) -> None:
    reason_id = reason_id if state is PresenceState.AWAY else None
    if reason_id and not PauseReason.objects.filter(pk=reason_id, is_open=True).exists():
        raise NoSuchPauseError
    presence, made = Presence.objects.select_for_update().get_or_create(
        user_id=user_id, defaults={"since": at, "heartbeat_at": at}
    )
    was = state_now(PresenceState(presence.state), presence.heartbeat_at, at, presence.until)
    if made or presence.state != state or presence.reason_id != reason_id:
        presence.state, presence.since = state, at
        presence.told_at = presence.until = None
    presence.reason_id = reason_id
    presence.heartbeat_at = at
    presence.unanswered = 0
    if was is PresenceState.OFFLINE and state is not PresenceState.OFFLINE:
        presence.signed_in_at = presence.idle_since = at
        presence.warm_up_left = _share_of(user_id)
    presence.save()
    _tell(user_id)
    if state is PresenceState.AVAILABLE:
        ask_for()
    else:
        _leave(user_id, at)


def _share_of(user_id: UUID) -> int:
    """How much of what waits somebody may get at first; see the settings of the warm-up."""
    teams = [team.id for team in organization.teams_of(user_id)]
    queue_ids = list(Queue.objects.filter(team_id__in=teams).values_list("pk", flat=True))
    _, settings = setup.settings_in_force()
    return min(warm_up_share(sum(waiting_in(queue_ids).values()), settings), 30_000)


def _leave(user_id: UUID, at: datetime) -> None:
    """Nothing is held out to, or kept for, somebody who is not there."""
    offers.withdraw_from(user_id, at=at)
    WorkItem.objects.filter(
        preferred_id=user_id, state=ItemState.WAITING, patient_until__isnull=False
    ).update(patient_until=None)


def beat(*, user_id: UUID, at: datetime) -> None:
    """A sign of life of the person's desk; it does not bring back who was taken for gone."""
    Presence.objects.filter(user_id=user_id).update(heartbeat_at=at)


@transaction.atomic
def mark_gone(*, at: datetime) -> int:
    """Take those for gone whose desks fell silent; answers how many.

    What was held out to them waits again.
    """
    silent = list(
        Presence.objects.select_for_update(skip_locked=True)
        .exclude(state=PresenceState.OFFLINE)
        .filter(heartbeat_at__lt=at - GONE_AFTER)
        .order_by("pk")
        .values_list("user_id", flat=True)
    )
    Presence.objects.filter(user_id__in=silent).update(
        state=PresenceState.OFFLINE, since=at, reason=None, until=None
    )
    for user_id in silent:
        _leave(user_id, at)
        _tell(user_id)
    return len(silent)


@transaction.atomic
def give_back_what_cannot_wait(*, at: datetime) -> int:
    """Calls and chats of those who disappeared longer ago than the grace wait again."""
    _, settings = setup.settings_in_force()
    kinds = [kind.value for kind, load in setup.loads().items() if load.cannot_wait]
    gone = Presence.objects.filter(
        state=PresenceState.OFFLINE, since__lte=at - timedelta(minutes=settings.grace_minutes)
    )
    held = WorkItem.objects.filter(
        state=ItemState.TAKEN, kind__in=kinds, owner_id__in=gone.values("user_id")
    )
    subjects = list(held.order_by("pk").values_list("subject", flat=True))
    for subject in subjects:
        items.requeue(subject=subject, at=at, why="gone")
    return len(subjects)


@transaction.atomic
def end_wrap_ups(*, at: datetime) -> int:
    """Whoever had time after a contact is there again when it is over; answers how many."""
    over = list(
        Presence.objects.select_for_update(skip_locked=True)
        .filter(state=PresenceState.WRAP_UP, until__lte=at)
        .values_list("user_id", flat=True)
    )
    Presence.objects.filter(user_id__in=over).update(
        state=PresenceState.AVAILABLE, since=at, until=None, idle_since=at
    )
    for user_id in over:
        _tell(user_id)
    if over:
        ask_for()
    return len(over)


@transaction.atomic
def tell_of_long_pauses(*, at: datetime) -> int:
    """Supervisors hear once of each pause that lasts longer than its reason allows."""
    paused = Presence.objects.select_for_update(skip_locked=True, of=("self",)).filter(
        state=PresenceState.AWAY, told_at__isnull=True, reason__max_minutes__isnull=False
    )
    told = 0
    for person in paused.select_related("reason"):
        most = person.reason.max_minutes if person.reason else None
        if most is None or at - person.since <= timedelta(minutes=most):
            continue
        person.told_at = at
        person.save(update_fields=["told_at"])
        names = identity.user_names([person.user_id])
        notices.tell(
            leads_of(person.user_id),
            kind="routing.pause_too_long",
            subject=f"person:{person.user_id}",
            at=at,
            params={"person": names.get(person.user_id, ""), "minutes": most},
        )
        told += 1
    return told


def _tell(user_id: UUID) -> None:
    live.push(topics=[f"person:{user_id}"], kind="routing.presence_changed", ref=user_id)
