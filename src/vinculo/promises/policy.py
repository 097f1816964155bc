"""Who may see promises and do what with them; the keys on a row come from what it is about."""

from collections.abc import Collection, Mapping
from types import MappingProxyType
from uuid import UUID

from django.db.models import Q

from vinculo.identity import api as identity
from vinculo.kernel.access import policies
from vinculo.kernel.actor import Actor, Role, keys_of
from vinculo.promises.models import Promise

WORKERS = frozenset({Role.AGENT, Role.SUPERVISOR, Role.OWNER})
READERS = WORKERS | {Role.ADMINISTRATOR}
WHOLE = frozenset({Role.ADMINISTRATOR, Role.DIRECTION, Role.ANALYST, Role.AUDITOR})
"""Who reads figures of the whole company; the rows behind are another matter."""

OF_ROLE: Mapping[Role, frozenset[str]] = MappingProxyType(
    {
        Role.AGENT: frozenset({"queue"}),
        Role.SUPERVISOR: frozenset({"queue", "team"}),
        Role.OWNER: frozenset({"service"}),
    }
)
"""Which kinds of keys open promises in which role; what names a person opens in all."""

ACTIONS: Mapping[str, frozenset[Role]] = MappingProxyType(
    {
        "promises.see": READERS,
        "promises.give": WORKERS,
        "promises.change": WORKERS,
        "promises.export": frozenset({Role.SUPERVISOR, Role.OWNER}),
        "promises.see_claims": frozenset(Role) - {Role.COLLEAGUE},
        "promises.claim": frozenset({Role.OWNER, Role.ADMINISTRATOR, Role.DIRECTION}),
        "promises.sign": frozenset({Role.DIRECTION}),
        "promises.set_rules": frozenset({Role.OWNER, Role.ADMINISTRATOR}),
    }
)


def may(actor: Actor, action: str) -> bool:
    """Whether ``actor`` may do ``action`` at all; on which promises, :func:`visible` says."""
    return actor.is_any(*ACTIONS.get(action, ()))


def visible(actor: Actor) -> Q:
    """The promises that carry a key of ``actor``'s that opens in one of their roles.

    What a restricted case carries opens it for those whom it names alone, promises too.
    """
    if actor.is_system:
        return Q()
    if not may(actor, "promises.see"):
        return Q(pk__in=())
    kinds = {"person", "restricted"}.union(*(OF_ROLE.get(r, frozenset()) for r in actor.roles))
    return Q(access_keys__overlap=sorted(k for k in actor.keys if k.partition(":")[0] in kinds))


def counted(actor: Actor) -> Q:
    """The promises that a figure counts: those within sight, all for those who read figures."""
    return Q() if actor.is_any(*WHOLE) else visible(actor)


def visible_claims(actor: Actor) -> Q:
    """Everybody who works here may read what the company says of itself."""
    return Q() if may(actor, "promises.see_claims") else Q(pk__in=())


def may_claim(actor: Actor, service_id: UUID) -> bool:
    """Whether ``actor`` may write and publish what is said of this service: owners of their own."""
    if actor.is_system or actor.is_any(Role.ADMINISTRATOR, Role.DIRECTION):
        return True
    return may(actor, "promises.claim") and f"service:{service_id}" in actor.keys


def visible_rules(actor: Actor) -> Q:
    """Administrators see the rule of every service, owners those of their own."""
    if actor.is_any(Role.ADMINISTRATOR):
        return Q()
    own = [UUID(key.removeprefix("service:")) for key in actor.keys if key.startswith("service:")]
    return Q(service_id__in=own) if actor.is_any(Role.OWNER) else Q(pk__in=())


def may_set(actor: Actor, service_id: UUID) -> bool:
    """Whether ``actor`` may decide what this service does when a promise breaks."""
    return actor.is_any(Role.ADMINISTRATOR) or (
        actor.is_any(Role.OWNER) and f"service:{service_id}" in actor.keys
    )


def readers(subject: str, people: Collection[UUID]) -> set[UUID]:
    """Those of ``people`` who see the promise that ``subject`` (``promise:<id>``) names."""
    try:
        promise_id = UUID(subject.split(":")[1])
    except (IndexError, ValueError):
        return set()
    found = set()
    for user in identity.users():
        if user.id in people:
            roles = frozenset(user.roles)
            actor = Actor(
                user_id=user.id, name=user.name, roles=roles, keys=keys_of(user.id, roles)
            )
            if Promise.objects.filter(visible(actor), pk=promise_id).exists():
                found.add(user.id)
    return found


policies.add("promises", may)

UNFILTERED = {
    "commitments": "the company's own public commitments: strangers read them without a login",
}
"""Selectors that pages use without a reader, each with its why."""
