"""A complaint whose case went on in another goes on there, with all that was said of it."""

from contextlib import suppress
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from vinculo.cases.contracts import Outcome
from vinculo.complaints.contracts import (
    ComplaintState,
    LegalTopic,
    LegalType,
)
from vinculo.complaints.domain import joining
from vinculo.complaints.domain.steps import lowers
from vinculo.complaints.models import Complaint, Point
from vinculo.complaints.services import filing, legal, story
from vinculo.kernel import evidence
from vinculo.kernel.errors import DomainError


@transaction.atomic
def hear_double(*, case_id: UUID, at: datetime) -> None:
    """The case went on in another: its complaint goes on with the one of the case that stays.

    That case becomes a complaint if it was none, filed when the customer first said it. The
    customer loses no time: terms that the other does not have, or has later, run on until the
    answer of the one that stays; the rest are called off, with evidence. One that can go on
    nowhere stays open, and so does one whose case lives again by now. Safe to hear twice.
    """
    row = (
        Complaint.objects.open()
        .filter(case_id=case_id)
        .select_related("case")
        .select_for_update(of=("self",))
        .first()
    )
    if row is None or row.case.outcome != Outcome.DUPLICATE or row.case.merged_into_id is None:
        return
    stays = _that_stays(row, at=at)
    if stays is None:
        return
    carried = carry_over(row, stays)
    row.state, row.closed_at, row.merged_into = ComplaintState.MERGED, at, stays
    row.save(update_fields=["state", "closed_at", "merged_into"])
    runs_on = joining.runs_on(
        filed_at=row.filed_at,
        other_filed_at=stays.filed_at,
        topic=LegalTopic(row.topic),
        other_topic=LegalTopic(stays.topic),
        is_same_service=row.service_id == stays.service_id,
    )
    if not runs_on:
        legal.cancel(row, at=at)
    legal.begin_terms(complaint_id=stays.pk, at=at)
    story.enter(row, "merged", at=at, code=str(stays.pk))
    story.enter(stays, "joined", at=at, code=str(row.pk))
    facts = {
        "into": str(stays.pk),
        "terms": "run_on" if runs_on else "called_off",
        "carried": ",".join(carried),
        "at": at.isoformat(),
    }
    evidence.record(
        evidence.Proof(kind="complaints.merged", subject=story.subject_of(row.pk), facts=facts)
    )


def _that_stays(row: Complaint, *, at: datetime) -> Complaint | None:
    """The complaint of the case in which this one's goes on; None where it can go on nowhere."""
    case, seen = row.case, set[UUID]()
    while (further := case.merged_into) is not None and further.pk not in seen:
        seen.add(further.pk)
        case = further
    with suppress(DomainError):  # the case that stays is over already
        known = filing.file_for(row, case_id=case.pk, at=at)
        open_ones = Complaint.objects.open().select_related("case")
        if row.answered_at is None:
            open_ones = open_ones.filter(answered_at__isnull=True)
        return open_ones.select_for_update(of=("self",)).filter(pk=known).first()
    return None


def carry_over(row: Complaint, stays: Complaint, *, copies: bool = True) -> list[str]:
    """What was said of the one that ends and not of the other; what that was.

    Of whom it speaks neither accompanies nor investigates it any more. Without ``copies``, points
    that came to it from another complaint stay where they are.
    """
    if stays.answered_at is not None:
        return _carry_points(row, stays, copies=copies)
    carried = []
    if stays.about_id is None and row.about_id is not None:
        stays.about_id = row.about_id
        carried.append("about")
    if stays.about_id is not None:
        stays.champion_id = None if stays.champion_id == stays.about_id else stays.champion_id
        if stays.investigator_id == stays.about_id:
            stays.investigator_id = None
    if stays.topic == LegalTopic.OTHER != row.topic:
        stays.topic = row.topic
        carried.append("topic")
    if lowers(LegalType(row.legal_type), LegalType(stays.legal_type)):
        stays.legal_type = row.legal_type
        carried.append("legal_type")
    if row.asks_for and not stays.asks_for:
        stays.asks_for = row.asks_for
        carried.append("asks_for")
    stays.save(
        update_fields=["about", "champion", "investigator", "topic", "legal_type", "asks_for"]
    )
    return carried + _carry_points(row, stays, copies=copies)


def _carry_points(row: Complaint, stays: Complaint, *, copies: bool) -> list[str]:
    """Its points stand after those of the other; the same words are the same point."""
    known = Point.objects.filter(complaint=stays)
    last = known.aggregate(last=Max("position"))["last"] or 0
    own = Point.objects.filter(complaint=row).exclude(words__in=known.values("words"))
    if not copies:
        own = own.filter(copy_of__isnull=True)
    made = [
        Point(
            complaint=stays,
            position=last + number,
            words=one.words,
            answer=one.answer,
            answered_at=one.answered_at,
            answered_by_id=one.answered_by_id,
            copy_of=one,
        )
        for number, one in enumerate(own.order_by("position"), start=1)
    ]
    Point.objects.bulk_create(made)
    return ["points"] if made else []
