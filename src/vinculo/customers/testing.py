"""What other contexts' tests may use of customers."""

from datetime import UTC, date, datetime
from uuid import UUID, uuid4

from vinculo.customers.contracts import ContactKind, CopyState, NewHolding, Purpose, RequestKind
from vinculo.customers.models import HandedCopy
from vinculo.customers.services import register
from vinculo.customers.services.holdings import consent, hold
from vinculo.customers.services.merging import merge
from vinculo.customers.services.requests import register_request
from vinculo.identity.testing import a_user
from vinculo.kernel.actor import SYSTEM, Role
from vinculo.kernel.testing import Things, matrix_things
from vinculo.portfolio.testing import a_service

SINCE = datetime(2026, 1, 12, 9, tzinfo=UTC)
FIRST_DAY = SINCE.date()


def a_holder(
    service_id: UUID,
    *,
    email: str = "",
    may_ask: bool | None = True,
    since: date = FIRST_DAY,
    until: date | None = None,
    reference: str = "",
) -> UUID:
    """A customer who has a service and has said (or not) whether we may ask them."""
    value = email or f"{uuid4().hex[:12]}@correo.example"
    customer_id = register(name=f"Cliente {value}", kind=ContactKind.EMAIL, value=value, at=SINCE)
    a_holding(service_id, customer_id=customer_id, since=since, until=until, reference=reference)
    if may_ask is not None:
        consent(
            customer_id=customer_id,
            purpose=Purpose.ASKING,
            given=may_ask,
            words="Contrato",
            by=SYSTEM,
            at=SINCE,
        )
    return customer_id


def one_person(*customer_ids: UUID) -> None:
    """Somebody says that all these records are one person."""
    for other_id in customer_ids[1:]:
        merge(customer_id=customer_ids[0], other_id=other_id, by=SYSTEM, at=SINCE)


def a_holding(
    service_id: UUID,
    *,
    customer_id: UUID,
    since: date = FIRST_DAY,
    until: date | None = None,
    reference: str = "",
) -> UUID:
    """Something that a customer has."""
    new = NewHolding(
        customer_id=customer_id,
        service_id=service_id,
        since=since,
        until=until,
        reference=reference,
    )
    return hold(new, by=SYSTEM, at=SINCE)


def _holdings(_person: UUID, _roles: frozenset[Role]) -> Things:
    """A holding: who sees customers sees what they have."""
    service = a_service(name=f"Servicio {uuid4()}", standards=False)
    customer_id = register(
        name="Quien contrata",
        kind=ContactKind.EMAIL,
        value=f"{uuid4().hex[:12]}@correo.example",
        at=SINCE,
    )
    return Things(own=a_holding(service.id, customer_id=customer_id), foreign=None)


matrix_things.add("holding_id", _holdings)


MINDERS = frozenset({Role.AGENT, Role.SUPERVISOR, Role.ADMINISTRATOR})


def _somebody() -> UUID:
    return register(
        name="Cliente con derechos",
        kind=ContactKind.EMAIL,
        value=f"{uuid4().hex[:12]}@correo.example",
        at=SINCE,
    )


def _requests(_person: UUID, roles: frozenset[Role]) -> Things:
    """A request of somebody whom whoever registers requests may see.

    An auditor opens none, but reads in the history that there was one, of what kind and when.
    """
    made = register_request(
        customer_id=_somebody(), kind=RequestKind.ACCESS, words="", asked_on=SINCE.date(),
        by=SYSTEM, at=SINCE, owner_id=a_user(Role.AGENT).id,
    )  # fmt: skip
    if Role.AUDITOR in roles:
        return Things(own=None, foreign=None)
    return Things(own=made, foreign=None) if roles & MINDERS else Things(own=None, foreign=made)


def _copies(person: UUID, _roles: frozenset[Role]) -> Things:
    """A copy whose bytes are gone: nobody gets it any more."""
    row = HandedCopy.objects.create(
        customer_id=_somebody(), asked_by_id=person, language="es", state=CopyState.GONE,
        asked_at=SINCE,
    )  # fmt: skip
    return Things(own=None, foreign=row.pk)


matrix_things.add("request_id", _requests)
matrix_things.add("copy_id", _copies)
