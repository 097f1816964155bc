"""Which access keys a case carries, and which of theirs a person may use on cases."""

from collections.abc import Iterable
from uuid import UUID

from vinculo.cases.domain.restriction import KIND as RESTRICTED
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


def keys_together(carried: Iterable[tuple[bool, set[str]]]) -> set[str]:
    """What a conversation carries whose cases carry these; True: that one is restricted.

    All their keys; where one is restricted only what all restricted ones have in common.
    """
    known = list(carried)
    closed = [keys for is_restricted, keys in known if is_restricted]
    if closed:
        return set.intersection(*closed)
    return set[str]().union(*(keys for _, keys in known))


def usable_keys(roles: frozenset[Role], keys: frozenset[str]) -> list[str]:
    """The keys that open cases in these roles.

    Everybody opens what names them as a person, restricted or not; agents and supervisors their
    queues, owners their services. Other roles open nothing, however many keys they hold.
    """
    kinds = {"person", RESTRICTED}.union(*(KEY_KINDS.get(role, frozenset()) for role in roles))
    return sorted(key for key in keys if key.partition(":")[0] in kinds)
