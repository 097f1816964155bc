"""Orders as contracts: one, those of a case, those of a customer; the proposed day."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Case, DecimalField, F, Max, OuterRef, Q, Subquery, Sum, When

from vinculo.cases import api as cases
from vinculo.customers import api as customers
from vinculo.kernel.actor import Actor
from vinculo.orders import policy
from vinculo.orders.contracts import NOT_COMING, OrderState, OrderView
from vinculo.orders.domain.dates import proposed_day
from vinculo.orders.domain.lifecycle import is_late
from vinculo.orders.models import Order, OrderLine, OrderStep
from vinculo.organization import api as organization

MOST = 20
ASKED, MOVED = "asked", "moved"


def about(case_id: UUID) -> Q:
    """What hangs on a case or on one that was merged into it: by their ids, which have an index."""
    return Q(case_id__in=cases.with_merged(case_id))


def order(*, actor: Actor, order_id: UUID, at: datetime) -> OrderView | None:
    """One order; None out of sight."""
    rows = rows_of(actor).filter(pk=order_id)
    return next(iter(views_of(rows, actor=actor, at=at)), None)


def orders_of_case(*, actor: Actor, case_id: UUID, at: datetime) -> list[OrderView]:
    """The orders of a case, the newest first."""
    rows = rows_of(actor).filter(about(case_id)).order_by("-composed_at", "-pk")
    return views_of(rows[:MOST], actor=actor, at=at)


def orders_of_customer(*, actor: Actor, customer_id: UUID, at: datetime) -> list[OrderView]:
    """The latest orders of a customer under all their records, within the reader's sight."""
    records = customers.records_of(customer_id)
    rows = rows_of(actor).filter(case__customer_id__in=records).order_by("-composed_at", "-pk")
    return views_of(rows[:MOST], actor=actor, at=at)


def proposed_for(*, actor: Actor, order_id: UUID, at: datetime) -> date | None:
    """The day to propose, from the longest usual term of its lines and the company's calendar.

    A later day that the customer wishes is proposed instead. None without a line.
    """
    row = rows_of(actor).filter(pk=order_id).first()
    if row is None:
        return None
    lead = OrderLine.objects.filter(order=row).aggregate(most=Max("lead_days"))["most"]
    if lead is None:
        return None
    calendar = organization.calendar_of(organization.default_calendar_id())
    today = at.astimezone(ZoneInfo(organization.company().timezone)).date()
    day = proposed_day(calendar, today, lead)
    return max(day, row.wished_on) if row.wished_on else day


def rows_of(actor: Actor) -> Any:
    """All that ``actor`` may see, with what a list shows of the case and the service."""
    rows = Order.objects.select_related("case", "service").filter(policy.visible(actor))
    return rows.annotate(worth=worth(), day_set=day_set())


def worth() -> Subquery:
    """What stays of an order's total: what came or is to come, without what was given back."""
    came = Case(When(order__state__in=NOT_COMING, then=F("delivered")), default=F("quantity"))
    amount = Sum(
        (came - F("returned")) * F("unit_price"),
        output_field=DecimalField(max_digits=20, decimal_places=2),
    )
    lines = OrderLine.objects.filter(order=OuterRef("pk")).order_by().values("order")
    return Subquery(lines.annotate(amount=amount).values("amount"))


def day_set() -> Subquery:
    """Which of the steps that set another day came last: the customer asked, or we moved it."""
    steps = OrderStep.objects.filter(order=OuterRef("pk"), what__in=(ASKED, MOVED))
    return Subquery(steps.order_by("-at", "-pk").values("what")[:1])


def missing_of(*, actor: Actor, ids: Collection[UUID]) -> dict[UUID, list[tuple[str, int]]]:
    """Of each of these orders the lines that did not come in whole, and how many are missing."""
    seen = Order.objects.filter(policy.visible(actor), pk__in=list(ids))
    lines = OrderLine.objects.filter(order__in=seen, delivered__lt=F("quantity"))
    found: dict[UUID, list[tuple[str, int]]] = {}
    for line in lines.order_by("order", "position"):
        found.setdefault(line.order_id, []).append((line.name, line.quantity - line.delivered))
    return found


def views_of(rows: Iterable[Any], *, actor: Actor, at: datetime) -> list[OrderView]:
    """Rows as contracts; customers whom ``actor`` may not see have no name."""
    known = list(rows)
    names = names_for(known, actor)
    return [_view(row, names, at) for row in known]


def names_for(rows: Collection[Any], actor: Actor) -> Mapping[UUID, str]:
    """Names of whose cases these are, as far as the reader may know them."""
    ids = {row.case.customer_id for row in rows if row.case.customer_id}
    return customers.names_of(ids, actor=actor) if ids else {}


def _view(row: Any, names: Mapping[UUID, str], at: datetime) -> OrderView:
    state = OrderState(row.state)
    return OrderView(
        id=row.pk,
        number=row.number,
        state=state,
        version=row.version,
        case_id=row.case_id,
        case_number=row.case.number,
        service_id=row.service_id,
        service_name=row.service.name,
        customer_id=row.case.customer_id,
        customer_name=names.get(row.case.customer_id, ""),
        total=row.total,
        worth=row.worth,
        currency=row.currency,
        composed_at=row.composed_at,
        confirmed_at=row.confirmed_at,
        first_due_at=row.first_due_at,
        asked_due_at=row.asked_due_at,
        due_at=row.due_at,
        delivered_at=row.delivered_at,
        ended_at=row.ended_at,
        asked_last=row.day_set == ASKED,
        is_late=is_late(state, due_at=row.due_at, delivered_at=row.delivered_at, at=at),
    )
