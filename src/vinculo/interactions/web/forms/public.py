"""The public page of a form: no account, no cookie, no script needed; nothing typed is lost."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, BinaryIO, cast
from uuid import UUID

import structlog
from csp.decorators import csp_replace
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from vinculo.interactions.contracts import EntranceKind, source_key
from vinculo.interactions.domain.errors import TooManyStagedFilesError
from vinculo.interactions.domain.forms.answers import (
    AnswerProblem,
    Wrong,
    check,
    problem_of_file,
)
from vinculo.interactions.domain.forms.definition import Field, FieldKind
from vinculo.interactions.selectors.forms import forms, thanks
from vinculo.interactions.selectors.forms.forms import OpenForm
from vinculo.interactions.selectors.human import words_of
from vinculo.interactions.services import understanding
from vinculo.interactions.services.forms import receiving, staging
from vinculo.interactions.services.tracking_links import handed_link
from vinculo.interactions.web.forms import sending
from vinculo.interactions.web.forms.page import (
    PREFIX,
    Typed,
    form_context,
    language_of,
    typed_values,
)
from vinculo.kernel import clock
from vinculo.kernel.access import public
from vinculo.kernel.errors import words_for
from vinculo.kernel.limits import TooManyError
from vinculo.knowledge import api as knowledge
from vinculo.ui.qr import qr_code

log = structlog.get_logger(__name__)
KIOSK = "mostrador"
KIOSK_SECONDS = 45
SHOW, TOO_LARGE, REFUSED, TOO_MANY = 200, 413, 422, 429


@dataclass(frozen=True, kw_only=True)
class Visit:
    """One request for a form: which one, in which language, where it is shown."""

    request: HttpRequest
    form: OpenForm
    language: str
    at: datetime
    mark: sending.PageMark
    is_embedded: bool = False

    @property
    def is_kiosk(self) -> bool:
        """Whether it stands on a counter, where the next person must see nothing of the last."""
        return self.request.GET.get("modo") == KIOSK

    @property
    def suffix(self) -> str:
        """What keeps the mode through redirects."""
        return f"&modo={KIOSK}" if self.is_kiosk else ""


@public
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def form_page(request: HttpRequest, slug: str) -> HttpResponse:
    """Fill in a form."""
    return _answer(request, slug, is_embedded=False)


@public
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def form_frame(request: HttpRequest, slug: str) -> HttpResponse:
    """The same inside another site's page, which the form has to name."""
    return _framed(_answer(request, slug, is_embedded=True), request, slug)


def _framed(response: HttpResponse, request: HttpRequest, slug: str) -> HttpResponse:
    opened = forms.open_form(slug)
    sites = ["'self'", *(opened.allowed_sites if opened else ())]
    response.xframe_options_exempt = True
    loosened = csp_replace({"frame-ancestors": sites})(lambda _request: response)
    return cast("HttpResponse", loosened(request))


def _answer(request: HttpRequest, slug: str, *, is_embedded: bool) -> HttpResponse:
    visit = _visit(request, slug, is_embedded=is_embedded)
    with translation.override(visit.language):
        response = _sent(visit) if request.method == "POST" else _page(visit, Typed())
    return _sealed(response)


def _visit(request: HttpRequest, slug: str, *, is_embedded: bool) -> Visit:
    opened = forms.open_form(slug)
    if opened is None:
        raise Http404
    at = clock.now()
    is_post = request.method == "POST"
    return Visit(
        request=request,
        form=opened,
        language=language_of(request, opened.definition, get_language() or "es"),
        at=at,
        mark=sending.read_mark(slug, request.POST.get("marca", ""), at=at)
        if is_post
        else sending.new_mark(at),
        is_embedded=is_embedded,
    )


def _sealed(response: HttpResponse) -> HttpResponse:
    """Nobody keeps the page."""
    response["Cache-Control"] = "no-store"
    return response


