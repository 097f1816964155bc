"""Keeping and removing views of the list."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from vinculo.cases import policy
from vinculo.cases.domain.views import Look
from vinculo.cases.models import SavedView
from vinculo.kernel.actor import Actor
from vinculo.kernel.errors import DomainError, NotAllowedError

MOST_VIEWS = 40


class ViewNeedsNameError(DomainError):
    """A view is found again by its name."""

    code = "case_view_needs_name"


class TooManyViewsError(DomainError):
    """More views than anybody finds again."""

    code = "case_too_many_views"


@transaction.atomic
def keep_view(*, actor: Actor, name: str, look: Look, team_id: UUID | None, at: datetime) -> UUID:
    """Keep a look under a name; the same name of the same person is written over.

    A view can be shared with a team of one's own only.
    """
    clean = " ".join(name.split())[:60]
    if not clean:
        raise ViewNeedsNameError
    if actor.user_id is None or (team_id is not None and f"team:{team_id}" not in actor.keys):
        raise NotAllowedError(action="cases.keep_view")
    own = SavedView.objects.filter(person_id=actor.user_id)
    if own.exclude(name=clean).count() >= MOST_VIEWS:
        raise TooManyViewsError(most=MOST_VIEWS)
    row, _made = SavedView.objects.update_or_create(
        person_id=actor.user_id,
        name=clean,
        defaults={"look": look.stored(), "team_id": team_id, "made_at": at},
    )
    return row.pk


@transaction.atomic
def remove_view(*, actor: Actor, view_id: UUID) -> bool:
    """Remove one's own view; whether there was one."""
    rows = SavedView.objects.filter(policy.visible_views(actor), person_id=actor.user_id)
    return bool(rows.filter(pk=view_id).delete()[0])
