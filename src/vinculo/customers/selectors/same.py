"""Who may be the same customer: records of one cluster, and candidates with their reasons."""

from uuid import UUID

from vinculo.customers import policy
from vinculo.customers.contracts import Candidate, ContactKind, MergeView, RecordView
from vinculo.customers.models import ContactPoint, Customer, Merge
from vinculo.customers.selectors.identify import identify
from vinculo.identity import api as identity
from vinculo.kernel.actor import Actor

MOST_CANDIDATES = 8
MOST_POINTS = 6


def records_of(customer_id: UUID) -> list[UUID]:
    """All records that are the same customer, with the one asked for."""
    cluster = Customer.objects.filter(pk=customer_id).values("cluster_id")
    rows = Customer.objects.filter(cluster_id__in=cluster)
    return list(rows.order_by("pk").values_list("pk", flat=True)) or [customer_id]


def records_seen(*, actor: Actor, cluster_id: UUID) -> list[RecordView]:
    """The records of a cluster that ``actor`` may see, the first entered first."""
    rows = Customer.objects.filter(policy.visible(actor), cluster_id=cluster_id)
    return [
        RecordView(id=row.pk, name=row.name, created_at=row.created_at)
        for row in rows.order_by("created_at", "pk")
    ]


def candidates_for(*, actor: Actor, customer_id: UUID, name: str) -> list[Candidate]:
    """Others who may be this customer: by what they share, the surest first; within sight."""
    mine = set(records_of(customer_id))
    points = ContactPoint.objects.filter(customer_id__in=mine).order_by("kind", "value")
    found: dict[UUID, Candidate] = {}
    asked = list(points.values_list("kind", "value")[:MOST_POINTS])
    for kind, value in asked or [(ContactKind.EMAIL.value, "")]:
        for each in identify(kind=ContactKind(kind), value=value, name=name):
            known = found.get(each.customer_id)
            if each.customer_id not in mine and (
                known is None or known.certainty_pct < each.certainty_pct
            ):
                found[each.customer_id] = each
    if asked and not any(each for each in found.values()):
        for each in identify(kind=ContactKind.EMAIL, value="", name=name):
            if each.customer_id not in mine:
                found.setdefault(each.customer_id, each)
    seen = set(
        Customer.objects.filter(policy.visible(actor), pk__in=list(found)).values_list(
            "pk", flat=True
        )
    )
    shown = sorted(
        (each for each in found.values() if each.customer_id in seen),
        key=lambda each: (-each.certainty_pct, each.name, each.customer_id),
    )
    return shown[:MOST_CANDIDATES]


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
