"""Reads about people's rights over their data: requests, copies, who is blocked."""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from vinculo.customers import policy
from vinculo.customers.contracts import (
    HIDDEN,
    BlockingView,
    ContactKind,
    CopyState,
    CopyView,
    RequestKind,
    RequestState,
    RequestView,
    Standing,
)
from vinculo.customers.domain.rights import is_past
from vinculo.customers.models import Blocking, ContactPoint, Customer, DataRequest, HandedCopy
from vinculo.customers.selectors import names_of
from vinculo.identity import api as identity
from vinculo.kernel.actor import Actor
from vinculo.kernel.paging import Page, keyset

COLUMNS = (
    "id", "customer_id", "kind", "state", "words", "answer", "asked_on", "due_at", "extended",
    "ended_at", "registered_by_id", "registered_at",
)  # fmt: skip


def hidden_addresses() -> list[str]:
    """Addresses of those whom nobody reads, which nobody else has."""
    emails = ContactPoint.objects.filter(kind=ContactKind.EMAIL)
    hidden = emails.filter(customer__standing__in=HIDDEN)
    seen = emails.filter(customer__standing=Standing.ACTIVE, value=OuterRef("value"))
    return list(hidden.filter(~Exists(seen)).order_by("value").values_list("value", flat=True))


def standing_of(*, actor: Actor, customer_id: UUID) -> tuple[UUID, Standing] | None:
    """The cluster of a customer about whose rights ``actor`` decides, and its standing."""
    rows = Customer.objects.filter(policy.minded(actor), pk=customer_id)
    found = rows.values_list("cluster_id", "standing").first()
    return (found[0], Standing(found[1])) if found else None


def requests(
    *, actor: Actor, only_open: bool = False, cursor: str | None = None
) -> Page[RequestView]:
    """What people asked about their data, the latest first; of the hidden nobody's words."""
    rows = DataRequest.objects.filter(_minded(actor))
    if only_open:
        rows = rows.filter(state=RequestState.OPEN)
    page = keyset(rows.values(*COLUMNS), cursor=cursor, time="registered_at", key="id")
    return Page(rows=_views(page.rows, actor), next_cursor=page.next_cursor)


def requests_of(*, actor: Actor, cluster_id: UUID, most: int = 20) -> Sequence[RequestView]:
    """What one customer asked, the latest first."""
    rows = DataRequest.objects.filter(_minded(actor), customer_id=cluster_id)
    return _views(list(rows.order_by("-registered_at", "-pk").values(*COLUMNS)[:most]), actor)


def request(*, actor: Actor, request_id: UUID) -> RequestView | None:
    """One of them."""
    rows = DataRequest.objects.filter(_minded(actor), pk=request_id)
    return next(iter(_views(list(rows.values(*COLUMNS)), actor)), None)


def open_requests(*, actor: Actor) -> int:
    """How many wait for an answer."""
    return DataRequest.objects.filter(_minded(actor), state=RequestState.OPEN).count()


def copies_of(*, actor: Actor, cluster_id: UUID, most: int = 5) -> Sequence[CopyView]:
    """The latest copies of a customer's data that somebody asked for."""
    rows = HandedCopy.objects.filter(_minded(actor), customer_id=cluster_id)
    found = list(rows.order_by("-asked_at", "-pk")[:most])
    names = identity.user_names({row.asked_by_id for row in found})
    return [
        CopyView(
            id=row.pk,
            state=CopyState(row.state),
            size_bytes=row.size_bytes,
            asked_at=row.asked_at,
            asked_by=names.get(row.asked_by_id, ""),
        )
        for row in found
    ]


def copy_file(*, actor: Actor, copy_id: UUID) -> tuple[UUID, str, datetime | None] | None:
    """Whose copy it is, its bytes and since when it is ready, for who may hand it over."""
    seen = Customer.objects.filter(policy.visible(actor))
    rows = HandedCopy.objects.filter(customer__in=seen, pk=copy_id, state=CopyState.READY)
    return rows.values_list("customer_id", "blob", "ready_at").first()


def blocking_of(*, actor: Actor, cluster_id: UUID, day: date) -> BlockingView | None:
    """Until when a customer is blocked, for who may decide about it."""
    return next(iter(_blockings(actor, Q(customer_id=cluster_id), day=day)), None)


def blocked(*, actor: Actor, day: date, most: int = 100) -> Sequence[BlockingView]:
    """Who is blocked, whose term ends first before; by ids, never by name."""
    return _blockings(actor, Q(), day=day, most=most)


def _blockings(actor: Actor, which: Q, *, day: date, most: int = 100) -> Sequence[BlockingView]:
    if not policy.may(actor, "customers.block"):
        return []
    rows = Blocking.objects.filter(_minded(actor), which, lifted_at__isnull=True)
    found = list(rows.order_by("until", "pk")[:most])
    names = identity.user_names({row.set_by_id for row in found if row.set_by_id})
    return [
        BlockingView(
            customer_id=row.customer_id,
            until=row.until,
            is_past=is_past(row.until, today=day),
            reason=row.reason,
            set_at=row.set_at,
            set_by=names.get(row.set_by_id, "") if row.set_by_id else "",
        )
        for row in found
    ]


def _minded(actor: Actor) -> Q:
    return Q(customer__in=Customer.objects.filter(policy.minded(actor)))


def _views(rows: Collection[dict[str, Any]], actor: Actor) -> list[RequestView]:
    names = names_of([row["customer_id"] for row in rows], actor=actor)
    who = identity.user_names({row["registered_by_id"] for row in rows} - {None})
    return [_view(row, names.get(row["customer_id"]), who) for row in rows]


def _view(row: dict[str, Any], name: str | None, who: dict[UUID, str]) -> RequestView:
    return RequestView(
        id=row["id"],
        customer_id=row["customer_id"],
        name=name or "",
        kind=RequestKind(row["kind"]),
        state=RequestState(row["state"]),
        words=row["words"] if name else "",
        answer=row["answer"] if name else "",
        asked_on=row["asked_on"],
        due_at=row["due_at"],
        extended=row["extended"],
        ended_at=row["ended_at"],
        registered_by=who.get(row["registered_by_id"], ""),
    )
