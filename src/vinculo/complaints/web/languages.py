"""In which language a complaint and its answer are, and the form that corrects it."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from vinculo.complaints.contracts import ELSEWHERE, ToldSide
from vinculo.complaints.labels.languages import SIDE, TONGUE
from vinculo.complaints.selectors import reading
from vinculo.complaints.selectors.languages import languages_of
from vinculo.complaints.services import languages
from vinculo.kernel import clock
from vinculo.kernel.access import allowed, may, the_actor
from vinculo.kernel.errors import DomainError, words_for


@allowed("complaints.see")
@require_safe
def of_complaint(request: HttpRequest, complaint_id: UUID) -> HttpResponse:
    """What stands, whether a person said it, and the choice of another."""
    return _show(request, complaint_id)


@allowed("complaints.handle")
@require_POST
def say(request: HttpRequest, complaint_id: UUID) -> HttpResponse:
    """Correct one side."""
    actor = the_actor(request)
    if reading.complaint(actor=actor, complaint_id=complaint_id) is None:
        raise Http404
    try:
        languages.say(
            complaint_id=complaint_id,
            side=_side(request.POST.get("de", "")),
            language=request.POST.get("lengua", ""),
            actor=actor,
            at=clock.now(),
        )
    except DomainError as error:
        return _show(request, complaint_id, refused=words_for(error))
    messages.success(request, _("Queda anotado en qué lengua está."))
    return redirect("complaints:complaint", complaint_id)


def _side(text: str) -> ToldSide:
    try:
        return ToldSide(text)
    except ValueError:
        raise languages.UnknownLanguageError from None


def _show(request: HttpRequest, complaint_id: UUID, *, refused: str = "") -> HttpResponse:
    actor = the_actor(request)
    view = reading.complaint(actor=actor, complaint_id=complaint_id)
    if view is None:
        raise Http404
    context = {
        "complaint": view,
        "may_say": view.state not in ELSEWHERE and may(actor, "complaints.handle"),
        "shown": [
            (one, SIDE[one.side], TONGUE.get(one.language, "")) for one in languages_of(view.id)
        ],
        "choices": TONGUE.items(),
        "refused": refused,
    }
    is_part = "HX-Request" in request.headers
    template = "complaints/_language.html" if is_part else "complaints/language.html"
    return render(request, template, context, status=422 if refused else 200)
