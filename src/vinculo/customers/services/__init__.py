"""Writes of customers."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from vinculo.customers import policy
from vinculo.customers.contracts import ContactKind, CustomerKind
from vinculo.customers.domain.contact_points import normal_value
from vinculo.customers.domain.errors import (
    BadContactPointError,
    CustomerNeedsNameError,
    UnknownCustomerError,
)
from vinculo.customers.domain.regions import DEFAULT_REGION
from vinculo.customers.events import CustomerRegistered
from vinculo.customers.models import ContactPoint, Customer
from vinculo.kernel import events
from vinculo.kernel.actor import Actor
from vinculo.kernel.ids import new_id
from vinculo.lib.text.sort_key import sort_key


@transaction.atomic
def register(
    *,
    name: str,
    kind: ContactKind,
    value: str,
    at: datetime,
    customer_kind: CustomerKind = CustomerKind.PERSON,
    language: str = "es",
    customer_id: UUID | None = None,
) -> UUID:
    """Enter a new customer with a first contact point and return the id.

    Nobody is looked up: whoever registers has seen the candidates. Without a name the contact
    point stands for it until somebody asks.
    """
    normal = normal_value(kind, value, region=DEFAULT_REGION)
    if not normal:
        raise BadContactPointError(value=value)
    pk = customer_id or new_id()
    shown = _clean_name(name) or normal
    Customer.objects.create(
        id=pk,
        cluster_id=pk,
        name=shown,
        sort_name=sort_key(shown),
        kind=customer_kind,
        language=language,
        created_at=at,
    )
    ContactPoint.objects.create(customer_id=pk, kind=kind, value=normal, created_at=at)
    events.publish(CustomerRegistered(customer_id=pk, registered_at=at))
    return pk


@transaction.atomic
def correct(*, customer_id: UUID, name: str, by: Actor, kind: CustomerKind, language: str) -> None:
    """Correct who a customer is: name, person or organisation, language.

    Raises UnknownCustomerError, CustomerNeedsNameError.
    """
    row = _locked(customer_id, by)
    shown = _clean_name(name)
    if not shown:
        raise CustomerNeedsNameError
    row.name, row.sort_name = shown, sort_key(shown)
    row.kind, row.language = kind, language
    row.save(update_fields=["name", "sort_name", "kind", "language"])


def rename(*, customer_id: UUID, name: str, by: Actor) -> None:
    """Correct a customer's name. Raises UnknownCustomerError, CustomerNeedsNameError."""
    with transaction.atomic():
        row = _locked(customer_id, by)
        correct(
            customer_id=customer_id,
            name=name,
            by=by,
            kind=CustomerKind(row.kind),
            language=row.language,
        )


@transaction.atomic
def remove_contact_point(*, customer_id: UUID, point_id: UUID, by: Actor) -> None:
    """Take away a way to be reached that is wrong; messages keep what they carried.

    Raises UnknownCustomerError.
    """
    row = _locked(customer_id, by)
    point = ContactPoint.objects.filter(pk=point_id, customer__cluster_id=row.cluster_id).first()
    if point is None:
        raise UnknownCustomerError(customer_id=customer_id)
    point.delete()


def _locked(customer_id: UUID, by: Actor) -> Customer:
    row = (
        Customer.objects.select_for_update(of=("self",))
        .filter(policy.visible(by), pk=customer_id)
        .first()
    )
    if row is None:
        raise UnknownCustomerError(customer_id=customer_id)
    return row


@transaction.atomic
def add_contact_point(
    *, customer_id: UUID, kind: ContactKind, value: str, by: Actor, at: datetime
) -> None:
    """Give a customer one more way to be reached; one that is there already stays."""
    if not Customer.objects.filter(policy.visible(by), pk=customer_id).exists():
        raise UnknownCustomerError(customer_id=customer_id)
    normal = normal_value(kind, value, region=DEFAULT_REGION)
    if not normal:
        raise BadContactPointError(value=value)
    ContactPoint.objects.bulk_create(
        [ContactPoint(customer_id=customer_id, kind=kind, value=normal, created_at=at)],
        ignore_conflicts=True,
    )


def _clean_name(name: str) -> str:
    printable = "".join(c if c.isprintable() else " " for c in name)
    return " ".join(printable.split())[:200]
