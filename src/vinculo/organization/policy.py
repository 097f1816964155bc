"""Who may see and change the company, its calendars and its teams."""

from collections.abc import Iterable
from uuid import UUID

from vinculo.kernel.access import policies
from vinculo.kernel.actor import Actor, Role, key_providers
from vinculo.organization.models import Membership

ACTIONS = {
    "organization.see": frozenset(Role),
    "organization.see_teams": frozenset({Role.ADMINISTRATOR, Role.SUPERVISOR, Role.DIRECTION}),
    "organization.manage": frozenset({Role.ADMINISTRATOR}),
}

UNFILTERED = {
    "company": "everybody who works here, and each customer, knows the company's name",
    "company_exists": "the start wizard asks before there is anybody",
    "calendars": "opening hours are no secret; the page itself is for administrators",
    "draft_of": "opening hours are no secret; the page itself is for administrators",
    "teams": "who may see teams at all sees all of them; the pages ask for it",
    "members_of": "who may see teams at all sees who is in them; the pages ask for it",
    "members_by_team": "who may see teams at all sees who is in them; the pages ask for it",
}


def may(actor: Actor, action: str) -> bool:
    """Whether ``actor`` may do ``action``; settings belong to administrators."""
    return actor.is_any(*ACTIONS.get(action, ()))


def team_keys(user_id: UUID, _roles: frozenset[Role]) -> Iterable[str]:
    """A person holds the key of each open team they are in."""
    teams = Membership.objects.filter(user_id=user_id, team__closed_at__isnull=True)
    return [f"team:{team_id}" for team_id in teams.values_list("team_id", flat=True)]


policies.add("organization", may)
key_providers.add("organization.teams", team_keys)
