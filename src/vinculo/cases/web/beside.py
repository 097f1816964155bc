"""Writing to somebody else about a case: a message handed on with its files, and what follows."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from vinculo.cases.contracts import CaseView
from vinculo.cases.domain.drafts import EmptyTextError
from vinculo.cases.domain.texts import says_something
from vinculo.cases.selectors import page as reading
from vinculo.cases.selectors import planned as waiting
from vinculo.cases.selectors.planned import Letter
from vinculo.cases.services.beside import Beside, write_beside
from vinculo.cases.services.files import NewFile
from vinculo.cases.services.letters import plan_letter
from vinculo.cases.web.composing import proposed
from vinculo.cases.web.files import kept_files, kept_mark
from vinculo.cases.web.forms import uuid_or_none
from vinculo.cases.web.planned import undo_time
from vinculo.interactions import api as interactions
from vinculo.interactions.contracts import AnswerFile, Direction, MessageView
from vinculo.kernel import clock
from vinculo.kernel.access import allowed, the_actor
from vinculo.kernel.errors import DomainError, words_for
from vinculo.ui.composing import composed


@allowed("cases.answer")
@require_http_methods(["GET", "HEAD", "POST"])
def forward(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Hand a message of the case on: to whom, with which words and which of its files."""
    case, known = _case(request, case_id)
    message = _chosen(case, known, request.GET.get("mensaje", ""))
    if message is None:
        return redirect("cases:page", case_id)
    subject, html = interactions.forward_words(message.id, by=the_actor(request))
    back, to, cc = (
        _taken_back(request, case),
        request.POST.get("to", ""),
        request.POST.get("cc", ""),
    )
    offered = [file for file in message.attachments if not file.is_inline]
    taken = {str(file.id) for file in offered}
    kept, refused = kept_files(request), ""
    if back is not None and request.method != "POST":
        people = proposed(back.recipients)
        subject, html, to, cc = back.subject, back.html, people["to"], people["cc"]
        taken, kept = {str(one) for one in back.attachment_ids}, _files_of(back)
    if request.method == "POST":
        subject, html = request.POST.get("subject", ""), composed(request.POST, "html")
        taken &= set(request.POST.getlist("file"))
        try:
            letter = Beside(
                html=_written(html),
                recipients=interactions.read_recipients(to=to, cc=cc),
                subject=subject,
                about=message.id,
                attachment_ids=tuple(UUID(one) for one in taken),
                files=_sendable(kept),
            )
            return _sent(request, case, letter)
        except DomainError as error:
            refused = words_for(error)
    context = {
        "case": case,
        "message": message,
        "to": to,
        "cc": cc,
        "subject": subject,
        "html": html,
        "offered": [(file, str(file.id) in taken) for file in offered],
        **_kept_words(kept),
        "refused": refused,
    }
    return render(request, "cases/forward.html", context, status=422 if refused else 200)


@allowed("cases.answer")
@require_http_methods(["GET", "HEAD", "POST"])
def thread(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """A thread with somebody else about the case, and a way to go on with it."""
    case, known = _case(request, case_id)
    found = _of_thread(case, known, request.GET.get("hilo", ""))
    if not found:
        return redirect("cases:page", case_id)
    html, kept, refused = composed(request.POST, "html"), kept_files(request), ""
    back = _taken_back(request, case)
    if back is not None and request.method != "POST":
        html, kept = back.html, _files_of(back)
    if request.method == "POST":
        letter = Beside(
            html=html,
            subject=found[0].subject,
            thread=found[0].conversation_id,
            files=_sendable(kept),
        )
        try:
            _written(html)
            return _sent(request, case, letter)
        except DomainError as error:
            refused = words_for(error)
    people = interactions.correspondence(found[0].conversation_id)
    context = {
        "case": case,
        "found": found,
        "people": [one.address for one in people.recipients],
        "failed": people.failed,
        "html": html,
        **_kept_words(kept),
        "refused": refused,
    }
    return render(request, "cases/beside.html", context, status=422 if refused else 200)


def _case(request: HttpRequest, case_id: UUID) -> tuple[CaseView, list[MessageView]]:
    """The case with all of its messages. Raises Http404 outside of the reader's sight."""
    actor = the_actor(request)
    case = reading.case_seen(actor=actor, case_id=case_id)
    known = reading.messages_seen(actor=actor, case_id=case_id)
    if case is None or known is None:
        raise Http404
    return case, known


def _chosen(case: CaseView, known: list[MessageView], text: str) -> MessageView | None:
    """The message that the address names, else the customer's last; None without any."""
    own = [one for one in known if one.conversation_id == case.conversation_id]
    if text:
        own = [one for one in known if str(one.id) == text]
    received = [one for one in own if one.direction is Direction.IN]
    return next(reversed(received or own), None)


def _of_thread(case: CaseView, known: list[MessageView], text: str) -> list[MessageView]:
    """The messages of the thread that the address names, else of the last one; may be none."""
    beside = [one for one in known if one.conversation_id != case.conversation_id]
    wanted = text or (str(beside[-1].conversation_id) if beside else "")
    return [one for one in beside if str(one.conversation_id) == wanted]


def _written(html: str) -> str:
    if not says_something(html):
        raise EmptyTextError
    return html


def _sendable(kept: list[NewFile]) -> tuple[AnswerFile, ...]:
    return tuple(
        AnswerFile(name=one.name, media_type=one.media_type, digest=one.digest) for one in kept
    )


def _kept_words(kept: list[NewFile]) -> dict[str, Any]:
    return {"kept": kept_mark(kept), "kept_names": [one.name for one in kept]}


def _taken_back(request: HttpRequest, case: CaseView) -> Letter | None:
    """The letter that the address says to go on with, while it can be."""
    planned_id = uuid_or_none(request.GET.get("de", ""))
    found = waiting.letter(the_actor(request), planned_id) if planned_id else None
    return found if found is not None and found.case_id == case.id else None


def _files_of(letter: Letter) -> list[NewFile]:
    return [
        NewFile(name=one.name, media_type=one.media_type, digest=one.digest, size_bytes=one.size)
        for one in letter.files
    ]


def _sent(request: HttpRequest, case: CaseView, letter: Beside) -> HttpResponse:
    """At once, or after the time for taking it back; one that was taken back leaves only once."""
    actor, at = the_actor(request), clock.now()
    instead_of = uuid_or_none(request.GET.get("de", ""))
    if not undo_time() and instead_of is None:
        found = write_beside(case_id=case.id, letter=letter, actor=actor, at=at)
        messages.success(request, _("Enviado aparte: el cliente no lo ve."))
        return redirect(f"{reverse('cases:beside', args=[case.id])}?hilo={found}")
    plan_letter(
        case_id=case.id,
        letter=letter,
        leaves_at=at + undo_time(),
        actor=actor,
        at=at,
        instead_of=instead_of,
    )
    words = _("El mensaje aparte sale en %(n)s segundos; hasta entonces puede deshacerlo.")
    messages.success(request, words % {"n": int(undo_time().total_seconds())})
    return redirect(f"{reverse('cases:page', args=[case.id])}#caso-por-salir")
