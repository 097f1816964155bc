"""How an invitation writes down a team, and how it is read again."""

from collections.abc import Iterable
from uuid import UUID

TEAM = "team"


def team_grant(team_id: UUID) -> str:
    """What an invitation to this team carries."""
    return f"{TEAM}:{team_id}"


def teams_in(grants: Iterable[str]) -> list[UUID]:
    """The teams among what an invitation carried; what others wrote there is left to them."""
    found = []
    for grant in grants:
        kind, _, text = grant.partition(":")
        if kind == TEAM:
            try:
                found.append(UUID(text))
            except ValueError:
                continue
    return list(dict.fromkeys(found))