def _sent(visit: Visit) -> HttpResponse:
    request = visit.request
    values = typed_values(visit.form.definition, request.POST)
    if sending.is_from_elsewhere(request):
        words = _("El formulario se ha enviado desde otro sitio. Compruébelo y envíelo desde aquí.")
        return _page(visit, Typed(values=values), words, status=403)
    if request.META.get("vinculo.refusal") == "files_left_out":
        words = _(
            "Los archivos pesan demasiado para ir juntos (más de 40 MB) y no se han guardado. "
            "Lo demás sigue aquí: elija menos archivos o más pequeños."
        )
        return _page(visit, _typed(visit, values, ()), words, status=TOO_LARGE)
    try:
        sending.take_post(request, at=visit.at)
        faults = _keep_files(visit)
    except (TooManyError, TooManyStagedFilesError) as error:
        typed = _typed(visit, values, ())
        if isinstance(error, TooManyStagedFilesError):
            return _page(visit, typed, words_for(error), status=REFUSED)
        return _page(visit, typed, _too_many_words(), status=TOO_MANY)
    if token := request.POST.get("quitar"):
        staging.unstage(request_id=visit.mark.request_id, token=token, form_id=visit.form.id)
    typed = _typed(visit, values, faults)
    if token or "idioma" in request.POST or "adjuntar" in request.POST:
        return _page(visit, typed, status=REFUSED if faults else SHOW)
    return _decided(visit, typed)


def _typed(
    visit: Visit, values: Mapping[str, tuple[str, ...]], faults: tuple[AnswerProblem, ...]
) -> Typed:
    return Typed(
        values=values,
        files=forms.staged_files(visit.mark.request_id, visit.form.id),
        problems=faults,
    )


def _keep_files(visit: Visit) -> tuple[AnswerProblem, ...]:
    """Put every good file beside the page, so that no error loses it; say what is bad."""
    faults: list[AnswerProblem] = []
    for one in visit.form.definition.fields:
        if one.kind is not FieldKind.FILE:
            continue
        for file in visit.request.FILES.getlist(f"{PREFIX}{one.key}"):
            problem = _keep_file(visit, one, file)
            faults += [problem] if problem else []
    return tuple(faults)


def _keep_file(visit: Visit, one: Field, file: "UploadedFile[Any]") -> AnswerProblem | None:
    sending.take_upload(visit.request, at=visit.at)
    problem = problem_of_file(one, file.name or "", file.size or 0)
    if problem is not None:
        return problem
    there = forms.staged_files(visit.mark.request_id, visit.form.id).get(one.key, ())
    if len(there) >= one.max_files:
        return AnswerProblem(
            field=one.key, wrong=Wrong.TOO_MANY_FILES, detail={"most": one.max_files}
        )
    waiting = forms.staged_bytes()
    sending.take_bytes(visit.request, file.size or 0, waiting=waiting, at=visit.at)
    staging.stage(
        cast("BinaryIO", file.file),
        name=file.name or "",
        request_id=visit.mark.request_id,
        form_id=visit.form.id,
        field_key=one.key,
        at=visit.at,
    )
    return None


def _decided(visit: Visit, typed: Typed) -> HttpResponse:
    """Take the answer, or show the page again with everything that was typed and why."""
    sent_before = forms.raw_of_request(visit.mark.request_id)
    if sent_before is not None:
        return _thanks(visit, sent_before)
    checked = check(visit.form.definition, typed.given)
    problems = (*typed.problems, *checked.problems)
    if problems:
        return _page(visit, replace(typed, problems=problems), status=REFUSED)
    if words := _refusal(visit):
        return _page(visit, typed, words, status=REFUSED)
    try:
        held = sending.take_answer(visit.request, visit.form.id, at=visit.at)
    except TooManyError:
        return _page(visit, typed, _too_many_words(), status=TOO_MANY)
    taken = receiving.receive(
        receiving.Written(
            request_id=visit.mark.request_id,
            version_id=visit.form.version_id,
            language=visit.language,
            answers=checked.answers,
            trapped="form_trap" if visit.request.POST.get(sending.TRAP) else held,
        ),
        at=visit.at,
    )
    if not held and taken.is_new:
        _understood(taken.raw_id, at=visit.at)
    return _thanks(visit, taken.raw_id)


def _understood(raw_id: UUID, *, at: datetime) -> None:
    """Read it now, so that the page of thanks can give a link; otherwise the worker does soon."""
    try:
        understanding.understand(raw_id=raw_id, at=at)
    except Exception:
        log.exception("form_is_read_later", raw_id=str(raw_id))


