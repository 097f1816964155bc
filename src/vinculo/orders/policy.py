"""Who may see orders and do what with them: whoever sees the case, by their role."""

from collections.abc import Mapping
from types import MappingProxyType

from django.db.models import Q

from vinculo.cases import api as cases
from vinculo.kernel.access import policies
from vinculo.kernel.actor import Actor, Role

WORKERS = frozenset({Role.AGENT, Role.SUPERVISOR, Role.OWNER})
READERS = WORKERS | {Role.ADMINISTRATOR}

ACTIONS: Mapping[str, frozenset[Role]] = MappingProxyType(
    {
        "orders.see": READERS,
        "orders.compose": WORKERS,
        "orders.deliver": WORKERS,
        "orders.export": frozenset({Role.SUPERVISOR, Role.OWNER}),
    }
)


def may(actor: Actor, action: str) -> bool:
    """Whether ``actor`` may do ``action`` at all; on which orders, :func:`visible` says."""
    return actor.is_any(*ACTIONS.get(action, ()))


def visible(actor: Actor) -> Q:
    """The orders and special requests whose cases ``actor`` may see."""
    keys = cases.keys_for(actor)
    if keys is None:
        return Q()
    return Q(case__access_keys__overlap=keys) if may(actor, "orders.see") else Q(pk__in=())


policies.add("orders", may)

UNFILTERED = {
    "on_tracking_page": "the customer reads their own orders by a link that was found good",
}
"""Selectors that pages use without a reader, each with its why."""
