"""The customer's page: how it goes, what was said, and what they can do, without an account."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from vinculo.cases import labels
from vinculo.cases.contracts import WishedChannel, WishView
from vinculo.cases.domain.files import MEBIBYTE, MOST_BYTES
from vinculo.cases.selectors import tracking as reading
from vinculo.cases.services import tracking, tracking_links
from vinculo.cases.web.files import FIELD, chosen_files
from vinculo.cases.web.tracking_access import PASS, Visit, of_link
from vinculo.cases.web.tracking_words import outcome_words, shown
from vinculo.interactions import api as interactions
from vinculo.interactions.contracts import is_holder
from vinculo.kernel.downloads import download
from vinculo.kernel.errors import DomainError, words_for
from vinculo.kernel.ids import new_public_key
from vinculo.knowledge import api as knowledge
from vinculo.knowledge.contracts import NoticeView

LONGEST_TEXT = 20_000
TEXT, MARK = "text", "marca"
PLACES = ("write", "attach", "confirm", "deny", "wish", "language", "pdf")


@of_link()
@require_safe
def tracking_page(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Where the matter stands, and everything that its recipient may do with it."""
    if PASS in request.GET and not visit.in_address:
        return HttpResponseRedirect(visit.address("tracking_page"))
    is_looked_at = request.method == "GET"  # programs that check links ask for the head alone
    if is_looked_at and not request.headers.get("Sec-Purpose", "").startswith("prefetch"):
        tracking_links.note_use(visit.link.id, at=visit.at)
    return _page(request, visit)


@of_link()
@require_safe
def tracking_file(request: HttpRequest, visit: Visit, attachment_id: UUID) -> HttpResponse:  # noqa: ARG001
    """A file of a message that the recipient may read; always saved, never run."""
    found = reading.file_for(visit.link, attachment_id)
    if found is None:
        raise Http404
    return download(found.digest, name=found.name, content_type=found.media_type)


