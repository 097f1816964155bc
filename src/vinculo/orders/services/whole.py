"""A whole order in one step: all of it or nothing, for programs."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from vinculo.kernel.actor import Actor
from vinculo.kernel.errors import DomainError
from vinculo.orders.models import Order
from vinculo.orders.services import composing, following, story


class DraftBegunError(DomainError):
    """Somebody composes on this case: a program does not write over it."""

    code = "order_draft_begun"


@transaction.atomic
def compose(
    *,
    case_id: UUID,
    lines: Sequence[composing.NewLine],
    details: composing.Details,
    due_on: date | None,
    actor: Actor,
    at: datetime,
) -> UUID:
    """Compose an order on a case, which has none begun; with ``due_on`` confirmed at once.

    Raises DraftBegunError and what ``begin``, ``add_line``, ``set_details`` and ``confirm`` refuse.
    """
    order_id = composing.begin(case_id=case_id, actor=actor, at=at)
    draft = Order.objects.get(pk=order_id)
    if draft.deliver_to or draft.notes or draft.wished_on or story.lines_of(draft).exists():
        raise DraftBegunError
    for new in lines:
        composing.add_line(order_id=order_id, new=new, actor=actor, at=at)
    composing.set_details(order_id=order_id, details=details, actor=actor, at=at)
    if due_on is not None:
        following.confirm(order_id=order_id, due_on=due_on, actor=actor, at=at)
    return order_id
