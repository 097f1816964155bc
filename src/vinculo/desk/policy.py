"""Who may use the pages that belong to no context."""

from collections.abc import Mapping
from types import MappingProxyType

from django.conf import settings

from vinculo.kernel.access import policies
from vinculo.kernel.actor import Actor, Role

ACTIONS: Mapping[str, frozenset[Role]] = MappingProxyType(
    {
        "desk.leave": frozenset({Role.ADMINISTRATOR}),
        "desk.see_home": frozenset(Role),
        "desk.search": frozenset(Role) - {Role.AUDITOR},
        "desk.watch": frozenset({Role.SUPERVISOR}),
        "desk.system": frozenset({Role.ADMINISTRATOR}),
    }
)


def may(actor: Actor, action: str) -> bool:
    """Everybody has a first page; the state of the house is administration's.

    Only a practice company is left.
    """
    if action == "desk.leave" and not settings.PRACTICE:
        return False
    return actor.is_any(*ACTIONS.get(action, ()))


policies.add("desk", may)
