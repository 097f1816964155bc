"""Asking a customer for what is missing: until then the terms that may stand still do.

No term stands still without the proof that the customer was asked, had the time that the law
gives, and was told what happens otherwise. It ends by itself when they write; when their day goes
by somebody is alarmed, and nothing closes.
"""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext

from vinculo.complaints.domain.steps import check_may_decide
from vinculo.complaints.models import Complaint, HandedLetter
from vinculo.complaints.services import legal, story, telling
from vinculo.interactions import api as interactions
from vinculo.kernel.actor import Actor
from vinculo.portfolio import api as portfolio
from vinculo.portfolio.contracts import Asked, PauseView, TermState
from vinculo.promises import api as promises
from vinculo.routing import api as routing
from vinculo.statutory import api as statutory

COMPLETION = statutory.COMPLETION
Letter = statutory.Letter
Missing = statutory.Missing
AT_PAUSE = "#pausa"
"""Where on the page of the terms a task of deciding leads."""


@transaction.atomic
def ask(*, complaint_id: UUID, missing: Missing, actor: Actor, at: datetime) -> int:
    """Ask the customer, and let the terms whose law knows that stand still; how many duties.

    Those too of complaints that go on with this one. Raises NoSuchComplaintError, AboutThemError,
    AlreadyClosedError, MergedError and what ``statutory.ask_customer`` and
    ``portfolio.pause_terms`` do: then nothing is sent.
    """
    row = story.locked(complaint_id, actor, is_open=True)
    check_may_decide(actor.user_id, about=row.about_id)
    words = statutory.tidy(missing.words)

    def keep(letter: Letter, whom: str, handed_at: datetime) -> UUID:
        return HandedLetter.objects.create(
            complaint=row,
            blob=letter.digest,
            name=letter.name[:200] or "carta",
            media_type=letter.media_type[:100] or "application/octet-stream",
            size_bytes=letter.size_bytes,
            handed_to=whom,
            handed_at=handed_at,
            kept_at=at,
            kept_by=actor.user_id,
        ).pk

    proof = statutory.ask_customer(_customer(row), missing, keep=keep, actor=actor, at=at)
    asked = Asked(
        by=missing.by,
        ref=proof.ref,
        at=proof.at,
        answer_by=missing.answer_by,
        warning=proof.warning,
    )
    return pause(row, kind=missing.kind, why=words, asked=asked, actor=actor, at=at)


def pause(row: Complaint, *, kind: str, why: str, asked: Asked, actor: Actor, at: datetime) -> int:
    """Let the terms of a locked complaint stand still on a proof, and their promises."""
    joined = legal.joined_to(row)
    terms = portfolio.terms_of([legal.subject_of(one.case_id) for one in joined])
    able = [
        one
        for one in joined
        if any(term.may_stand_still(kind, at=at) for term in terms[legal.subject_of(one.case_id)])
    ]
    count = 0
    for one in able or [row]:
        subject = legal.subject_of(one.case_id)
        count += portfolio.pause_terms(
            subject=subject, kind=kind, reason=why, asked=asked, at=at, by=actor.user_id
        )
        promises.move_with_terms(
            filed_as=one.pk,
            subject=legal.subject_of(one.case_id),
            states={TermState.PAUSED},
            at=at,
        )
    story.enter(row, "paused", at=at, actor=actor, words=why, code=kind[:40])
    legal.prove(row, "paused", why, pause=kind, ref=str(asked.ref))
    return count


@transaction.atomic
def hear(*, case_id: UUID, message_id: UUID | None, at: datetime) -> bool:
    """The customer wrote: what stood still on an answer of theirs goes on. Safe to hear twice."""
    row = _standing(case_id)
    if row is None:
        return False
    found = _open(row)
    if not found or not any(one.asked_at and one.asked_at <= at for one in found):
        return False
    stood = [legal.go_on(one, at=at, completed_ref=message_id) for one in legal.joined_to(row)]
    if any(stood):
        story.enter(row, "resumed", at=at, code="heard")
        _done(row, at=at, result=gettext("El cliente ha contestado."))
    return any(stood)


