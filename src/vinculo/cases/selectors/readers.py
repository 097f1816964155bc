"""Who may open a case, asked before somebody is sent there."""

from collections.abc import Collection
from uuid import UUID

from vinculo.cases import policy
from vinculo.cases.models import Case
from vinculo.identity import api as identity
from vinculo.kernel.actor import Actor, keys_of


def who_may_hear(subject: str, people: Collection[UUID]) -> set[UUID]:
    """Those of ``people`` who may know that there is news of a case: of a restricted one, few."""
    try:
        case_id = UUID(subject.split(":")[1])
    except (IndexError, ValueError):
        return set(people)
    if not Case.objects.filter(pk=case_id, restriction__isnull=False).exists():
        return set(people)
    return who_may_open(subject, people)


def who_may_open(subject: str, people: Collection[UUID]) -> set[UUID]:
    """Those of ``people`` who see the case that ``subject`` (``case:<id>…``) names.

    Everybody when it names none.
    """
    try:
        case_id = UUID(subject.split(":")[1])
    except (IndexError, ValueError):
        return set(people)
    found = set()
    for user in identity.users():
        if user.id not in people:
            continue
        roles = frozenset(user.roles)
        actor = Actor(user_id=user.id, name=user.name, roles=roles, keys=keys_of(user.id, roles))
        if Case.objects.filter(policy.visible(actor), pk=case_id).exists():
            found.add(user.id)
    return found