def _refusal(visit: Visit) -> str:
    age = visit.mark.age(visit.at)
    if not visit.mark.is_ours or age > sending.LONGEST:
        return _("La página llevaba demasiado tiempo abierta. Sus respuestas siguen aquí: envíela.")
    if age < sending.SHORTEST:
        return _("Ha ido muy deprisa. Compruebe sus respuestas y vuelva a enviarlas.")
    return ""


def _too_many_words() -> str:
    return _(
        "Se han recibido muchos envíos desde su conexión. Sus respuestas siguen aquí: "
        "espere unos minutos y vuelva a enviarlas."
    )


def _page(visit: Visit, typed: Typed, words: str = "", *, status: int = SHOW) -> HttpResponse:
    mark = visit.mark
    if not mark.is_ours or mark.age(visit.at) > sending.LONGEST:
        mark = replace(mark, shown_at=visit.at - sending.SHORTEST, is_ours=True)
    context = form_context(
        visit.form.definition, typed, visit.language, is_kiosk=visit.is_kiosk
    ) | {
        "mark": sending.mark_text(visit.form.slug, mark),
        "trap": sending.TRAP,
        "words": words,
        "is_kiosk": visit.is_kiosk,
        "is_embedded": visit.is_embedded,
        "slug": visit.form.slug,
        "has_answers": knowledge.has_public(),
        "notices": knowledge.active_notices(
            service_id=visit.form.service_id, at=visit.at, language=visit.language
        ),
        "person": _person(visit),
    }
    return render(visit.request, "interactions/form_page.html", context, status=status)


def _person(visit: Visit) -> str:
    """How whoever fills it in reaches a person."""
    source = source_key(EntranceKind.FORM, visit.form.id)
    return words_of(source, visit.form.service_id, language=visit.language, at=visit.at)


def _thanks(visit: Visit, raw_id: UUID) -> HttpResponse:
    name = "form_frame_thanks" if visit.is_embedded else "form_thanks"
    address = reverse(f"interactions:{name}", args=[visit.form.slug])
    receipt = sending.receipt_text(raw_id, at=visit.at)
    return HttpResponseRedirect(f"{address}?r={receipt}&idioma={visit.language}{visit.suffix}")


@public
@require_safe
def form_thanks(request: HttpRequest, slug: str) -> HttpResponse:
    """The key, what comes next, and where to follow it."""
    return _thanked(request, slug, is_embedded=False)


@public
@require_safe
def form_frame_thanks(request: HttpRequest, slug: str) -> HttpResponse:
    """The same inside another site's page."""
    return _framed(_thanked(request, slug, is_embedded=True), request, slug)


def _thanked(request: HttpRequest, slug: str, *, is_embedded: bool) -> HttpResponse:
    visit = _visit(request, slug, is_embedded=is_embedded)
    raw_id = sending.read_receipt(request.GET.get("r", ""), at=visit.at)
    told = thanks.of_answer(raw_id, slug) if raw_id else None
    if told is None:
        address = reverse("interactions:form_page", args=[slug])
        return HttpResponseRedirect(f"{address}?idioma={visit.language}{visit.suffix}")
    own = handed_link(told.conversation_id, at=visit.at)
    with translation.override(visit.language):
        context = {
            "thanks": thanks.words_of_thanks(visit.form.definition, visit.language),
            "key": told.key,
            "told_by_mail": told.told_by_mail,
            "follow_url": told.follow_url,
            "own": own,
            "own_code": qr_code(own) if own else None,
            "slug": slug,
            "is_kiosk": visit.is_kiosk,
            "is_embedded": is_embedded,
            "language": visit.language,
            "person": _person(visit),
        }
        response = _sealed(render(request, "interactions/form_thanks.html", context))
    # Its address carries the receipt. (Pages that send must name their origin: not for them.)
    response["Referrer-Policy"] = "no-referrer"
    if visit.is_kiosk:
        start = reverse("interactions:form_page", args=[slug])
        response["Refresh"] = f"{KIOSK_SECONDS};url={start}?idioma={visit.language}{visit.suffix}"
    return response
