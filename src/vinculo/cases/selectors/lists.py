"""Lists of cases: one query for a page of rows, one for all counters."""

from collections.abc import Collection
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django.contrib.auth import get_user_model
from django.db.models import Count, F, Q, QuerySet, Value
from django.db.models.functions import Coalesce

from vinculo.cases import policy
from vinculo.cases.contracts import (
    CaseKind,
    CaseList,
    CaseRow,
    CaseStatus,
    Scope,
    ScopeCounts,
)
from vinculo.cases.domain.lifecycle import UNRESOLVED
from vinculo.cases.domain.paging import Cursor, read_cursor
from vinculo.cases.models import Case
from vinculo.kernel.actor import Actor
from vinculo.kernel.counting import CountedUpTo
from vinculo.kernel.statements import Statement

PAGE_SIZE = 50
LARGEST_PAGE = 100
NEVER = datetime(9999, 1, 1, tzinfo=UTC)
URGENCY = "due_at"
COLUMNS = (
    "id",
    "number",
    "subject",
    "status",
    "kind",
    "customer_id",
    "opened_at",
    "changed_at",
    "due_at",
    "warn_at",
    "resolved_at",
    "first_answered_at",
    "restriction_id",
)


def cases_in(
    *,
    actor: Actor,
    scope: Scope,
    at: datetime,
    queue_id: UUID | None = None,
    cursor: str = "",
    size: int = PAGE_SIZE,
) -> CaseList:
    """A page of the cases in ``scope`` (and in one queue) that ``actor`` may see.

    Unresolved ones come by what falls due first (those without a deadline last), resolved ones
    by what changed last.
    """
    return _page(_scope_rows, cursor, size, actor, scope=scope, at=at, queue=queue_id)


def newest_cases(*, actor: Actor, cursor: str = "", size: int = PAGE_SIZE) -> CaseList:
    """All cases that ``actor`` may see, the newest first, for programs."""
    return _page(_newest_rows, cursor, size, actor)


def cases_of_customer(*, actor: Actor, customer_ids: list[UUID], size: int = 8) -> CaseList:
    """The latest cases of one customer, under all the records that are that customer."""
    return _page(_customer_rows, "", size, actor, customer_ids=customer_ids)


def cases_by_id(*, actor: Actor, ids: Collection[UUID]) -> dict[UUID, CaseRow]:
    """These cases as rows of a list, of those that ``actor`` may see."""
    if not ids:
        return {}
    rows = _rows_by_id.rows(keys=policy.keys_for(actor), ids=list(ids))
    return {row.id: row_of(row) for row in rows}


@Statement
def _rows_by_id(keys: list[str] | None, ids: list[UUID]) -> QuerySet[Any, Any]:
    rows = Case.objects.filter(policy.within(keys), pk__in=ids)
    return columns(rows, "opened_at", None, None, LARGEST_PAGE, newest_first=True)


def counts(*, actor: Actor, at: datetime) -> ScopeCounts:
    """How many unresolved cases each scope holds for a person, in one query.

    Counting ends one above MOST_COUNTED; the filter ``up_to`` of templates says so.
    """
    found = _counts.first(keys=policy.keys_for(actor), reader=actor.user_id, at=at)
    return ScopeCounts(**found._asdict()) if found else ScopeCounts.none()


@Statement
def _counts(keys: list[str] | None, reader: UUID | None, at: datetime) -> QuerySet[Any, Any]:
    return (
        get_user_model()
        .objects.filter(pk__in=[reader] if reader else [])
        .values(
            **{
                scope.value: CountedUpTo(scoped(keys, reader, scope, at))
                for scope in Scope
                if scope is not Scope.RESOLVED
            }
        )
    )


def scoped(
    keys: list[str] | None, reader: UUID | None, scope: Scope, at: datetime
) -> QuerySet[Case]:
    """The cases of ``scope`` that these keys open, not ordered."""
    seen = Case.objects.filter(policy.within(keys))
    if scope is Scope.RESOLVED:
        ended = [CaseStatus.RESOLVED, CaseStatus.CLOSED]
        return seen.filter(status__in=ended, resolved_at__isnull=False)
    if scope is Scope.OVERDUE:
        return seen.overdue(at)
    rows = seen.unresolved()
    if scope is Scope.MINE:
        return rows.filter(item__owner_id=reader, item__state="taken")
    if scope is Scope.QUEUE:
        return rows.filter(item__state="waiting")
    if scope is Scope.WAITING:
        return rows.filter(status=CaseStatus.WAITING)
    return rows


