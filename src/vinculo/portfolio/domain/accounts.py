"""People, hours and money of the whole portfolio against its value; investments."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from uuid import UUID


class InvestmentKind(StrEnum):
    """What money is put into."""

    IDEA = "idea"
    PROCESS = "process"
    TRAINING = "training"
    EQUIPMENT = "equipment"


class InvestmentState(StrEnum):
    """How far an investment has come."""

    PLANNED = "planned"
    DONE = "done"
    OVERDUE = "overdue"
    SEEN = "seen"


@dataclass(frozen=True, kw_only=True)
class AllocationDraft:
    """What a service took from ``first`` to ``last``, and the margin of ``customers`` customers."""

    first: date
    last: date
    people: Decimal
    hours: Decimal
    cost: Decimal
    currency: str
    source: str
    margin: Decimal | None = None
    customers: int | None = None


@dataclass(frozen=True, kw_only=True)
class InvestmentDraft:
    """A planned investment; without a service it is of the whole portfolio."""

    kind: InvestmentKind
    title: str
    cost: Decimal
    currency: str
    expected: str
    planned_on: date
    review_on: date
    service_id: UUID | None = None
    done_on: date | None = None


def state_of(*, done_on: date | None, review_on: date, seen_on: date | None, today: date) -> str:
    """Seen, overdue when the day to look at the benefit has passed, done or planned."""
    if seen_on is not None:
        return InvestmentState.SEEN
    if review_on < today:
        return InvestmentState.OVERDUE
    return InvestmentState.DONE if done_on is not None else InvestmentState.PLANNED


@dataclass(frozen=True, kw_only=True)
class Given:
    """What one service took in one period, and the margin it brought."""

    service_id: UUID
    people: Decimal
    hours: Decimal
    cost: Decimal
    currency: str
    margin: Decimal | None = None
    customers: int | None = None


@dataclass(frozen=True, kw_only=True)
class Balance:
    """What a service took and gave over several periods, in one currency.

    ``people`` is the mean over the ``periods``; ``margin`` adds those periods that have one
    (``known`` of them) and is None when none has.
    """

    service_id: UUID
    currency: str
    periods: int
    known: int
    people: Decimal
    hours: Decimal
    cost: Decimal
    margin: Decimal | None
    customers: int | None

    @property
    def result(self) -> Decimal | None:
        """Margin less cost; None while the margin of a period is unknown."""
        if self.margin is None or self.known < self.periods:
            return None
        return self.margin - self.cost


def balances(rows: Iterable[Given]) -> list[Balance]:
    """One balance for each service and currency; currencies are never added up."""
    groups: dict[tuple[UUID, str], list[Given]] = {}
    for row in rows:
        groups.setdefault((row.service_id, row.currency), []).append(row)
    return [_balance(key, some) for key, some in groups.items()]


def _balance(key: tuple[UUID, str], rows: list[Given]) -> Balance:
    margins = [row.margin for row in rows if row.margin is not None]
    customers = [row.customers for row in rows if row.customers is not None]
    return Balance(
        service_id=key[0],
        currency=key[1],
        periods=len(rows),
        known=len(margins),
        people=(sum((row.people for row in rows), Decimal()) / len(rows)).quantize(Decimal("0.01")),
        hours=sum((row.hours for row in rows), Decimal()),
        cost=sum((row.cost for row in rows), Decimal()),
        margin=sum(margins, Decimal()) if margins else None,
        customers=max(customers) if customers else None,
    )
