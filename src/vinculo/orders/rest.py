"""The API of orders: composing and confirming them, reading them, marking them delivered."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.http import Http404, HttpRequest
from django.utils.translation import gettext_noop
from ninja import Field, P, Router, Schema, Status
from ninja.params import QueryEx
from pydantic import AwareDatetime

from vinculo.kernel import clock, sight
from vinculo.kernel.access import api_action, the_actor
from vinculo.kernel.actor import Actor
from vinculo.kernel.rest import Paged
from vinculo.orders.contracts import DaySetBy, OrderState, OrderView
from vinculo.orders.selectors import reading, register
from vinculo.orders.services import composing, following, whole

PREFIX = "/orders"
router = Router(tags=["orders"])


class OrderOut(Schema):
    """An order; ``customer_id`` is null where the case is nobody's, ``due_at`` is what holds.

    ``asked_due_at`` is the day that the customer asked for in place of the first. ``due_set_by``
    says whose the day is that holds. ``total`` was agreed; ``worth`` is what stays of it, without
    what never came or was given back.
    """

    id: UUID
    number: str
    state: OrderState
    version: int
    case_id: UUID
    service_id: UUID
    customer_id: UUID | None
    total: Decimal | None
    worth: Decimal | None
    currency: str
    composed_at: AwareDatetime
    confirmed_at: AwareDatetime | None
    first_due_at: AwareDatetime | None
    due_at: AwareDatetime | None
    asked_due_at: AwareDatetime | None
    due_set_by: DaySetBy | None
    delivered_at: AwareDatetime | None
    ended_at: AwareDatetime | None
    is_late: bool


class LineIn(Schema):
    """An item; ``chosen`` from option to choice, ``agreed`` the price of what is on request."""

    item_id: UUID
    quantity: int = Field(ge=0, le=1_000_000)
    chosen: dict[str, str] = {}
    agreed: Decimal | None = None


class OrderIn(Schema):
    """An order for a case; with ``due_on`` it is confirmed and promised at once."""

    case_id: UUID
    lines: list[LineIn] = Field(min_length=1, max_length=100)
    wished_on: date | None = None
    deliver_to: str = Field(default="", max_length=500)
    notes: str = Field(default="", max_length=2000)
    due_on: date | None = None


class DeliveryIn(Schema):
    """All that is missing is with the customer; ``version`` is the one that was read."""

    proof: str = Field(max_length=500)
    delivered_at: AwareDatetime | None = None
    version: int | None = None


@router.get("", response=Paged[OrderOut], url_name="orders", summary=gettext_noop("Los pedidos"))
@api_action("orders.see")
def list_orders(
    request: HttpRequest,
    state: OrderState | None = None,
    service_id: UUID | None = None,
    late: bool = False,
    cursor: str = "",
    limit: QueryEx[int, P(ge=1, le=100)] = 50,
) -> dict[str, object]:
    """Orders within sight, the newest first."""
    actor = the_actor(request)
    wanted = register.Wanted(states=(state,) if state else (), service_id=service_id, is_late=late)
    page = register.orders_like(
        actor=actor, wanted=wanted, at=clock.now(), cursor=cursor or None, size=limit
    )
    _note_sight(actor, page.rows)
    return {"items": list(page.rows), "next_cursor": page.next_cursor or None}


@router.get(
    "/{uuid:order_id}", response=OrderOut, url_name="order", summary=gettext_noop("Un pedido")
)
@api_action("orders.see")
def one_order(request: HttpRequest, order_id: UUID) -> OrderView:
    """One order; that you saw whose it is is recorded."""
    return _one(the_actor(request), order_id)


@router.post(
    "",
    response={201: OrderOut},
    url_name="compose_order",
    summary=gettext_noop("Componer un pedido"),
)
@api_action("orders.compose")
def compose_order(request: HttpRequest, new: OrderIn) -> Status[OrderView]:
    """Compose an order on a case: all of it or nothing; a draft of the case is gone on with."""
    actor, at = the_actor(request), clock.now()
    lines = [
        composing.NewLine(
            item_id=line.item_id,
            quantity=line.quantity,
            chosen=line.chosen,
            agreed=line.agreed,
        )
        for line in new.lines
    ]
    details = composing.Details(wished_on=new.wished_on, deliver_to=new.deliver_to, notes=new.notes)
    order_id = whole.compose(
        case_id=new.case_id, lines=lines, details=details, due_on=new.due_on, actor=actor, at=at
    )
    return Status(201, _one(actor, order_id))


@router.post(
    "/{uuid:order_id}/delivery",
    response=OrderOut,
    url_name="deliver_order",
    summary=gettext_noop("Apuntar que se entregó"),
)
@api_action("orders.deliver")
def deliver_order(request: HttpRequest, order_id: UUID, new: DeliveryIn) -> OrderView:
    """Write down that the customer has it all, and what shows it: its promise is kept by that."""
    actor = the_actor(request)
    _one(actor, order_id)
    following.deliver(
        order_id=order_id,
        proof=new.proof,
        done_at=new.delivered_at,
        seen=new.version,
        actor=actor,
        at=clock.now(),
    )
    return _one(actor, order_id)


def _one(actor: Actor, order_id: UUID) -> OrderView:
    found = reading.order(actor=actor, order_id=order_id, at=clock.now())
    if found is None:
        raise Http404
    _note_sight(actor, [found])
    return found


def _note_sight(actor: Actor, found: Sequence[OrderView]) -> None:
    seen = {f"customer:{one.customer_id}" for one in found if one.customer_id}
    sight.record_all(actor=actor, subjects=seen, where="api", at=clock.now())
