"""Registrations: the access keys of queues, by team."""

from uuid import UUID

from vinculo.kernel.actor import Role, derived_keys
from vinculo.routing import policy, selectors

TEAM = "team:"


def queue_keys(held: frozenset[str], roles: frozenset[Role]) -> list[str]:
    """``queue:<id>`` for each queue that one of the person's teams works."""
    teams = [UUID(key.removeprefix(TEAM)) for key in held if key.startswith(TEAM)]
    if not teams or not roles & policy.WORKERS:
        return []
    return selectors.queue_keys_of_teams(teams)


derived_keys.add("routing", queue_keys)
