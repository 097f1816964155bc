"""The tree of causes, what complaints have in common, and what their counts say."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, QuerySet
from django.utils import timezone

from vinculo.cases import api as cases
from vinculo.complaints import policy
from vinculo.complaints.domain.likeness import Told, Why, like, words_of
from vinculo.complaints.domain.patterns import WINDOW, Counts, Pattern, pattern_of
from vinculo.complaints.models import Cause, Complaint
from vinculo.customers import api as customers
from vinculo.kernel.actor import Actor
from vinculo.kernel.statements import Statement

LOOKED_AT = 200
HALF = 2


@dataclass(frozen=True, kw_only=True)
class CauseRow:
    """A cause in its place; ``complaints`` had it in the last 90 days, ``path`` from the top.

    ``loss`` is what itself says of the loss, ``loss_held`` what holds: its own or that from above.
    """

    id: UUID
    parent_id: UUID | None
    name: str
    path: str
    depth: int
    owner_id: UUID | None
    owner: str
    complaints: int
    loss: str = ""
    loss_held: str = ""


@dataclass(frozen=True, kw_only=True)
class LikeRow:
    """A complaint like another one, with the reasons."""

    id: UUID
    number: str
    subject: str
    filed_at: datetime
    is_open: bool
    reasons: tuple[Why, ...]
    shared: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class WhatCountsSay:
    """How often the cause came up in 90 days, and what that makes of the complaint."""

    counts: Counts
    pattern: Pattern


def first_morning(at: datetime) -> datetime:
    """When the first of the days counted until ``at`` begins, in the company's time."""
    return timezone.localtime(at - WINDOW).replace(hour=0, minute=0, second=0, microsecond=0)


def tree(*, actor: Actor, at: datetime) -> list[CauseRow]:
    """All causes in use, each below its parent, with what it and those below it brought.

    Counted since the morning of the first of those days, of what the reader counts.
    """
    brought = dict(
        Complaint.objects.counted()
        .filter(policy.counted(actor), filed_at__gte=first_morning(at))
        .exclude(cause=None)
        .values_list("cause_id")
        .annotate(n=Count("pk"))
        .order_by()
    )
    return _descended(brought)


def choices() -> list[tuple[str, str]]:
    """All causes in use as a list offers them: id and the path of names, counted by nobody."""
    return [(str(one.id), one.path) for one in _descended({})]


def _descended(counted: Mapping[UUID, int]) -> list[CauseRow]:
    below: dict[UUID | None, list[Any]] = {}
    for row in _causes.rows():
        below.setdefault(row.parent_id, []).append(row)
    found: list[CauseRow] = []

    def brought(cause_id: UUID) -> int:
        return counted.get(cause_id, 0) + sum(brought(row.id) for row in below.get(cause_id, ()))

    def descend(parent: UUID | None, path: tuple[str, ...], held: str) -> None:
        for row in below.get(parent, ()):
            here = (*path, row.name)
            found.append(
                CauseRow(
                    id=row.id,
                    parent_id=row.parent_id,
                    name=row.name,
                    path=" › ".join(here),
                    depth=len(path),
                    owner_id=row.owner_id,
                    owner=row.owner__name or "",
                    loss=row.loss,
                    loss_held=row.loss or held,
                    complaints=brought(row.id),
                )
            )
            descend(row.id, here, row.loss or held)

    descend(None, (), "")
    return found


@Statement
def _causes() -> QuerySet[Any, Any]:
    rows = Cause.objects.filter(is_retired=False).order_by("name", "pk")
    return rows.values("id", "name", "parent_id", "owner_id", "owner__name", "loss")


def with_below(cause_id: UUID) -> tuple[UUID, ...]:
    """A cause and all that hang below it: who asks for a branch means the whole branch."""
    parents = dict(Cause.objects.values_list("pk", "parent_id"))
    found = {cause_id}
    while more := {pk for pk, parent in parents.items() if parent in found} - found:
        found |= more
    return tuple(sorted(found, key=str))


