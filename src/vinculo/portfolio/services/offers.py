"""Offering a service on new conditions, and counting who has which."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from vinculo.kernel.errors import DomainError
from vinculo.portfolio.domain.offers import Term, check_terms, stored
from vinculo.portfolio.models import OfferVersion
from vinculo.portfolio.services.catalogue import day_of, locked


class OfferEarlyError(DomainError):
    """An offer that would be sold from before the last one."""

    code = "offer_early"


class OfferNotFoundError(DomainError):
    """No such offer of that service."""

    code = "offer_not_found"


@transaction.atomic
def offer(
    *,
    service_id: UUID,
    name: str,
    sold_from: date,
    terms: Sequence[Term],
    at: datetime,
    customers: int = 0,
    by: UUID | None = None,
) -> int:
    """Sell a service on new conditions; those before stay as they were. The new version.

    Raises ServiceNotFoundError, OfferEarlyError, NoTermsError, BadTermError.
    """
    service = locked(service_id)
    check_terms(terms)
    last = OfferVersion.objects.filter(service=service).order_by("-version").first()
    if last is not None and sold_from <= last.sold_from:
        raise OfferEarlyError
    return OfferVersion.objects.create(
        service=service,
        version=last.version + 1 if last else 1,
        name=name.strip(),
        sold_from=sold_from,
        terms=stored(terms),
        customers=customers,
        counted_on=day_of(at),
        created_by=by,
        created_at=at,
    ).version


@transaction.atomic
def count_customers(*, service_id: UUID, version: int, customers: int, at: datetime) -> None:
    """How many customers have these conditions today. Raises OfferNotFoundError."""
    changed = OfferVersion.objects.filter(service_id=service_id, version=version).update(
        customers=customers, counted_on=day_of(at)
    )
    if not changed:
        raise OfferNotFoundError
