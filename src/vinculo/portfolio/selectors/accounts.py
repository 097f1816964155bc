"""What services take and give, and investments."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.db.models import F, Q

from vinculo.kernel.actor import Actor
from vinculo.portfolio import policy
from vinculo.portfolio.domain.accounts import (
    Balance,
    Given,
    InvestmentKind,
    InvestmentState,
    balances,
    state_of,
)
from vinculo.portfolio.domain.offers import Disadvantage, Offer, disadvantages, term_of
from vinculo.portfolio.models import Allocation, Investment, OfferVersion, Service


@dataclass(frozen=True, kw_only=True)
class AllocationRow:
    """What a service took in one period."""

    service_id: UUID
    service_name: str
    first: date
    last: date
    people: Decimal
    hours: Decimal
    cost: Decimal
    margin: Decimal | None
    customers: int | None
    currency: str
    source: str


@dataclass(frozen=True, kw_only=True)
class InvestmentRow:
    """An investment and how far it has come."""

    id: UUID
    service_id: UUID | None
    service_name: str
    kind: InvestmentKind
    title: str
    cost: Decimal
    currency: str
    expected: str
    planned_on: date
    done_on: date | None
    review_on: date
    seen_on: date | None
    seen_figure: str
    evidence: str
    state: InvestmentState


def allocations(*, actor: Actor, service_id: UUID | None = None) -> list[AllocationRow]:
    """What was allocated, the latest period first; nothing for those who see no accounts."""
    if not policy.may(actor, "portfolio.see_accounts"):
        return []
    rows = Allocation.objects.annotate(service_name=F("service__name"))
    if service_id is not None:
        rows = rows.filter(service_id=service_id)
    return [
        AllocationRow(
            service_id=row.service_id,
            service_name=row.service_name,
            first=row.first,
            last=row.last,
            people=row.people,
            hours=row.hours,
            cost=row.cost,
            margin=row.margin,
            customers=row.customers,
            currency=row.currency,
            source=row.source,
        )
        for row in rows.order_by("-first", "service__sort_name", "pk")[:500]
    ]


def portfolio_balances(rows: list[AllocationRow]) -> list[tuple[str, Balance]]:
    """One balance a service and currency with the service's name, the dearest first."""
    names = {row.service_id: row.service_name for row in rows}
    found = balances(
        Given(
            service_id=row.service_id,
            people=row.people,
            hours=row.hours,
            cost=row.cost,
            currency=row.currency,
            margin=row.margin,
            customers=row.customers,
        )
        for row in rows
    )
    ordered = sorted(found, key=lambda each: (each.currency, -each.cost, str(each.service_id)))
    return [(names[each.service_id], each) for each in ordered]


def investments(
    *, actor: Actor, today: date, service_id: UUID | None = None
) -> list[InvestmentRow]:
    """Investments by the day of their review; nothing for those who see no accounts."""
    if not policy.may(actor, "portfolio.see_accounts"):
        return []
    rows = Investment.objects.annotate(service_name=F("service__name"))
    if service_id is not None:
        rows = rows.filter(Q(service_id=service_id))
    return [_investment(row, today) for row in rows.order_by("review_on", "pk")[:500]]


def investment(*, actor: Actor, investment_id: UUID, today: date) -> InvestmentRow | None:
    """One of them."""
    return next(
        (row for row in investments(actor=actor, today=today) if row.id == investment_id), None
    )


def _investment(row: Investment, today: date) -> InvestmentRow:
    return InvestmentRow(
        id=row.pk,
        service_id=row.service_id,
        service_name=getattr(row, "service_name", "") or "",
        kind=InvestmentKind(row.kind),
        title=row.title,
        cost=row.cost,
        currency=row.currency,
        expected=row.expected,
        planned_on=row.planned_on,
        done_on=row.done_on,
        review_on=row.review_on,
        seen_on=row.seen_on,
        seen_figure=row.seen_figure,
        evidence=row.evidence,
        state=InvestmentState(
            state_of(done_on=row.done_on, review_on=row.review_on, seen_on=row.seen_on, today=today)
        ),
    )


def offers(*, actor: Actor, service_id: UUID) -> tuple[list[Offer], tuple[Disadvantage, ...]]:
    """The offers of a service, the newest first, and those customers who have it worse."""
    seen = Service.objects.filter(policy.visible(actor), pk=service_id)
    rows = OfferVersion.objects.filter(service__in=seen).order_by("-version")
    found = [
        Offer(
            version=row.version,
            name=row.name,
            sold_from=row.sold_from,
            terms=tuple(term_of(said) for said in row.terms),
            customers=row.customers,
            counted_on=row.counted_on,
        )
        for row in rows
    ]
    return found, disadvantages(found)
