"""What the organization hears: somebody accepted an invitation."""

from vinculo.identity.events import InvitationAccepted
from vinculo.kernel import events
from vinculo.organization.domain.grants import teams_in
from vinculo.organization.services.teams import welcome


def on_accepted(event: InvitationAccepted) -> None:
    """Put the new person into the teams that the invitation promised."""
    welcome(user_id=event.user_id, team_ids=teams_in(event.grants))


events.subscribe(InvitationAccepted, "organization.welcome", on_accepted)
