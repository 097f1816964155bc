"""A case on paper: for the file, for a meeting, for whoever has no screen at hand."""

from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from vinculo.cases.contracts import CasePage
from vinculo.cases.web.page import parts_of
from vinculo.cases.web.tracking_words import day_and_clock
from vinculo.cases.web.words import Part, ThreadPart
from vinculo.kernel import clock, limits
from vinculo.kernel.access import allowed, the_actor
from vinculo.kernel.errors import words_for
from vinculo.kernel.papers import Json, pdf
from vinculo.organization import api as organization

TEMPLATE = Path(__file__).parents[1] / "papers" / "case.typ"
MOST_PAPERS = 60
AN_HOUR = timedelta(hours=1)
LONGEST = 20_000


@allowed("cases.see")
@require_safe
def case_pdf(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The case with its messages and history; internal notes only when they are asked for."""
    actor, at = the_actor(request), clock.now()
    parts = parts_of(actor, case_id, at=at)
    if parts is None:
        raise Http404
    try:
        limits.take(f"case papers:{actor.user_id}", limit=MOST_PAPERS, per=AN_HOUR, at=at)
    except limits.TooManyError as error:
        messages.error(request, words_for(error))
        return redirect("cases:page", case_id=case_id)
    with_notes = request.GET.get("notas") == "1"
    paper = paper_of(parts, with_notes=with_notes, made=day_and_clock(timezone.localtime(at)))
    response = HttpResponse(pdf(TEMPLATE, paper), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{parts["case"].number}.pdf"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


def paper_of(parts: dict[str, Any], *, with_notes: bool, made: str) -> dict[str, Json]:
    """What the template reads; only texts."""
    page: CasePage = parts["page"]
    facts = {
        _("Cliente"): page.customer_name or _("cliente por confirmar"),
        _("Servicio"): page.service_name,
        _("Estado"): str(parts["status_words"]),
        _("Cómo terminó"): str(parts["outcome_words"]),
        _("Lo lleva"): page.owner_name,
        _("Entró"): _when(page.case.opened_at),
        _("Clase de asunto"): page.facts.subject_class,
        _("Etiquetas"): ", ".join(page.facts.tags),
    } | {label: value for label, _kind, value in page.facts.fields}
    thread: list[ThreadPart] = parts["thread"]
    shown = [one for one in thread if one.part is Part.MESSAGE or (with_notes and one.note)]
    return {
        "language": get_language() or "es",
        "company": organization.company().name,
        "number": page.case.number,
        "title": page.case.subject or _("(sin asunto)"),
        "eyebrow": f"{parts['kind_words']} {page.case.number}",
        "made": _("Hecho el %(when)s") % {"when": made},
        "words": {"said": _("Conversación"), "done": _("Historia")},
        "facts": [{"label": label, "value": value} for label, value in facts.items() if value],
        "parts": [_part(one) for one in shown],
        "history": [
            {"when": _when(line.at), "words": line.words} for line in reversed(parts["history"])
        ],
    }


def _part(one: ThreadPart) -> dict[str, Json]:
    if one.note is not None:
        return {
            "name": _("Nota interna de %(name)s") % {"name": one.note.author_name},
            "when": _when(one.at),
            "text": one.note.text[:LONGEST],
            "inside": True,
        }
    said = one.message
    name = one.author or (said.sender_name or said.sender_address if said else "")
    text = said.text[:LONGEST] if said else ""
    return {"name": name, "when": _when(one.at), "text": text, "inside": False}


def _when(moment: Any) -> str:
    return day_and_clock(timezone.localtime(moment))
