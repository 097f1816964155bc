"""What every change of an order has in common: lock it, keep its history, tell open pages."""

from datetime import date, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import QuerySet
from django.urls import reverse

from vinculo.kernel import events, live
from vinculo.kernel.actor import Actor
from vinculo.kernel.errors import DomainError, NotAllowedError
from vinculo.orders import policy
from vinculo.orders.contracts import OrderState
from vinculo.orders.domain.lifecycle import check_seen
from vinculo.orders.events import OrderMoved
from vinculo.orders.models import Order, OrderLine, OrderStep
from vinculo.organization import api as organization

CHANGED = "orders.changed"
SOMEBODY = "Vínculo"


class NoSuchOrderError(DomainError):
    """No such order within the person's sight."""

    code = "order_not_found"


def subject_of(order_id: UUID) -> str:
    """What tasks and evidence call an order."""
    return f"order:{order_id}"


def page_of(order_id: UUID) -> str:
    """Where an order is followed."""
    return reverse("orders:order", args=[order_id])


def locked(
    order_id: UUID, actor: Actor, action: str = "orders.compose", *, seen: int | None = None
) -> Any:
    """The order with its case, locked, if ``actor`` may see it and do ``action``.

    ``seen``: the version that they read. Raises NoSuchOrderError, NotAllowedError, QuickerError.
    """
    row = (
        Order.objects.filter(policy.visible(actor), pk=order_id)
        .select_related("case", "service")
        .select_for_update(of=("self", "case"))
        .first()
    )
    if row is None:
        raise NoSuchOrderError
    if not (actor.is_system or policy.may(actor, action)):
        raise NotAllowedError(action=action)
    check_seen(row.version, seen, who=_changer(row) if seen is not None else "")
    return row


def _changer(row: Order) -> str:
    """Who changed it last: asked again, for whoever waited read the name before the lock."""
    rows = Order.objects.filter(pk=row.pk).values_list("changed_by__name", flat=True)
    return rows.get() or SOMEBODY


def lines_of(row: Order) -> QuerySet[OrderLine]:
    """Its lines in their order."""
    return OrderLine.objects.filter(order=row).order_by("position")


def changed(row: Order, *, actor: Actor) -> None:
    """Save it as its next version."""
    row.version += 1
    row.changed_by_id = actor.user_id
    row.save()


def enter(
    row: Any, what: str, *, at: datetime, actor: Actor | None = None, words: str = ""
) -> None:
    """Add a line to its history with what it is now, and let open pages look again."""
    lines = [
        {
            "name": line.name,
            "choices": line.choices,
            "quantity": line.quantity,
            "unit_price": str(line.unit_price),
            "currency": line.currency,
            "delivered": line.delivered,
            "returned": line.returned,
        }
        for line in lines_of(row)
    ]
    OrderStep.objects.create(
        order=row,
        what=what,
        version=row.version,
        at=at,
        by_id=actor.user_id if actor else None,
        words=words[:500],
        due_at=row.due_at,
        lines=lines,
    )
    live.push(topics=list(row.case.access_keys), kind=CHANGED, ref=row.pk)


def publish(row: Order, *, actor: Actor, at: datetime) -> None:
    """Tell that it went on."""
    events.publish(
        OrderMoved(
            order_id=row.pk,
            case_id=row.case_id,
            service_id=row.service_id,
            state=OrderState(row.state),
            version=row.version,
            due_at=row.due_at,
            moved_by=actor.user_id,
            moved_at=at,
        )
    )


def today(at: datetime) -> date:
    """The day by the company's clock."""
    return at.astimezone(ZoneInfo(organization.company().timezone)).date()
