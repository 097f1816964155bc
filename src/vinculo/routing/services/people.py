"""Room that people have, and the quiet that some contacts leave behind."""

from collections.abc import Collection
from datetime import datetime, timedelta
from uuid import UUID

from vinculo.kernel import live
from vinculo.kernel.errors import DomainError
from vinculo.routing.contracts import ChannelKind, PresenceState
from vinculo.routing.domain.capacity import NoRoomError
from vinculo.routing.domain.capacity import has_room as fits
from vinculo.routing.domain.choice import WHOLE
from vinculo.routing.models import Presence, Skill
from vinculo.routing.selectors import setup

ASKED_LEVEL = 3


class NoSuchSkillError(DomainError):
    """The skill is no longer there."""

    code = "routing_no_such_skill"


def has_room(user_id: UUID, *, weight_pct: int, kind: str, at: datetime) -> bool:
    """Whether a person can take one more contact; they stay locked until the transaction ends."""
    Presence.objects.bulk_create(
        [Presence(user_id=user_id, since=at, heartbeat_at=at)], ignore_conflicts=True
    )
    person = Presence.objects.select_for_update().get(pk=user_id)
    at_most = setup.limits_of([user_id]).get(user_id, {}).get(kind, WHOLE)
    return fits(person.load_pct, weight_pct) and person.held.get(kind, 0) < at_most


def lock(user_ids: Collection[UUID | None]) -> None:
    """Lock several people in one order, so that two who hand things to each other do not cross."""
    rows = Presence.objects.select_for_update().filter(pk__in=[each for each in user_ids if each])
    list(rows.order_by("pk").values_list("pk"))


def require_room(user_id: UUID, *, weight_pct: int, kind: str, at: datetime) -> None:
    """Raises NoRoomError when a person has all that they can attend."""
    if not has_room(user_id, weight_pct=weight_pct, kind=kind, at=at):
        raise NoRoomError


def require_skill(skill_id: UUID) -> int:
    """The level that handing something to a skill asks for. Raises NoSuchSkillError."""
    if not Skill.objects.filter(pk=skill_id).exists():
        raise NoSuchSkillError
    return ASKED_LEVEL


def rest(user_id: UUID, *, kind: ChannelKind, at: datetime) -> None:
    """A contact ended: the person is idle from now on, after the quiet that its kind leaves."""
    Presence.objects.filter(pk=user_id).update(idle_since=at)
    seconds = setup.loads()[kind].wrap_up_seconds
    if not seconds:
        return
    changed = Presence.objects.filter(pk=user_id, state=PresenceState.AVAILABLE).update(
        state=PresenceState.WRAP_UP, since=at, until=at + timedelta(seconds=seconds), told_at=None
    )
    if changed:
        live.push(topics=[f"person:{user_id}"], kind="routing.presence_changed", ref=user_id)
