"""Everybody reads their own notices and nobody else's."""

from uuid import UUID

from django.db.models import Q

from vinculo.kernel.access import policies
from vinculo.kernel.actor import Actor

ACTIONS = frozenset({"notices.see"})


def may(actor: Actor, action: str) -> bool:
    """Whoever has a login has notices."""
    return action in ACTIONS and actor.user_id is not None


def visible(actor: Actor) -> Q:
    """One's own."""
    return own(actor.user_id)


def own(user_id: UUID | None) -> Q:
    """What is for one person."""
    return Q(user_id=user_id)


policies.add("notices", may)

UNFILTERED = {
    "hours_of": "at which hours people want mails, asked by the jobs that write them",
}
"""Selectors that nobody's sight limits, each with its why."""
