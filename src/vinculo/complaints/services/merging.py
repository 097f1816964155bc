"""A complaint whose case ended as a double of another goes on there, or ends with evidence."""

from contextlib import suppress
from datetime import datetime
from uuid import UUID

from django.db import transaction

from vinculo.complaints.contracts import ComplaintKind, ComplaintState, LegalType, Origin
from vinculo.complaints.models import Complaint
from vinculo.complaints.services import filing, legal, story
from vinculo.kernel import evidence
from vinculo.kernel.actor import SYSTEM
from vinculo.kernel.errors import DomainError


@transaction.atomic
def hear_double(*, case_id: UUID, at: datetime) -> None:
    """The case was a double: its complaint goes on with the one of the case that stays.

    That case becomes a complaint if it was none, filed when the customer first said it. The
    customer loses no time: terms of the earlier filing run on until the answer of the one that
    stays; those of a later one are called off, with evidence. Safe to hear twice.
    """
    row = (
        Complaint.objects.open()
        .filter(case_id=case_id)
        .select_related("case")
        .select_for_update(of=("self",))
        .first()
    )
    if row is None:
        return
    stays = _that_stays(row, at=at)
    row.state, row.closed_at, row.merged_into = ComplaintState.MERGED, at, stays
    row.save(update_fields=["state", "closed_at", "merged_into"])
    runs_on = stays is not None and row.filed_at < stays.filed_at and stays.answered_at is None
    if not runs_on:
        legal.cancel(row, at=at)
    story.enter(row, "merged", at=at, code=str(stays.pk) if stays else "")
    facts = {
        "into": str(stays.pk) if stays else "",
        "terms": "run_on" if runs_on else "called_off",
        "at": at.isoformat(),
    }
    evidence.record(
        evidence.Proof(kind="complaints.merged", subject=story.subject_of(row.pk), facts=facts)
    )


@transaction.atomic
def hear_apart(*, case_id: UUID, at: datetime) -> bool:
    """Its case lives again by itself: so does the complaint, with its terms. Whether it was."""
    row = (
        Complaint.objects.filter(case_id=case_id, state=ComplaintState.MERGED)
        .select_for_update(of=("self",))
        .first()
    )
    if row is None:
        return False
    row.state, row.closed_at, row.merged_into = _state_by_times(row), None, None
    row.save(update_fields=["state", "closed_at", "merged_into"])
    story.enter(row, "apart", at=at)
    legal.begin_terms(complaint_id=row.pk, at=at)
    return True


def _that_stays(row: Complaint, *, at: datetime) -> Complaint | None:
    """The complaint of the case into which this one's was merged; None where there is none."""
    into = row.case.merged_into_id
    if into is None:
        return None
    with suppress(DomainError):  # the case that stays is over already
        known = filing.file(
            case_id=into,
            kind=ComplaintKind(row.kind),
            origin=Origin(row.origin),
            actor=SYSTEM,
            at=at,
            filed_at=row.filed_at,
            asks_for=row.asks_for,
            legal_type=LegalType(row.legal_type),
        )
        return Complaint.objects.open().filter(pk=known).first()
    return None


def _state_by_times(row: Complaint) -> ComplaintState:
    reached = (
        (row.answered_at, ComplaintState.ANSWERED),
        (row.investigated_at, ComplaintState.INVESTIGATED),
        (row.assessed_at, ComplaintState.ASSESSED),
        (row.acknowledged_at, ComplaintState.ACKNOWLEDGED),
    )
    return next((state for moment, state in reached if moment), ComplaintState.RECEIVED)
