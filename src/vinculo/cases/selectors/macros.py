"""Macros within sight."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import F, Q, QuerySet

from vinculo.cases import policy
from vinculo.cases.domain.canned import Sharing
from vinculo.cases.domain.macros import Step, steps_of
from vinculo.cases.models import Macro
from vinculo.cases.selectors.canned import sharing_of
from vinculo.kernel.actor import Actor
from vinculo.organization import api as organization

MOST = 100


@dataclass(frozen=True, kw_only=True)
class MacroView:
    """A macro; ``is_own``: the reader may change it."""

    id: UUID
    name: str
    steps: tuple[Step, ...]
    service_id: UUID | None
    service_name: str
    sharing: Sharing
    team_id: UUID | None
    team_name: str
    used_count: int
    last_used_at: datetime | None
    is_own: bool
    is_offer: bool = False


def macros_of(*, actor: Actor, service_id: UUID | None = None) -> list[MacroView]:
    """The macros within sight, what is used most first; with a service, those offered there."""
    rows = Macro.objects.filter(policy.visible_texts(actor))
    if service_id is not None:
        rows = rows.filter(Q(service__isnull=True) | Q(service_id=service_id))
    return _views(rows, actor)


def macro_of(*, actor: Actor, macro_id: UUID, to_change: bool = False) -> MacroView | None:
    """One macro within sight, or that the actor may change; None when there is none."""
    seen = policy.own_texts(actor) if to_change else policy.visible_texts(actor)
    return next(iter(_views(Macro.objects.filter(seen, pk=macro_id), actor)), None)


def _views(rows: "QuerySet[Macro]", actor: Actor) -> list[MacroView]:
    teams = {team.id: team.name for team in organization.teams()}
    named = rows.annotate(service_name=F("service__name")).order_by("-used_count", "name", "pk")
    return [
        MacroView(
            id=row.pk,
            name=row.name,
            steps=steps_of(row.steps, {str(one["action"]) for one in row.steps}),
            service_id=row.service_id,
            service_name=row.service_name or "",
            sharing=sharing_of(row),
            team_id=row.team_id,
            team_name=teams.get(row.team_id, "") if row.team_id else "",
            used_count=row.used_count,
            last_used_at=row.last_used_at,
            is_own=policy.is_own(row, actor),
            is_offer=row.is_offer,
        )
        for row in named[:MOST]
    ]
