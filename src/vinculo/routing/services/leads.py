"""Who is told when something goes wrong with a person or a queue."""

from collections.abc import Collection
from uuid import UUID

from vinculo.identity import api as identity
from vinculo.kernel.actor import Role
from vinculo.organization import api as organization


def leads_of(user_id: UUID) -> list[UUID]:
    """Those who lead the teams of a person, besides themselves; else all supervisors."""
    teams = [team.id for team in organization.teams_of(user_id)]
    return [lead for lead in leads_of_teams(teams) if lead != user_id]


def leads_of_teams(team_ids: Collection[UUID]) -> list[UUID]:
    """Those who lead these teams; when nobody does, all supervisors."""
    members = organization.members_by_team(team_ids)
    leads = {m.user_id for people in members.values() for m in people if m.leads}
    return sorted(leads or {user.id for user in identity.users(Role.SUPERVISOR)})
