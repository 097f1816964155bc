"""Which access keys a case carries, and which of theirs a person may use on cases."""

from collections.abc import Iterable
from uuid import UUID

from vinculo.kernel.actor import Role

KEY_KINDS: dict[Role, frozenset[str]] = {
    Role.AGENT: frozenset({"queue"}),
    Role.SUPERVISOR: frozenset({"queue", "team"}),
    Role.OWNER: frozenset({"service"}),
}


def keys_of_case(*, queue_id: UUID, service_id: UUID, people: Iterable[UUID | None]) -> list[str]:
    """Who may see the case: its queue, its service, and single people (owner, who registered)."""
    persons = {f"person:{person}" for person in people if person is not None}
    return sorted({f"queue:{queue_id}", f"service:{service_id}", *persons})


def usable_keys(roles: frozenset[Role], keys: frozenset[str]) -> list[str]:
    """The keys that open cases in these roles.

    Everybody opens what names them as a person; agents and supervisors their queues, owners
    their services. Other roles open nothing, however many keys they hold.
    """
    kinds = {"person"}.union(*(KEY_KINDS.get(role, frozenset()) for role in roles))
    return sorted(key for key in keys if key.partition(":")[0] in kinds)
