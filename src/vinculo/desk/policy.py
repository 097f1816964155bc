"""Who may use the pages that belong to no context."""

from vinculo.kernel.access import policies
from vinculo.kernel.actor import Actor, Role

ADMINISTRATION = frozenset({"desk.system"})
ACTIONS = ADMINISTRATION


def may(actor: Actor, action: str) -> bool:
    """The state of the house is administration's."""
    return action in ADMINISTRATION and actor.is_any(Role.ADMINISTRATOR)


policies.add("desk", may)
