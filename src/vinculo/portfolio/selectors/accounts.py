"""What services take and give, and investments."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import Count, DurationField, ExpressionWrapper, F, Max, Q, QuerySet, Sum
from django.db.models.functions import ExtractDay

from vinculo.kernel.actor import Actor
from vinculo.kernel.paging import Page, keyset
from vinculo.organization import api as organization
from vinculo.portfolio import policy
from vinculo.portfolio.contracts.held import OfferTest, contracts_held
from vinculo.portfolio.domain.accounts import (
    Balance,
    InvestmentKind,
    InvestmentState,
    state_of,
)
from vinculo.portfolio.domain.held import HeldCheck, against_of, check_held
from vinculo.portfolio.domain.offers import Disadvantage, Offer, disadvantages, term_of
from vinculo.portfolio.models import Allocation, Investment, OfferVersion, Service

_DAYS = ExtractDay(ExpressionWrapper(F("last") - F("first"), output_field=DurationField())) + 1


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


@dataclass(frozen=True, kw_only=True)
class Days:
    """The days whose periods are counted, both included."""

    first: date
    last: date


@dataclass(frozen=True, kw_only=True)
class Edges:
    """Periods that lie across an edge: begun before and not counted, or going on after it."""

    before: int
    after: int


def _allocations(actor: Actor, service_id: UUID | None, currency: str = "") -> Any:
    """Rows within sight; those who see no accounts have none."""
    if not policy.may(actor, "portfolio.see_accounts"):
        return Allocation.objects.none()
    rows = Allocation.objects.all()
    if service_id is not None:
        rows = rows.filter(service_id=service_id)
    return rows.filter(currency=currency) if currency else rows


def allocations(
    *,
    actor: Actor,
    days: Days,
    service_id: UUID | None = None,
    currency: str = "",
    cursor: str | None = None,
) -> Page[AllocationRow]:
    """A page of the periods that begin in these days, the latest first. Raises BadCursorError."""
    rows = _allocations(actor, service_id, currency).filter(first__range=(days.first, days.last))
    page = keyset(rows.annotate(service_name=F("service__name")), cursor=cursor, time="first")
    found = [
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
        for row in page.rows
    ]
    return Page(found, page.next_cursor)


def balances_in(
    *, actor: Actor, days: Days, service_id: UUID | None = None
) -> list[tuple[str, Balance]]:
    """Whole sums of the periods that begin in these days: by service and currency, with its name.

    The database adds them up, however many they are; the dearest of a currency first. ``people``
    is their mean over the days: a month weighs more than a week.
    """
    rows = (
        _allocations(actor, service_id)
        .filter(first__range=(days.first, days.last))
        .values("service_id", "service__name", "currency")
        .annotate(
            periods=Count("pk"),
            known=Count("margin"),
            mean_people=Sum(F("people") * _DAYS) / Sum(_DAYS),
            all_hours=Sum("hours"),
            all_cost=Sum("cost"),
            all_margin=Sum("margin"),
            most_customers=Max("customers"),
        )
        .order_by("currency", "-all_cost", "service_id")
    )
    return [
        (
            row["service__name"],
            Balance(
                service_id=row["service_id"],
                currency=row["currency"],
                periods=row["periods"],
                known=row["known"],
                people=row["mean_people"].quantize(Decimal("0.01")),
                hours=row["all_hours"],
                cost=row["all_cost"],
                margin=row["all_margin"],
                customers=row["most_customers"],
            ),
        )
        for row in rows
    ]


def edges_of(*, actor: Actor, days: Days, service_id: UUID | None = None) -> Edges:
    """How many periods reach into these days without counting, and how many go on after them."""
    found = _allocations(actor, service_id).aggregate(
        before=Count("pk", filter=Q(first__lt=days.first, last__gte=days.first)),
        after=Count("pk", filter=Q(first__range=(days.first, days.last), last__gt=days.last)),
    )
    return Edges(before=found["before"], after=found["after"])


def _investments(actor: Actor, service_id: UUID | None = None) -> Any:
    if not policy.may(actor, "portfolio.see_accounts"):
        return Investment.objects.none()
    rows = Investment.objects.annotate(service_name=F("service__name"))
    return rows.filter(service_id=service_id) if service_id is not None else rows


def investments(
    *, actor: Actor, today: date, service_id: UUID | None = None, cursor: str | None = None
) -> Page[InvestmentRow]:
    """A page of investments by the day of their review. Raises BadCursorError."""
    rows = _investments(actor, service_id)
    page = keyset(rows, cursor=cursor, time="review_on", newest_first=False)
    return Page([_investment(row, today) for row in page.rows], page.next_cursor)


def overdue_investments(*, actor: Actor, today: date) -> int:
    """Of how many nobody looked at the benefit in time."""
    return int(_investments(actor).filter(review_on__lt=today, seen_on__isnull=True).count())


def investment(*, actor: Actor, investment_id: UUID, today: date) -> InvestmentRow | None:
    """One of them."""
    row = _investments(actor).filter(pk=investment_id).first()
    return _investment(row, today) if row else None


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


def offers(
    *, actor: Actor, service_id: UUID, today: date
) -> tuple[list[Offer], tuple[Disadvantage, ...]]:
    """The offers of a service, the newest first, and those customers who have it worse today."""
    seen = Service.objects.filter(policy.visible(actor), pk=service_id)
    found = _offers(OfferVersion.objects.filter(service__in=seen))
    return found, disadvantages(found, today=today)


def _offers(rows: "QuerySet[OfferVersion]") -> list[Offer]:
    return [
        Offer(
            version=row.version,
            name=row.name,
            sold_from=row.sold_from,
            terms=tuple(term_of(said) for said in row.terms),
            customers=row.customers,
            counted_on=row.counted_on,
        )
        for row in rows.order_by("-version")
    ]


def held_check(
    *, actor: Actor, service_id: UUID, today: date
) -> tuple[HeldCheck | None, tuple[str, ...]]:
    """Contracts in force of a service beside what is sold today, and the pages that open them.

    None while there is no offer, or nobody brought a contract of it.
    """
    found, _worse = offers(actor=actor, service_id=service_id, today=today)
    home = organization.currency()
    against = against_of(found, today=today, home=home)
    if against is None:
        return None, ()
    told = [ask(actor, service_id, against, today) for ask in contracts_held.values()]
    groups = [group for held in told for group in held.groups]
    check = check_held(found, groups, today=today, home=home)
    if check is None or not check.n:
        return None, ()
    return check, tuple(held.url for held in told if held.url)


def offer_test(service_id: UUID, *, today: date) -> OfferTest | None:
    """What contracts of a service are held against; None while no offer is sold."""
    found = _offers(OfferVersion.objects.filter(service_id=service_id))
    return against_of(found, today=today, home=organization.currency())
