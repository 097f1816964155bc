"""The practice company's restricted case: a complaint about one of its own people."""

from datetime import datetime, timedelta
from uuid import UUID

from vinculo.cases.models import Case
from vinculo.cases.services import hands
from vinculo.cases.services.restricting import People, restrict_case
from vinculo.identity import api as identity
from vinculo.kernel.actor import Actor, Role, keys_of
from vinculo.kernel.demo import demo_id

COMPLAINT = "inma-trato"
ABOUT, LEADER = "user:javier", "user:pilar"
REASON = "La clienta se queja del trato de Javier: lo lleva Pilar y él no lo lee."
NOTICED_AFTER = timedelta(minutes=20)


def keep_from_the_team(conversation_id: UUID | None, at: datetime) -> None:
    """The supervisor takes it; administrators see it too, whom it is about never does."""
    if conversation_id is None:
        raise LookupError(COMPLAINT)
    case = Case.objects.get(conversation_id=conversation_id)
    leader, when = _leader(), min(case.opened_at + NOTICED_AFTER, at)
    hands.take_case(case_id=case.pk, actor=leader, at=when)
    people = People(named=frozenset({demo_id(LEADER)}), barred=frozenset({demo_id(ABOUT)}))
    restrict_case(case_id=case.pk, people=people, reason=REASON, actor=leader, at=when)


def _leader() -> Actor:
    user_id = demo_id(LEADER)
    roles = frozenset({Role.SUPERVISOR})
    name = identity.user_names([user_id])[user_id]
    return Actor(user_id=user_id, name=name, roles=roles, keys=keys_of(user_id, roles))
