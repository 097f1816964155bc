"""The register of complaints: which are asked for, how many of each, and all rows for a file."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib.auth import get_user_model
from django.db.models import Q, QuerySet

from vinculo.complaints import policy
from vinculo.complaints.contracts import (
    OVER,
    ComplaintKind,
    ComplaintState,
    ComplaintView,
    Decision,
)
from vinculo.complaints.models import Complaint
from vinculo.complaints.selectors.reading import rows_of, views_of
from vinculo.customers import api as customers
from vinculo.kernel.actor import Actor
from vinculo.kernel.counting import CountedUpTo
from vinculo.kernel.paging import Page, keyset

MOST_ROWS = 50_000
OF_CUSTOMER = 20
NOT_CLOSED = ~Q(state=ComplaintState.CLOSED)
"""As the index of what is open says it: PostgreSQL uses that one."""


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """Which complaints are asked for; what is empty does not narrow."""

    states: tuple[ComplaintState, ...] = ()
    kind: ComplaintKind | None = None
    service_id: UUID | None = None
    cause_ids: tuple[UUID, ...] = ()
    pattern: str = ""
    decision: Decision | None = None
    mine: UUID | None = None
    since: datetime | None = None
    until: datetime | None = None
    outside: Q | None = None
    text: str = ""

    @property
    def condition(self) -> Q:
        """The same as a condition; the times are those at which they were received."""
        found = Q()
        for column, value in (
            ("state__in", self.states),
            ("kind", self.kind),
            ("service_id", self.service_id),
            ("cause_id__in", self.cause_ids),
            ("pattern", self.pattern),
            ("decision", self.decision),
            ("filed_at__gte", self.since),
            ("filed_at__lt", self.until),
        ):
            if value:
                found &= Q(**{column: value})
        if self.mine:
            found &= Q(champion_id=self.mine) | Q(investigator_id=self.mine)
        if self.outside is not None:
            found &= self.outside
        if self.text:
            found &= Q(case__subject__icontains=self.text) | Q(case__number__iexact=self.text)
        return found


@dataclass(frozen=True, kw_only=True)
class Counts:
    """How many stand at each state, of those asked for whatever their state; counting ends."""

    by_state: dict[ComplaintState, int]
    to_learn: int

    @property
    def open(self) -> int:
        """Those that nobody has closed."""
        return sum(n for state, n in self.by_state.items() if state not in OVER)


def complaints_like(
    *, actor: Actor, wanted: Wanted, cursor: str | None = None, size: int = 50
) -> Page[ComplaintView]:
    """A page of the register, the newest first."""
    seen = rows_of(actor).filter(wanted.condition)
    page = keyset(seen, cursor=cursor, limit=size, time="filed_at", key="id")
    return Page(views_of(page.rows, actor=actor), page.next_cursor)


def all_like(*, actor: Actor, wanted: Wanted) -> list[ComplaintView]:
    """All of them for a file, the newest first, up to fifty thousand."""
    seen = rows_of(actor).filter(wanted.condition).order_by("-filed_at", "-pk")
    return views_of(seen[:MOST_ROWS], actor=actor)


def counts(*, actor: Actor, wanted: Wanted) -> Counts:
    """How many of each state, in one query; what was closed without a lesson is to learn from.

    Each is counted up to ``kernel.counting.MOST_COUNTED`` and one more.
    """
    seen = Complaint.objects.filter(policy.visible(actor)).filter(wanted.condition)
    unlearned = seen.filter(state=ComplaintState.CLOSED, learned_at__isnull=True)
    asked = get_user_model().objects.filter(pk__in=[actor.user_id] if actor.user_id else [])
    found: Any = asked.values(
        to_learn=CountedUpTo(unlearned),
        **{state.value: CountedUpTo(_in_state(seen, state)) for state in ComplaintState},
    ).first()
    counted: dict[str, int] = dict(found or {})
    return Counts(
        by_state={state: counted.get(state.value, 0) for state in ComplaintState},
        to_learn=counted.get("to_learn", 0),
    )


def _in_state(seen: QuerySet[Complaint], state: ComplaintState) -> QuerySet[Complaint]:
    rows = seen.filter(state=state)
    return rows if state is ComplaintState.CLOSED else rows.filter(NOT_CLOSED)


def of_customer(*, actor: Actor, customer_id: UUID) -> list[ComplaintView]:
    """The latest complaints of a customer under all their records, within the reader's sight."""
    records = customers.records_of(customer_id)
    seen = rows_of(actor).filter(case__customer_id__in=records)
    return views_of(seen.order_by("-filed_at", "-pk")[:OF_CUSTOMER], actor=actor)


def numbers_of(*, actor: Actor, ids: Collection[UUID]) -> dict[UUID, str]:
    """Case numbers of complaints by id, of those within sight."""
    return dict(
        Complaint.objects.filter(policy.visible(actor), pk__in=list(ids)).values_list(
            "pk", "case__number"
        )
    )
