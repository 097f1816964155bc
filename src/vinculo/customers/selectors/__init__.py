"""Reads of customers."""

import base64
import binascii
from collections import defaultdict
from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery

from vinculo.customers import policy
from vinculo.customers.contracts import (
    ContactKind,
    ContactPointView,
    CustomerKind,
    CustomerPage,
    CustomerRow,
    CustomerView,
    Standing,
)
from vinculo.customers.domain import contact_points
from vinculo.customers.domain.names import spelled
from vinculo.customers.domain.regions import DEFAULT_REGION
from vinculo.customers.models import ContactPoint, Customer
from vinculo.customers.selectors.likeness import with_words
from vinculo.kernel.actor import Actor
from vinculo.kernel.statements import Statement

PAGE_SIZE = 50


def names_of(ids: Collection[UUID], *, actor: Actor | None = None) -> dict[UUID, str]:
    """Names by id, of those that ``actor`` may see (without an actor: of all)."""
    if not ids:
        return {}
    if len(ids) == 1 and actor is not None:
        (only,) = ids
        return dict(_named.rows(customer_id=only, keys=policy.keys_for(actor)))
    rows = Customer.objects.filter(pk__in=ids).exclude(standing=Standing.BLOCKED)
    if actor is not None:
        rows = rows.filter(policy.visible(actor))
    return dict(rows.values_list("pk", "name"))


@Statement
def _named(customer_id: UUID, keys: list[str] | bool) -> QuerySet[Any, Any]:
    rows = Customer.objects.filter(policy.within(keys), pk=customer_id)
    return rows.exclude(standing=Standing.BLOCKED).values("id", "name")


def customer(actor: Actor, customer_id: UUID) -> CustomerView | None:
    """One customer with contact points; None when it is not there or not within sight."""
    row = Customer.objects.filter(policy.visible(actor), pk=customer_id).first()
    if row is None:
        return None
    points = _points.rows(cluster_id=row.cluster_id)
    return CustomerView(
        id=row.pk,
        cluster_id=row.cluster_id,
        name=row.name,
        kind=CustomerKind(row.kind),
        language=row.language,
        restricted=row.restricted,
        created_at=row.created_at,
        contact_points=tuple(
            ContactPointView(
                id=point.id,
                kind=ContactKind(point.kind),
                value=point.value,
                shown=contact_points.shown_value(ContactKind(point.kind), point.value),
                shared_with=max(point.owners - 1, 0),
            )
            for point in points
        ),
    )


@Statement
def _points(cluster_id: UUID) -> QuerySet[Any, Any]:
    same = ContactPoint.objects.filter(kind=OuterRef("kind"), value=OuterRef("value")).order_by()
    owners = same.values("value").annotate(n=Count("customer__cluster_id", distinct=True))
    rows = ContactPoint.objects.filter(customer__cluster_id=cluster_id)
    return rows.order_by("kind", "value", "pk").values(
        "id", "kind", "value", owners=Subquery(owners.values("n"))
    )


def customer_page(
    *, actor: Actor, search: str = "", cursor: str = "", size: int = PAGE_SIZE
) -> CustomerPage:
    """Customers by name as Spanish readers expect, a page at a time.

    ``search``: the beginning of the name or of one of its words, or of an e-mail or telephone.
    """
    rows = Customer.objects.filter(policy.visible(actor)).filter(_matches(search))
    if after := _read_cursor(cursor):
        sort_name, last_id = after
        rows = rows.filter(Q(sort_name__gt=sort_name) | Q(sort_name=sort_name, pk__gt=last_id))
    found = list(rows.order_by("sort_name", "pk").only("name", "sort_name", "kind")[: size + 1])
    shown = found[:size]
    points: defaultdict[tuple[UUID, str], list[str]] = defaultdict(list)
    for customer_id, kind, value in (
        ContactPoint.objects.filter(customer__in=[row.pk for row in shown])
        .order_by("value", "pk")
        .values_list("customer_id", "kind", "value")
    ):
        points[customer_id, kind].append(value)
    return CustomerPage(
        rows=tuple(
            CustomerRow(
                id=row.pk,
                name=row.name,
                kind=CustomerKind(row.kind),
                emails=tuple(points[row.pk, ContactKind.EMAIL]),
                phones=tuple(points[row.pk, ContactKind.PHONE]),
            )
            for row in shown
        ),
        next_cursor=_cursor(shown[-1]) if len(found) > size else "",
    )


def _matches(search: str) -> Q:
    text = search.strip()
    if not text:
        return Q()
    value = text.lower()
    if (phone := contact_points.normal_phone(text, region=DEFAULT_REGION)) and "@" not in text:
        value = phone
    found = ContactPoint.objects.filter(value__startswith=value).values_list("customer_id")
    if pattern := spelled(text):
        named = with_words(Customer.objects.all(), text)
        named = named.filter(sort_name__regex=f"(^|-){pattern}")
        found = found.union(named.values_list("pk"))
    return Q(pk__in=found)


def _cursor(row: Customer) -> str:
    return base64.urlsafe_b64encode(f"{row.pk}{row.sort_name}".encode()).decode()


def _read_cursor(cursor: str) -> tuple[str, UUID] | None:
    try:
        text = base64.urlsafe_b64decode(cursor).decode()
        return (text[36:], UUID(text[:36])) if text else None
    except (binascii.Error, UnicodeDecodeError, ValueError):
        return None
