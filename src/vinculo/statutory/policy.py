"""Who may see what the law asks about a case, and who may act on it: whoever sees the case."""

from collections.abc import Mapping
from types import MappingProxyType

from django.db.models import Q

from vinculo.cases import api as cases
from vinculo.kernel.access import policies
from vinculo.kernel.actor import Actor, Role

WORKERS = frozenset({Role.AGENT, Role.SUPERVISOR, Role.OWNER})
ACTIONS: Mapping[str, frozenset[Role]] = MappingProxyType(
    {"statutory.see": WORKERS | {Role.ADMINISTRATOR}, "statutory.act": WORKERS}
)


def may(actor: Actor, action: str) -> bool:
    """Whether ``actor`` may do ``action`` at all; on which matters, :func:`visible` says."""
    return actor.is_any(*ACTIONS.get(action, ()))


def visible(actor: Actor) -> Q:
    """The matters whose cases ``actor`` may see."""
    keys = cases.keys_for(actor)
    if keys is None:
        return Q()
    return Q(case__access_keys__overlap=keys) if may(actor, "statutory.see") else Q(pk__in=())


policies.add("statutory", may)

UNFILTERED = {
    "on_tracking_page": "the customer reads their own receipt by a link that was found good",
    "receipt_file": "the page of the case or the customer's link was found good before",
}
"""Selectors that pages use without a reader, each with its why."""
