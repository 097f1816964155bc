"""The list of orders: which are asked for, how many of each, and all rows for a file."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, Q

from vinculo.kernel.actor import Actor
from vinculo.kernel.paging import Page, keyset
from vinculo.orders import policy
from vinculo.orders.contracts import AWAITED, OrderState, OrderView
from vinculo.orders.models import Order, OrderLine
from vinculo.orders.selectors.reading import rows_of, views_of

MOST_ROWS = 50_000


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """Which orders are asked for; what is empty does not narrow."""

    states: tuple[OrderState, ...] = ()
    service_id: UUID | None = None
    is_late: bool = False
    mine: UUID | None = None
    text: str = ""

    def condition(self, at: datetime) -> Q:
        """The same as a condition."""
        found = Q()
        if self.states:
            found &= Q(state__in=self.states)
        if self.service_id:
            found &= Q(service_id=self.service_id)
        if self.is_late:
            found &= late(at)
        if self.mine:
            found &= Q(composed_by_id=self.mine)
        if self.text:
            named = OrderLine.objects.filter(name__icontains=self.text).values("order_id")
            found &= Q(number__istartswith=self.text) | Q(pk__in=named)
        return found


@dataclass(frozen=True, kw_only=True)
class Counts:
    """How many stand at each state, of those asked for whatever their state; how many are late."""

    by_state: dict[OrderState, int]
    late: int

    @property
    def awaited(self) -> int:
        """What customers wait for."""
        return sum(self.by_state[state] for state in AWAITED)


def late(at: datetime) -> Q:
    """Those that customers still wait for after the promised day."""
    return Q(state__in=AWAITED, due_at__lt=at)


def orders_like(
    *, actor: Actor, wanted: Wanted, at: datetime, cursor: str | None = None, size: int = 50
) -> Page[OrderView]:
    """A page of the list, the newest first."""
    seen = rows_of(actor).filter(wanted.condition(at))
    page = keyset(seen, cursor=cursor, limit=size, time="composed_at")
    return Page(views_of(page.rows, actor=actor, at=at), page.next_cursor)


def all_like(*, actor: Actor, wanted: Wanted, at: datetime) -> list[OrderView]:
    """All of them for a file, the newest first, up to fifty thousand."""
    seen = rows_of(actor).filter(wanted.condition(at)).order_by("-composed_at", "-pk")
    return views_of(seen[:MOST_ROWS], actor=actor, at=at)


def counts(*, actor: Actor, wanted: Wanted, at: datetime) -> Counts:
    """How many of each state, and late among them."""
    seen = Order.objects.filter(policy.visible(actor)).filter(wanted.condition(at))
    rows: Any = seen.values("state").annotate(
        n=Count("pk"), late=Count("pk", filter=Q(due_at__lt=at, state__in=AWAITED))
    )
    by_state, late_ones = dict.fromkeys(OrderState, 0), 0
    for row in rows.order_by():
        by_state[OrderState(row["state"])] = row["n"]
        late_ones += row["late"]
    return Counts(by_state=by_state, late=late_ones)


def numbers_of(*, actor: Actor, ids: Collection[UUID]) -> dict[UUID, str]:
    """Numbers of orders by id, of those within sight."""
    seen = Order.objects.filter(policy.visible(actor), pk__in=list(ids))
    return dict(seen.values_list("pk", "number"))
