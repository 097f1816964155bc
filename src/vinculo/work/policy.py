"""A task is seen by who does it and by who gave it."""

from django.db.models import Q

from vinculo.kernel.access import policies
from vinculo.kernel.actor import Actor

ACTIONS = frozenset({"work.see", "work.create", "work.complete"})


def may(actor: Actor, action: str) -> bool:
    """Whoever has a login has a list."""
    return action in ACTIONS and actor.user_id is not None


def visible(actor: Actor) -> Q:
    """What one has to do, and what one gave to others; not what is kept from one."""
    return _not_kept_from(actor) & (Q(owner_id=actor.user_id) | Q(created_by_id=actor.user_id))


def may_complete(actor: Actor) -> Q:
    """Tasks that ``actor`` may call done: only one's own."""
    return Q() if actor.is_system else _not_kept_from(actor) & Q(owner_id=actor.user_id)


def _not_kept_from(actor: Actor) -> Q:
    return Q(kept_for__isnull=True) | Q(kept_for__contains=[actor.user_id])


policies.add("work", may)
