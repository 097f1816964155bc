"""Who may see and change customers."""

from django.db.models import Q

from vinculo.customers.contracts import Standing
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
    "customers.ask": (Role.AGENT, Role.SUPERVISOR, Role.ADMINISTRATOR),
    "customers.answer": (Role.SUPERVISOR, Role.ADMINISTRATOR),
    "customers.hand_over": (Role.SUPERVISOR, Role.ADMINISTRATOR),
    "customers.block": (Role.ADMINISTRATOR,),
    "customers.erase": (Role.ADMINISTRATOR,),
}


def visible(actor: Actor) -> Q:
    """The customers within ``actor``'s sight: all, but the restricted only with their key.

    Nobody, the system neither, sees those who are blocked, being erased or erased.
    """
    return within(keys_for(actor))


def keys_for(actor: Actor) -> list[str] | bool:
    """The keys that open restricted customers; True opens them all, False nobody at all."""
    if actor.is_system:
        return True
    return sorted(actor.keys) if actor.is_any(*SEES_PEOPLE) else False


def within(keys: list[str] | bool) -> Q:
    """The customers that :func:`keys_for` opens."""
    if keys is False:
        return Q(pk__in=())
    active = Q(standing=Standing.ACTIVE)
    if keys is True:
        return active
    return active & (Q(restricted=False) | Q(access_keys__overlap=keys))


def minded(actor: Actor) -> Q:
    """The customers about whose rights ``actor`` decides: the blocked too, by their id alone."""
    hidden = ~Q(standing=Standing.ACTIVE)
    return visible(actor) | hidden if may(actor, "customers.block") else visible(actor)


def may(actor: Actor, action: str) -> bool:
    """Whether ``actor`` may do ``action``."""
    return action in ACTIONS and actor.is_any(*ACTIONS[action])


policies.add("customers", may)
