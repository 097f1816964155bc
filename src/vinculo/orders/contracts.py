"""What other contexts may know of orders and special requests."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from uuid import UUID


class OrderState(StrEnum):
    """Where an order stands.

    ``partly``: something of it came to the customer and something did not. ``short``: they keep a
    part and the rest is not coming any more. ``returned``: all that came was given back, and
    nothing more is coming.
    """

    DRAFT = "draft"
    CONFIRMED = "confirmed"
    PREPARING = "preparing"
    SENT = "sent"
    PARTLY = "partly"
    DELIVERED = "delivered"
    SHORT = "short"
    CANCELLED = "cancelled"
    RETURNED = "returned"


AWAITED = frozenset(
    {OrderState.CONFIRMED, OrderState.PREPARING, OrderState.SENT, OrderState.PARTLY}
)
"""What a customer waits for."""
NOT_COMING = frozenset({OrderState.SHORT, OrderState.RETURNED})
"""Of these nothing more comes than what came."""
CHANGEABLE = frozenset({OrderState.DRAFT, OrderState.CONFIRMED, OrderState.PREPARING})
"""States in which lines may still be changed."""


class DaySetBy(StrEnum):
    """Who chose the day for which an order is promised."""

    COMPANY = "company"
    CUSTOMER = "customer"


class RequestState(StrEnum):
    """What became of a special request.

    All but the first and the last were told to the customer. ``dropped``: there is nothing to tell,
    because the customer wants it no more or it was written down by mistake.
    """

    TRYING = "trying"
    ACHIEVED = "achieved"
    PARTLY = "partly"
    NOT = "not"
    DROPPED = "dropped"


@dataclass(frozen=True, kw_only=True)
class OrderView:
    """An order as lists and programs read it; ``total`` is None while it has no line.

    ``total`` is what was agreed. ``worth`` is what of it stays: without what never came of an
    order that ended incomplete, and without what was given back.
    """

    id: UUID
    number: str
    state: OrderState
    version: int
    case_id: UUID
    case_number: str
    service_id: UUID
    service_name: str
    customer_id: UUID | None
    customer_name: str
    total: Decimal | None
    worth: Decimal | None
    currency: str
    composed_at: datetime
    confirmed_at: datetime | None
    first_due_at: datetime | None
    due_at: datetime | None
    asked_due_at: datetime | None
    delivered_at: datetime | None
    ended_at: datetime | None
    is_late: bool
    asked_last: bool = False
    """Of the steps that set another day, the customer asked for the last one."""

    @property
    def is_awaited(self) -> bool:
        """Whether the customer waits for it."""
        return self.state in AWAITED

    @property
    def was_moved(self) -> bool:
        """Whether it was promised for another day at first."""
        return self.first_due_at != self.due_at

    @property
    def was_asked(self) -> bool:
        """Whether the day that holds is the one that the customer asked for."""
        return self.asked_last or (
            self.asked_due_at is not None and self.asked_due_at == self.due_at
        )

    @property
    def due_set_by(self) -> DaySetBy | None:
        """Who chose the day that holds; None while nothing is promised."""
        if self.due_at is None:
            return None
        return DaySetBy.CUSTOMER if self.was_asked else DaySetBy.COMPANY


@dataclass(frozen=True, kw_only=True)
class RequestView:
    """A special request as lists read it."""

    id: UUID
    number: str
    state: RequestState
    wanted: str
    case_id: UUID
    case_number: str
    service_id: UUID
    service_name: str
    customer_id: UUID | None
    customer_name: str
    owner_id: UUID | None
    owner_name: str
    asked_at: datetime
    due_at: datetime
    ended_at: datetime | None
    outcome: str
    alternative: str
    is_late: bool

    @property
    def is_open(self) -> bool:
        """Whether it is still being tried."""
        return self.state is RequestState.TRYING
