"""What other contexts' tests may use of orders."""

from datetime import datetime, timedelta
from functools import cache
from uuid import UUID, uuid4

from vinculo.cases import api as cases
from vinculo.cases.contracts import CaseKind
from vinculo.identity.testing import a_user
from vinculo.kernel import clock
from vinculo.kernel.actor import SYSTEM, Actor, Role
from vinculo.kernel.testing import Things, matrix_things
from vinculo.orders.services import composing, following, requesting, story
from vinculo.organization.testing import a_team
from vinculo.portfolio.testing import a_service, an_item
from vinculo.routing import api as routing

DAY = timedelta(days=1)
BLACK = {"Color": "Negro"}


def a_draft(
    case_id: UUID, item_id: UUID, *, quantity: int = 1, actor: Actor = SYSTEM, at: datetime
) -> UUID:
    """An order with one line that nobody confirmed."""
    order_id = composing.begin(case_id=case_id, actor=actor, at=at)
    new = composing.NewLine(item_id=item_id, quantity=quantity, chosen=BLACK)
    composing.add_line(order_id=order_id, new=new, actor=actor, at=at)
    return order_id


def an_order(
    case_id: UUID,
    item_id: UUID,
    *,
    quantity: int = 1,
    days: int = 3,
    actor: Actor = SYSTEM,
    at: datetime,
) -> UUID:
    """A confirmed order, promised for some days later."""
    order_id = a_draft(case_id, item_id, quantity=quantity, actor=actor, at=at)
    due_on = story.today(at) + days * DAY
    following.confirm(order_id=order_id, due_on=due_on, actor=actor, at=at)
    return order_id


def a_request(
    case_id: UUID, owner_id: UUID, *, days: int = 3, actor: Actor = SYSTEM, at: datetime
) -> UUID:
    """A special request that somebody tries."""
    wish = requesting.Wish(
        wanted="Que lo instalen en Nochebuena", owner_id=owner_id, due_at=at + days * DAY
    )
    return requesting.ask(case_id=case_id, wish=wish, actor=actor, at=at)


def _case_of(person: UUID, *team: UUID) -> tuple[UUID, UUID]:
    """A case that one person sees by the key that names them, and a team; and its service."""
    at = clock.now()
    service_id = a_service(name=f"Servicio {uuid4()}", standards=False).id
    routing.create_queue(
        service_id=service_id,
        name=f"Cola {uuid4()}",
        team_id=a_team(*team, name=f"Equipo {uuid4()}"),
        at=at,
    )
    user = Actor(user_id=person, name="", roles=frozenset({Role.COLLEAGUE}))
    case_id = cases.open_case(
        actor=user,
        service_id=service_id,
        customer_id=None,
        kind=CaseKind.ORDER,
        subject="Quiere un router",
        text="Lo pide por teléfono",
        at=at,
    )
    return case_id, service_id


def _somebody() -> UUID:
    return a_user(Role.AGENT, name="Otra persona").id


@cache
def _own_order(person: UUID) -> UUID:
    """The order of a person that all parts of an address speak of."""
    return _order_of(person)


def _order_of(person: UUID) -> UUID:
    case_id, service_id = _case_of(person)
    return an_order(case_id, an_item(service_id), at=clock.now())


def _request_of(person: UUID) -> UUID:
    tries = _somebody()
    case_id, _ = _case_of(person, tries)
    return a_request(case_id, tries, at=clock.now())


def _orders(person: UUID, _roles: frozenset[Role]) -> Things:
    return Things(own=_own_order(person), foreign=_order_of(_somebody()))


def _requests(person: UUID, _roles: frozenset[Role]) -> Things:
    return Things(own=_request_of(person), foreign=_request_of(_somebody()))


def _on_sale(_person: UUID, _roles: frozenset[Role]) -> Things:
    """Whoever composes an order chooses from all that the company sells."""
    service = a_service(name=f"Servicio {uuid4()}", standards=False)
    return Things(own=an_item(service.id), foreign=None)


matrix_things.add("order_id", _orders)
matrix_things.add("catalogue_id", _on_sale)
matrix_things.add("wish_id", _requests)
