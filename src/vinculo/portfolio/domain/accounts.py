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
        return _result(self.margin, self.cost, is_whole=self.known == self.periods)


@dataclass(frozen=True, kw_only=True)
class Total:
    """What all services of one currency took and gave; ``people`` adds their means."""

    currency: str
    services: int
    periods: int
    known: int
    people: Decimal
    hours: Decimal
    cost: Decimal
    margin: Decimal | None

    @property
    def result(self) -> Decimal | None:
        """Margin less cost; None while the margin of a period is unknown."""
        return _result(self.margin, self.cost, is_whole=self.known == self.periods)


def _result(margin: Decimal | None, cost: Decimal, *, is_whole: bool) -> Decimal | None:
    return margin - cost if margin is not None and is_whole else None


def totals(found: Iterable[Balance]) -> list[Total]:
    """One total a currency, by its code; currencies are never added up."""
    groups: dict[str, list[Balance]] = {}
    for balance in found:
        groups.setdefault(balance.currency, []).append(balance)
    return [_total(currency, groups[currency]) for currency in sorted(groups)]


def _total(currency: str, some: list[Balance]) -> Total:
    margins = [each.margin for each in some if each.margin is not None]
    return Total(
        currency=currency,
        services=len(some),
        periods=sum(each.periods for each in some),
        known=sum(each.known for each in some),
        people=sum((each.people for each in some), Decimal()),
        hours=sum((each.hours for each in some), Decimal()),
        cost=sum((each.cost for each in some), Decimal()),
        margin=sum(margins, Decimal()) if margins else None,
    )
