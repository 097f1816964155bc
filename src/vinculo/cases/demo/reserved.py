"""The practice company's restricted case: a complaint about one of its own people."""

from datetime import datetime, timedelta
from uuid import UUID

from vinculo.cases.models import Case
from vinculo.cases.services.restricting import People, restrict_case
from vinculo.identity import api as identity
from vinculo.kernel.actor import Actor, Role, keys_of
from vinculo.kernel.demo import demo_id

COMPLAINT = "inma-trato"
ABOUT, LEADER = "user:javier", "user:pilar"
REASON = "La clienta se queja del trato de Javier: lo lleva Pilar y él no lo lee."
NOTICED_AFTER = timedelta(minutes=20)


def keep_from_the_team(conversation_id: UUID | None, at: datetime) -> None:
    """The supervisor keeps it to herself; administrators see it, whom it is about never does."""
    leader = demo_id(LEADER)
    roles = frozenset({Role.SUPERVISOR})
    case = Case.objects.get(conversation_id=conversation_id)
    restrict_case(
        case_id=case.pk,
        people=People(named=frozenset({leader}), barred=frozenset({demo_id(ABOUT)})),
        reason=REASON,
        actor=Actor(
            user_id=leader,
            name=identity.user_names([leader])[leader],
            roles=roles,
            keys=keys_of(leader, roles),
        ),
        at=min(case.opened_at + NOTICED_AFTER, at),
    )
