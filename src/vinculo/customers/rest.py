"""The API of customers."""

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import gettext_noop
from ninja import Field, P, Router, Schema, Status
from ninja.params import QueryEx

from vinculo.customers import api, selectors, services
from vinculo.customers.contracts import (
    ContactKind,
    CustomerKind,
    CustomerView,
    EndReason,
    Every,
    HoldingView,
    NewHolding,
)
from vinculo.kernel import clock
from vinculo.kernel.access import api_action, the_actor
from vinculo.kernel.rest import Paged

PREFIX = "/customers"
router = Router(tags=["customers"])


class ContactPointOut(Schema):
    """One way to reach a customer."""

    id: UUID
    kind: ContactKind
    value: str
    shared_with: int


class CustomerOut(Schema):
    """A customer."""

    id: UUID
    cluster_id: UUID
    name: str
    kind: CustomerKind
    language: str
    restricted: bool
    created_at: datetime
    contact_points: list[ContactPointOut]


class CustomerRowOut(Schema):
    """A customer in a list."""

    id: UUID
    name: str
    kind: CustomerKind
    emails: list[str]
    phones: list[str]


class CustomerIn(Schema):
    """A new customer with a first contact point."""

    name: str
    contact_kind: ContactKind
    contact_value: str
    kind: CustomerKind = CustomerKind.PERSON


@router.get(
    "", response=Paged[CustomerRowOut], url_name="customers", summary=gettext_noop("Clientes")
)
@api_action("customers.list")
def list_customers(
    request: HttpRequest,
    q: str = "",
    cursor: str = "",
    limit: QueryEx[int, P(ge=1, le=100)] = 50,
) -> dict[str, object]:
    """Customers by name; ``q`` is the beginning of a name, an address or a telephone."""
    page = selectors.customer_page(
        actor=the_actor(request), search=q[:120], cursor=cursor, size=limit
    )
    return {"items": list(page.rows), "next_cursor": page.next_cursor or None}


@router.get(
    "/{uuid:customer_id}",
    response=CustomerOut,
    url_name="customer",
    summary=gettext_noop("Un cliente"),
)
@api_action("customers.see")
def one_customer(request: HttpRequest, customer_id: UUID) -> CustomerView:
    """One customer; that you saw it is recorded."""
    return api.customer(the_actor(request), customer_id, where="api", at=clock.now())


@router.post(
    "",
    response={201: CustomerOut},
    url_name="register_customer",
    summary=gettext_noop("Crear un cliente"),
)
@api_action("customers.register")
def register_customer(request: HttpRequest, new: CustomerIn) -> Status[CustomerView]:
    """Enter a new customer. Nobody is looked up: search first."""
    at = clock.now()
    customer_id = services.register(
        name=new.name,
        kind=new.contact_kind,
        value=new.contact_value,
        customer_kind=new.kind,
        at=at,
    )
    return Status(201, api.customer(the_actor(request), customer_id, where="api", at=at))


class HoldingIn(Schema):
    """Something that the customer has; the same ``reference`` again corrects it.

    Without ``price`` what stands there keeps its price, ``currency`` and ``every``.
    """

    service_id: UUID
    since: date
    until: date | None = None
    price: Decimal | None = Field(default=None, ge=0, max_digits=12, decimal_places=2)
    currency: str | None = Field(default=None, min_length=3, max_length=3)
    every: Every | None = None
    why_ended: EndReason | None = None
    reference: str = Field(default="", max_length=80)
    answer_hours: int | None = Field(default=None, ge=1, le=8760)
    solve_hours: int | None = Field(default=None, ge=1, le=8760)


class HoldingOut(HoldingIn):
    """Something that the customer has or had; ``until`` is its last day."""

    id: UUID
    customer_id: UUID
    currency: str
    every: Every


@router.get(
    "/{uuid:customer_id}/holdings",
    response=list[HoldingOut],
    url_name="holdings",
    summary=gettext_noop("Lo contratado por un cliente"),
)
@api_action("customers.see_holdings")
def list_holdings(request: HttpRequest, customer_id: UUID) -> list[HoldingView]:
    """What a customer has and had; that you saw them is recorded."""
    actor = the_actor(request)
    api.customer(actor, customer_id, where="api", at=clock.now())
    return api.holdings_of(actor=actor, customer_id=customer_id)


@router.post(
    "/{uuid:customer_id}/holdings",
    response={201: list[HoldingOut]},
    url_name="hold",
    summary=gettext_noop("Apuntar lo que un cliente contrata o da de baja"),
)
@api_action("customers.hold")
def hold(request: HttpRequest, customer_id: UUID, new: HoldingIn) -> Status[list[HoldingView]]:
    """Write down what a customer contracts or leaves; answers all that they have and had."""
    actor, at = the_actor(request), clock.now()
    api.customer(actor, customer_id, where="api", at=at)
    api.hold(NewHolding(customer_id=customer_id, **new.dict()), by=actor, at=at)
    return Status(201, api.holdings_of(actor=actor, customer_id=customer_id))