def what_counts_say(complaint_id: UUID, *, at: datetime) -> WhatCountsSay | None:
    """Counted over the whole company; None while nobody said the cause.

    In the last 90 days; of an older one, in the 90 days that began with it. What goes on with
    another counts there: one matter said twice is no repetition. The records of one person, joined
    by a merge, are one customer.
    """
    row = Complaint.objects.select_related("case").filter(pk=complaint_id).first()
    if row is None or row.cause_id is None:
        return None
    until = min(at, row.filed_at + WINDOW)
    same = Complaint.objects.counted().filter(
        cause_id=row.cause_id, filed_at__gt=until - WINDOW, filed_at__lte=until
    )
    brought = Counter(same.values_list("case__customer_id", flat=True))
    people = customers.clusters_of(set(brought))
    by_person: Counter[UUID] = Counter()
    for record, person in people.items():
        by_person[person] += brought[record]
    customer_id = row.case.customer_id
    counts = Counts(
        complaints=brought.total(),
        customers=len(by_person),
        of_this_customer=by_person[people[customer_id]] if customer_id in people else 1,
    )
    return WhatCountsSay(counts=counts, pattern=pattern_of(counts))


def similar(*, actor: Actor, complaint_id: UUID) -> list[LikeRow]:
    """Complaints like this one within the reader's sight, among the latest of its service."""
    sight = {"keys": cases.keys_for(actor), "sees": policy.may(actor, "complaints.see")}
    row = _one.first(complaint_id=complaint_id, **sight)
    if row is None:
        return []
    near = _of_service.rows(service_id=row.service_id, **sight)
    if row.cause_id is not None:
        near += _of_cause.rows(cause_id=row.cause_id, **sight)
    known = {one.id: one for one in near}
    told = {pk: _told(one) for pk, one in known.items()}
    often = Counter(word for one in told.values() for word in one.words)
    common = {word for word, n in often.items() if n > max(HALF, len(told) / HALF)}
    found = like(_told(row), told.values(), common=common)
    return [
        LikeRow(
            id=one.id,
            number=known[one.id].case__number,
            subject=known[one.id].case__subject,
            filed_at=known[one.id].filed_at,
            is_open=known[one.id].closed_at is None,
            reasons=one.reasons,
            shared=one.shared,
        )
        for one in found
    ]


COMPARED = (
    "id", "cause_id", "service_id", "filed_at", "closed_at", "case__number", "case__subject",
)  # fmt: skip


@Statement
def _one(complaint_id: UUID, keys: list[str] | None, sees: bool) -> QuerySet[Any, Any]:
    return _compared(keys, may_see=sees).filter(pk=complaint_id)


@Statement
def _of_service(service_id: UUID, keys: list[str] | None, sees: bool) -> QuerySet[Any, Any]:
    return _compared(keys, may_see=sees).filter(service_id=service_id)[:LOOKED_AT]


@Statement
def _of_cause(cause_id: UUID, keys: list[str] | None, sees: bool) -> QuerySet[Any, Any]:
    return _compared(keys, may_see=sees).filter(cause_id=cause_id)[:LOOKED_AT]


def _compared(keys: list[str] | None, *, may_see: bool) -> QuerySet[Any, Any]:
    rows: QuerySet[Any, Any] = Complaint.objects.filter(policy.within(keys, may_see=may_see))
    return rows.order_by("-filed_at", "-pk").values(*COMPARED)


def _told(row: Any) -> Told:
    return Told(
        id=row.id,
        cause_id=row.cause_id,
        service_id=row.service_id,
        words=words_of(row.case__subject),
    )


def cause_of(*, actor: Actor, complaint_id: UUID) -> tuple[UUID | None, str]:
    """The cause and the confirmed pattern of a complaint within sight."""
    rows = Complaint.objects.filter(policy.visible(actor), pk=complaint_id)
    return rows.values_list("cause_id", "pattern").first() or (None, "")
