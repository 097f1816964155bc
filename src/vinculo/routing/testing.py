"""What other contexts' tests may use of routing."""

from datetime import datetime
from uuid import UUID, uuid4

from vinculo.kernel.actor import Actor, Role
from vinculo.kernel.testing import actor
from vinculo.organization import api as organization
from vinculo.routing import api


def a_queue(*, at: datetime, service_id: UUID | None = None, name: str = "") -> UUID:
    """A queue with a team of its own."""
    label = name or f"Cola {uuid4().hex[:8]}"
    team_id = organization.create_team(name=label, at=at)
    return api.create_queue(service_id=service_id or uuid4(), name=label, team_id=team_id, at=at)


def an_agent_of(queue_id: UUID, *, user_id: UUID | None = None, role: Role = Role.AGENT) -> Actor:
    """An actor who works a queue."""
    return actor(role, keys=(f"queue:{queue_id}",), user_id=user_id)
