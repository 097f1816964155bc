"""Writes of customers."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from vinculo.customers import policy
from vinculo.customers.contracts import ContactKind, CustomerKind, NewCustomer
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
from vinculo.kernel.inserting import insert_all
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
    new = NewCustomer(
        name=name,
        kind=kind,
        value=value,
        at=at,
        customer_kind=customer_kind,
        language=language,
        customer_id=customer_id,
    )
    return register_all([new])[0]


@transaction.atomic
def register_all(new: Sequence[NewCustomer]) -> list[UUID]:
    """Enter several with as few questions; their ids, in their order."""
    values = [normal_value(one.kind, one.value, region=DEFAULT_REGION) for one in new]
    for one, normal in zip(new, values, strict=True):
        if not normal:
            raise BadContactPointError(value=one.value)
    rows = [_row(one, normal) for one, normal in zip(new, values, strict=True)]
    insert_all(rows)
    insert_all(
        ContactPoint(customer_id=row.pk, kind=one.kind, value=normal, created_at=one.at)
        for one, normal, row in zip(new, values, rows, strict=True)
    )
    events.publish_all(
        [
            CustomerRegistered(customer_id=row.pk, registered_at=one.at)
            for one, row in zip(new, rows, strict=True)
        ]
    )
    return [row.pk for row in rows]


def _row(new: NewCustomer, normal: str) -> Customer:
    pk = new.customer_id or new_id()
    shown = _clean_name(new.name) or normal
    return Customer(
        id=pk,
        cluster_id=pk,
        name=shown,
        sort_name=sort_key(shown),
        kind=new.customer_kind,
        language=new.language,
        created_at=new.at,
    )


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
