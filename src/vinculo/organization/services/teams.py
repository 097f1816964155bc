"""Teams and who is in them."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from vinculo.kernel.errors import DomainError
from vinculo.kernel.ids import new_id
from vinculo.lib.text.sort_key import sort_key
from vinculo.organization.models import Membership, Team


class TeamNameTakenError(DomainError):
    """Two teams may not share a name."""

    code = "team_name_taken"


class TeamNotFoundError(DomainError):
    """No open team has that id."""

    code = "team_not_found"


def create_team(*, name: str, at: datetime, team_id: UUID | None = None) -> UUID:
    """Make a team without members. Raises TeamNameTakenError."""
    name = name.strip()
    try:
        with transaction.atomic():
            return Team.objects.create(
                pk=team_id or new_id(), name=name, sort_name=sort_key(name), created_at=at
            ).pk
    except IntegrityError:
        raise TeamNameTakenError(name=name) from None


def rename_team(*, team_id: UUID, name: str) -> None:
    """Call a team by another name. Raises TeamNotFoundError, TeamNameTakenError."""
    name = name.strip()
    try:
        with transaction.atomic():
            team = _locked(team_id)
            team.name, team.sort_name = name, sort_key(name)
            team.save(update_fields=["name", "sort_name"])
    except IntegrityError:
        raise TeamNameTakenError(name=name) from None


@transaction.atomic
def close_team(*, team_id: UUID, at: datetime) -> None:
    """End a team; its rows stay, its members no longer act through it."""
    team = _locked(team_id)
    team.closed_at = at
    team.save(update_fields=["closed_at"])


@transaction.atomic
def add_member(*, team_id: UUID, user_id: UUID, leads: bool = False) -> None:
    """Put a person into a team, or change whether they lead it. Raises TeamNotFoundError."""
    team = _locked(team_id)
    Membership.objects.update_or_create(team=team, user_id=user_id, defaults={"leads": leads})


@transaction.atomic
def welcome(*, user_id: UUID, team_ids: Collection[UUID]) -> int:
    """Put a new person into these teams, as they are when this is run again; how many are new.

    A team that was closed since the invitation is passed over.
    """
    open_ids = Team.objects.filter(pk__in=team_ids, closed_at__isnull=True).select_for_update()
    made = [
        Membership.objects.get_or_create(team=team, user_id=user_id)[1]
        for team in open_ids.order_by("pk")
    ]
    return sum(made)


@transaction.atomic
def remove_member(*, team_id: UUID, user_id: UUID) -> None:
    """Take a person out of a team; somebody who is not in it stays out."""
    Membership.objects.filter(team_id=team_id, user_id=user_id).delete()


def _locked(team_id: UUID) -> Team:
    team = Team.objects.select_for_update().filter(pk=team_id, closed_at__isnull=True).first()
    if team is None:
        raise TeamNotFoundError
    return team
