"""Composing an order: begun on a case, line by line, with the prices of the catalogue."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from vinculo.cases import api as cases
from vinculo.cases.contracts import CaseKind
from vinculo.kernel import locks
from vinculo.kernel.actor import Actor
from vinculo.kernel.amounts import money
from vinculo.kernel.errors import DomainError, NotAllowedError
from vinculo.kernel.lengths import whole
from vinculo.orders import policy
from vinculo.orders.contracts import OrderState
from vinculo.orders.domain import lifecycle, pricing
from vinculo.orders.domain.dates import check_due
from vinculo.orders.models import Order, OrderLine
from vinculo.orders.services import story, telling
from vinculo.portfolio import api as portfolio
from vinculo.portfolio.contracts import OrderableView

PLAIN_KINDS = frozenset({CaseKind.QUERY, CaseKind.REQUEST})


class NoSuchCaseError(DomainError):
    """No such case within the person's sight."""

    code = "order_no_case"


class CaseEndedError(DomainError):
    """Nobody follows what is begun on a case that ended."""

    code = "order_case_ended"


class NoSuchLineError(DomainError):
    """The line is not there any more."""

    code = "order_line_not_found"


class BelowDeliveredError(DomainError):
    """Nobody takes back from an order what the customer has."""

    code = "order_below_delivered"


@dataclass(frozen=True, kw_only=True)
class NewLine:
    """An item for an order; ``agreed`` is the price of what is on request."""

    item_id: UUID
    quantity: int
    chosen: Mapping[str, str] = field(default_factory=dict)
    agreed: Decimal | None = None


@dataclass(frozen=True, kw_only=True)
class Details:
    """When the customer wishes it, where it goes, what else was said."""

    wished_on: date | None = None
    deliver_to: str = ""
    notes: str = ""


@transaction.atomic
def begin(*, case_id: UUID, actor: Actor, at: datetime) -> UUID:
    """An empty order on a case, or the one that was begun; a query becomes an order.

    Raises NotAllowedError, NoSuchCaseError, CaseEndedError.
    """
    if not (actor.is_system or policy.may(actor, "orders.compose")):
        raise NotAllowedError(action="orders.compose")
    locks.wait_for_all({f"orders of {case_id}"})
    case = cases.case(actor=actor, case_id=case_id)
    if case is None:
        raise NoSuchCaseError
    if case.resolved_at is not None:
        raise CaseEndedError
    draft = Order.objects.filter(case_id=case_id, state=OrderState.DRAFT).first()
    if draft is not None:
        return draft.pk
    known = Order.objects.filter(case_id=case_id).count()
    row = Order.objects.create(
        number=f"{case.number}-P{known + 1}",
        case_id=case_id,
        service_id=case.service_id,
        composed_at=at,
        composed_by_id=actor.user_id,
        changed_by_id=actor.user_id,
    )
    story.enter(row, "composed", at=at, actor=actor)
    if case.kind in PLAIN_KINDS:
        with suppress(DomainError):  # a closed case keeps its kind
            cases.set_kind(case_id=case_id, kind=CaseKind.ORDER, actor=actor, at=at)
    return row.pk


@transaction.atomic
def add_line(
    *, order_id: UUID, new: NewLine, actor: Actor, at: datetime, seen: int | None = None
) -> UUID:
    """Put an item into an order; after it was confirmed, the customer is told of the change.

    Raises NoSuchOrderError, WrongStateError, QuickerError and what ``priced`` and ``total`` refuse.
    """
    row = story.locked(order_id, actor, seen=seen)
    state = lifecycle.next_state(OrderState(row.state), lifecycle.OrderAction.AMEND)
    item = portfolio.orderables_by_id([new.item_id]).get(new.item_id)
    if item is None:
        raise pricing.RetiredItemError(name="—")
    wanted = pricing.Wanted(quantity=new.quantity, chosen=new.chosen, agreed=new.agreed)
    found = pricing.priced(item, wanted, on=story.today(at))
    last = story.lines_of(row).aggregate(last=Max("position"))["last"] or 0
    line = OrderLine(order=row, position=last + 1, item_id=item.id, quantity=new.quantity)
    _sell(line, item, found, agreed=new.agreed)
    _count(row, [*story.lines_of(row), line])
    line.save()
    story.changed(row, actor=actor)
    _entered(row, state, "added", actor=actor, at=at, words=f"{line.quantity} × {line.name}")
    return line.pk


@transaction.atomic
def change_quantities(
    *,
    order_id: UUID,
    quantities: Mapping[UUID, int],
    actor: Actor,
    at: datetime,
    seen: int | None = None,
) -> None:
    """Say how many of each line; none takes the line away. Lines keep what they were sold as.

    Raises NoSuchOrderError, WrongStateError, QuickerError, NoSuchLineError, QuantityError,
    BelowDeliveredError, NoLinesError once it was confirmed.
    """
    row = story.locked(order_id, actor, seen=seen)
    state = lifecycle.next_state(OrderState(row.state), lifecycle.OrderAction.AMEND)
    lines = {line.pk: line for line in story.lines_of(row)}
    if not set(quantities) <= set(lines):
        raise NoSuchLineError
    different = {key: n for key, n in quantities.items() if lines[key].quantity != n}
    if not different:
        return
    items = portfolio.orderables_by_id({lines[key].item_id for key in different})
    for key, quantity in different.items():
        _set_quantity(lines[key], quantity, items[lines[key].item_id])
    rest = [line for line in lines.values() if line.quantity]
    _count(row, rest, may_be_empty=state is OrderState.DRAFT)
    for key, quantity in different.items():
        if quantity:
            lines[key].save(update_fields=["quantity"])
        else:
            OrderLine.objects.filter(pk=key).delete()
    story.changed(row, actor=actor)
    _entered(row, state, "amended", actor=actor, at=at)


