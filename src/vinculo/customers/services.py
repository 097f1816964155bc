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
def rename(*, customer_id: UUID, name: str, by: Actor) -> None:
    """Correct a customer's name."""
    row = Customer.objects.select_for_update().filter(policy.visible(by), pk=customer_id).first()
    if row is None:
        raise UnknownCustomerError(customer_id=customer_id)
    shown = _clean_name(name)
    if not shown:
        raise CustomerNeedsNameError
    row.name = shown
    row.sort_name = sort_key(shown)
    row.save(update_fields=["name", "sort_name"])


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
