"""Asking a customer for what is missing: until then the terms that may stand still do.

No term stands still without the proof that the customer was asked, had the time that the law
gives, and was told what happens otherwise. It ends by itself when they write; when their day goes
by somebody is alarmed, and nothing closes.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext

from vinculo.cases import api as cases
from vinculo.complaints.domain.steps import check_may_decide
from vinculo.complaints.models import Complaint, HandedLetter
from vinculo.complaints.services import legal, story, telling
from vinculo.interactions import api as interactions
from vinculo.interactions.contracts import Direction
from vinculo.kernel.actor import SYSTEM, Actor
from vinculo.kernel.errors import DomainError
from vinculo.notices import api as notices
from vinculo.organization import api as organization
from vinculo.portfolio import api as portfolio
from vinculo.portfolio.contracts import Asked, AskedBy, PauseView, TermState
from vinculo.routing import api as routing
from vinculo.work import api as work

COMPLETION = "awaiting_customer_completion"
LONGEST_WORDS = 2_000
TIME_TO_DECIDE = timedelta(days=2)
AT_PAUSE = "#pausa"
"""Where on the page of the terms a task of deciding leads."""


class NothingMissingError(DomainError):
    """Who is asked for something reads what it is."""

    code = "complaint_missing_words"


class NobodySaidError(DomainError):
    """A letter or a call names to whom, and when."""

    code = "complaint_asked_whom"


class NoLetterError(DomainError):
    """The letter that was handed over stands beside the pause."""

    code = "complaint_asked_letter"


class WroteSinceError(DomainError):
    """The customer wrote after they were asked: somebody reads that first."""

    code = "complaint_wrote_since"


class NoAddressError(DomainError):
    """There is no conversation to write in: a letter or a call asks."""

    code = "complaint_asked_no_address"


@dataclass(frozen=True, kw_only=True)
class Letter:
    """A scanned letter whose bytes are the blob ``digest`` already."""

    digest: str
    name: str
    media_type: str
    size_bytes: int


@dataclass(frozen=True, kw_only=True)
class Missing:
    """What a customer is asked for, by which way, and until when.

    ``seen``: the last message of theirs that the person had on the screen. ``told_to`` and
    ``told_at``: with whom and when, of a letter or a call.
    """

    kind: str
    words: str
    answer_by: date
    by: AskedBy = AskedBy.MESSAGE
    seen: UUID | None = None
    told_to: str = ""
    told_at: datetime | None = None
    letter: Letter | None = None


@transaction.atomic
def ask(*, complaint_id: UUID, missing: Missing, actor: Actor, at: datetime) -> int:
    """Ask the customer, and let the terms whose law knows that stand still; how many duties.

    Those too of complaints that go on with this one. Raises NoSuchComplaintError, AboutThemError,
    AlreadyClosedError, MergedError, NothingMissingError, NoAddressError, NobodySaidError,
    NoLetterError, WroteSinceError, what an answer of a case refuses and what
    ``portfolio.pause_terms`` does: then nothing is sent.
    """
    row = story.locked(complaint_id, actor, is_open=True)
    check_may_decide(actor.user_id, about=row.about_id)
    words = missing.words.strip()[:LONGEST_WORDS]
    if not words:
        raise NothingMissingError
    asked_at = _asked_at(missing, at)
    if missing.by is not AskedBy.MESSAGE and _wrote_since(row.case_id, asked_at):
        raise WroteSinceError
    warning = warning_of(row, missing)
    asked = Asked(
        by=missing.by,
        ref=_ask(row, missing, words=words, warning=warning, actor=actor, at=at),
        at=asked_at,
        answer_by=missing.answer_by,
        warning=warning,
    )
    return pause(row, kind=missing.kind, why=words, asked=asked, actor=actor, at=at)


def pause(row: Complaint, *, kind: str, why: str, asked: Asked, actor: Actor, at: datetime) -> int:
    """Let the terms of a locked complaint stand still on a proof, and their promises."""
    joined = legal.joined_to(row)
    terms = portfolio.terms_of([legal.subject_of(one.case_id) for one in joined])
    able = [one for one in joined if legal.knows(terms[legal.subject_of(one.case_id)], kind, at)]
    count = 0
    for one in able or [row]:
        subject = legal.subject_of(one.case_id)
        count += portfolio.pause_terms(
            subject=subject, kind=kind, reason=why, asked=asked, at=at, by=actor.user_id
        )
        legal.move_promises(one, {TermState.PAUSED}, at=at)
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
        wrote = _wrote_since(row.case_id, min(since)) if since else None
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
        if row is not None:
            told += _alarm(row, pause, at=at)
    return told


def warning_of(row: Complaint, missing: Missing) -> str:
    """What the customer is told of the day and of what happens otherwise, in their language."""
    with translation.override(telling.language_of(row)):
        day = date_format(missing.answer_by, "DATE_FORMAT")
        if missing.kind == COMPLETION:
            return gettext(
                "Puede enviárnoslo hasta el %(day)s, ese día incluido. Mientras tanto se detiene el"
                " plazo que la ley permite detener, y empieza de nuevo, entero, cuando lo"
                " recibamos. Si no nos llega para ese día, la ley permite dar su reclamación por"
                " resuelta: no se cierra sola, lo decide una persona y se lo comunica."
            ) % {"day": day}
        return gettext(
            "Puede contestarnos hasta el %(day)s, ese día incluido. Mientras tanto se detiene el"
            " plazo que la ley permite detener. Si no nos contesta para ese día, decidimos con lo"
            " que sabemos y se lo comunicamos: su reclamación no se cierra sola."
        ) % {"day": day}


def letter_of(row: Complaint, words: str, warning: str) -> str:
    """What the customer reads, in their language around the words of whoever asks."""
    lines = [line.strip() for line in words.split("\n") if line.strip()]
    with translation.override(telling.language_of(row)):
        begins = gettext("Para poder resolver su reclamación %(number)s necesitamos de usted:")
        return format_html(
            "<p>{}</p>{}<p>{}</p><p>{}</p>",
            begins % {"number": row.case.number},
            format_html_join("", "<p>{}</p>", ((line,) for line in lines)),
            warning,
            gettext("Conteste a este mensaje o escríbanos en su página; también por teléfono."),
        )


def _ask(
    row: Complaint, missing: Missing, *, words: str, warning: str, actor: Actor, at: datetime
) -> UUID:
    """Send the message, keep the letter, or note the call; the id of what proves it."""
    if missing.by is AskedBy.MESSAGE:
        if row.case.conversation_id is None:
            raise NoAddressError
        return cases.answer_case(
            case_id=row.case_id,
            html=letter_of(row, words, warning),
            seen=missing.seen,
            actor=actor,
            at=at,
            language=telling.language_of(row),
        )
    whom = " ".join(missing.told_to.split())[:120]
    if not whom or missing.told_at is None:
        raise NobodySaidError
    if missing.by is AskedBy.LETTER:
        return _keep(row, missing, whom=whom, actor=actor, at=at)
    zone = ZoneInfo(organization.company().timezone)
    with translation.override(telling.language_of(row)):
        when = date_format(missing.told_at.astimezone(zone), "DATETIME_FORMAT")
    said = gettext("Se le pidió por teléfono a %(whom)s (%(when)s): %(words)s %(warning)s")
    text = said % {"whom": whom, "when": when, "words": words, "warning": warning}
    return cases.add_note(case_id=row.case_id, text=text[:4000], actor=actor, at=at)


def _keep(row: Complaint, missing: Missing, *, whom: str, actor: Actor, at: datetime) -> UUID:
    if missing.letter is None or not missing.letter.size_bytes or missing.told_at is None:
        raise NoLetterError
    return HandedLetter.objects.create(
        complaint=row,
        blob=missing.letter.digest,
        name=missing.letter.name[:200] or "carta",
        media_type=missing.letter.media_type[:100] or "application/octet-stream",
        size_bytes=missing.letter.size_bytes,
        handed_to=whom,
        handed_at=missing.told_at,
        kept_at=at,
        kept_by=actor.user_id,
    ).pk


def _asked_at(missing: Missing, at: datetime) -> datetime:
    if missing.by is AskedBy.MESSAGE or missing.told_at is None:
        return at
    return missing.told_at


def _wrote_since(case_id: UUID, moment: datetime) -> UUID | None:
    """The last message of the customer after that; of the case and those joined to it."""
    found = [
        one.id
        for one in cases.messages(actor=SYSTEM, case_id=case_id)
        if one.direction is Direction.IN and not one.is_automatic and one.at > moment
    ]
    return found[-1] if found else None


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
    people = (item.owner_id if item else None, row.champion_id, service and service.owner_id)
    person = next((one for one in people if one), None)
    story.enter(row, "unanswered", at=at, code=pause.kind[:40])
    if person is None:
        return 0
    subject, url = f"case:{row.case_id}", _page(row)
    notices.tell(
        [person],
        kind="complaints.unanswered",
        subject=subject,
        at=at,
        params={"words": row.case.number},
        url=url,
    )
    if all(task.done_at is not None for task in work.tasks_on(subject) if task.url == url):
        title = gettext("El cliente no ha completado %(number)s: decidir con lo que hay")
        work.create(
            owner_id=person,
            title=title % {"number": row.case.number},
            created_by=None,
            at=at,
            subject=subject,
            url=url,
            due_at=at + TIME_TO_DECIDE,
        )
    return 1


def _done(row: Complaint, *, at: datetime, result: str) -> None:
    """End the task of deciding without an answer."""
    for task in work.tasks_on(f"case:{row.case_id}"):
        if task.done_at is None and task.url == _page(row):
            work.complete(task_id=task.id, by=SYSTEM, at=at, result=result)


def _page(row: Complaint) -> str:
    return reverse("complaints:terms", args=[row.pk]) + AT_PAUSE
