"""What the law makes of a complaint: its terms, the promises that they are, and their ends."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from vinculo.complaints.contracts import ELSEWHERE, LegalTopic, LegalType
from vinculo.complaints.domain.steps import WHY_AT_LEAST, check_may_decide
from vinculo.complaints.models import Complaint
from vinculo.complaints.selectors.law import topic_is_presumed, with_merged
from vinculo.complaints.services import presuming, story
from vinculo.kernel import evidence
from vinculo.kernel.actor import SYSTEM, Actor
from vinculo.kernel.errors import DomainError
from vinculo.portfolio import api as portfolio
from vinculo.portfolio.contracts import NewFiling, TermState, TermView
from vinculo.promises import api as promises
from vinculo.promises.contracts import NewPromise, Source
from vinculo.statutory import api as statutory

KINDS = {
    LegalType.QUERY: "query",
    LegalType.DEFERRED_QUERY: "query",
    LegalType.INCIDENT: "incident",
    LegalType.COMPLAINT: "complaint",
}
"""What terms call each legal type; a query that was answered at once has stopped its terms."""
A_SECOND = timedelta(seconds=1)


class NoTopicReasonError(DomainError):
    """Another topic may take a term away from the customer: it needs a written reason."""

    code = "complaint_topic_reason"


NoSuchComplaintError = story.NoSuchComplaintError


def subject_of(case_id: UUID) -> str:
    """What terms call the case."""
    return f"case:{case_id}"


@transaction.atomic
def begin_terms(*, complaint_id: UUID, at: datetime, is_first: bool = False) -> int:
    """Begin the terms that the law gives for a complaint, each with its promise; how many duties.

    ``is_first``: nobody has begun them yet, so what its words are about is presumed.
    Said again after its legal type or topic changed, what applies no more is called off and what
    applies again stands again. What begins after the decision was told has ended with it. Safe to
    say twice.
    """
    row = Complaint.objects.select_related("case").filter(pk=complaint_id).first()
    if row is None or row.state in ELSEWHERE:
        return 0
    subject = subject_of(row.case_id)
    topic = statutory.hand_over(
        case_id=row.case_id,
        service_id=row.service_id,
        prefix=f"law:{row.pk}:",
        filed_at=row.filed_at,
        at=at,
    )
    if topic.value != LegalTopic.OTHER and row.topic == LegalTopic.OTHER:
        row.topic = LegalTopic(topic.value)
        row.save(update_fields=["topic"])
    if is_first:
        presuming.presume_topic(row, at=at)
    stood = _stands([subject])
    count = portfolio.file_matter(
        NewFiling(
            subject=subject,
            service_id=row.service_id,
            kind=KINDS[LegalType(row.legal_type)],
            topic=row.topic,
            filed_at=row.filed_at,
            keys=tuple(row.case.access_keys),
        ),
        at=at,
    )
    firsts = [term for term in portfolio.terms_of([subject])[subject] if term.is_first]
    running = [term for term in firsts if term.stopped_at is None]
    promises.let_duties_stand(ends={_origin(row, term): _last(term) for term in running}, at=at)
    for term in running:
        _promise(row, term, at=at)
    called_off = [_origin(row, t) for t in firsts if t.state is TermState.CANCELLED]
    promises.call_off_duties(origins=called_off, at=at)
    if stood and not any(term.state is TermState.PAUSED for term in running):
        story.enter(row, "resumed", at=at)
    if row.answered_at is not None:
        end_terms(case_id=row.case_id, at=row.answered_at)
    return count


@transaction.atomic
def set_topic(
    *, complaint_id: UUID, topic: LegalTopic, actor: Actor, at: datetime, why: str = ""
) -> int:
    """Say what a complaint is about where a law has a term of its own; how many duties run.

    Leaving a topic that had a term of its own needs a reason, whose digest is evidence; saying
    the one that was presumed ends the presumption. Raises
    NoSuchComplaintError, NoTopicReasonError, AboutThemError, AlreadyClosedError, MergedError.
    """
    row = story.locked(complaint_id, actor, is_open=True)
    check_may_decide(actor.user_id, about=row.about_id)
    was, reason = LegalTopic(row.topic), why.strip()
    if was is topic and not topic_is_presumed(row.pk):
        return begin_terms(complaint_id=complaint_id, at=at)
    if LegalTopic.OTHER is not was is not topic and len(reason) < WHY_AT_LEAST:
        raise NoTopicReasonError
    row.topic = topic
    row.save(update_fields=["topic"])
    story.enter(row, "topic", at=at, actor=actor, words=reason, code=f"{was.value}>{topic.value}")
    prove(row, "topic", reason, was=was.value, now=topic.value)
    return begin_terms(complaint_id=complaint_id, at=at)


@transaction.atomic
def resume(*, complaint_id: UUID, actor: Actor, at: datetime) -> bool:
    """What stood still goes on as its law says, and its promises with it. False: nothing stood.

    Those too of complaints that go on with this one. Raises NoSuchComplaintError,
    AlreadyClosedError, MergedError.
    """
    row = story.locked(complaint_id, actor, is_open=True)
    stood = [go_on(one, at=at) for one in joined_to(row)]
    if any(stood):
        story.enter(row, "resumed", at=at, actor=actor)
    return any(stood)


def go_on(
    row: Complaint,
    *,
    at: datetime,
    completed_ref: UUID | None = None,
    why: str = "completed",
) -> bool:
    """The terms of one complaint go on after a pause, and their promises. False: nothing stood."""
    return promises.go_on_with_terms(
        filed_as=row.pk,
        subject=subject_of(row.case_id),
        at=at,
        completed_ref=completed_ref,
        why=why,
    )


def joined_to(row: Complaint) -> list[Complaint]:
    """A complaint, and those that go on with it."""
    others = with_merged(row.case_id)[1:]
    found = Complaint.objects.standing().filter(case_id__in=others).select_related("case")
    return [row, *found.order_by("pk")]


def _stands(subjects: Sequence[str]) -> bool:
    found = portfolio.terms_of(subjects).values()
    return any(term.state is TermState.PAUSED for terms in found for term in terms)


def _last(term: TermView) -> datetime | None:
    """The last moment in time; None while it stands still."""
    return term.ends_before and term.ends_before - A_SECOND


def prove(row: Complaint, what: str, reason: str, **facts: str) -> None:
    owner = story.subject_of(row.pk)
    digest = evidence.digest_of(reason.encode(), owner=owner) if reason else ""
    evidence.record(
        evidence.Proof(kind=f"complaints.{what}", subject=owner, facts=facts, digest=digest)
    )


@transaction.atomic
def end_terms(*, case_id: UUID, at: datetime) -> int:
    """The reasoned answer was told at ``at``: terms and their promises are kept, or late.

    Those too of complaints that go on with this one.
    """
    ended = 0
    for one in with_merged(case_id):
        promises.keep_duties(subject=subject_of(one), at=at)
        ended += portfolio.stop_terms(subject=subject_of(one), at=at)
    return ended


@transaction.atomic
def take_end_back(*, case_id: UUID, at: datetime) -> int:
    """It is looked at anew: terms whose end is still to come run on; how many duties.

    What was answered in time and whose end is past stays as it was. Those too of complaints that
    go on with this one. Safe to say twice.
    """
    return sum(_run_on(one, at=at) for one in with_merged(case_id))


@transaction.atomic
def run_anew(*, case_id: UUID, since: datetime, at: datetime) -> int:
    """Its answer was that of another complaint, from which it was taken apart; how many duties.

    All its terms that ended by that, in time or late, ``since`` they were one, run from the filing
    they had, those too whose end is past: of this one nothing was answered. Those too of
    complaints that go on with it. What its own answer ended before stays so, and a promise that
    the clock broke stays broken.
    """
    return sum(_run_on(one, at=at, anew_since=since) for one in with_merged(case_id))


def _run_on(case_id: UUID, *, at: datetime, anew_since: datetime | None = None) -> int:
    subject = subject_of(case_id)
    of_case = Complaint.objects.standing().filter(case_id=case_id)
    if of_case.filter(answered_at__isnull=False).exists():
        return 0
    is_anew, done = anew_since is not None, {TermState.KEPT, TermState.LATE}
    firsts = [
        term
        for term in portfolio.terms_of([subject])[subject]
        if term.is_first and term.state in done and term.ends_before
        if (_ended_since(term, anew_since) if anew_since else term.ends_before > at)
    ]
    for stopped_at in sorted({term.stopped_at for term in firsts if term.stopped_at}):
        duties = [term.duty for term in firsts if term.stopped_at == stopped_at]
        portfolio.take_stop_back(subject=subject, stopped_at=stopped_at, at=at, duties=duties)
        promises.take_resolution_back(
            subject=subject, resolved_at=stopped_at, at=at, is_still_due=not is_anew
        )
    return len(firsts)


def _ended_since(term: TermView, moment: datetime) -> bool:
    return term.stopped_at is not None and term.stopped_at >= moment


def cancel(row: Complaint, *, at: datetime, is_apart: bool = False) -> int:
    """Another matter carries it on: its terms and promises are called off, what ran out is late.

    ``is_apart``: the matter that had come to it goes on by itself again.
    """
    subject = subject_of(row.case_id)
    count = portfolio.cancel_terms(subject=subject, at=at)
    firsts = [term for term in portfolio.terms_of([subject])[subject] if term.is_first]
    origins = [_origin(row, t) for t in firsts if t.state is TermState.CANCELLED]
    promises.call_off_duties(origins=origins, at=at, is_double=not is_apart, is_apart=is_apart)
    return count


@transaction.atomic
def move_filing(row: Complaint, *, was: datetime, at: datetime) -> None:
    """It was filed on another day than ``was``: what still runs counts from there, and begins."""
    subject = subject_of(row.case_id)
    if row.answered_at is not None:
        return
    portfolio.move_filing(subject=subject, was=was, now=row.filed_at, at=at)
    begin_terms(complaint_id=row.pk, at=at)
    firsts = [term for term in portfolio.terms_of([subject])[subject] if term.is_first]
    running = [(_origin(row, t), _last(t)) for t in firsts if t.stopped_at is None]
    given = was + A_SECOND
    promises.move_duties(ends={key: end and max(end, given) for key, end in running}, at=at)


def _origin(row: Complaint, term: TermView) -> str:
    return promises.origin_of_duty(row.pk, term.duty)


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
