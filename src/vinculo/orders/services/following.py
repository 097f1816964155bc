"""Following an order: confirmed with its promise, on its way, delivered, moved, called off."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from vinculo.kernel.actor import Actor
from vinculo.kernel.errors import DomainError
from vinculo.kernel.lengths import whole
from vinculo.orders.contracts import AWAITED, OrderState
from vinculo.orders.domain import dates, lifecycle
from vinculo.orders.domain.lifecycle import OrderAction
from vinculo.orders.models import OrderLine
from vinculo.orders.selectors.requests import where_it_goes_on
from vinculo.orders.services import promising, story, telling
from vinculo.orders.services.composing import (
    CaseEndedError,
    Details,
    check_as_sold,
    set_details,
)
from vinculo.organization import api as organization
from vinculo.promises.contracts import PromiseView


class NoApologyError(DomainError):
    """Another day than the promised one is told with an apology."""

    code = "order_no_apology"


class SameDayError(DomainError):
    """That day was promised already."""

    code = "order_same_day"


@transaction.atomic
def confirm(
    *,
    order_id: UUID,
    due_on: date,
    actor: Actor,
    at: datetime,
    seen: int | None = None,
    details: Details | None = None,
) -> None:
    """The customer orders it and is promised a day: it stands in the register and is told.

    ``details``: what was typed beside it, written down first. Raises NoSuchOrderError,
    QuickerError, WrongStateError, CaseEndedError, DueBeforeTodayError, DueTooFarError and what
    ``check_as_sold`` refuses.
    """
    if details is not None:
        set_details(order_id=order_id, details=details, actor=actor, at=at, seen=seen)
        seen = None
    row = story.locked(order_id, actor, seen=seen)
    row.state = lifecycle.next_state(OrderState(row.state), OrderAction.CONFIRM)
    if where_it_goes_on(row.case).resolved_at is not None:
        raise CaseEndedError
    check_as_sold(row, at)
    dates.check_due(due_on, today=story.today(at))
    row.due_at = row.first_due_at = end_of(due_on)
    row.confirmed_at = at
    _promise(row, actor=actor, at=at)
    went(row, "confirmed", telling.Told.CONFIRMED, actor=actor, at=at)


@transaction.atomic
def prepare(*, order_id: UUID, actor: Actor, at: datetime, seen: int | None = None) -> None:
    """Somebody begins to prepare it. Raises NoSuchOrderError, QuickerError, WrongStateError."""
    row = story.locked(order_id, actor, seen=seen)
    row.state = lifecycle.next_state(OrderState(row.state), OrderAction.PREPARE)
    went(row, "preparing", None, actor=actor, at=at)


@transaction.atomic
def send(*, order_id: UUID, actor: Actor, at: datetime, seen: int | None = None) -> None:
    """It is on its way. Raises NoSuchOrderError, QuickerError, WrongStateError."""
    row = story.locked(order_id, actor, seen=seen)
    row.state = lifecycle.next_state(OrderState(row.state), OrderAction.SEND)
    went(row, "sent", telling.Told.SENT, actor=actor, at=at)


@transaction.atomic
def deliver(
    *,
    order_id: UUID,
    proof: str,
    actor: Actor,
    at: datetime,
    quantities: Mapping[UUID, int] | None = None,
    done_at: datetime | None = None,
    seen: int | None = None,
) -> OrderState:
    """The customer has it, or (by ``quantities``) a part; in whole the promise is kept by it.

    Raises NoSuchOrderError, QuickerError, WrongStateError, NoProofError, NothingDeliveredError,
    DeliveredOutsideError.
    """
    row = story.locked(order_id, actor, "orders.deliver", seen=seen)
    lifecycle.next_state(OrderState(row.state), OrderAction.DELIVER)
    shown, done = whole(proof.strip(), most=500), done_at or at
    if not shown:
        raise lifecycle.NoProofError
    lifecycle.check_delivered_at(confirmed_at=row.confirmed_at, done_at=done, at=at)
    lines = list(story.lines_of(row))
    now = (
        {str(key): n for key, n in quantities.items()}
        if quantities is not None
        else {str(line.pk): line.quantity - line.delivered for line in lines}
    )
    after, action = lifecycle.delivery(
        {str(line.pk): line.quantity for line in lines},
        {str(line.pk): line.delivered for line in lines},
        now,
    )
    for line in lines:
        line.delivered = after[str(line.pk)]
    OrderLine.objects.bulk_update(lines, ["delivered"])
    row.state = lifecycle.next_state(OrderState(row.state), action)
    row.proof = shown
    if action is OrderAction.DELIVER:
        row.delivered_at = row.ended_at = done
        promising.keep(row.promise_id, words=shown, done_at=done, actor=actor, at=at)
        promising.repair_earlier(row, words=shown, done_at=done, actor=actor, at=at)
        went(row, "delivered", telling.Told.DELIVERED, actor=actor, at=at, words=shown)
    else:
        went(row, "partly", telling.Told.PARTLY, actor=actor, at=at, words=shown)
    return OrderState(row.state)


@transaction.atomic
def move(
    *,
    order_id: UUID,
    due_on: date,
    apology: str,
    actor: Actor,
    at: datetime,
    seen: int | None = None,
) -> PromiseView | None:
    """Promise another day: the old promise is taken back with an apology, a new one is given.

    What was broken before stays so until the order is delivered, which repairs it. Answers where
    the old promise stands. Raises
    NoSuchOrderError, QuickerError, WrongStateError,
    DueBeforeTodayError, DueTooFarError, NoApologyError, SameDayError.
    """
    row = story.locked(order_id, actor, seen=seen)
    row.state = lifecycle.next_state(OrderState(row.state), OrderAction.MOVE)
    dates.check_due(due_on, today=story.today(at))
    words = whole(apology.strip(), most=500)
    if not words:
        raise NoApologyError
    due_at = end_of(due_on)
    if due_at == row.due_at:
        raise SameDayError
    before = promising.take_back(row.promise_id, apology=words, actor=actor, at=at)
    row.due_at = due_at
    _promise(row, actor=actor, at=at)
    went(row, "moved", telling.Told.MOVED, actor=actor, at=at, words=words, says=words)
    return before


@transaction.atomic
def cancel(
    *, order_id: UUID, reason: str, actor: Actor, at: datetime, seen: int | None = None
) -> None:
    """Call it off before the customer has anything of it; a draft is thrown away untold.

    Raises NoSuchOrderError, QuickerError, DeliveredCancelError, WrongStateError, NoReasonError.
    """
    row = story.locked(order_id, actor, seen=seen)
    was_draft = row.state == OrderState.DRAFT
    row.state = lifecycle.next_state(OrderState(row.state), OrderAction.CANCEL)
    row.reason, row.ended_at = whole(lifecycle.reason_of(reason), most=500), at
    promising.take_back(row.promise_id, apology=row.reason, actor=actor, at=at)
    told = None if was_draft else telling.Told.CANCELLED
    went(row, "cancelled", told, actor=actor, at=at, words=row.reason, says=row.reason)


@transaction.atomic
def settle(
    *, order_id: UUID, reason: str, actor: Actor, at: datetime, seen: int | None = None
) -> None:
    """The rest is not coming any more; its promise is taken back, or broken by the clock.

    Where all that came was given back before, nothing stays: it ends as given back. Raises
    NoSuchOrderError, QuickerError, WrongStateError, NoReasonError.
    """
    row = story.locked(order_id, actor, seen=seen)
    lifecycle.next_state(OrderState(row.state), OrderAction.SETTLE)
    lines = list(story.lines_of(row))
    action = lifecycle.settling(
        {str(line.pk): line.delivered for line in lines},
        {str(line.pk): line.returned for line in lines},
    )
    row.state = lifecycle.next_state(OrderState(row.state), action)
    row.reason, row.ended_at = whole(lifecycle.reason_of(reason), most=500), at
    promising.take_back(row.promise_id, apology=row.reason, actor=actor, at=at)
    went(row, "short", telling.Told.SHORT, actor=actor, at=at, words=row.reason, says=row.reason)


@transaction.atomic
def give_back(
    *,
    order_id: UUID,
    reason: str,
    actor: Actor,
    at: datetime,
    quantities: Mapping[UUID, int] | None = None,
    seen: int | None = None,
) -> OrderState:
    """The customer gave it back, or (by ``quantities``) a part of it: what they keep stays.

    With nothing left of it and nothing awaited the order ends as given back. Raises
    NoSuchOrderError, QuickerError, WrongStateError, NothingReturnedError, NoReasonError.
    """
    row = story.locked(order_id, actor, seen=seen)
    lifecycle.next_state(OrderState(row.state), OrderAction.RETURN_PART)
    why = whole(lifecycle.reason_of(reason), most=500)
    lines = list(story.lines_of(row))
    now = (
        {str(key): n for key, n in quantities.items()}
        if quantities is not None
        else {str(line.pk): line.delivered - line.returned for line in lines}
    )
    after, action = lifecycle.giving_back(
        {str(line.pk): line.delivered for line in lines},
        {str(line.pk): line.returned for line in lines},
        now,
        is_awaited=row.state in AWAITED,
    )
    for line in lines:
        line.returned = after[str(line.pk)]
    OrderLine.objects.bulk_update(lines, ["returned"])
    row.state = lifecycle.next_state(OrderState(row.state), action)
    if action is OrderAction.RETURN:
        row.reason, row.ended_at = why, row.ended_at or at
        promising.take_back(row.promise_id, apology=why, actor=actor, at=at)
        went(row, "returned", telling.Told.RETURNED, actor=actor, at=at, words=why)
    else:
        went(row, "returned_part", telling.Told.RETURNED_PART, actor=actor, at=at, words=why)
    return OrderState(row.state)


def end_of(day: date) -> datetime:
    """The last minute of a day by the company's clock."""
    return dates.end_of(day, organization.company().timezone)


def _promise(row: Any, *, actor: Actor, at: datetime) -> None:
    """A new promise for the present day; each version of the order gives one at most."""
    row.promise_id = promising.give(
        row,
        words=promising.words_for_order(row.number),
        origin=f"order:{row.pk}:{row.version}",
        due_at=row.due_at,
        actor=actor,
        at=at,
    )


def went(
    row: Any,
    what: str,
    told: telling.Told | None,
    *,
    actor: Actor,
    at: datetime,
    words: str = "",
    says: str = "",
) -> None:
    """Save it as its next version, keep the history, publish, and tell the customer."""
    story.changed(row, actor=actor)
    story.enter(row, what, at=at, actor=actor, words=words)
    story.publish(row, actor=actor, at=at)
    if told is not None:
        telling.tell(row, told, at=at, words=says)
