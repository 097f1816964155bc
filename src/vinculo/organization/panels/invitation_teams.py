"""The teams of the form with which administration invites somebody."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from vinculo.identity.contracts import GrantKind, grant_kinds
from vinculo.organization import selectors
from vinculo.organization.domain.grants import team_grant


def team_choices() -> Sequence[tuple[str, str]]:
    """The open teams, by name."""
    return [(team_grant(team.id), team.name) for team in selectors.teams()]


grant_kinds.add(
    "team",
    GrantKind(
        label=_("Equipos"),
        note=_("Entrará en ellos en cuanto acepte."),
        choices=team_choices,
    ),
)