@transaction.atomic
def set_details(
    *, order_id: UUID, details: Details, actor: Actor, at: datetime, seen: int | None = None
) -> None:
    """Where it goes and what was said; a wished day lies ahead when it is written down.

    Raises NoSuchOrderError, WrongStateError, QuickerError, DueBeforeTodayError, DueTooFarError.
    """
    row = story.locked(order_id, actor, seen=seen)
    lifecycle.next_state(OrderState(row.state), lifecycle.OrderAction.AMEND)
    if details.wished_on is not None and details.wished_on != row.wished_on:
        check_due(details.wished_on, today=story.today(at))
    was = (row.wished_on, row.deliver_to, row.notes)
    row.wished_on = details.wished_on
    row.deliver_to = whole(details.deliver_to.strip(), most=500)
    row.notes = whole(details.notes.strip(), most=2000)
    if (row.wished_on, row.deliver_to, row.notes) == was:
        return
    story.changed(row, actor=actor)
    words = row.deliver_to if row.deliver_to != was[1] else ""
    story.enter(row, "details", at=at, actor=actor, words=words)


@transaction.atomic
def reprice(*, order_id: UUID, actor: Actor, at: datetime, seen: int | None = None) -> None:
    """Give a draft the prices of today; what is sold no more is refused by name.

    Raises NoSuchOrderError, WrongStateError, QuickerError and what ``priced`` and ``total`` refuse.
    """
    row = story.locked(order_id, actor, seen=seen)
    if row.state != OrderState.DRAFT:
        raise lifecycle.WrongStateError
    lines = list(story.lines_of(row))
    items = portfolio.orderables_by_id({line.item_id for line in lines})
    for line in lines:
        item = items[line.item_id]
        agreed = line.agreed if item.draft.price is None else None
        found = pricing.priced(item, _wanted(line, agreed), on=story.today(at))
        _sell(line, item, found, agreed=agreed)
        line.save()
    _count(row, lines)
    story.changed(row, actor=actor)
    story.enter(row, "repriced", at=at, actor=actor)


def check_as_sold(row: Order, at: datetime) -> None:
    """Refuse a draft whose catalogue changed since: what is gone, or has another price.

    Raises what ``priced`` refuses, PriceChangedError, NoLinesError, TwoCurrenciesError.
    """
    lines = list(story.lines_of(row))
    items = portfolio.orderables_by_id({line.item_id for line in lines})
    for line in lines:
        item = items[line.item_id]
        if not item.is_sold_on(story.today(at)):
            raise pricing.RetiredItemError(name=line.name)
        now = _price_now(item, line)
        if line.currency != item.draft.currency or now != line.unit_price:
            raise pricing.PriceChangedError(
                name=line.name,
                was=money(line.unit_price, line.currency),
                now="—" if now is None else money(now, item.draft.currency),
            )
        pricing.check_quantity(item, line.quantity)
    _count(row, lines)


def _price_now(item: OrderableView, line: OrderLine) -> Decimal | None:
    """What the catalogue asks for such a line today; None when it is sold in another way."""
    try:
        return pricing.priced(item, _wanted(line, line.agreed), on=_any_day(item)).unit_price
    except (
        pricing.AgreedPriceError,
        pricing.UnknownChoiceError,
        pricing.OptionMissingError,
        pricing.QuantityError,
    ):
        return None


def _any_day(item: OrderableView) -> date:
    return item.draft.sold_from or item.draft.sold_until or date(2000, 1, 1)


def _wanted(line: OrderLine, agreed: Decimal | None) -> pricing.Wanted:
    chosen: dict[str, str] = dict(line.choices)
    return pricing.Wanted(quantity=line.quantity, chosen=chosen, agreed=agreed)


def _sell(
    line: OrderLine, item: OrderableView, found: pricing.Priced, *, agreed: Decimal | None
) -> None:
    line.sold_as_id, line.name = item.version_id, item.name
    line.choices = [list(pair) for pair in found.choices]
    line.unit_price, line.currency, line.agreed = found.unit_price, found.currency, agreed
    line.lead_days = item.draft.lead_days


def _set_quantity(line: OrderLine, quantity: int, item: OrderableView) -> None:
    if quantity < line.delivered:
        raise BelowDeliveredError(name=line.name, delivered=line.delivered)
    if quantity:
        pricing.check_quantity(item, quantity)
    line.quantity = quantity


def _count(row: Order, lines: list[OrderLine], *, may_be_empty: bool = False) -> None:
    if not lines and may_be_empty:
        row.total, row.currency = None, ""
        return
    found = pricing.total([(line.quantity, line.unit_price, line.currency) for line in lines])
    row.total, row.currency = found


def _entered(
    row: Any, state: OrderState, what: str, *, actor: Actor, at: datetime, words: str = ""
) -> None:
    """The history; once it was confirmed the customer reads what it is now."""
    is_draft = state is OrderState.DRAFT
    story.enter(row, what if is_draft else "amended", at=at, actor=actor, words=words)
    if not is_draft:
        story.publish(row, actor=actor, at=at)
        telling.tell(row, telling.Told.AMENDED, at=at)
