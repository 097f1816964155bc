"""Everybody reads their own notices and nobody else's."""

from django.db.models import Q

from vinculo.kernel.access import policies
from vinculo.kernel.actor import Actor

ACTIONS = frozenset({"notices.see"})


def may(actor: Actor, action: str) -> bool:
    """Whoever has a login has notices."""
    return action in ACTIONS and actor.user_id is not None


def visible(actor: Actor) -> Q:
    """One's own."""
    return Q(user_id=actor.user_id)


policies.add("notices", may)
