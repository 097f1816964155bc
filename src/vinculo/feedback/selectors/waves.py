"""Waves as pages show them: without names; what was told is read in its case."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, Q

from vinculo.delivery import api as delivery
from vinculo.feedback import policy
from vinculo.feedback.contracts import (
    InvitationState,
    Skip,
    Trouble,
    WaveState,
    WaveView,
)
from vinculo.feedback.domain.waves import Funnel, Told
from vinculo.feedback.models import Wave, WaveInvitation
from vinculo.kernel.actor import Actor

MOST = 100


def waves(*, actor: Actor) -> list[WaveView]:
    """The latest waves, the newest first."""
    rows = list(
        Wave.objects.filter(policy.visible_waves(actor))
        .select_related("service")
        .order_by("-created_at", "-pk")[:MOST]
    )
    counts = _counts([row.pk for row in rows])
    return [_view(row, counts.get(row.pk, {})) for row in rows]


def wave(*, actor: Actor, wave_id: UUID) -> WaveView | None:
    """One wave; None when there is none of that id within sight."""
    row = (
        Wave.objects.filter(policy.visible_waves(actor), pk=wave_id)
        .select_related("service")
        .first()
    )
    return _view(row, _counts([row.pk]).get(row.pk, {})) if row else None


def told(wave_id: UUID) -> list[Told]:
    """How many had each trouble, and how many of them had told us before; the most first."""
    rows = WaveInvitation.objects.filter(wave_id=wave_id, state=InvitationState.SAID).order_by()
    counted = rows.values_list("trouble").annotate(
        had=Count("pk"), told=Count("pk", filter=Q(had_told=True))
    )
    found = [Told(trouble=Trouble(name), had=had, had_told=told) for name, had, told in counted]
    return sorted(found, key=lambda one: (-one.had, one.trouble))


def said(wave_id: UUID) -> list[tuple[UUID | None, Trouble]]:
    """What customers told of, with the conversation that holds it, if any, the latest last."""
    rows = WaveInvitation.objects.filter(wave_id=wave_id, state=InvitationState.SAID)
    return [
        (conversation, Trouble(trouble))
        for conversation, trouble in rows.order_by("answered_at", "pk").values_list(
            "conversation_id", "trouble"
        )[:MOST]
    ]


def unsure(wave_id: UUID) -> int:
    """Of how many mails nobody knows whether they arrived; they are never sent again."""
    rows = WaveInvitation.objects.filter(wave_id=wave_id, mail_id__isnull=False)
    states = delivery.state_of([one for one in rows.values_list("mail_id", flat=True) if one])
    return sum(state == "unsure" for state in states.values())


def skipped_later(wave_id: UUID) -> list[tuple[Skip, int]]:
    """Who was drawn and then not asked, because things had changed when the mail should leave."""
    rows = WaveInvitation.objects.filter(wave_id=wave_id, state=InvitationState.SKIPPED).order_by()
    found = {Skip(why): n for why, n in rows.values_list("skipped").annotate(n=Count("pk"))}
    return [(why, found[why]) for why in Skip if why in found]


def _counts(ids: list[UUID]) -> dict[UUID, dict[InvitationState, int]]:
    found: dict[UUID, dict[InvitationState, int]] = {}
    rows = WaveInvitation.objects.filter(wave_id__in=ids).order_by()
    for wave_id, state, n in rows.values_list("wave_id", "state").annotate(n=Count("pk")):
        found.setdefault(wave_id, {})[InvitationState(state)] = n
    return found


def _view(row: Any, counts: dict[InvitationState, int]) -> WaveView:
    return WaveView(
        id=row.pk,
        name=row.name,
        service_id=row.service_id,
        service_name=row.service.name,
        since=row.since,
        until=row.until,
        margin_pct=row.margin_pct,
        response_pct=row.response_pct,
        seed=row.seed,
        worth=row.worth,
        currency=row.currency,
        state=WaveState(row.state),
        population=row.population,
        size=row.size,
        left_out=tuple((why, row.left_out[why]) for why in Skip if why in row.left_out),
        created_at=row.created_at,
        started_at=row.started_at,
        counts=counts,
    )


def funnel_of(*, actor: Actor, service_id: UUID, since: datetime) -> Funnel:
    """Of those who were sent a question about a service since then: who told, who is silent."""
    rows = WaveInvitation.objects.filter(
        wave__in=Wave.objects.filter(policy.visible_waves(actor), service_id=service_id),
        sent_at__gte=since,
    )
    counted = rows.order_by().values_list("state").annotate(n=Count("pk"))
    return Funnel(counts={InvitationState(state): n for state, n in counted})
