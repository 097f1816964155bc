"""The tree of causes, what complaints have in common, and what their counts say."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Count
from django.utils import timezone

from vinculo.complaints import policy
from vinculo.complaints.domain.likeness import Told, Why, like, words_of
from vinculo.complaints.domain.patterns import WINDOW, Counts, Pattern, pattern_of
from vinculo.complaints.models import Cause, Complaint
from vinculo.kernel.actor import Actor

LOOKED_AT = 400
HALF = 2


@dataclass(frozen=True, kw_only=True)
class CauseRow:
    """A cause in its place; ``complaints`` had it in the last 90 days, ``path`` from the top."""

    id: UUID
    parent_id: UUID | None
    name: str
    path: str
    depth: int
    owner_id: UUID | None
    owner: str
    complaints: int


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
    rows = list(
        Cause.objects.select_related("owner").filter(is_retired=False).order_by("name", "pk")
    )
    below: dict[UUID | None, list[Any]] = {}
    for row in rows:
        below.setdefault(row.parent_id, []).append(row)
    found: list[CauseRow] = []

    def brought(cause_id: UUID) -> int:
        return counted.get(cause_id, 0) + sum(brought(row.pk) for row in below.get(cause_id, ()))

    def descend(parent: UUID | None, path: tuple[str, ...]) -> None:
        for row in below.get(parent, ()):
            here = (*path, row.name)
            found.append(
                CauseRow(
                    id=row.pk,
                    parent_id=row.parent_id,
                    name=row.name,
                    path=" › ".join(here),
                    depth=len(path),
                    owner_id=row.owner_id,
                    owner=row.owner.name if row.owner else "",
                    complaints=brought(row.pk),
                )
            )
            descend(row.pk, here)

    descend(None, ())
    return found


def with_below(cause_id: UUID) -> tuple[UUID, ...]:
    """A cause and all that hang below it: who asks for a branch means the whole branch."""
    parents = dict(Cause.objects.values_list("pk", "parent_id"))
    found = {cause_id}
    while more := {pk for pk, parent in parents.items() if parent in found} - found:
        found |= more
    return tuple(sorted(found, key=str))


def what_counts_say(complaint_id: UUID, *, at: datetime) -> WhatCountsSay | None:
    """Counted over the whole company; None while nobody said the cause.

    What goes on with another counts there: one matter said twice is no repetition.
    """
    row = Complaint.objects.select_related("case").filter(pk=complaint_id).first()
    if row is None or row.cause_id is None:
        return None
    since = min(at, row.filed_at) - WINDOW
    same = Complaint.objects.counted().filter(cause_id=row.cause_id, filed_at__gte=since)
    people: list[UUID | None] = list(same.values_list("case__customer_id", flat=True))
    known = [person for person in people if person is not None]
    counts = Counts(
        complaints=len(people),
        customers=len(set(known)),
        of_this_customer=known.count(row.case.customer_id) if row.case.customer_id else 1,
    )
    return WhatCountsSay(counts=counts, pattern=pattern_of(counts))


def similar(*, actor: Actor, complaint_id: UUID) -> list[LikeRow]:
    """Complaints like this one within the reader's sight, among the latest of its service."""
    row = (
        Complaint.objects.select_related("case")
        .filter(policy.visible(actor), pk=complaint_id)
        .first()
    )
    if row is None:
        return []
    rows = Complaint.objects.select_related("case").filter(policy.visible(actor))
    near = list(rows.filter(service_id=row.service_id).order_by("-filed_at", "-pk")[:LOOKED_AT])
    if row.cause_id is not None:
        near += rows.filter(cause_id=row.cause_id).order_by("-filed_at", "-pk")[:LOOKED_AT]
    known = {one.pk: one for one in near}
    told = {pk: _told(one) for pk, one in known.items()}
    often = Counter(word for one in told.values() for word in one.words)
    common = {word for word, n in often.items() if n > max(HALF, len(told) / HALF)}
    found = like(_told(row), told.values(), common=common)
    return [
        LikeRow(
            id=one.id,
            number=known[one.id].case.number,
            subject=known[one.id].case.subject,
            filed_at=known[one.id].filed_at,
            is_open=known[one.id].closed_at is None,
            reasons=one.reasons,
            shared=one.shared,
        )
        for one in found
    ]


def _told(row: Any) -> Told:
    return Told(
        id=row.pk,
        cause_id=row.cause_id,
        service_id=row.service_id,
        words=words_of(row.case.subject),
    )


def cause_of(*, actor: Actor, complaint_id: UUID) -> tuple[UUID | None, str]:
    """The cause and the confirmed pattern of a complaint within sight."""
    rows = Complaint.objects.filter(policy.visible(actor), pk=complaint_id)
    return rows.values_list("cause_id", "pattern").first() or (None, "")
