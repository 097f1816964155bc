"""Customers who left after their complaint was closed, and the others to compare them with."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Exists, OuterRef, Subquery

from vinculo.clocks import api as clocks
from vinculo.clocks.contracts import ClockState
from vinculo.complaints import policy
from vinculo.complaints.contracts import ComplaintState, ComplaintView, RemedyState
from vinculo.complaints.domain.leaving import (
    Followed,
    Held,
    LeftShare,
    end_within,
    one_of,
    starting_day,
)
from vinculo.complaints.models import Complaint, Handling, Remedy
from vinculo.complaints.selectors.reading import rows_of, views_of
from vinculo.customers import api as customers
from vinculo.customers.contracts import EndReason, Spell
from vinculo.kernel.actor import Actor
from vinculo.organization import api as organization
from vinculo.portfolio import api as portfolio
from vinculo.portfolio.contracts import TermState

MOST, LOT = 5000, 20_000
GIVEN = (RemedyState.GRANTED, RemedyState.DONE)


@dataclass(frozen=True, kw_only=True)
class Leaving:
    """Those followed, those who did not complain, and who is left out.

    ``unknown``: nobody knows who the customer is, or they had nothing of the service that day.
    ``repeated``: a second complaint of the same customer. ``is_cut``: the oldest 5000 only.
    """

    followed: tuple[Followed, ...]
    others: LeftShare
    unknown: int
    repeated: int
    is_cut: bool


def leaving(
    *, since: datetime, until: datetime, days: int, service_id: UUID | None = None
) -> Leaving:
    """Complaints closed from ``since``, before ``until``, in the whole company; no names.

    Each customer counts once, by the first of theirs. ``until`` lies at least ``days`` back, so
    that everybody was followed for as long.
    """
    rows = _closed(since, until, service_id)
    zone = ZoneInfo(organization.company().timezone)
    clusters = customers.clusters_of({row.customer_id for row in rows if row.customer_id})
    first, repeated = _first_of_each(rows, clusters)
    held = _held(first, clusters, since=since.astimezone(zone).date(), until=until, days=days)
    in_time = _in_time([row.case_id for row in first])
    followed, starts = [], []
    for row in first:
        day = row.closed_at.astimezone(zone).date()
        theirs = held.get((clusters.get(row.customer_id), row.service_id), ())
        is_followed, left_on = end_within(theirs, day, days)
        if not is_followed:
            continue
        starts.append((row.service_id, day))
        followed.append(
            Followed(
                complaint_id=row.pk,
                closed_on=day,
                decision=row.decision,
                in_time=in_time.get(row.case_id),
                is_remedied=row.is_remedied,
                process=row.process,
                left_on=left_on,
            )
        )
    return Leaving(
        followed=tuple(followed),
        others=_others(starts, days=days, since=since, until=until),
        unknown=len(first) - len(followed),
        repeated=repeated,
        is_cut=len(rows) == MOST,
    )


def in_sight(*, actor: Actor, ids: Iterable[UUID]) -> dict[UUID, ComplaintView]:
    """Those of these complaints that ``actor`` may see."""
    rows = rows_of(actor).filter(policy.visible(actor), pk__in=list(ids))
    return {one.id: one for one in views_of(rows, actor=actor)}


def _closed(since: datetime, until: datetime, service_id: UUID | None) -> list[Any]:
    rows = Complaint.objects.filter(
        state=ComplaintState.CLOSED, closed_at__gte=since, closed_at__lt=until
    )
    if service_id is not None:
        rows = rows.filter(service_id=service_id)
    given = Remedy.objects.filter(complaint=OuterRef("pk"), state__in=GIVEN)
    said = Handling.objects.filter(complaint=OuterRef("pk"), answered_at__isnull=False)
    known = rows.annotate(
        is_remedied=Exists(given), process=Subquery(said.values("process")[:1])
    ).select_related("case")
    found = list(known.order_by("closed_at", "pk")[:MOST])
    for row in found:
        row.customer_id = row.case.customer_id  # type: ignore[attr-defined]
    return found


def _first_of_each(rows: list[Any], clusters: Mapping[UUID, UUID]) -> tuple[list[Any], int]:
    seen: set[UUID] = set()
    first = []
    for row in rows:
        customer = clusters.get(row.customer_id)
        if customer is None or customer not in seen:
            first.append(row)
        if customer is not None:
            seen.add(customer)
    return first, len(rows) - len(first)


def _held(
    rows: Sequence[Any],
    clusters: Mapping[UUID, UUID],
    *,
    since: date,
    until: datetime,
    days: int,
) -> dict[tuple[UUID | None, UUID], list[Held]]:
    found = customers.spells(
        service_ids={row.service_id for row in rows},
        since=since,
        until=until.date() + timedelta(days=days),
        customer_ids=set(clusters),
    )
    return _by_customer(found)


def _by_customer(found: Iterable[Spell]) -> dict[tuple[UUID | None, UUID], list[Held]]:
    held: dict[tuple[UUID | None, UUID], list[Held]] = defaultdict(list)
    for one in found:
        held[one.customer_id, one.service_id].append(
            Held(
                service_id=one.service_id,
                since=one.since,
                until=one.until,
                by_company=one.why_ended is EndReason.COMPANY,
            )
        )
    return held


def _in_time(case_ids: Sequence[UUID]) -> dict[UUID, bool]:
    """Whether every clock of a case and every duty of the law was kept; silent where none ran."""
    subjects = {f"case:{case_id}": case_id for case_id in case_ids}
    if not subjects:
        return {}
    kept: dict[UUID, bool] = {}
    for subject, running in clocks.clocks_of(list(subjects)).items():
        states = {one.state for one in running} & {ClockState.KEPT, ClockState.BROKEN}
        if states:
            kept[subjects[subject]] = ClockState.BROKEN not in states
    for subject, terms in portfolio.terms_of(list(subjects)).items():
        ends = {one.state for one in terms} & {TermState.KEPT, TermState.LATE}
        if ends:
            case_id = subjects[subject]
            kept[case_id] = kept.get(case_id, True) and TermState.LATE not in ends
    return kept


def _others(
    starts: Sequence[tuple[UUID, date]], *, days: int, since: datetime, until: datetime
) -> LeftShare:
    """Who had one of the services and did not complain, followed from the same days as the others.

    Each customer counts once, by one of the services that they had, always the same. Of more than
    twenty thousand, a lot of them.
    """
    if not starts:
        return LeftShare(n=0, left=0)
    by_service: dict[UUID, list[date]] = defaultdict(list)
    for service, day in starts:
        by_service[service].append(day)
    found = customers.spells(
        service_ids=set(by_service),
        since=min(day for _service, day in starts),
        until=max(day for _service, day in starts) + timedelta(days=days),
        most=LOT,
    )
    complained = Complaint.objects.filter(
        filed_at__gte=since - timedelta(days=days),
        filed_at__lt=until + timedelta(days=days),
        case__customer__isnull=False,
    )
    who = complained.order_by().values_list("case__customer_id", flat=True).distinct()
    spoke = set(customers.clusters_of(set(who)).values())
    ends: dict[UUID, list[tuple[UUID, date | None]]] = defaultdict(list)
    for (customer, service), held in _by_customer(found).items():
        if customer is None or customer in spoke:
            continue
        is_followed, left_on = end_within(held, starting_day(customer, by_service[service]), days)
        if is_followed:
            ends[customer].append((service, left_on))
    last = [one_of(customer, followed) for customer, followed in ends.items()]
    return LeftShare(n=len(last), left=sum(left_on is not None for _service, left_on in last))
