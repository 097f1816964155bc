"""The orders and special requests of a demo company's year, as far as each has come."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from uuid import UUID

from vinculo.kernel import evidence
from vinculo.kernel.actor import SYSTEM
from vinculo.kernel.demo import demo_id, timed_id
from vinculo.kernel.events import proof_of
from vinculo.kernel.inserting import fresh, insert_all
from vinculo.lib.calendar import Calendar
from vinculo.orders.contracts import OrderState, RequestState
from vinculo.orders.domain.dates import end_of, proposed_day
from vinculo.orders.domain.pricing import Wanted, priced, total
from vinculo.orders.events import OrderMoved, RequestEnded
from vinculo.orders.models import Attempt, Order, OrderLine, OrderStep, SpecialRequest
from vinculo.portfolio import api as portfolio
from vinculo.portfolio.contracts import OrderableView
from vinculo.work import api as work

ORDER_WORDS = "Entregar el pedido {number}"
REQUEST_WORDS = "Contarle en qué queda su petición {number}"
"""What is promised, as the company's people read it."""


@dataclass(frozen=True, kw_only=True)
class YearGood:
    """What was ordered of one item of the catalogue; ``came`` and ``back`` of ``quantity``."""

    item: str
    quantity: int
    chosen: Mapping[str, str]
    came: int = 0
    back: int = 0


@dataclass(frozen=True, kw_only=True)
class YearStep:
    """One line of an order's history; ``state`` None: nothing but the telling."""

    what: str
    at: datetime
    state: OrderState | None
    words: str = ""


@dataclass(frozen=True, kw_only=True)
class YearOrder:
    """An order on a case; its steps say how far it came."""

    place: int
    case_id: UUID
    case_number: str
    service: str
    agent_id: UUID
    deliver_to: str
    goods: tuple[YearGood, ...]
    steps: tuple[YearStep, ...]
    due_at: datetime
    promise_id: UUID
    is_told: bool

    @property
    def id(self) -> UUID:
        """Its fixed id."""
        return order_id(self.place, self.steps[0].at)

    @property
    def number(self) -> str:
        """What people call it."""
        return f"{self.case_number}-P1"

    def at(self, *what: str) -> datetime | None:
        """When that happened to it."""
        return next((step.at for step in self.steps if step.what in what), None)


@dataclass(frozen=True, kw_only=True)
class YearAttempt:
    """What was tried for a request."""

    at: datetime
    tried: str
    with_whom: str
    result: str


@dataclass(frozen=True, kw_only=True)
class YearRequest:
    """Something nearly impossible that was asked for on a case."""

    place: int
    case_id: UUID
    case_number: str
    service: str
    agent_id: UUID
    wanted: str
    asked_at: datetime
    due_at: datetime
    promise_id: UUID
    attempts: tuple[YearAttempt, ...]
    state: RequestState
    outcome: str
    alternative: str
    told_how: str
    ended_at: datetime | None

    @property
    def id(self) -> UUID:
        """Its fixed id."""
        return request_id(self.place, self.asked_at)


def order_id(place: int, at: datetime) -> UUID:
    """The fixed id of an order that was begun at ``at``."""
    return timed_id(f"year:order:{place}", at)


def request_id(place: int, at: datetime) -> UUID:
    """The fixed id of a special request."""
    return timed_id(f"year:request:{place}", at)


def due_of(calendar: Calendar, at: datetime, working_days: int) -> datetime:
    """The end of the day that is promised at ``at``."""
    day = proposed_day(calendar, at.astimezone(calendar.zone).date(), working_days)
    return end_of(day, calendar.timezone).astimezone(UTC)


def write_orders(orders: Sequence[YearOrder]) -> None:
    """Write them at the prices of the catalogue, with lines, histories and evidence."""
    wanted = {demo_id(f"item:{good.item}") for one in orders for good in one.goods}
    items = portfolio.orderables_by_id(wanted)
    made = [_Made(one, items) for one in orders]
    insert_all(one.row() for one in made)
    insert_all(line for one in made for line in one.lines)
    insert_all(step for one in made for step in one.steps())
    evidence.record_all([proof for one in made for proof in one.proofs()])


