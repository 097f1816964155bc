"""A complaint that went on with another lives by itself again; what that leaves of the other."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from vinculo.complaints.contracts import ComplaintState
from vinculo.complaints.models import Complaint, ComplaintStep, Point, Remedy
from vinculo.complaints.services import filing, helping, legal, merging, outside, story
from vinculo.kernel import evidence
from vinculo.portfolio import api as portfolio
from vinculo.statutory import api as statutory


@transaction.atomic
def hear_apart(*, case_id: UUID, at: datetime) -> bool:
    """Its case lives again by itself: so does the complaint, with its terms. Whether it was.

    Terms that only the answer of the other one had ended run again from the filing they had: of
    this one nothing was answered. Points that the other took over and nobody answered leave it.
    An other that only this merge had made is void: it would count, and be owed, a second time.
    """
    row = (
        Complaint.objects.filter(case_id=case_id, state=ComplaintState.MERGED)
        .select_related("case")
        .select_for_update(of=("self",))
        .first()
    )
    if row is None:
        return False
    if row.case.merged_into_id is not None:  # a late word: it was merged again since
        return True
    stayed, merged_at = _locked(row.merged_into_id), row.closed_at
    row.state, row.closed_at, row.merged_into = _state_by_times(row), None, None
    row.save(update_fields=["state", "closed_at", "merged_into"])
    if stayed is not None and stayed.answered_at is None:
        Point.objects.filter(complaint=stayed, copy_of__complaint=row, answer="").delete()
    story.enter(row, "apart", at=at)
    if stayed is not None:
        story.enter(stayed, "left", at=at, code=str(row.pk))
    while stayed is not None and _is_hollow(stayed):
        stayed = _void(stayed, row, at=at)
    legal.begin_terms(complaint_id=row.pk, at=at)
    legal.run_anew(case_id=case_id, since=merged_at or at, at=at)
    return True


def _locked(complaint_id: UUID | None) -> Complaint | None:
    """One that another complaint went on with; whoever files its case meanwhile waits."""
    if complaint_id is None:
        return None
    case_ids = Complaint.objects.filter(pk=complaint_id).values_list("case_id", flat=True)
    for case_id in case_ids:
        filing.wait_for_turn(case_id)
    rows = Complaint.objects.filter(pk=complaint_id).select_related("case")
    return rows.select_for_update(of=("self",)).first()


def _is_hollow(row: Complaint) -> bool:
    """Whether only merges made it a complaint, none goes on in it, and the customer got nothing.

    What was decided or granted in it stands: the customer was told so.
    """
    return (
        row.is_by_merge
        and not Complaint.objects.filter(merged_into=row).exists()
        and not ComplaintStep.objects.filter(complaint=row, what="answered").exists()
        and not Remedy.objects.filter(complaint=row).exists()
    )


def _void(row: Complaint, left: Complaint, *, at: datetime) -> Complaint | None:
    """It counts nowhere from now on; the one in which it went on by then, if any.

    What was written down in it goes back with the complaint that left; its receipt and its history
    stay as they were. No term that the other matter's date began is ever run again here.
    """
    further = row.merged_into_id
    given_back = _give_back(row, left)
    given_back += ["outside"] if outside.give_back(row, left) else []
    row.state, row.closed_at, row.merged_into = ComplaintState.VOID, at, None
    row.save(update_fields=["state", "closed_at", "merged_into"])
    legal.cancel(row, at=at, is_apart=True)
    helping.call_off(row, at=at)
    portfolio.set_terms_aside(subject=legal.subject_of(row.case_id), started_at=row.filed_at)
    statutory.take_back(case_id=row.case_id, at=at)
    story.enter(row, "void", at=at, code=str(left.pk))
    facts = {"left": str(left.pk), "given_back": ",".join(given_back), "at": at.isoformat()}
    evidence.record(
        evidence.Proof(kind="complaints.void", subject=story.subject_of(row.pk), facts=facts)
    )
    return _locked(further)


def _give_back(row: Complaint, left: Complaint) -> list[str]:
    """Answers to points that it had of the one that left, and what was said of it alone."""
    if left.answered_at is not None:
        return []
    answered = Point.objects.filter(complaint=row, copy_of__complaint=left, copy_of__answer="")
    found = list(answered.exclude(answer="").select_related("copy_of"))
    for one in found:
        own = one.copy_of
        if own is None:  # its point was dropped in the same moment: there is nothing to answer
            continue
        own.answer, own.answered_at = one.answer, one.answered_at
        own.answered_by_id = one.answered_by_id
        own.save(update_fields=["answer", "answered_at", "answered_by"])
    return (["answers"] if found else []) + merging.carry_over(row, left, copies=False)


def _state_by_times(row: Complaint) -> ComplaintState:
    reached = (
        (row.answered_at, ComplaintState.ANSWERED),
        (row.investigated_at, ComplaintState.INVESTIGATED),
        (row.assessed_at, ComplaintState.ASSESSED),
        (row.acknowledged_at, ComplaintState.ACKNOWLEDGED),
    )
    return next((state for moment, state in reached if moment), ComplaintState.RECEIVED)
