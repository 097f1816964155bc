"""Who acts: a frozen answer to «what may this person or program see and do»."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

from vinculo.kernel.registry import Registry


class Role(StrEnum):
    """What a login is trusted with; a person may hold several."""

    AGENT = "agent"
    SUPERVISOR = "supervisor"
    OWNER = "owner"
    ANALYST = "analyst"
    DIRECTION = "direction"
    ADMINISTRATOR = "administrator"
    AUDITOR = "auditor"
    COLLEAGUE = "colleague"


@dataclass(frozen=True, kw_only=True)
class Actor:
    """A person, a token or the system itself, with the access keys it holds.

    ``keys`` are opaque: ``person:<id>``, ``team:<id>``, ``queue:<id>``, ``service:<id>``…
    A row that carries one of them is within sight. ``scopes`` is None for a person's session
    and narrows what a token may do.
    """

    user_id: UUID | None
    name: str
    roles: frozenset[Role] = frozenset()
    keys: frozenset[str] = frozenset()
    language: str = "es"
    scopes: frozenset[str] | None = None
    is_system: bool = field(default=False)

    def is_any(self, *roles: Role) -> bool:
        """Whether the actor holds one of ``roles``; the system holds all."""
        return self.is_system or bool(self.roles.intersection(roles))

    def holds(self, keys: Iterable[str]) -> bool:
        """Whether the actor holds one of ``keys``."""
        return self.is_system or not self.keys.isdisjoint(keys)


SYSTEM = Actor(user_id=None, name="Vínculo", is_system=True)

KeyProvider = Callable[[UUID, frozenset[Role]], Iterable[str]]
"""From a user and its roles to access keys; each context that owns a kind of key registers one."""

key_providers: Registry[KeyProvider] = Registry("access keys")


derived_keys: Registry[Callable[[frozenset[str], frozenset[Role]], Iterable[str]]] = Registry(
    "access keys that follow from others"
)
"""From the keys of all providers and the roles to what they open besides: a team's queues."""


def keys_of(user_id: UUID, roles: frozenset[Role]) -> frozenset[str]:
    """All access keys of a user, from every provider."""
    found = {f"person:{user_id}"}
    for provider in key_providers.values():
        found.update(provider(user_id, roles))
    held = frozenset(found)
    for derive in derived_keys.values():
        found.update(derive(held, roles))
    return frozenset(found)
