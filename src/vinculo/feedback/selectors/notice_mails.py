"""What was sent to those whom an announcement affects; counts, which name nobody."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, F

from vinculo.feedback import policy
from vinculo.feedback.contracts import NoticeMailState
from vinculo.feedback.models import NoticeMail, NoticeSending
from vinculo.kernel.actor import Actor


@dataclass(frozen=True, kw_only=True)
class SendingView:
    """How far a sending has come: of ``size``, how many have left and how many were left out."""

    step_id: UUID
    affected: int
    size: int
    is_partial: bool
    sent: int
    skipped: int
    by: str
    started_at: datetime
    ended_at: datetime | None


def sendings(*, actor: Actor, step_ids: Collection[UUID]) -> dict[UUID, SendingView]:
    """What was sent of these steps, in two queries."""
    rows = NoticeSending.objects.filter(policy.visible_waves(actor), step_id__in=step_ids)
    found = list(rows.annotate(by_name=F("sent_by__name")))
    counts: dict[tuple[UUID, str], int] = {
        (row["sending"], row["state"]): row["n"]
        for row in NoticeMail.objects.filter(sending__in=[one.pk for one in found])
        .values("sending", "state")
        .annotate(n=Count("pk"))
        .order_by()
    }
    return {
        row.step_id: SendingView(
            step_id=row.step_id,
            affected=row.affected,
            size=row.size,
            is_partial=row.is_partial,
            sent=counts.get((row.pk, NoticeMailState.SENT), 0),
            skipped=counts.get((row.pk, NoticeMailState.SKIPPED), 0),
            by=row.by_name,
            started_at=row.started_at,
            ended_at=row.ended_at,
        )
        for row in found
    }
