"""Saying that two customers are one, and taking it back: clusters change, no foreign key does."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from vinculo.customers import policy
from vinculo.customers.domain.errors import (
    MergeGoneError,
    SameCustomerError,
    UnknownCustomerError,
)
from vinculo.customers.events import CustomersMerged, CustomersSplit
from vinculo.customers.models import Customer, Merge
from vinculo.kernel import events
from vinculo.kernel.actor import Actor


@transaction.atomic
def merge(*, customer_id: UUID, other_id: UUID, by: Actor, at: datetime) -> UUID:
    """Both are the same customer: the records of ``other_id`` join the cluster of the first.

    When one of them is restricted all are, with only the keys that open every restricted one.
    Answers the merge's id. Raises UnknownCustomerError, SameCustomerError.
    """
    clusters = _clusters(customer_id, other_id, by)
    if len(set(clusters.values())) < 2:
        raise SameCustomerError
    rows = _locked(list(clusters.values()))
    if (
        len(rows)
        != Customer.objects.filter(policy.visible(by), pk__in=[row.pk for row in rows]).count()
    ):
        raise UnknownCustomerError(customer_id=other_id)
    closed = [set(row.access_keys) for row in rows if row.restricted]
    keys = sorted(set.intersection(*closed)) if closed else []
    moved = {}
    for row in rows:
        joins = row.cluster_id == clusters[other_id]
        if not (joins or (closed and (not row.restricted or row.access_keys != keys))):
            continue
        moved[str(row.pk)] = _standing(row)
        if joins:
            row.cluster_id = clusters[customer_id]
        if closed:
            row.restricted, row.access_keys = True, keys
        row.save(update_fields=["cluster_id", "restricted", "access_keys"])
    made = Merge.objects.create(
        kept_id=customer_id, other_id=other_id, before=moved, at=at, person_id=by.user_id
    )
    events.publish(
        CustomersMerged(merge_id=made.pk, cluster_id=clusters[customer_id], merged_at=at)
    )
    return made.pk


@transaction.atomic
def split(*, merge_id: UUID, by: Actor, at: datetime) -> UUID:
    """Take a merge back: each record that it moved stands where it stood; answers the kept one.

    Raises MergeGoneError when it was taken back before, or when a record was moved on since by
    a later merge, which must go first.
    """
    found = Merge.objects.select_for_update().filter(pk=merge_id, undone_at__isnull=True).first()
    if found is None:
        raise MergeGoneError
    if not Customer.objects.filter(policy.visible(by), pk=found.kept_id).exists():
        raise UnknownCustomerError(customer_id=found.kept_id)
    here = Customer.objects.get(pk=found.kept_id).cluster_id
    later = Merge.objects.filter(
        kept__cluster_id=here, at__gt=found.at, undone_at__isnull=True
    ).exclude(pk=found.pk)
    if later.exists():
        raise MergeGoneError
    for row in _locked([here]):
        before = found.before.get(str(row.pk))
        if before is None:
            continue
        row.cluster_id = UUID(before["cluster"])
        row.restricted, row.access_keys = before["restricted"], before["keys"]
        row.save(update_fields=["cluster_id", "restricted", "access_keys"])
    found.undone_at, found.undone_by_id = at, by.user_id
    found.save(update_fields=["undone_at", "undone_by_id"])
    events.publish(CustomersSplit(merge_id=found.pk, cluster_id=here, split_at=at))
    return found.kept_id


def _clusters(customer_id: UUID, other_id: UUID, by: Actor) -> dict[UUID, UUID]:
    rows = Customer.objects.filter(policy.visible(by), pk__in=[customer_id, other_id])
    found = dict(rows.values_list("pk", "cluster_id"))
    for wanted in (customer_id, other_id):
        if wanted not in found:
            raise UnknownCustomerError(customer_id=wanted)
    return found


def _locked(clusters: list[UUID]) -> list[Customer]:
    rows = Customer.objects.filter(cluster_id__in=clusters).order_by("pk")
    return list(rows.select_for_update(of=("self",)))


def _standing(row: Customer) -> dict[str, object]:
    return {
        "cluster": str(row.cluster_id),
        "restricted": row.restricted,
        "keys": list(row.access_keys),
    }