@transaction.atomic
def hear_joined(*, customer_id: UUID, at: datetime) -> int:
    """A case of the customer was joined to another: their answer may stand in it; how many go on.

    What they wrote in a thread of its own ends what waited for it, once the two are one.
    """
    open_ones = Complaint.objects.open().filter(case__customer_id=customer_id).order_by("pk")
    heard = 0
    for row in open_ones.select_related("case"):
        since = [one.asked_at for one in _open(row) if one.asked_at]
        wrote = statutory.wrote_since(row.case_id, min(since)) if since else None
        heard += wrote is not None and hear(case_id=row.case_id, message_id=wrote, at=at)
    return heard


@transaction.atomic
def hear_failed(*, conversation_id: UUID, mail_id: UUID, at: datetime) -> int:
    """The mail that asked did not arrive: nobody was asked, and what stood goes on; how many."""
    asked = {m.id for m in interactions.messages(conversation_id) if m.outgoing_id == mail_id}
    rows = Complaint.objects.open().filter(case__conversation_id=conversation_id).order_by("pk")
    found = 0
    for row in rows.select_related("case").select_for_update(of=("self",)):
        if any(one.asked_ref in asked for one in _open(row)):
            for one in legal.joined_to(row):
                legal.go_on(one, at=at, why="undelivered")
            words = gettext("El mensaje que pedía lo que faltaba no llegó.")
            story.enter(row, "resumed", at=at, words=words, code="undelivered")
            found += 1
    return found


@transaction.atomic
def resume(*, complaint_id: UUID, actor: Actor, at: datetime) -> bool:
    """The customer answered in another way: it goes on, and nobody has to decide without them.

    Raises what ``legal.resume`` does.
    """
    stood = legal.resume(complaint_id=complaint_id, actor=actor, at=at)
    row = Complaint.objects.select_related("case").filter(pk=complaint_id).first()
    if stood and row is not None:
        _done(row, at=at, result=gettext("El cliente ha contestado de otro modo."))
    return stood


@transaction.atomic
def settle(*, case_id: UUID, at: datetime) -> None:
    """The decision was told: nobody has to decide without an answer any more."""
    row = _standing(case_id)
    if row is not None:
        _done(row, at=at, result=gettext("La decisión se ha comunicado."))


@transaction.atomic
def watch(*, at: datetime) -> int:
    """Alarm who has a case whose customer let their day go by; how many. Nothing closes by it."""
    told = 0
    for pause in portfolio.note_unanswered(at=at):
        context, _colon, key = pause.subject.partition(":")
        row = _standing(UUID(key)) if context == "case" else None
        told += _alarm(row, pause, at=at) if row else statutory.hear_unanswered(pause, at=at)
    return told


def _customer(row: Complaint) -> statutory.AskedCustomer:
    return statutory.AskedCustomer(
        case_id=row.case_id,
        number=row.case.number,
        conversation_id=row.case.conversation_id,
        language=telling.language_of(row),
        is_complaint=True,
    )


def _standing(case_id: UUID) -> Complaint | None:
    """The complaint that a case is, or the one with which it goes on; locked."""
    rows = Complaint.objects.standing().select_related("case")
    row = rows.filter(case_id=case_id).first()
    while row is not None and row.merged_into_id is not None:
        row = rows.filter(pk=row.merged_into_id).first()
    return rows.select_for_update(of=("self",)).filter(pk=row.pk).first() if row else None


def _open(row: Complaint) -> Sequence[PauseView]:
    subjects = [legal.subject_of(one.case_id) for one in legal.joined_to(row)]
    return [one for one in portfolio.pauses_of(subjects) if one.ended_at is None]


def _alarm(row: Complaint, pause: PauseView, *, at: datetime) -> int:
    """A notice and a task to whoever has the case; else to whom accompanies, or the owner."""
    item = routing.item_of(legal.subject_of(row.case_id))
    service = portfolio.service(row.service_id)
    people = (
        item.owner_id if item else None,
        row.champion_id,
        service.owner_id if service else None,
    )
    story.enter(row, "unanswered", at=at, code=pause.kind[:40])
    return statutory.alarm_unanswered(
        row.case_id,
        row.case.number,
        kind="complaints.unanswered",
        url=_page(row),
        people=people,
        at=at,
    )


def _done(row: Complaint, *, at: datetime, result: str) -> None:
    """End the task of deciding without an answer."""
    statutory.no_more_to_decide(row.case_id, url=_page(row), result=result, at=at)


def _page(row: Complaint) -> str:
    return reverse("complaints:terms", args=[row.pk]) + AT_PAUSE
