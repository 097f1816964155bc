"""Times in which terms of the law stand still, or stood, with the proof of each."""

from collections.abc import Collection

from vinculo.portfolio.contracts import AskedBy, PauseView
from vinculo.portfolio.models import TermPause


def view_of(row: TermPause) -> PauseView:
    """The contract of a row."""
    return PauseView(
        id=row.pk,
        subject=row.subject,
        kind=row.kind,
        began_at=row.starts_at,
        ended_at=row.ends_at,
        reason=row.reason,
        asked_by=AskedBy(row.asked_by),
        asked_ref=row.asked_ref,
        asked_at=row.asked_at,
        answer_by=row.answer_by,
        answer_before=row.answer_before,
        ran_out_at=row.ran_out_at,
        completed_ref=row.completed_ref,
    )


def pauses_of(subjects: Collection[str]) -> list[PauseView]:
    """The pauses of these subjects, the last to begin first.

    Who may see a subject is its owner's matter.
    """
    rows = TermPause.objects.filter(subject__in=subjects).order_by("-starts_at", "-pk")
    return [view_of(row) for row in rows]
