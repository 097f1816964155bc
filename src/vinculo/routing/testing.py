"""What other contexts' tests may use of routing."""

from datetime import datetime
from uuid import UUID, uuid4

from vinculo.identity.testing import a_user
from vinculo.kernel.actor import Actor, Role
from vinculo.kernel.testing import actor
from vinculo.organization import api as organization
from vinculo.routing import api
from vinculo.routing.contracts import PresenceState
from vinculo.routing.services import queues


def a_queue(*, at: datetime, service_id: UUID | None = None, name: str = "") -> UUID:
    """A queue with a team of its own."""
    label = name or f"Cola {uuid4().hex[:8]}"
    team_id = organization.create_team(name=label, at=at)
    return api.create_queue(service_id=service_id or uuid4(), name=label, team_id=team_id, at=at)


def an_agent_of(queue_id: UUID, *, user_id: UUID | None = None, role: Role = Role.AGENT) -> Actor:
    """An actor who works a queue."""
    return actor(role, keys=(f"queue:{queue_id}",), user_id=user_id)


def an_offering_queue(*, at: datetime, name: str = "", offer_seconds: int = 30) -> UUID:
    """A queue that gives its work out by itself; its team is still empty."""
    queue_id = a_queue(at=at, name=name)
    queues.set_giving(
        queue_id=queue_id, giving=queues.Giving(offers=True, offer_seconds=offer_seconds)
    )
    return queue_id


def someone_there(queue_id: UUID, *, at: datetime, name: str = "Prueba") -> Actor:
    """An agent of the queue's team who says to be available."""
    user = a_user(Role.AGENT, name=name)
    team_id = next(queue.team_id for queue in api.all_queues() if queue.id == queue_id)
    organization.add_member(team_id=team_id, user_id=user.id)
    api.set_presence(user_id=user.id, state=PresenceState.AVAILABLE, at=at)
    return an_agent_of(queue_id, user_id=user.id)
