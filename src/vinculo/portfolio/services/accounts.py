"""Entering what services take and give, and investments with their benefit."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from vinculo.kernel.errors import DomainError
from vinculo.portfolio.domain.accounts import AllocationDraft, InvestmentDraft
from vinculo.portfolio.models import Allocation, Investment
from vinculo.portfolio.services.catalogue import locked


class PeriodOrderError(DomainError):
    """A period ends before it begins."""

    code = "allocation_period"


class PeriodTakenError(DomainError):
    """Two allocations of a service share a day: its hours would count twice."""

    code = "allocation_taken"


class InvestmentNotFoundError(DomainError):
    """No such investment."""

    code = "investment_not_found"


class InvestmentDatesError(DomainError):
    """A review before the plan, or a benefit seen before anything was done."""

    code = "investment_dates"


@transaction.atomic
def allocate(*, service_id: UUID, draft: AllocationDraft, at: datetime) -> UUID:
    """Say what a service took in a period; the same first day again corrects it.

    Raises ServiceNotFoundError, PeriodOrderError, PeriodTakenError.
    """
    locked(service_id)
    if draft.last < draft.first:
        raise PeriodOrderError
    shared = Allocation.objects.filter(
        service_id=service_id, first__lte=draft.last, last__gte=draft.first
    )
    if shared.exclude(first=draft.first).exists():
        raise PeriodTakenError
    values = {
        "last": draft.last,
        "people": draft.people,
        "hours": draft.hours,
        "cost": draft.cost,
        "currency": draft.currency,
        "source": draft.source.strip(),
        "margin": draft.margin,
        "customers": draft.customers,
    }
    row, _is_new = Allocation.objects.update_or_create(
        service_id=service_id,
        first=draft.first,
        defaults=values,
        create_defaults=values | {"created_at": at},
    )
    return row.pk


@transaction.atomic
def plan_investment(draft: InvestmentDraft, *, at: datetime) -> UUID:
    """Plan an investment with the day on which its benefit is looked for.

    Raises InvestmentDatesError, ServiceNotFoundError.
    """
    if draft.service_id is not None:
        locked(draft.service_id)
    if draft.review_on < draft.planned_on:
        raise InvestmentDatesError
    return Investment.objects.create(
        service_id=draft.service_id,
        kind=draft.kind,
        title=draft.title.strip(),
        cost=draft.cost,
        currency=draft.currency,
        expected=draft.expected.strip(),
        planned_on=draft.planned_on,
        done_on=draft.done_on,
        review_on=draft.review_on,
        created_at=at,
    ).pk


@transaction.atomic
def follow_investment(
    *,
    investment_id: UUID,
    done_on: date | None,
    review_on: date,
    seen_on: date | None,
    seen_figure: str,
    evidence: str,
    today: date,
) -> None:
    """Write down what became of an investment: done, and the benefit that was seen.

    Raises InvestmentNotFoundError, InvestmentDatesError.
    """
    row = Investment.objects.select_for_update().filter(pk=investment_id).first()
    if row is None:
        raise InvestmentNotFoundError
    is_seen_early = seen_on is not None and (done_on is None or seen_on < done_on)
    is_ahead = any(day is not None and day > today for day in (done_on, seen_on))
    is_half = (seen_on is None) != (not seen_figure.strip())
    if is_seen_early or is_ahead or is_half or review_on < row.planned_on:
        raise InvestmentDatesError
    row.done_on, row.review_on, row.seen_on = done_on, review_on, seen_on
    row.seen_figure, row.evidence = seen_figure.strip(), evidence.strip()
    row.save(update_fields=["done_on", "review_on", "seen_on", "seen_figure", "evidence"])
