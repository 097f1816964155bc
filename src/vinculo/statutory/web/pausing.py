"""Asking the customer of a query or an incident for what is missing."""

from typing import Any, BinaryIO, cast
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from vinculo.kernel import blobs, clock, sight
from vinculo.kernel.access import allowed, the_actor
from vinculo.kernel.downloads import download
from vinculo.portfolio.contracts import AskedBy
from vinculo.statutory.selectors import asked
from vinculo.statutory.services import asking
from vinculo.statutory.services import pausing as services
from vinculo.statutory.web import page
from vinculo.statutory.web.asked import form_of

MOST_BYTES = 20 * 1024 * 1024


@allowed("statutory.act")
@require_POST
def pause(request: HttpRequest, matter_id: UUID) -> HttpResponse:
    """Ask the customer for what is missing; what the law lets pause stands still meanwhile."""
    view, case = page.needed(request, matter_id)
    at = clock.now()

    def doing(said: dict[str, Any]) -> str:
        missing = _missing(said)
        services.ask(case_id=view.case_id, missing=missing, actor=the_actor(request), at=at)
        return _("Pedido al cliente. En pausa los plazos que lo permiten; los demás siguen.")

    form = form_of(view, case, at=at, request=request)
    if form is None:
        messages.error(request, _("Ninguno de los plazos que corren admite esa espera."))
        return redirect("cases:page", view.case_id)
    return page.step(request, view, "pause", form, doing)


@allowed("statutory.act")
@require_POST
def resume(request: HttpRequest, matter_id: UUID) -> HttpResponse:
    """The customer answered in another way: what stood still goes on."""
    view, _case = page.needed(request, matter_id)

    def doing(_said: dict[str, Any]) -> str:
        actor, at = the_actor(request), clock.now()
        stood = services.resume(case_id=view.case_id, actor=actor, at=at)
        return _("El plazo sigue.") if stood else _("No había ningún plazo en pausa.")

    return page.step(request, view, "resume", page.Nothing(request.POST), doing)


@allowed("statutory.see")
@require_safe
def letter(request: HttpRequest, matter_id: UUID, case_letter_id: UUID) -> HttpResponseBase:
    """The letter by which the customer was asked, as it was scanned."""
    view, case = page.needed(request, matter_id)
    found = asked.letter_file(view.case_id, case_letter_id)
    if found is None:
        raise Http404
    if case.customer_id is not None:
        subject, at = f"customer:{case.customer_id}", clock.now()
        sight.record(actor=the_actor(request), subject=subject, where="letter", at=at)
    return download(found.digest, name=found.name, content_type=found.media_type)


def _missing(said: dict[str, Any]) -> asking.Missing:
    """What was typed. Raises NotWarnedError, NoLetterError."""
    way = AskedBy(said["way"])
    sent = said.get("sent") if way is AskedBy.MESSAGE else ""
    if sent and not said.get("is_warned"):
        raise asking.NotWarnedError
    return asking.Missing(
        kind=said["kind"],
        words=said["words"],
        answer_by=said["answer_by"],
        by=way,
        seen=said["seen"],
        sent=UUID(sent) if sent else None,
        told_to=said["told_to"],
        told_at=said["told_at"],
        letter=_letter(said["letter"]) if way is AskedBy.LETTER else None,
    )


def _letter(file: Any) -> asking.Letter:
    if file is None or not file.size or file.size > MOST_BYTES:
        raise asking.NoLetterError
    digest, size = blobs.store(cast("BinaryIO", file))
    bare = (file.name or "").replace("\\", "/").rpartition("/")[2]
    name = "".join(each for each in bare if each.isprintable()).strip()
    kind = file.content_type or ""
    return asking.Letter(digest=digest, name=name, media_type=kind, size_bytes=size)
