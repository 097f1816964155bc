"""Cases beside a case: what is linked or alike, linking, merging, splitting."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from vinculo.cases import labels
from vinculo.cases.selectors import page
from vinculo.cases.selectors.related import Related, related
from vinculo.cases.services import join, undo
from vinculo.cases.web.actions import back, carry_out, refuse
from vinculo.cases.web.facts import here_of
from vinculo.cases.web.macros import say_done
from vinculo.cases.web.words import STATUS_LOOKS
from vinculo.interactions.contracts import MessageView
from vinculo.kernel import clock
from vinculo.kernel.access import allowed, the_actor
from vinculo.kernel.actor import Actor
from vinculo.kernel.errors import DomainError, words_for

LINK, UNLINK, MERGE = "link", "unlink", "merge"


@allowed("cases.see")
@require_safe
def related_part(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The cases beside one, for its page."""
    found = related(actor=the_actor(request), case_id=case_id)
    if found is None:
        raise Http404
    return render(request, "cases/_related.html", {"rows": in_words(found), "case_id": case_id})


@allowed("cases.change")
@require_safe
def join_page(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Link with, merge into or split from: with what is beside the case to choose from."""
    actor = the_actor(request)
    found = page.case_page(actor=actor, case_id=case_id, at=clock.now())
    if found is None:
        raise Http404
    rows = related(actor=actor, case_id=case_id) or []
    said: list[MessageView] = found.messages
    context = {
        "case": found.case,
        "rows": in_words(rows),
        "messages_of_case": said if len(said) > 1 else [],
        "here": here_of(request, case_id),
    }
    return render(request, "cases/join.html", context)


@allowed("cases.change")
@require_POST
def join_with(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Link or merge with the case whose number was said, or take a link away."""
    actor = the_actor(request)
    other = page.case_numbered(actor=actor, said=request.POST.get("number", ""))
    if other is None:
        return refuse(request, case_id, _("No hay ningún caso con ese número a su alcance."))
    what = request.POST.get("what", LINK)
    if what == MERGE:
        return _merge(request, actor, case_id, other.id)
    service, done = (
        (join.unlink_cases, _("El enlace está quitado."))
        if what == UNLINK
        else (join.link_cases, _("Los dos casos están enlazados."))
    )
    return carry_out(request, case_id, service, done, other_id=other.id)


def _merge(request: HttpRequest, actor: Actor, case_id: UUID, other_id: UUID) -> HttpResponse:
    """The case of the page goes on in the other one; the reader goes along."""
    try:
        with undo.together() as group:
            join.merge_case(case_id=case_id, into_id=other_id, actor=actor, at=clock.now())
    except DomainError as error:
        return refuse(request, case_id, words_for(error))
    say_done(request, _("Los dos casos son uno: aquí están los mensajes de los dos."), group)
    return redirect("cases:page", case_id=other_id)


@allowed("cases.change")
@require_POST
def split(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Make a case of its own of the chosen messages, and open it."""
    chosen = []
    for text in request.POST.getlist("message"):
        try:
            chosen.append(UUID(text))
        except ValueError:
            continue
    try:
        with undo.together() as group:
            new = join.split_case(
                case_id=case_id,
                message_ids=chosen,
                subject=request.POST.get("subject", "")[:300],
                actor=the_actor(request),
                at=clock.now(),
            )
    except DomainError as error:
        messages.error(request, words_for(error))
        return back(request, case_id)
    say_done(request, _("Es un caso aparte, con sus plazos desde que el cliente lo dijo."), group)
    return redirect("cases:page", case_id=new)


def in_words(found: list[Related]) -> list[tuple[Related, object, str, object]]:
    """Each with its status and its tie in words."""
    return [
        (
            one,
            labels.STATUSES[one.case.status],
            STATUS_LOOKS[one.case.status],
            labels.TIES[one.tie.value],
        )
        for one in found
    ]
