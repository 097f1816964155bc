"""Registrations: the access keys of queues, by team."""

from uuid import UUID

from vinculo.kernel.actor import Role, key_providers
from vinculo.organization import api as organization
from vinculo.routing import policy, selectors


def queue_keys(user_id: UUID, roles: frozenset[Role]) -> list[str]:
    """``queue:<id>`` for each queue that one of the person's teams works."""
    if not roles & policy.WORKERS:
        return []
    teams = [team.id for team in organization.teams_of(user_id)]
    return selectors.queue_keys_of_teams(teams)


key_providers.add("routing", queue_keys)
