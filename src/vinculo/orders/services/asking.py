"""Another day that the customer asked for: promised in place of the old one, without an apology."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from vinculo.cases import api as cases
from vinculo.kernel.actor import Actor
from vinculo.kernel.errors import DomainError
from vinculo.kernel.lengths import whole
from vinculo.orders.contracts import OrderState
from vinculo.orders.domain import dates, lifecycle
from vinculo.orders.domain.lifecycle import OrderAction
from vinculo.orders.models import Order
from vinculo.orders.services import promising, story, telling
from vinculo.orders.services.following import SameDayError, end_of, went
from vinculo.promises import api as promises
from vinculo.promises.contracts import Asked, PromiseView


class NobodyWroteError(DomainError):
    """That they asked in writing is shown by a message of theirs."""

    code = "order_nobody_wrote"


@transaction.atomic
def ask_for(
    *,
    order_id: UUID,
    due_on: date,
    how: Asked,
    words: str,
    actor: Actor,
    at: datetime,
    seen: int | None = None,
) -> PromiseView | None:
    """Promise the day that the customer asks for; how they asked, and their words, are kept.

    Nothing was broken by it and nothing is taken back; what is late already stays broken. Answers
    where the old promise stands. Raises NoSuchOrderError, QuickerError, WrongStateError,
    DueBeforeTodayError, DueTooFarError, NoReasonError, SameDayError, NobodyWroteError.
    """
    row = story.locked(order_id, actor, seen=seen)
    row.state = lifecycle.next_state(OrderState(row.state), OrderAction.MOVE)
    dates.check_due(due_on, today=story.today(at))
    said = whole(lifecycle.reason_of(words), most=480)
    due_at = end_of(due_on)
    if due_at == row.due_at:
        raise SameDayError
    if how is Asked.MESSAGE and not _wrote(row):
        raise NobodyWroteError
    row.asked_due_at = dates.asked_for(
        due_at, due_at=row.due_at, first_due_at=row.first_due_at, asked=row.asked_due_at, at=at
    )
    row.due_at = due_at
    before = promising.exchange(row, how=how, words=said, actor=actor, at=at)
    went(
        row,
        "asked",
        telling.Told.ASKED,
        actor=actor,
        at=at,
        words=f"{promises.ASKED[how]}: {said}",
    )
    return before


def _wrote(row: Order) -> bool:
    """Whether the customer has written since they were promised a day."""
    return row.confirmed_at is not None and cases.has_written(row.case_id, row.confirmed_at)
