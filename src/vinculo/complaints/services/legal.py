"""What the law makes of a complaint: its terms, the promises that they are, and their ends."""

from contextlib import suppress
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from vinculo.complaints.contracts import LegalType
from vinculo.complaints.models import Complaint
from vinculo.complaints.policy import visible
from vinculo.kernel.actor import SYSTEM, Actor
from vinculo.kernel.errors import DomainError
from vinculo.portfolio import api as portfolio
from vinculo.portfolio.contracts import NewFiling, TermState, TermView
from vinculo.promises import api as promises
from vinculo.promises.contracts import NewPromise, Source

KINDS = {
    LegalType.QUERY: "query",
    LegalType.DEFERRED_QUERY: "query",
    LegalType.INCIDENT: "incident",
    LegalType.COMPLAINT: "complaint",
}
"""What terms call each legal type; a query that was answered at once has stopped its terms."""
A_SECOND = timedelta(seconds=1)


class NoSuchComplaintError(DomainError):
    """No such complaint within the person's sight."""

    code = "complaint_not_found"


def subject_of(case_id: UUID) -> str:
    """What terms call the case."""
    return f"case:{case_id}"


@transaction.atomic
def begin_terms(*, complaint_id: UUID, at: datetime, topic: str = "other") -> int:
    """Begin the terms that the law gives for a complaint, each with its promise; how many duties.

    Said again after its legal type or ``topic`` changed, what applies no more is called off.
    What begins after the decision was told has ended with it. Safe to say twice.
    """
    row = Complaint.objects.select_related("case").filter(pk=complaint_id).first()
    if row is None:
        return 0
    subject = subject_of(row.case_id)
    count = portfolio.file_matter(
        NewFiling(
            subject=subject,
            service_id=row.service_id,
            kind=KINDS[LegalType(row.legal_type)],
            topic=topic,
            filed_at=row.filed_at,
            keys=tuple(row.case.access_keys),
        ),
        at=at,
    )
    firsts = [term for term in portfolio.terms_of([subject])[subject] if term.is_first]
    for term in firsts:
        if term.stopped_at is None:
            _promise(row, term, at=at)
    called_off = [_origin(row, t) for t in firsts if t.state is TermState.CANCELLED]
    promises.call_off_duties(origins=called_off, at=at)
    if row.answered_at is not None:
        end_terms(case_id=row.case_id, at=row.answered_at)
    return count


@transaction.atomic
def set_topic(*, complaint_id: UUID, topic: str, actor: Actor, at: datetime) -> int:
    """Say what a complaint is about where a law has a term of its own; how many duties run.

    Raises NoSuchComplaintError.
    """
    seen = Complaint.objects.filter(visible(actor), pk=complaint_id)
    if not seen.select_for_update(of=("self",)).exists():
        raise NoSuchComplaintError
    return begin_terms(complaint_id=complaint_id, topic=topic, at=at)


@transaction.atomic
def end_terms(*, case_id: UUID, at: datetime) -> int:
    """The reasoned answer was told at ``at``: terms and their promises are kept, or late."""
    promises.keep_duties(subject=subject_of(case_id), at=at)
    return portfolio.stop_terms(subject=subject_of(case_id), at=at)


@transaction.atomic
def take_end_back(*, case_id: UUID, at: datetime) -> int:
    """It is looked at anew: terms whose end is still to come run on; how many duties.

    What was answered in time and whose end is past stays as it was. Safe to say twice.
    """
    subject = subject_of(case_id)
    if Complaint.objects.filter(case_id=case_id, answered_at__isnull=False).exists():
        return 0
    done = {TermState.KEPT, TermState.LATE}
    firsts = [
        term
        for term in portfolio.terms_of([subject])[subject]
        if term.is_first and term.state in done and term.ends_before and term.ends_before > at
    ]
    for stopped_at in sorted({term.stopped_at for term in firsts if term.stopped_at}):
        duties = [term.duty for term in firsts if term.stopped_at == stopped_at]
        portfolio.take_stop_back(subject=subject, stopped_at=stopped_at, at=at, duties=duties)
        promises.take_resolution_back(
            subject=subject, resolved_at=stopped_at, at=at, is_still_due=True
        )
    return len(firsts)


def _origin(row: Complaint, term: TermView) -> str:
    return f"law:{row.pk}:{term.duty}"


def _promise(row: Complaint, term: TermView, *, at: datetime) -> None:
    """A duty of the law is a promise too; one whose time is over already cannot be given."""
    if term.ends_before is None:
        return
    service = portfolio.service(row.service_id)
    with suppress(DomainError):
        promises.open_promise(
            NewPromise(
                source=Source.DUTY,
                words=f"{term.title} ({term.article})"[:300],
                service_id=row.service_id,
                customer_id=row.case.customer_id,
                subject=term.subject,
                owner_id=service.owner_id if service else None,
                given_at=row.filed_at,
                due_at=term.ends_before - A_SECOND,
                origin=_origin(row, term),
                keys=tuple(row.case.access_keys),
            ),
            actor=SYSTEM,
            at=at,
        )
