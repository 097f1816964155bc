"""Contracts in force beside what a service is offered for now."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import Case, Count, DateField, Q, QuerySet, Value, When

from vinculo.customers import policy
from vinculo.customers.contracts import Every, HoldingView
from vinculo.customers.models import Customer, Holding
from vinculo.customers.selectors.holdings import view_of
from vinculo.kernel.actor import Actor
from vinculo.kernel.paging import Page, keyset
from vinculo.portfolio.contracts.held import HeldGroup, OfferPrice, OfferTest

MONTHS = Decimal(12)


def groups_of(*, service_id: UUID, against: OfferTest, on: date) -> tuple[HeldGroup, ...]:
    """Contracts in force on a day, by the offer under which they began; in one query."""
    priced = Q(price__isnull=False)
    rows = (
        _in_force(service_id, on)
        .annotate(start=_start(against.starts))
        .values("start")
        .annotate(
            n=Count("pk"),
            more=Count("pk", filter=dearer(against.price)),
            no_price=Count("pk", filter=~priced),
            other=Count("pk", filter=priced & ~comparable(against.price)),
        )
        .order_by("start")
    )
    return tuple(HeldGroup(**row) for row in rows)


def holdings_beside(
    *,
    actor: Actor,
    service_id: UUID,
    against: OfferTest,
    on: date,
    which: str,
    cursor: str | None = None,
) -> Page[HoldingView]:
    """Those within sight, the latest first: ``worse``, ``unknown`` price or all of them.

    Raises BadCursorError.
    """
    seen = Customer.objects.filter(policy.visible(actor))
    rows = _in_force(service_id, on).filter(customer__in=seen)
    if which == "worse":
        rows = rows.filter(dearer(against.price) | _began_in(against))
    elif which == "unknown":
        rows = rows.filter(Q(price__isnull=True) | ~comparable(against.price))
    page = keyset(rows.select_related("service"), cursor=cursor, time="since")
    return Page([view_of(row) for row in page.rows], page.next_cursor)


def start_of(since: date, starts: Sequence[date]) -> date | None:
    """From when the offer was sold under which a contract began."""
    return max((start for start in starts if start <= since), default=None)


def dearer(price: OfferPrice | None) -> Q:
    """Contracts that pay more than a price; a year is twelve months."""
    if price is None:
        return Q(pk__in=())
    by_month = {Every.MONTH: price.value, Every.YEAR: price.value * MONTHS}
    by_year = {Every.MONTH: price.value / MONTHS, Every.YEAR: price.value}
    limits = {"month": by_month, "year": by_year}.get(price.every, {Every.ONCE: price.value})
    found = Q(pk__in=())
    for every, limit in limits.items():
        found |= Q(every=every, price__gt=limit)
    return Q(currency=price.currency) & found


def comparable(price: OfferPrice | None) -> Q:
    """Contracts whose price can be held against this one."""
    if price is None:
        return Q(pk__in=())
    is_once = price.every == Every.ONCE
    ways = [Every.ONCE] if is_once else [Every.MONTH, Every.YEAR]
    return Q(currency=price.currency, every__in=ways, price__isnull=False)


def _in_force(service_id: UUID, on: date) -> "QuerySet[Holding]":
    rows = Holding.objects.filter(service_id=service_id, since__lte=on)
    return rows.filter(Q(until__isnull=True) | Q(until__gte=on))


def _start(starts: Sequence[date]) -> Any:
    latest_first = sorted(starts, reverse=True)
    return Case(
        *(When(since__gte=start, then=Value(start)) for start in latest_first),
        default=Value(None),
        output_field=DateField(null=True),
    )


def _began_in(against: OfferTest) -> Q:
    """Contracts that began while an offer was sold that gives less."""
    found = Q(pk__in=())
    ends = [*against.starts[1:], None]
    for start, end in zip(against.starts, ends, strict=True):
        if start in against.worse_starts:
            part = Q(since__gte=start)
            found |= part & Q(since__lt=end) if end else part
    return found