@Statement
def _scope_rows(
    keys: list[str] | None,
    reader: UUID | None,
    moment: datetime | None,
    last: UUID | None,
    size: int,
    scope: Scope,
    at: datetime,
    queue: UUID | None,
) -> QuerySet[Any, Any]:
    rows = scoped(keys, reader, scope, at)
    if queue is not None:
        rows = rows.filter(item__queue_id=queue)
    if scope is Scope.RESOLVED:
        return columns(rows, "resolved_at", moment, last, size, newest_first=True)
    return columns(rows, URGENCY, moment, last, size, newest_first=False)


@Statement
def _newest_rows(
    keys: list[str] | None,
    reader: UUID | None,  # noqa: ARG001 - every list gets the reader
    moment: datetime | None,
    last: UUID | None,
    size: int,
) -> QuerySet[Any, Any]:
    rows = Case.objects.filter(policy.within(keys))
    return columns(rows, "opened_at", moment, last, size, newest_first=True)


@Statement
def _customer_rows(
    keys: list[str] | None,
    reader: UUID | None,  # noqa: ARG001 - every list gets the reader
    moment: datetime | None,
    last: UUID | None,
    size: int,
    customer_ids: list[UUID],
) -> QuerySet[Any, Any]:
    rows = Case.objects.filter(policy.within(keys), customer_id__in=customer_ids)
    return columns(rows, "opened_at", moment, last, size, newest_first=True)


def columns(
    rows: QuerySet[Case],
    column: str,
    moment: datetime | None,
    last: UUID | None,
    size: int,
    *,
    newest_first: bool,
) -> QuerySet[Any, Any]:
    """What a list shows, one row more than its page, after the place given.

    By ``due_at`` those without a deadline come last; their place says NEVER.
    """
    place = column
    if column == URGENCY:
        rows = rows.annotate(urgency=Coalesce(column, Value(NEVER)))
        place = "urgency"
    if moment is not None:
        step = "lt" if newest_first else "gt"
        beyond = Q(**{f"{place}__{step}": moment})
        rows = rows.filter(beyond | Q(**{place: moment, f"pk__{step}": last}))
    by = F(column).desc() if newest_first else F(column).asc(nulls_last=column == URGENCY or None)
    shown: QuerySet[Any, Any] = rows.order_by(by, "-pk" if newest_first else "pk").values(
        *COLUMNS,
        sort_moment=F(place),
        customer_name=F("customer__name"),
        service_name=F("service__name"),
        owner_id=F("item__owner_id"),
        owner_name=F("item__owner__name"),
    )
    return shown[: size + 1]


def _page(rows: Statement, cursor: str, size: int, actor: Actor, **values: Any) -> CaseList:
    size = min(max(size, 1), LARGEST_PAGE)
    after = read_cursor(cursor)
    found = rows.rows(
        keys=policy.keys_for(actor),
        reader=actor.user_id,
        moment=after.moment if after else None,
        last=after.id if after else None,
        size=size,
        **values,
    )
    end = found[size - 1] if len(found) > size else None
    return CaseList(
        rows=tuple(row_of(row) for row in found[:size]),
        next_cursor=Cursor(moment=end.sort_moment, id=end.id).written() if end else "",
    )


def row_of(row: Any) -> CaseRow:
    status = CaseStatus(row.status)
    return CaseRow(
        id=row.id,
        number=row.number,
        subject=row.subject,
        status=status,
        kind=CaseKind(row.kind),
        customer_id=row.customer_id,
        customer_name=row.customer_name or "",
        service_name=row.service_name or "",
        owner_id=row.owner_id,
        owner_name=row.owner_name or "",
        opened_at=row.opened_at,
        changed_at=row.changed_at,
        due_at=row.due_at,
        warn_at=row.warn_at,
        resolved_at=row.resolved_at,
        has_news=status in UNRESOLVED and row.first_answered_at is None,
        is_restricted=row.restriction_id is not None,
    )


def count_of_kind(
    *, actor: Actor, kind: CaseKind, service_id: UUID, since: datetime
) -> tuple[int, int]:
    """How many cases of a kind a service had since then within sight, and how many are open."""
    rows = Case.objects.filter(
        policy.visible(actor), kind=kind, service_id=service_id, opened_at__gte=since
    )
    found = rows.aggregate(n=Count("pk"), open=Count("pk", filter=Q(status__in=UNRESOLVED)))
    return found["n"], found["open"]
