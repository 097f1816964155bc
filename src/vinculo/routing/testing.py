"""What other contexts' tests may use of routing."""

from datetime import datetime
from uuid import UUID, uuid4

from vinculo.identity.testing import START, a_user
from vinculo.kernel import clock
from vinculo.kernel.actor import Actor, Role
from vinculo.kernel.testing import Things, actor, matrix_things
from vinculo.organization import api as organization
from vinculo.routing import api
from vinculo.routing.contracts import OfferState, PresenceState
from vinculo.routing.models import Offer, PauseReason
from vinculo.routing.policy import WORKERS
from vinculo.routing.services import queues
from vinculo.routing.services.dispatch import dispatch


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


def a_pause(_user_id: UUID, _roles: frozenset[Role]) -> Things:
    """A reason for a pause, the same for everybody."""
    return Things(own=PauseReason.objects.create(name=f"Pausa {uuid4().hex[:8]}").pk, foreign=None)


def _offered_to(user_id: UUID) -> Offer:
    """What is held out to a person, who is asked one thing at a time."""
    if held_out := Offer.objects.filter(user_id=user_id, state=OfferState.OPEN).first():
        return held_out
    queue_id = an_offering_queue(at=START)
    team_id = next(queue.team_id for queue in api.all_queues() if queue.id == queue_id)
    organization.add_member(team_id=team_id, user_id=user_id)
    api.set_presence(user_id=user_id, state=PresenceState.AVAILABLE, at=clock.now())
    subject = f"case:{uuid4()}"
    api.enqueue(subject=subject, queue_id=queue_id, priority=50, due_at=None, at=clock.now())
    dispatch(at=clock.now())
    return Offer.objects.get(item__subject=subject)


def _offers(user_id: UUID, roles: frozenset[Role]) -> Things:
    own = _offered_to(user_id).pk if roles & WORKERS else None
    return Things(own=own, foreign=_offered_to(a_user(Role.AGENT).id).pk)


def _items(user_id: UUID, roles: frozenset[Role]) -> Things:
    own = _offered_to(user_id).item_id if roles & WORKERS else None
    return Things(own=own, foreign=_offered_to(a_user(Role.AGENT).id).item_id)


matrix_things.add("pause_id", a_pause)
matrix_things.add("offer_id", _offers)
matrix_things.add("item_id", _items)
