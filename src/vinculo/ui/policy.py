"""Who may see what of the ui context: its catalogue, everybody who works here."""

from vinculo.kernel.access import policies
from vinculo.kernel.actor import Actor

ACTIONS = ("ui.see",)


def may(actor: Actor, action: str) -> bool:
    """Whether ``actor`` may do ``action``."""
    return action in ACTIONS and (actor.is_system or actor.user_id is not None)


policies.add("ui", may)