class _Made:
    """An order with its lines and its versions."""

    def __init__(self, order: YearOrder, items: Mapping[UUID, OrderableView]) -> None:
        self.order = order
        self.lines = [
            _line(order, place, good, items[demo_id(f"item:{good.item}")])
            for place, good in enumerate(order.goods, start=1)
        ]
        self.total, self.currency = total(
            [(line.quantity, line.unit_price, line.currency) for line in self.lines]
        )

    def row(self) -> Order:
        """As it stands today."""
        one = self.order
        state = [step.state for step in one.steps if step.state][-1]
        delivered = one.at("delivered")
        reasons = [s.words for s in one.steps if s.what in {"cancelled", "short", "returned"}]
        return fresh(
            Order,
            id=one.id,
            number=one.number,
            case_id=one.case_id,
            service_id=demo_id(f"service:{one.service}"),
            state=state,
            version=1 + sum(step.state is not None for step in one.steps[1:]),
            total=self.total,
            currency=self.currency,
            deliver_to=one.deliver_to,
            composed_at=one.steps[0].at,
            composed_by_id=one.agent_id,
            confirmed_at=one.at("confirmed"),
            first_due_at=one.due_at,
            due_at=one.due_at,
            promise_id=one.promise_id,
            told_at=one.at("confirmed") if one.is_told else None,
            delivered_at=delivered,
            proof=next((step.words for step in one.steps if step.what == "delivered"), ""),
            ended_at=delivered or one.at("cancelled", "short", "returned"),
            reason=reasons[-1] if reasons else "",
            changed_by_id=one.agent_id,
        )

    def steps(self) -> list[OrderStep]:
        """Its history, each line with what the order was from then on."""
        one, version, found = self.order, 0, []
        for place, step in enumerate(one.steps):
            version += step.state is not None
            is_promised = step.what != "composed"
            found.append(
                fresh(
                    OrderStep,
                    id=timed_id(f"year:order-step:{one.place}:{place}", step.at),
                    order_id=one.id,
                    what=step.what,
                    version=version,
                    at=step.at,
                    by_id=one.agent_id if step.state else None,
                    words=step.words,
                    due_at=one.due_at if is_promised else None,
                    lines=[_frozen(line, step.what) for line in self.lines] if place else [],
                )
            )
        return found

    def proofs(self) -> list[evidence.Proof]:
        """What the chain keeps: each state after it was begun."""
        one = self.order
        moved = [step for step in one.steps[1:] if step.state]
        return [
            proof_of(
                OrderMoved(
                    order_id=one.id,
                    case_id=one.case_id,
                    service_id=demo_id(f"service:{one.service}"),
                    state=step.state,
                    version=version,
                    due_at=one.due_at,
                    moved_by=one.agent_id,
                    moved_at=step.at,
                )
            )
            for version, step in enumerate(moved, start=2)
            if step.state
        ]


def _line(order: YearOrder, place: int, good: YearGood, item: OrderableView) -> OrderLine:
    wanted = Wanted(quantity=good.quantity, chosen=good.chosen)
    found = priced(item, wanted, on=order.steps[0].at.date())
    return fresh(
        OrderLine,
        id=timed_id(f"year:order-line:{order.place}:{place}", order.steps[0].at),
        order_id=order.id,
        position=place,
        item_id=item.id,
        sold_as_id=item.version_id,
        name=item.name,
        choices=[list(pair) for pair in found.choices],
        quantity=good.quantity,
        unit_price=found.unit_price,
        currency=found.currency,
        lead_days=item.draft.lead_days,
        delivered=good.came,
        returned=good.back,
    )


def _frozen(line: OrderLine, what: str) -> dict[str, object]:
    came = what in {"partly", "delivered", "short", "returned"}
    return {
        "name": line.name,
        "choices": line.choices,
        "quantity": line.quantity,
        "unit_price": str(line.unit_price.quantize(Decimal("0.01"))),
        "currency": line.currency,
        "delivered": line.delivered if came else 0,
        "returned": line.returned if what == "returned" else 0,
    }


def write_requests(requests: Sequence[YearRequest], *, at: datetime) -> None:
    """Write them with what was tried; those still being tried are somebody's task."""
    insert_all(_request(one, at) for one in requests)
    insert_all(
        fresh(
            Attempt,
            id=timed_id(f"year:attempt:{one.place}:{place}", attempt.at),
            request_id=one.id,
            at=attempt.at,
            by_id=one.agent_id,
            tried=attempt.tried,
            with_whom=attempt.with_whom,
            result=attempt.result,
        )
        for one in requests
        for place, attempt in enumerate(one.attempts)
    )
    evidence.record_all([_ended(one, one.ended_at) for one in requests if one.ended_at])


def _request(one: YearRequest, at: datetime) -> SpecialRequest:
    number = f"{one.case_number}-E1"
    task_id = None
    if one.ended_at is None and one.due_at > at:
        task_id = work.give(
            owner_id=one.agent_id,
            title=f"Intentar la petición especial {number}",
            details="",
            by=SYSTEM,
            at=one.asked_at,
            subject=f"request:{one.id}",
            url=f"/pedidos/peticiones/{one.id}/",
            due_at=one.due_at,
        ).id
    return fresh(
        SpecialRequest,
        id=one.id,
        number=number,
        case_id=one.case_id,
        service_id=demo_id(f"service:{one.service}"),
        wanted=one.wanted,
        state=one.state,
        owner_id=one.agent_id,
        asked_at=one.asked_at,
        asked_by_id=one.agent_id,
        due_at=one.due_at,
        task_id=task_id,
        promise_id=one.promise_id,
        outcome=one.outcome,
        alternative=one.alternative,
        told_how=one.told_how,
        ended_at=one.ended_at,
        ended_by_id=one.agent_id if one.ended_at else None,
    )


def _ended(one: YearRequest, at: datetime) -> evidence.Proof:
    return proof_of(
        RequestEnded(
            request_id=one.id,
            case_id=one.case_id,
            service_id=demo_id(f"service:{one.service}"),
            state=one.state,
            ended_by=one.agent_id,
            ended_at=at,
        )
    )
