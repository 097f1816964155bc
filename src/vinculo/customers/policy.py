"""Who may see and change customers."""

from django.db.models import Q

from vinculo.kernel.access import policies
from vinculo.kernel.actor import Actor, Role

SEES_PEOPLE = (Role.AGENT, Role.SUPERVISOR, Role.OWNER, Role.ADMINISTRATOR)
"""Analysts, direction and auditors work without names."""

ACTIONS = {
    "customers.list": SEES_PEOPLE,
    "customers.see": SEES_PEOPLE,
    "customers.register": (Role.AGENT, Role.SUPERVISOR, Role.ADMINISTRATOR),
    "customers.edit": (Role.AGENT, Role.SUPERVISOR, Role.ADMINISTRATOR),
    "customers.merge": (Role.AGENT, Role.SUPERVISOR, Role.ADMINISTRATOR),
    "customers.see_holdings": SEES_PEOPLE,
    "customers.hold": (Role.AGENT, Role.SUPERVISOR, Role.ADMINISTRATOR),
    "customers.bring_holdings": (Role.SUPERVISOR, Role.ADMINISTRATOR),
}


def visible(actor: Actor) -> Q:
    """The customers within ``actor``'s sight: all, but the restricted only with their key."""
    if actor.is_system:
        return Q()
    if not actor.is_any(*SEES_PEOPLE):
        return Q(pk__in=())
    return Q(restricted=False) | Q(access_keys__overlap=sorted(actor.keys))


def may(actor: Actor, action: str) -> bool:
    """Whether ``actor`` may do ``action``."""
    return action in ACTIONS and actor.is_any(*ACTIONS[action])


policies.add("customers", may)
