"""Saying that one is there, and being taken for gone without a sign of life."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from vinculo.kernel import live
from vinculo.routing.contracts import PresenceState
from vinculo.routing.domain.presence import GONE_AFTER
from vinculo.routing.models import Presence


@transaction.atomic
def set_presence(*, user_id: UUID, state: PresenceState, at: datetime) -> None:
    """Say whether one is there; the time since runs from the change, not from the repetition."""
    presence, made = Presence.objects.select_for_update().get_or_create(
        user_id=user_id, defaults={"state": state, "since": at, "heartbeat_at": at}
    )
    if not made:
        if presence.state != state:
            presence.state, presence.since = state, at
        presence.heartbeat_at = at
        presence.save(update_fields=["state", "since", "heartbeat_at"])
    _tell(user_id)


def beat(*, user_id: UUID, at: datetime) -> None:
    """A sign of life of the person's desk; it does not bring back who was taken for gone."""
    Presence.objects.filter(user_id=user_id).update(heartbeat_at=at)


@transaction.atomic
def mark_gone(*, at: datetime) -> int:
    """Take those for gone whose desks fell silent; answers how many."""
    silent = list(
        Presence.objects.select_for_update(skip_locked=True)
        .exclude(state=PresenceState.OFFLINE)
        .filter(heartbeat_at__lt=at - GONE_AFTER)
        .values_list("user_id", flat=True)
    )
    Presence.objects.filter(user_id__in=silent).update(state=PresenceState.OFFLINE, since=at)
    for user_id in silent:
        _tell(user_id)
    return len(silent)


def _tell(user_id: UUID) -> None:
    live.push(topics=[f"person:{user_id}"], kind="routing.presence_changed", ref=user_id)
