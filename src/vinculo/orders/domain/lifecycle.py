"""The life of an order: what may follow from where it stands, and what each step asks for."""

from collections.abc import Collection, Mapping
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType

from vinculo.kernel.errors import DomainError
from vinculo.orders.contracts import AWAITED, OrderState


class WrongStateError(DomainError):
    """The step does not follow from where the order stands."""

    code = "order_wrong_state"


class QuickerError(DomainError):
    """Somebody else changed it since the page was read."""

    code = "order_quicker"


class DeliveredCancelError(DomainError):
    """What the customer has is not cancelled: it is given back."""

    code = "order_delivered_cancel"


class NoReasonError(DomainError):
    """Why it ends like this is written down."""

    code = "order_no_reason"


class NoProofError(DomainError):
    """What shows that it was delivered."""

    code = "order_no_proof"


class NothingDeliveredError(DomainError):
    """A delivery delivers something, and no more than was ordered."""

    code = "order_delivery_quantities"


class NothingReturnedError(DomainError):
    """What is given back is something, and no more than the customer has."""

    code = "order_return_quantities"


class DeliveredOutsideError(DomainError):
    """It was delivered after it was confirmed, and not later than now."""

    code = "order_delivered_outside"


class OrderAction(StrEnum):
    """What can be done to an order."""

    CONFIRM = "confirm"
    PREPARE = "prepare"
    SEND = "send"
    DELIVER = "deliver"
    DELIVER_PART = "deliver_part"
    MOVE = "move"
    AMEND = "amend"
    CANCEL = "cancel"
    SETTLE = "settle"
    RETURN = "return"
    RETURN_PART = "return_part"


_S, _A = OrderState, OrderAction
_ON_THE_WAY = (_S.CONFIRMED, _S.PREPARING, _S.SENT)
TRANSITIONS: Mapping[tuple[OrderState, OrderAction], OrderState] = MappingProxyType(
    {
        (_S.DRAFT, _A.CONFIRM): _S.CONFIRMED,
        (_S.DRAFT, _A.AMEND): _S.DRAFT,
        (_S.DRAFT, _A.CANCEL): _S.CANCELLED,
        (_S.CONFIRMED, _A.PREPARE): _S.PREPARING,
        (_S.CONFIRMED, _A.AMEND): _S.CONFIRMED,
        (_S.PREPARING, _A.AMEND): _S.PREPARING,
        (_S.CONFIRMED, _A.SEND): _S.SENT,
        (_S.PREPARING, _A.SEND): _S.SENT,
        **{(state, _A.DELIVER): _S.DELIVERED for state in (*_ON_THE_WAY, _S.PARTLY)},
        **{(state, _A.DELIVER_PART): _S.PARTLY for state in (*_ON_THE_WAY, _S.PARTLY)},
        **{(state, _A.MOVE): state for state in (*_ON_THE_WAY, _S.PARTLY)},
        **{(state, _A.CANCEL): _S.CANCELLED for state in _ON_THE_WAY},
        (_S.PARTLY, _A.SETTLE): _S.SHORT,
        (_S.PARTLY, _A.RETURN): _S.RETURNED,
        **{(state, _A.RETURN): _S.RETURNED for state in (_S.DELIVERED, _S.SHORT)},
        **{(state, _A.RETURN_PART): state for state in (_S.PARTLY, _S.DELIVERED, _S.SHORT)},
    }
)
WITH_CUSTOMER = frozenset({_S.PARTLY, _S.DELIVERED, _S.SHORT})
"""States in which the customer has something of it."""


def next_state(state: OrderState, action: OrderAction) -> OrderState:
    """Where an order stands after ``action``. Raises DeliveredCancelError, WrongStateError."""
    if (state, action) not in TRANSITIONS:
        if action is OrderAction.CANCEL and state in WITH_CUSTOMER:
            raise DeliveredCancelError
        raise WrongStateError
    return TRANSITIONS[state, action]


