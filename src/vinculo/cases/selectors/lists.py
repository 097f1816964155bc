"""Lists of cases: one query for a page of rows, one for all counters."""

from datetime import UTC, datetime
from uuid import UUID

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

PAGE_SIZE = 50
LARGEST_PAGE = 100
NEVER = datetime(9999, 1, 1, tzinfo=UTC)
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
)


def cases_in(
    *, actor: Actor, scope: Scope, at: datetime, cursor: str = "", size: int = PAGE_SIZE
) -> CaseList:
    """A page of the cases in ``scope`` that ``actor`` may see.

    Unresolved ones come by what falls due first (those without a deadline last), resolved ones
    by what changed last.
    """
    rows = scoped(actor, scope, at)
    if scope is Scope.RESOLVED:
        return _page(rows, "resolved_at", read_cursor(cursor), size, newest_first=True)
    urgent = rows.annotate(urgency=Coalesce("due_at", Value(NEVER)))
    return _page(urgent, "urgency", read_cursor(cursor), size, newest_first=False)


def newest_cases(*, actor: Actor, cursor: str = "", size: int = PAGE_SIZE) -> CaseList:
    """All cases that ``actor`` may see, the newest first, for programs."""
    rows = Case.objects.filter(policy.visible(actor))
    return _page(rows, "opened_at", read_cursor(cursor), size, newest_first=True)


def cases_of_customer(*, actor: Actor, customer_ids: list[UUID], size: int = 8) -> CaseList:
    """The latest cases of one customer, under all the records that are that customer."""
    rows = Case.objects.filter(policy.visible(actor), customer_id__in=customer_ids)
    return _page(rows, "opened_at", None, size, newest_first=True)


def counts(*, actor: Actor, at: datetime) -> ScopeCounts:
    """How many unresolved cases each scope holds for ``actor``, in one query."""
    found = (
        Case.objects.filter(policy.visible(actor))
        .unresolved()
        .aggregate(
            open=Count("pk"),
            mine=Count("pk", filter=Q(item__owner_id=actor.user_id, item__state="taken")),
            queue=Count("pk", filter=Q(item__state="waiting")),
            waiting=Count("pk", filter=Q(status=CaseStatus.WAITING)),
            overdue=Count("pk", filter=Q(due_at__lt=at)),
        )
    )
    return ScopeCounts(**found)


def scoped(actor: Actor, scope: Scope, at: datetime) -> QuerySet[Case]:
    """The cases of ``scope`` within the actor's sight, not ordered."""
    seen = Case.objects.filter(policy.visible(actor))
    if scope is Scope.RESOLVED:
        return seen.filter(status__in=[CaseStatus.RESOLVED, CaseStatus.CLOSED])
    if scope is Scope.OVERDUE:
        return seen.overdue(at)
    rows = seen.unresolved()
    if scope is Scope.MINE:
        return rows.filter(item__owner_id=actor.user_id, item__state="taken")
    if scope is Scope.QUEUE:
        return rows.filter(item__state="waiting")
    if scope is Scope.WAITING:
        return rows.filter(status=CaseStatus.WAITING)
    return rows


def _page(
    rows: QuerySet[Case], column: str, cursor: Cursor | None, size: int, *, newest_first: bool
) -> CaseList:
    size = min(max(size, 1), LARGEST_PAGE)
    if cursor is not None:
        step = "lt" if newest_first else "gt"
        beyond = Q(**{f"{column}__{step}": cursor.moment})
        same = Q(**{column: cursor.moment, f"pk__{step}": cursor.id})
        rows = rows.filter(beyond | same)
    order = (f"-{column}", "-pk") if newest_first else (column, "pk")
    found = list(
        rows.order_by(*order).values(
            *COLUMNS,
            sort_moment=F(column),
            customer_name=F("customer__name"),
            service_name=F("service__name"),
            owner_id=F("item__owner_id"),
            owner_name=F("item__owner__name"),
        )[: size + 1]
    )
    has_more = len(found) > size
    last = found[size - 1] if has_more else None
    return CaseList(
        rows=tuple(_row(values) for values in found[:size]),
        next_cursor=Cursor(moment=last["sort_moment"], id=last["id"]).written() if last else "",
    )


def _row(values: dict[str, object]) -> CaseRow:
    known = {name: values[name] for name in COLUMNS if name != "first_answered_at"}
    status = CaseStatus(str(values["status"]))
    return CaseRow(
        **known
        | {
            "status": status,
            "kind": CaseKind(str(values["kind"])),
            "customer_name": values["customer_name"] or "",
            "service_name": values["service_name"] or "",
            "owner_id": values["owner_id"],
            "owner_name": values["owner_name"] or "",
            "has_news": status in UNRESOLVED and values["first_answered_at"] is None,
        }  # type: ignore[arg-type]
    )
