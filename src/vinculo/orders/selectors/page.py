"""What the page of one order is made of, and what the customer reads of theirs."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from vinculo.kernel.actor import Actor
from vinculo.orders.contracts import OrderState, OrderView, RequestState
from vinculo.orders.domain.lifecycle import OrderAction, allowed_actions
from vinculo.orders.models import Order, OrderLine, OrderStep, SpecialRequest
from vinculo.orders.selectors.reading import ASKED, about, day_set, rows_of, views_of, worth


@dataclass(frozen=True, kw_only=True)
class LineView:
    """A line as it was sold."""

    id: UUID
    name: str
    choices: tuple[tuple[str, str], ...]
    quantity: int
    unit_price: Decimal
    currency: str
    delivered: int
    returned: int

    @property
    def amount(self) -> Decimal:
        """What the line costs."""
        return self.quantity * self.unit_price

    @property
    def missing(self) -> int:
        """How many the customer does not have yet."""
        return self.quantity - self.delivered

    @property
    def kept(self) -> int:
        """How many came and were not given back."""
        return self.delivered - self.returned


@dataclass(frozen=True, kw_only=True)
class StepView:
    """A line of the history before it is put into words."""

    what: str
    version: int
    at: datetime
    by: str
    words: str
    due_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class OrderPage:
    """One order with all that belongs to it."""

    view: OrderView
    lines: tuple[LineView, ...]
    steps: tuple[StepView, ...]
    actions: frozenset[OrderAction]
    wished_on: date | None
    deliver_to: str
    notes: str
    proof: str
    reason: str
    composer: str
    told_at: datetime | None
    has_conversation: bool
    promise_id: UUID | None


def order_page(*, actor: Actor, order_id: UUID, at: datetime) -> OrderPage | None:
    """One order with its lines and history; None out of sight."""
    row = (
        rows_of(actor).select_related("case", "service", "composed_by").filter(pk=order_id).first()
    )
    if row is None:
        return None
    (view,) = views_of([row], actor=actor, at=at)
    steps = OrderStep.objects.filter(order=row).select_related("by").order_by("at", "pk")
    return OrderPage(
        view=view,
        lines=lines_of(row),
        steps=tuple(_step(step) for step in steps),
        actions=allowed_actions(view.state),
        wished_on=row.wished_on,
        deliver_to=row.deliver_to,
        notes=row.notes,
        proof=row.proof,
        reason=row.reason,
        composer=row.composed_by.name if row.composed_by else "",
        told_at=row.told_at,
        has_conversation=row.case.conversation_id is not None,
        promise_id=row.promise_id,
    )


def lines_of(row: Order) -> tuple[LineView, ...]:
    """The lines of an order in their order."""
    return tuple(
        LineView(
            id=line.pk,
            name=line.name,
            choices=tuple((option, choice) for option, choice in line.choices),
            quantity=line.quantity,
            unit_price=line.unit_price,
            currency=line.currency,
            delivered=line.delivered,
            returned=line.returned,
        )
        for line in OrderLine.objects.filter(order=row).order_by("position")
    )


@dataclass(frozen=True, kw_only=True)
class CustomersOrder:
    """An order as its customer reads it."""

    number: str
    state: OrderState
    lines: tuple[LineView, ...]
    total: Decimal
    worth: Decimal
    currency: str
    due_at: datetime
    delivered_at: datetime | None
    reason: str
    was_moved: bool
    was_asked: bool


@dataclass(frozen=True, kw_only=True)
class CustomersRequest:
    """A special request as its customer reads it."""

    number: str
    state: RequestState
    wanted: str
    due_at: datetime
    outcome: str
    alternative: str


@dataclass(frozen=True, kw_only=True)
class OnTrackingPage:
    """What the customer's own page shows; drafts are nobody's business."""

    orders: tuple[CustomersOrder, ...]
    requests: tuple[CustomersRequest, ...]


def on_tracking_page(case_id: UUID) -> OnTrackingPage:
    """For the customer's own page, whose link was found good."""
    own = about(case_id)
    rows = Order.objects.annotate(worth=worth()).filter(own, confirmed_at__isnull=False)
    rows = rows.annotate(day_set=day_set()).order_by("-confirmed_at", "-pk")
    wishes = (
        SpecialRequest.objects.filter(own)
        .exclude(state=RequestState.DROPPED)
        .order_by("-asked_at", "-pk")
    )
    return OnTrackingPage(
        orders=tuple(_customers(row) for row in rows[:5]),
        requests=tuple(
            CustomersRequest(
                number=row.number,
                state=RequestState(row.state),
                wanted=row.wanted,
                due_at=row.due_at,
                outcome=row.outcome,
                alternative=row.alternative,
            )
            for row in wishes[:5]
        ),
    )


def _customers(row: Any) -> CustomersOrder:
    was_asked = row.day_set == ASKED or row.due_at == row.asked_due_at
    return CustomersOrder(
        number=row.number,
        state=OrderState(row.state),
        lines=lines_of(row),
        total=row.total,
        worth=row.worth,
        currency=row.currency,
        due_at=row.due_at,
        delivered_at=row.delivered_at,
        reason=row.reason,
        was_moved=not was_asked and row.due_at != row.first_due_at,
        was_asked=was_asked,
    )


def _step(step: Any) -> StepView:
    return StepView(
        what=step.what,
        version=step.version,
        at=step.at,
        by=step.by.name if step.by else "",
        words=step.words,
        due_at=step.due_at,
    )
