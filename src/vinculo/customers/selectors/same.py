"""Who may be the same customer: records of one cluster, and candidates with their reasons."""

from collections import defaultdict
from collections.abc import Collection
from uuid import UUID

from django.db.models import Q

from vinculo.customers import policy
from vinculo.customers.contracts import (
    Candidate,
    ContactKind,
    CustomerView,
    Known,
    MergeView,
    RecordView,
)
from vinculo.customers.models import ContactPoint, Customer, Merge
from vinculo.customers.selectors.identify import identify_all
from vinculo.identity import api as identity
from vinculo.kernel.actor import Actor

MOST_CANDIDATES = 8
MOST_POINTS = 6


def records_of(customer_id: UUID) -> list[UUID]:
    """All records that are the same customer, with the one asked for."""
    cluster = Customer.objects.filter(pk=customer_id).values("cluster_id")
    rows = Customer.objects.filter(cluster_id__in=cluster)
    return list(rows.order_by("pk").values_list("pk", flat=True)) or [customer_id]


def sharing(records: Collection[UUID]) -> dict[UUID, frozenset[UUID]]:
    """To each of these records all records of anybody that have a mail address of its own."""
    emails = ContactPoint.objects.filter(kind=ContactKind.EMAIL)
    own = list(emails.filter(customer__in=list(records)).values_list("customer_id", "value"))
    having: dict[str, set[UUID]] = defaultdict(set)
    rows = emails.filter(value__in={value for _record, value in own})
    for record, value in rows.values_list("customer_id", "value"):
        having[value].add(record)
    found: dict[UUID, set[UUID]] = defaultdict(set)
    for record, value in own:
        found[record] |= having[value]
    return {record: frozenset(others) for record, others in found.items()}


def clusters_of(customer_ids: Collection[UUID]) -> dict[UUID, UUID]:
    """Which customer each of these records is, under all their records."""
    rows = Customer.objects.filter(pk__in=list(customer_ids)).order_by("pk")
    return dict(rows.values_list("pk", "cluster_id"))


def records_and_candidates(
    *, actor: Actor, customer: CustomerView
) -> tuple[list[RecordView], list[Candidate]]:
    """The records of a customer, the first entered first, and others who may be the same.

    Candidates come by what they share, the surest first; both of those that ``actor`` may see.
    """
    alike = _alike(customer)
    rows = (
        Customer.objects.filter(policy.visible(actor))
        .filter(Q(cluster_id=customer.cluster_id) | Q(pk__in=list(alike)))
        .order_by("created_at", "pk")
        .values_list("pk", "cluster_id", "name", "created_at")
    )
    records, seen = [], []
    for key, cluster_id, name, created_at in rows:
        if cluster_id == customer.cluster_id:
            records.append(RecordView(id=key, name=name, created_at=created_at))
        else:
            seen.append(alike[key])
    seen.sort(key=lambda each: (-each.certainty_pct, each.name, each.customer_id))
    return records, seen[:MOST_CANDIDATES]


def _alike(customer: CustomerView) -> dict[UUID, Candidate]:
    """By the first contact points; when they lead to nobody else, by the name alone."""
    points = customer.contact_points[:MOST_POINTS]
    known = [Known(kind=p.kind, value=p.value, name=customer.name) for p in points]
    by_name = Known(kind=ContactKind.EMAIL, value="", name=customer.name)
    *by_points, namesakes = identify_all([*known, by_name])
    found: dict[UUID, Candidate] = {}
    for each in (each for some in by_points for each in some):
        best = found.get(each.customer_id)
        if best is None or best.certainty_pct < each.certainty_pct:
            found[each.customer_id] = each
    found.pop(customer.cluster_id, None)
    for each in () if found else namesakes:
        found.setdefault(each.customer_id, each)
    found.pop(customer.cluster_id, None)
    return found


def merges_of(*, actor: Actor, cluster_id: UUID) -> list[MergeView]:
    """The merges that made a cluster and still stand, the latest first."""
    rows = list(
        Merge.objects.filter(kept__cluster_id=cluster_id, undone_at__isnull=True)
        .filter(kept__in=Customer.objects.filter(policy.visible(actor)))
        .select_related("other")
        .order_by("-at", "-pk")
    )
    names = identity.user_names({row.person_id for row in rows if row.person_id})
    return [
        MergeView(
            id=row.pk,
            other_id=row.other_id,
            other_name=row.other.name,
            by_name=names.get(row.person_id, "") if row.person_id else "",
            at=row.at,
        )
        for row in rows
    ]
