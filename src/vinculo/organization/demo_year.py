"""The teams of a large demo company."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from vinculo.kernel.demo import demo_id
from vinculo.lib.calendar import Calendar
from vinculo.organization import selectors
from vinculo.organization.services.teams import add_member, create_team


@dataclass(frozen=True, kw_only=True)
class YearTeam:
    """A team under ``demo_id("team:<key>")``; without ``name`` it is there already."""

    key: str
    name: str
    people: tuple[str, ...]
    lead: str = ""


def write_teams(teams: Sequence[YearTeam], *, at: datetime) -> None:
    """Open the teams and put their people into them."""
    for team in teams:
        team_id = demo_id(f"team:{team.key}")
        if team.name:
            create_team(name=team.name, at=at, team_id=team_id)
        for key in team.people:
            add_member(team_id=team_id, user_id=demo_id(f"user:{key}"), leads=key == team.lead)


def shop_hours() -> Calendar:
    """The calendar by which the company counts."""
    return selectors.calendar_of(demo_id("calendar:shop"))
