"""Who may see and change the company, its calendars and its teams."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from vinculo.kernel.access import policies
from vinculo.kernel.actor import Actor, Role, key_providers
from vinculo.kernel.statements import Statement
from vinculo.organization.models import Membership

ACTIONS = {
    "organization.see": frozenset(Role),
    "organization.see_teams": frozenset({Role.ADMINISTRATOR, Role.SUPERVISOR, Role.DIRECTION}),
    "organization.manage": frozenset({Role.ADMINISTRATOR}),
    "organization.set_languages": frozenset({Role.ADMINISTRATOR, Role.DIRECTION}),
}

UNFILTERED = {
    "company": "everybody who works here, and each customer, knows the company's name",
    "company_exists": "the start wizard asks before there is anybody",
    "wanted_languages": "what the law wants where the company works is public",
    "languages_said": "who said it last; the page itself is for administration and direction",
    "calendars": "opening hours are no secret; the page itself is for administrators",
    "confirmed_years": "holidays are public; the page itself is for administrators",
    "draft_of": "opening hours are no secret; the page itself is for administrators",
    "teams": "who may see teams at all sees all of them; the pages ask for it",
    "members_of": "who may see teams at all sees who is in them; the pages ask for it",
    "members_by_team": "who may see teams at all sees who is in them; the pages ask for it",
    "teams_by_member": "who may see teams at all sees who is in them; the pages ask for it",
}


def may(actor: Actor, action: str) -> bool:
    """Whether ``actor`` may do ``action``; settings belong to administrators."""
    return actor.is_any(*ACTIONS.get(action, ()))


def team_keys(user_id: UUID, _roles: frozenset[Role]) -> Iterable[str]:
    """A person holds the key of each open team they are in."""
    return [f"team:{row.team_id}" for row in _teams.rows(user_id=user_id)]


@Statement
def _teams(user_id: UUID) -> QuerySet[Any, Any]:
    return Membership.objects.filter(user_id=user_id, team__closed_at__isnull=True).values(
        "team_id"
    )


policies.add("organization", may)
key_providers.add("organization.teams", team_keys)
