"""Reads of imports of old mailboxes."""

from uuid import UUID

from vinculo.interactions.contracts import ImportState, ImportView
from vinculo.interactions.models import HistoryImport

MOST = 20


def imports_of(mailbox_id: UUID) -> tuple[ImportView, ...]:
    """The imports of a mailbox, the newest first."""
    rows = HistoryImport.objects.filter(mailbox=mailbox_id).order_by("-asked_at", "-pk")[:MOST]
    return tuple(
        ImportView(
            id=row.pk,
            folder=row.folder,
            state=ImportState(row.state),
            reason=row.reason,
            total=row.total,
            kept=row.kept,
            known=row.known,
            bad=row.bad,
            problems=tuple((place, reason) for place, reason in row.problems),
            asked_at=row.asked_at,
            ended_at=row.ended_at,
        )
        for row in rows
    )
