"""Unresolved cases by their deadline: a look at its index, never a count of all cases."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import F, Q

from vinculo.cases import policy
from vinculo.cases.contracts import CaseRow
from vinculo.cases.models import Case
from vinculo.cases.selectors.lists import COLUMNS, row_of
from vinculo.kernel.actor import Actor

MOST_COUNTED = 999


def due_before(
    *,
    actor: Actor,
    moment: datetime,
    queue_id: UUID | None = None,
    most: int = 50,
) -> list[CaseRow]:
    """Unresolved cases in the actor's queues that fall due before ``moment``, the first first."""
    rows = _due(actor, moment, queue_id).order_by("due_at", "pk")
    named = rows.annotate(
        customer_name=F("customer__name"),
        service_name=F("service__name"),
        owner_id=F("item__owner_id"),
        owner_name=F("item__owner__name"),
    )
    shown: Any = named.values_list(
        *COLUMNS, "customer_name", "service_name", "owner_id", "owner_name", named=True
    )
    return [row_of(row) for row in shown[:most]]


def how_many_due(*, actor: Actor, moment: datetime, queue_id: UUID | None = None) -> int:
    """How many of these there are; counting ends one above MOST_COUNTED."""
    count: int = _due(actor, moment, queue_id).order_by()[: MOST_COUNTED + 1].count()
    return count


def _due(actor: Actor, moment: datetime, queue_id: UUID | None) -> Any:
    keys = [key for key in policy.keys_for(actor) or () if key.startswith("queue:")]
    if queue_id is not None:
        keys = [key for key in keys if key == f"queue:{queue_id}"]
    return Case.objects.filter(Q(access_keys__overlap=keys)).overdue(moment)
