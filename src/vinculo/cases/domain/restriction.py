"""Restricted cases: which keys they carry, and which lists of people make sense.

A restricted case carries keys of its own kind and no other: of queue, team, service and plain
person none is left, so whoever is not named has nothing that opens it. Administrators see it, that
somebody can always lift it; but for whom it is not, that wins over every role.
"""

from collections.abc import Collection
from uuid import UUID

from vinculo.kernel.actor import Role
from vinculo.kernel.errors import DomainError

KIND = "restricted"
ADMINISTRATORS = f"{KIND}:administrators"
MOST_PEOPLE = 20


class NobodyNamedError(DomainError):
    """Somebody must see it."""

    code = "case_restriction_nobody"


class TooManyNamedError(DomainError):
    """What so many see is not restricted."""

    code = "case_restriction_too_many"


class NamedAndBarredError(DomainError):
    """The same person cannot see it and not see it."""

    code = "case_restriction_both"


class NoReasonError(DomainError):
    """A case is not hidden from colleagues without saying why."""

    code = "case_restriction_reason"


def held_keys(user_id: UUID, roles: Collection[Role]) -> list[str]:
    """The keys of restricted cases that a person holds; which cases carry them is written there."""
    own = [f"{KIND}:{user_id}"]
    if Role.ADMINISTRATOR in roles:
        own += [ADMINISTRATORS, administrator_key(user_id)]
    return own


def administrator_key(user_id: UUID) -> str:
    """The key of one administrator, which is worth nothing once the role is gone."""
    return f"{KIND}:administrator:{user_id}"


def keys_of_restricted(
    *, named: Collection[UUID], barred: Collection[UUID], administrators: Collection[UUID]
) -> list[str]:
    """The keys of a case restricted to ``named``, never for ``barred``.

    With nobody barred all administrators see it, those of tomorrow too; else each of today's who
    is not barred by a key of their own, so that nobody gets in by becoming one.
    """
    keys = {f"{KIND}:{person}" for person in named if person not in barred}
    if barred:
        keys |= {administrator_key(one) for one in administrators if one not in barred}
    else:
        keys.add(ADMINISTRATORS)
    return sorted(keys)


def check_people(named: Collection[UUID], barred: Collection[UUID]) -> None:
    """Raises NobodyNamedError, TooManyNamedError, NamedAndBarredError."""
    if not named:
        raise NobodyNamedError
    if len(set(named)) > MOST_PEOPLE or len(set(barred)) > MOST_PEOPLE:
        raise TooManyNamedError(most=MOST_PEOPLE)
    if set(named) & set(barred):
        raise NamedAndBarredError


def check_reason(reason: str) -> str:
    """The reason without its edges. Raises NoReasonError."""
    words = reason.strip()
    if not words:
        raise NoReasonError
    return words
