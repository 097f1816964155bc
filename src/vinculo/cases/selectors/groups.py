"""The list of cases in groups: how many in each, and the first of each, in three queries."""

from dataclasses import dataclass
from datetime import datetime
from types import SimpleNamespace
from typing import Any

from django.db.models import Count, F, OrderBy, Window
from django.db.models.functions import RowNumber

from vinculo.cases.contracts import CaseRow
from vinculo.cases.domain.views import Group, Look
from vinculo.cases.selectors import lists, views
from vinculo.kernel.actor import Actor

FIRST = 5
MOST = 40
NOBODY = "nobody"
COLUMNS: dict[Group, Any] = {
    Group.STATUS: F("status"),
    Group.OWNER: F("item__owner_id"),
    Group.SERVICE: F("service_id"),
    Group.QUEUE: F("item__queue_id"),
    Group.KIND: F("kind"),
}
NAMES = {
    Group.OWNER: "item__owner__name",
    Group.SERVICE: "service__name",
    Group.QUEUE: "item__queue__name",
}


@dataclass(frozen=True, kw_only=True)
class CaseGroup:
    """One group: ``value`` is that of the filter that opens it; ``name`` "" when words say it."""

    by: Group
    value: str
    name: str
    count: int
    rows: tuple[CaseRow, ...]


def groups_of(*, actor: Actor, look: Look, at: datetime) -> list[CaseGroup]:
    """The groups of a look within the actor's sight, the largest first."""
    by = look.group or Group.STATUS
    rows = views.shown_rows(actor=actor, look=look, at=at)
    rows = rows.annotate(group_value=COLUMNS[by])
    counted = rows.order_by().values("group_value").annotate(n=Count("pk")).order_by("-n")
    counts = {row["group_value"]: row["n"] for row in counted[:MOST]}
    column, newest_first = views.order_of(look)
    order = [OrderBy(F(name), descending=newest_first) for name in (column, "pk")]
    placed = rows.annotate(
        place=Window(RowNumber(), partition_by=[F("group_value")], order_by=order)
    ).filter(place__lte=FIRST)
    first = list(placed.order_by().values_list("pk", flat=True)[: MOST * FIRST])
    shown = (
        rows.filter(pk__in=first)
        .order_by(*order)
        .values(
            *lists.COLUMNS,
            "group_value",
            customer_name=F("customer__name"),
            service_name=F("service__name"),
            owner_id=F("item__owner_id"),
            owner_name=F("item__owner__name"),
            group_name=F(NAMES.get(by, "number")),
        )
    )
    found: dict[Any, list[Any]] = {value: [] for value in counts}
    for row in shown:
        if row["group_value"] in found:
            found[row["group_value"]].append(SimpleNamespace(**row))
    return [
        CaseGroup(
            by=by,
            value=NOBODY if value is None else str(value),
            name=each[0].group_name or "" if each and by in NAMES and value is not None else "",
            count=counts[value],
            rows=tuple(lists.row_of(row) for row in each),
        )
        for value, each in found.items()
    ]
