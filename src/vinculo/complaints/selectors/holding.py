"""Which complaints of a customer hold a cut or the claim of a debt; whoever asks has a policy."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import OuterRef, Q, QuerySet, Subquery

from vinculo.complaints.contracts import OPEN_STATES, ComplaintState, HoldWhy
from vinculo.complaints.domain.outside import Holder
from vinculo.complaints.models import Complaint, Dispute, DisputeEnd, Unrelated
from vinculo.customers import api as customers
from vinculo.organization import api as organization

COLUMNS = (
    *("id", "case__number", "service_id", "state", "filed_at", "merged_into_id"),
    "ways_named",
)
Rows = dict[UUID, Any]


def day_of(at: datetime) -> date:
    """The company's day."""
    return at.astimezone(ZoneInfo(organization.company().timezone)).date()


def holders_of(customer_id: UUID, *, at: datetime) -> list[Holder]:
    """The complaints of a customer, under all their records, that are open or with a body outside.

    Complaints that were joined are one: it has to do with the services of them all.
    """
    records = customers.records_of(customer_id)
    rows = whole(_rows(Q(case__customer_id__in=records)))
    roots = {key: _root(key, rows) for key in rows}
    services, apart = _services(roots, rows), apart_of(roots.values())
    holding = [
        (rows[root], HoldWhy.OPEN, day_of(rows[root].filed_at))
        for root in dict.fromkeys(roots.values())
        if rows[root].state in OPEN_STATES
    ]
    holding += [
        (rows[one.complaint_id], HoldWhy.OUTSIDE, one.began_on)
        for one in running(day_of(at)).filter(complaint_id__in=list(rows))
    ]
    return [
        Holder(
            complaint_id=row.id,
            number=row.case__number,
            why=why,
            since=since,
            services=services[roots[row.id]],
            apart=apart.get(roots[row.id], frozenset()),
        )
        for row, why, since in holding
    ]


def running(day: date) -> QuerySet[Dispute]:
    """What a body outside has on that day."""
    still = Q(ended_on__isnull=True) | Q(ended_on__gte=day)
    return with_ends().filter(still, began_on__lte=day)


def with_ends() -> QuerySet[Dispute]:
    """What nobody took back, each with the day on which it ended, if it did."""
    ends = DisputeEnd.objects.filter(dispute=OuterRef("pk"), void_at__isnull=True)
    rows = Dispute.objects.filter(void_at__isnull=True)
    return rows.annotate(ended_on=Subquery(ends.values("ended_on")[:1])).order_by("began_on", "pk")


def services_with(complaint_id: UUID) -> frozenset[UUID]:
    """The services of a complaint and of all that are one with it."""
    return frozenset(row.service_id for row in one_with(complaint_id).values())


def one_with(complaint_id: UUID) -> Rows:
    """A complaint and all that are one with it, by their ids."""
    return whole(_rows(Q(pk=complaint_id)))


def one_with_any(found: QuerySet[Any, Any]) -> Q:
    """The condition of complaints whose ids are found, and of all that are one with these."""
    into = Complaint.objects.filter(merged_into__isnull=False).values("merged_into_id")
    is_joined = Q(merged_into__isnull=False) | Q(pk__in=into)
    return Q(pk__in=found) | Q(pk__in=list(whole(_rows(Q(pk__in=found) & is_joined))))


def apart_of(complaint_ids: Iterable[UUID]) -> Mapping[UUID, frozenset[UUID]]:
    """The services with which each complaint has nothing to do, as somebody said."""
    found: dict[UUID, set[UUID]] = defaultdict(set)
    said = Unrelated.objects.filter(complaint_id__in=set(complaint_ids), void_at__isnull=True)
    for complaint_id, service_id in said.values_list("complaint_id", "service_id"):
        found[complaint_id].add(service_id)
    return {key: frozenset(services) for key, services in found.items()}


def whole(rows: Rows) -> Rows:
    """With those in which they go on and those joined to them, whoever's they are."""
    found, new = dict(rows), dict(rows)
    while new:
        further = {row.merged_into_id for row in new.values() if row.merged_into_id}
        near = Q(pk__in=further) | Q(merged_into_id__in=list(new))
        new = {key: row for key, row in _rows(near).items() if key not in found}
        found |= new
    return found


def _rows(wanted: Q) -> Rows:
    found = Complaint.objects.filter(wanted).exclude(state=ComplaintState.VOID)
    return {row.id: row for row in found.values_list(*COLUMNS, named=True)}


def _root(key: UUID, rows: Rows) -> UUID:
    while (further := rows[key].merged_into_id) in rows:
        key = further
    return key


def _services(roots: Mapping[UUID, UUID], rows: Rows) -> Mapping[UUID, frozenset[UUID]]:
    found: dict[UUID, set[UUID]] = defaultdict(set)
    for key, root in roots.items():
        found[root].add(rows[key].service_id)
    return {root: frozenset(services) for root, services in found.items()}
