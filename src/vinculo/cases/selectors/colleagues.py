"""Whom a note can name: colleagues as somebody types them, and whether they see the case."""

from dataclasses import dataclass
from uuid import UUID

from vinculo.cases import policy
from vinculo.cases.domain.naming import fitting
from vinculo.cases.models import Case
from vinculo.identity import api as identity
from vinculo.kernel.actor import Actor, keys_of

SHOWN = 6


@dataclass(frozen=True, kw_only=True)
class Colleague:
    """Somebody whom a note can name; ``sees`` says whether the case is within their sight."""

    id: UUID
    name: str
    sees: bool


def colleagues(*, actor: Actor, case_id: UUID, said: str) -> list[Colleague] | None:
    """The colleagues whose names fit ``said``; None when ``actor`` may not see the case."""
    found = Case.objects.filter(policy.visible(actor), pk=case_id).values("access_keys").first()
    if found is None:
        return None
    users = {user.id: user for user in identity.users() if user.id != actor.user_id}
    fits = fitting(said, {user.id: user.name for user in users.values()}, most=SHOWN)
    opens = set(found["access_keys"])
    rows = []
    for user in (users[person] for person in fits):
        roles = frozenset(user.roles)
        they = Actor(user_id=user.id, name=user.name, roles=roles, keys=keys_of(user.id, roles))
        keys = policy.keys_for(they) if policy.may(they, "cases.see") else []
        sees = keys is None or not opens.isdisjoint(keys)
        rows.append(Colleague(id=user.id, name=user.name, sees=sees))
    return rows
