"""What a supervisor does with the people of their teams."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from vinculo.kernel.actor import Actor
from vinculo.kernel.errors import DomainError, NotAllowedError
from vinculo.notices import api as notices
from vinculo.organization import api as organization
from vinculo.routing import labels, policy
from vinculo.routing.contracts import PresenceState
from vinculo.routing.models import Queue
from vinculo.routing.services import presence


class NotInYourTeamsError(DomainError):
    """The person works none of the supervisor's queues."""

    code = "routing_not_in_your_teams"


@transaction.atomic
def set_state_of(
    *,
    user_id: UUID,
    state: PresenceState,
    actor: Actor,
    at: datetime,
    reason_id: UUID | None = None,
) -> None:
    """Say of somebody of the actor's teams whether they are there; they are told who said so.

    Raises NotAllowedError, NotInYourTeamsError, NoSuchPauseError.
    """
    if not policy.may(actor, "routing.lead"):
        raise NotAllowedError(action="routing.lead")
    if user_id not in people_led_by(actor):
        raise NotInYourTeamsError
    presence.set_presence(user_id=user_id, state=state, at=at, reason_id=reason_id)
    if user_id != actor.user_id:
        notices.tell(
            [user_id],
            kind="routing.state_set",
            subject=f"person:{user_id}:{at.isoformat()}",
            at=at,
            params={"person": actor.name, "state": str(labels.PRESENCE[state])},
        )


def people_led_by(actor: Actor) -> set[UUID]:
    """Those who work the queues that the actor sees."""
    teams = Queue.objects.filter(pk__in=policy.queue_ids(actor)).values_list("team_id", flat=True)
    members = organization.members_by_team(set(teams))
    return {member.user_id for team in members.values() for member in team}
