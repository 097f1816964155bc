"""The list of cases as somebody looks at it: filtered, ordered, and the views they keep."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from types import SimpleNamespace
from typing import Any
from uuid import UUID

from django.db.models import F, QuerySet

from vinculo.cases import policy
from vinculo.cases.contracts import CaseList, CaseRow, Scope
from vinculo.cases.domain.paging import Cursor, read_cursor
from vinculo.cases.domain.views import Look, Sort, look_of
from vinculo.cases.models import Case, SavedView
from vinculo.cases.selectors import filters, lists
from vinculo.kernel.actor import Actor
from vinculo.kernel.counting import MOST_COUNTED
from vinculo.kernel.statements import Statement

ORDERS: dict[Sort, tuple[str, bool]] = {
    Sort.URGENT: (lists.URGENCY, False),
    Sort.NEWEST: ("opened_at", True),
    Sort.OLDEST: ("opened_at", False),
    Sort.CHANGED: ("changed_at", True),
}
"""From an order to its column and whether the latest come first."""


@dataclass(frozen=True, kw_only=True)
class ViewRow:
    """A kept view for its reader."""

    id: UUID
    name: str
    is_own: bool
    is_shared: bool
    look: Look


def cases_as(
    *, actor: Actor, look: Look, at: datetime, cursor: str = "", size: int = lists.PAGE_SIZE
) -> CaseList:
    """A page of the cases that a look shows, of those that ``actor`` may see.

    The plain list is a query that was written once; others are written by the ORM each time.
    """
    plain = set(look.filters) <= {"queue"} and look.sort is None
    if plain and size <= lists.LARGEST_PAGE:
        queue = look.filters.get("queue")
        return lists.cases_in(
            actor=actor,
            scope=look.scope,
            at=at,
            queue_id=UUID(queue) if queue else None,
            cursor=cursor,
            size=size,
        )
    after = read_cursor(cursor)
    rows = shown_rows(actor=actor, look=look, at=at)
    found = page_of(rows, look, after, size)
    end = found[size - 1] if len(found) > size else None
    return CaseList(
        rows=tuple(lists.row_of(row) for row in found[:size]),
        next_cursor=Cursor(moment=end.sort_moment, id=end.id).written() if end else "",
    )


def shown_rows(*, actor: Actor, look: Look, at: datetime) -> "QuerySet[Case]":
    """The cases of a look that ``actor`` may see, not ordered."""
    rows = lists.scoped(policy.keys_for(actor), actor.user_id, look.scope, at)
    return rows.filter(filters.condition(look.filters, actor=actor, at=at))


def page_of(rows: "QuerySet[Case]", look: Look, after: Cursor | None, size: int) -> list[Any]:
    """Named rows of one page and one more, in the order of the look."""
    column, newest_first = order_of(look)
    moment, last = (after.moment, after.id) if after else (None, None)
    found = lists.columns(rows, column, moment, last, size, newest_first=newest_first)
    return [SimpleNamespace(**row) for row in found]


def order_of(look: Look) -> tuple[str, bool]:
    """The column of the order and whether it falls; a scope has its own unless one is chosen."""
    if look.sort is not None:
        return ORDERS[look.sort]
    return ("resolved_at", True) if look.scope is Scope.RESOLVED else (lists.URGENCY, False)


def how_many(*, actor: Actor, look: Look, at: datetime) -> int:
    """How many cases a look shows, counted up to MOST_COUNTED and one more."""
    rows = shown_rows(actor=actor, look=look, at=at).order_by()
    return rows.values("pk")[: MOST_COUNTED + 1].count()


def all_ids(*, actor: Actor, look: Look, at: datetime) -> list[UUID]:
    """The ids of all cases of a look that ``actor`` may see."""
    return list(shown_rows(actor=actor, look=look, at=at).order_by().values_list("pk", flat=True))


def all_rows(
    *, actor: Actor, look: Look, at: datetime, most: int, batch: int = 500
) -> Iterator[list[tuple[CaseRow, UUID | None]]]:
    """All rows of a look up to ``most``, page by page, each with its customer's cluster."""
    after, given = None, 0
    while given < most:
        rows = shown_rows(actor=actor, look=look, at=at).annotate(cluster=F("customer__cluster_id"))
        found = page_of(rows, look, after, batch - 1)
        if not found:
            return
        clusters = dict(rows.filter(pk__in=[row.id for row in found]).values_list("pk", "cluster"))
        yield [(lists.row_of(row), clusters.get(row.id)) for row in found[: most - given]]
        given += len(found)
        if len(found) < batch:
            return
        after = Cursor(moment=found[-1].sort_moment, id=found[-1].id)


def views_of(actor: Actor) -> list[ViewRow]:
    """The views that ``actor`` keeps, and those of the actor's teams, by name."""
    if actor.user_id is None:
        return []
    rows = _views.rows(reader=actor.user_id, teams=policy.teams_of(actor))
    return [
        ViewRow(
            id=row.id,
            name=row.name,
            is_own=row.person_id == actor.user_id,
            is_shared=row.team_id is not None,
            look=look_of(row.look, filters.filters),
        )
        for row in rows
    ]


@Statement
def _views(reader: UUID, teams: list[UUID]) -> "QuerySet[Any, Any]":
    rows = SavedView.objects.filter(policy.views_of(reader, teams)).order_by("name", "pk")
    return rows.values("id", "name", "person_id", "team_id", "look")
