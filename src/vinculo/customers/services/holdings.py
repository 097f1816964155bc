"""Writing down what customers have from us, and what they let us write to them for."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date, datetime
from functools import reduce
from operator import or_
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from vinculo.customers import policy
from vinculo.customers.contracts import (
    ContactKind,
    EndReason,
    Every,
    NewHolding,
    Purpose,
    Standing,
)
from vinculo.customers.domain import holdings as rules
from vinculo.customers.domain.errors import (
    HoldingCurrencyUnclearError,
    HoldingOfAnotherError,
    HoldingTermsNeedPriceError,
    HoldingUnknownError,
    UnknownCustomerError,
)
from vinculo.customers.models import Consent, Customer, Holding
from vinculo.customers.selectors import same
from vinculo.kernel.actor import Actor
from vinculo.organization import api as organization
from vinculo.portfolio import api as portfolio


@transaction.atomic
def hold(new: NewHolding, *, by: Actor, at: datetime) -> UUID:
    """Write down what a customer has; the same reference again corrects what stands there.

    Raises UnknownCustomerError, HoldingUnknownError, HoldingOfAnotherError,
    HoldingCurrencyUnclearError, HoldingTermsNeedPriceError and what :func:`.holdings.check` does.
    """
    before = Holding.objects.filter(reference=new.reference).exclude(reference="").first()
    new = whole(new) if before is None else _corrected(before, new)
    rules.check(new)
    holder = Customer.objects.filter(policy.visible(by), pk=new.customer_id).first()
    if holder is None:
        raise UnknownCustomerError(customer_id=new.customer_id)
    if portfolio.service(new.service_id) is None:
        raise HoldingUnknownError
    said = {
        "customer_id": new.customer_id,
        "service_id": new.service_id,
        "since": new.since,
        "until": new.until,
        "price": new.price,
        "currency": new.currency,
        "every": new.every,
        "why_ended": new.why_ended or "",
        "answer_hours": new.answer_hours,
        "solve_hours": new.solve_hours,
    }
    if not new.reference:
        return Holding.objects.create(**said, created_at=at).pk
    known = Holding.objects.select_for_update(of=("self",)).select_related("customer")
    row, is_new = known.get_or_create(reference=new.reference, defaults={**said, "created_at": at})
    if is_new:
        return row.pk
    if row.customer.cluster_id != holder.cluster_id:
        raise HoldingOfAnotherError
    for name, value in said.items():
        setattr(row, name, value)
    row.save()
    return row.pk


def whole(new: NewHolding) -> NewHolding:
    """What is new, in the company's currency and monthly where nobody says otherwise."""
    currency = organization.currency() if new.currency is None else new.currency
    return replace(new, currency=currency, every=new.every or Every.MONTH)


def _corrected(row: Holding, new: NewHolding) -> NewHolding:
    """What stands there with what is said now: what is not said stays as it was.

    Only what begins again after its end has none any more.
    """
    is_over = row.until is not None and row.until >= new.since
    why = EndReason(row.why_ended) if is_over and row.why_ended else None
    return replace(
        _priced(row, new),
        until=new.until or (row.until if is_over else None),
        why_ended=new.why_ended or why,
        answer_hours=new.answer_hours or row.answer_hours,
        solve_hours=new.solve_hours or row.solve_hours,
    )


def _priced(row: Holding, new: NewHolding) -> NewHolding:
    """Price, currency and rhythm together: one alone would make another price of the others.

    Raises HoldingCurrencyUnclearError, HoldingTermsNeedPriceError.
    """
    currency, every = new.currency or row.currency, new.every or Every(row.every)
    if new.price is None and row.price is not None:
        if (currency, every) != (row.currency, row.every):
            raise HoldingTermsNeedPriceError(
                reference=row.reference, price=str(row.price), currency=row.currency
            )
        return replace(new, price=row.price, currency=currency, every=every)
    usual = organization.currency()
    if new.price is not None and new.currency is None and row.currency != usual:
        raise HoldingCurrencyUnclearError(
            reference=row.reference, currency=row.currency, usual=usual
        )
    return replace(new, currency=currency, every=every)


@transaction.atomic
def end(*, holding_id: UUID, until: date, why: EndReason, by: Actor) -> UUID:
    """A customer no longer has it, and why; answers whose it was.

    Raises HoldingUnknownError, HoldingEndsBeforeError.
    """
    seen = Customer.objects.filter(policy.visible(by))
    row = (
        Holding.objects.select_for_update(of=("self",))
        .filter(pk=holding_id, customer__in=seen)
        .first()
    )
    if row is None:
        raise HoldingUnknownError
    rules.check(
        NewHolding(
            customer_id=row.customer_id,
            service_id=row.service_id,
            since=row.since,
            until=until,
            every=Every(row.every),
            why_ended=why,
        )
    )
    row.until, row.why_ended = until, why
    row.save(update_fields=["until", "why_ended"])
    return row.customer_id


@transaction.atomic
def consent(
    *,
    customer_id: UUID,
    purpose: Purpose,
    given: bool,
    words: str,
    by: Actor,
    at: datetime,
    channel: ContactKind = ContactKind.EMAIL,
) -> None:
    """Write down what a customer said of being written to, for every record that is this customer.

    What they said before stays to be read; who is blocked can still say no by the link of a mail.
    Raises UnknownCustomerError.
    """
    by_link = Q(standing=Standing.BLOCKED) if by.is_system else Q(pk__in=())
    seen = Customer.objects.filter(policy.visible(by) | by_link, pk=customer_id)
    records = list(Customer.objects.filter(cluster_id__in=seen.values("cluster_id")).order_by("pk"))
    if not records:
        raise UnknownCustomerError(customer_id=customer_id)
    Consent.objects.bulk_create(
        Consent(
            customer=record,
            purpose=purpose,
            channel=channel,
            given=given,
            words=" ".join(words.split())[:200],
            at=at,
            by_id=by.user_id,
        )
        for record in records
    )


def refused_themselves(customer_id: UUID, *, but_for: Collection[str]) -> bool:
    """Whether a customer's own last word, under any of their records, is not to be asked by mail.

    ``but_for``: how the words begin that nobody heard from them.
    """
    heard = ~reduce(or_, (Q(words__startswith=words) for words in but_for), Q(pk__in=()))
    rows = Consent.objects.filter(
        heard,
        customer__in=same.records_of(customer_id),
        purpose=Purpose.ASKING,
        channel=ContactKind.EMAIL,
    )
    latest = rows.order_by("customer_id", "-at", "-pk").distinct("customer_id")
    return False in latest.values_list("given", flat=True)
