"""What complaints say of the level of a service, beside what was written on its decision."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone

from vinculo.complaints import policy
from vinculo.complaints.selectors.caused import caused
from vinculo.kernel import clock
from vinculo.kernel.actor import Actor, Role
from vinculo.kernel.slots import Panel, panels

A_YEAR = timedelta(days=365)


def load(actor: Actor, service_id: UUID) -> dict[str, Any] | None:
    """How many were received of it in a year, as the reader counts them; None: none."""
    at = clock.now()
    since = timezone.localtime(at - A_YEAR).replace(hour=0, minute=0, second=0, microsecond=0)
    found = caused(actor=actor, since=since, until=at, service_id=service_id)
    n = sum(one.complaints for one in found)
    if not n:
        return None
    may_open = policy.may(actor, "complaints.see") and not actor.is_any(Role.DIRECTION)
    return {"n": n, "since": f"{since:%Y-%m-%d}", "may_open": may_open}


panels.add(
    "complaints.of_level",
    Panel(
        slot="portfolio.level.complaints",
        order=10,
        template="complaints/_of_level.html",
        may=lambda actor: policy.may(actor, "complaints.see") or actor.is_any(Role.DIRECTION),
        load=load,
        query_budget=1,
    ),
)