@of_link(acts=True)
@require_POST
def tracking_write(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Add or answer something."""
    return _write(request, visit, done="escrito")


@of_link(acts=True)
@require_POST
def tracking_deny(request: HttpRequest, visit: Visit) -> HttpResponse:
    """It is not solved: what the customer says reopens it, by the rule of the service."""
    said = request.POST.get(TEXT, "").strip()
    words = f"{_('No está resuelto.')} {said}".strip()
    return _write(request, visit, done="no-resuelto", text=words)


@of_link(acts=True)
@require_POST
def tracking_confirm(request: HttpRequest, visit: Visit) -> HttpResponse:
    """It is solved: the case is closed with the customer's word."""
    return _do(request, visit, "resuelto", lambda: tracking.confirm(link=visit.link, at=visit.at))


@of_link(acts=True)
@require_POST
def tracking_attach(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Keep files beside what is being written; the text comes back as it was."""
    if words := _left_out(request):
        return _page(request, visit, refused=words, status=413)
    try:
        if not _keep_files(request, visit):
            return _page(request, visit, refused=_("Elija antes uno o varios archivos."))
    except DomainError as error:
        return _page(request, visit, refused=words_for(error))
    return _page(request, visit, status=200)


@of_link(acts=True)
@require_POST
def tracking_detach(request: HttpRequest, visit: Visit, file_id: UUID) -> HttpResponse:
    """Take a file away again; the text comes back as it was."""
    try:
        tracking.detach(link=visit.link, file_id=file_id)
    except DomainError as error:
        return _page(request, visit, refused=words_for(error))
    return _page(request, visit, status=200)


@of_link(acts=True)
@require_POST
def tracking_wish(request: HttpRequest, visit: Visit) -> HttpResponse:
    """How the customer wants to be told."""
    said = request.POST.get("canal", "")
    if said not in set(WishedChannel):
        return _page(request, visit, refused=_("Elija cómo quiere que le avisemos."))
    wish = WishView(
        channel=WishedChannel(said), phone=request.POST.get("telefono", ""), language=""
    )
    return _do(
        request,
        visit,
        "preferencias",
        lambda: tracking.set_wish(link=visit.link, wish=wish, at=visit.at),
    )


@of_link(acts=True)
@require_POST
def tracking_language(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The language of this page from now on."""
    tracking.set_language(link=visit.link, language=request.POST.get("language", ""), at=visit.at)
    return HttpResponseRedirect(visit.address("tracking_page"))


def refused_page(request: HttpRequest, visit: Visit, words: str) -> HttpResponse:
    """The page with what was refused and everything that was typed."""
    return _page(request, visit, refused=words)


def _write(
    request: HttpRequest, visit: Visit, *, done: str, text: str | None = None
) -> HttpResponse:
    if words := _left_out(request):
        return _page(request, visit, refused=words, status=413)
    typed = request.POST.get(TEXT, "") if text is None else text
    if len(typed) > LONGEST_TEXT:
        return _page(request, visit, refused=_("Es demasiado largo: adjúntelo como documento."))
    try:
        _keep_files(request, visit)
        raw_id = tracking.write(
            link=visit.link,
            text=typed,
            mark=request.POST.get(MARK, "")[:40] or new_public_key(),
            at=visit.at,
        )
    except DomainError as error:
        return _page(request, visit, refused=words_for(error))
    interactions.understand(raw_id, visit.at)
    return HttpResponseRedirect(visit.address("tracking_page", hecho=done) + "#aviso")


def _left_out(request: HttpRequest) -> str:
    """What to say when the server let only the words of a form in, so that they are not lost."""
    if request.META.get("vinculo.refusal") != "files_left_out":
        return ""
    return _(
        "Los archivos pesan demasiado para ir juntos (más de 40 MB) y no se han guardado. "
        "Lo demás sigue aquí: elija menos archivos o más pequeños."
    )


def _keep_files(request: HttpRequest, visit: Visit) -> int:
    if not request.FILES.getlist(FIELD):
        return 0
    files = chosen_files(request)
    tracking.attach(link=visit.link, files=files, at=visit.at)
    return len(files)


def _do(request: HttpRequest, visit: Visit, done: str, act: Callable[[], object]) -> HttpResponse:
    try:
        act()
    except DomainError as error:
        return _page(request, visit, refused=words_for(error))
    return HttpResponseRedirect(visit.address("tracking_page", hecho=done) + "#aviso")


def _notices(page: reading.TrackingPage, visit: Visit) -> list[NoticeView]:
    """What is known to fail of the case's service, while it waits to be resolved."""
    if page.service_id is None or page.resolved_at is not None:
        return []
    language = (get_language() or "es")[:2]
    return knowledge.active_notices(service_id=page.service_id, at=visit.at, language=language)


def _page(
    request: HttpRequest, visit: Visit, *, refused: str = "", status: int | None = None
) -> HttpResponse:
    """The page with what was typed, and with what was refused."""
    page = reading.tracking_page(visit.link, at=visit.at)
    context: dict[str, Any] = {
        "page": page,
        "notices": _notices(page, visit),
        "person": interactions.way_to_a_person(
            visit.link.conversation_id, language=get_language() or "es", at=visit.at
        ),
        "visit": visit,
        "shown": shown(page, visit),
        "refused": refused,
        "done": outcome_words(request.GET.get("hecho", "")),
        "typed": request.POST.get(TEXT, ""),
        "typed_phone": request.POST.get("telefono", page.wish.phone),
        "mark": request.POST.get(MARK, "") or new_public_key(),
        "most": MOST_BYTES // MEBIBYTE,
        "channels": [
            (code.value, words)
            for code, words in labels.CHANNELS.items()
            if code is not WishedChannel.EMAIL or not is_holder(visit.link.address)
        ],
        "files": [
            {"view": file, "remove": visit.address("tracking_detach", file.id)}
            for file in page.files
        ],
        "go": {name: visit.address(f"tracking_{name}") for name in PLACES},
    }
    answer = status or (422 if refused else 200)
    return render(request, "cases/tracking.html", context, status=answer)