def allowed_actions(state: OrderState) -> frozenset[OrderAction]:
    """What can be done to it now."""
    return frozenset(action for known, action in TRANSITIONS if known is state)


def check_seen(version: int, seen: int | None, *, who: str) -> None:
    """Who read an older version reads who was quicker; None asks nothing. Raises QuickerError."""
    if seen is not None and seen != version:
        raise QuickerError(who=who)


def delivery(
    ordered: Mapping[str, int], before: Mapping[str, int], now: Mapping[str, int]
) -> tuple[dict[str, int], OrderAction]:
    """How much of each line is with the customer after a delivery, and whether that is all.

    Raises NothingDeliveredError for none, less than none, more than is missing, or another line.
    """
    if not set(now) <= set(ordered) or min(now.values(), default=0) < 0 or not sum(now.values()):
        raise NothingDeliveredError
    after = {line: before.get(line, 0) + now.get(line, 0) for line in ordered}
    if any(after[line] > quantity for line, quantity in ordered.items()):
        raise NothingDeliveredError
    is_whole = all(after[line] == quantity for line, quantity in ordered.items())
    return after, OrderAction.DELIVER if is_whole else OrderAction.DELIVER_PART


def giving_back(
    delivered: Mapping[str, int],
    before: Mapping[str, int],
    now: Mapping[str, int],
    *,
    is_awaited: bool,
) -> tuple[dict[str, int], OrderAction]:
    """How much of each line was given back, and whether the customer keeps and awaits nothing.

    Raises NothingReturnedError for none, less than none, more than they have, or another line.
    """
    if not set(now) <= set(delivered) or min(now.values(), default=0) < 0 or not sum(now.values()):
        raise NothingReturnedError
    after = {line: before.get(line, 0) + now.get(line, 0) for line in delivered}
    if any(after[line] > quantity for line, quantity in delivered.items()):
        raise NothingReturnedError
    is_whole = not is_awaited and after == dict(delivered)
    return after, OrderAction.RETURN if is_whole else OrderAction.RETURN_PART


def settling(delivered: Mapping[str, int], returned: Mapping[str, int]) -> OrderAction:
    """What giving the rest up means: who keeps nothing of what came has given the order back."""
    keeps = any(n > returned.get(line, 0) for line, n in delivered.items())
    return OrderAction.SETTLE if keeps else OrderAction.RETURN


def check_delivered_at(*, confirmed_at: datetime, done_at: datetime, at: datetime) -> None:
    """Raises DeliveredOutsideError."""
    if not confirmed_at <= done_at <= at:
        raise DeliveredOutsideError


def is_late(
    state: OrderState, *, due_at: datetime | None, delivered_at: datetime | None, at: datetime
) -> bool:
    """Whether the customer got it after the promised day, or still waits for it then."""
    if due_at is None:
        return False
    if delivered_at is not None:
        return delivered_at > due_at
    return state in AWAITED and at > due_at


def reason_of(words: str) -> str:
    """Why, tidied. Raises NoReasonError."""
    tidy = words.strip()
    if not tidy:
        raise NoReasonError
    return tidy


def steps_of(done: Collection[OrderState], state: OrderState) -> list[tuple[OrderState, str]]:
    """The straight way of an order: each step ``done``, the next one ``now``, or ahead (``""``).

    What was skipped stays ahead; who has a part waits for the rest, whatever was written down
    before; nothing is next for who waits for nothing any more.
    """
    way = (_S.CONFIRMED, _S.PREPARING, _S.SENT, _S.DELIVERED)
    furthest = max((number for number, each in enumerate(way) if each in done), default=-1)
    following = furthest + 1 if state in AWAITED else None
    if state is _S.PARTLY:
        following = len(way) - 1
    return [
        (each, "done" if each in done else "now" if number == following else "")
        for number, each in enumerate(way)
    ]
