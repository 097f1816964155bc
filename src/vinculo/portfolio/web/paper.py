"""A service on one page of paper: the public part, or with the inner part."""

from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import formats
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from vinculo.kernel import clock, limits
from vinculo.kernel.access import allowed, the_actor
from vinculo.kernel.errors import words_for
from vinculo.kernel.papers import Json, pdf
from vinculo.organization import api as organization
from vinculo.portfolio.contracts import ServiceSheet
from vinculo.portfolio.domain.lifecycle import Position
from vinculo.portfolio.labels import ASPECT, QUESTION
from vinculo.portfolio.selectors.sheet import MeasureView, StrategySheet, measures, strategy
from vinculo.portfolio.web.catalogue import sheet_of, shown_of
from vinculo.portfolio.web.filling import today
from vinculo.portfolio.web.forms.service import position_words
from vinculo.ui.tongues import said

TEMPLATE = Path(__file__).parents[1] / "papers" / "service.typ"
MOST_PAPERS = 60
AN_HOUR = timedelta(hours=1)
SHORT = 280


@allowed("portfolio.see")
@require_safe
def sheet_pdf(request: HttpRequest, service_id: UUID) -> HttpResponse:
    """The sheet of a service; ``?parte=publica`` leaves out what is not for customers."""
    actor, at = the_actor(request), clock.now()
    sheet = sheet_of(request, service_id)
    try:
        limits.take(f"service papers:{actor.user_id}", limit=MOST_PAPERS, per=AN_HOUR, at=at)
    except limits.TooManyError as error:
        messages.error(request, words_for(error))
        return redirect("portfolio:service", service_id)
    inner: dict[str, Json] = {"strategy": [], "measures": []}
    is_public = request.GET.get("parte") == "publica"
    if not is_public:
        inner = _inner(
            strategy(actor=actor, service_id=service_id),
            measures(actor=actor, service_id=service_id),
        )
    paper = paper_of(sheet, is_public=is_public) | inner
    response = HttpResponse(pdf(TEMPLATE, paper), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{sheet.service.key}.pdf"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


def paper_of(sheet: ServiceSheet, *, is_public: bool) -> dict[str, Json]:
    """What the template reads; only texts."""
    service = sheet.service
    facts = {
        _("Acompaña a"): said(service.product, service.product_en),
        _("Responsable"): "" if is_public else sheet.owner_name,
        _("Etapa"): "" if is_public else position_words(Position(service.stage, service.phase)),
    }
    return {
        "language": get_language() or "es",
        "company": organization.company().name,
        "eyebrow": _("Hoja del servicio") if is_public else _("Hoja del servicio, parte interna"),
        "name": service.name,
        "benefit": said(sheet.benefit, sheet.benefit_en),
        "made": _("Hecho el %(when)s") % {"when": formats.date_format(today(), "DATE_FORMAT")},
        "words": {
            "standards": _("Lo que prometemos"),
            "strategy": _("Estrategia"),
            "measures": _("Utilidad, garantía y calidad"),
        },
        "facts": [{"label": label, "value": value} for label, value in facts.items() if value],
        "standards": [_standard(one, is_public=is_public) for one in shown_of(sheet)],
    }


def _standard(one: Any, *, is_public: bool) -> dict[str, Json]:
    result = one.verdict if not one.value else f"{one.verdict}: {one.value} ({one.basis})"
    standard = one.standard
    return {
        "name": one.name,
        "goal": one.goal,
        "words": said(standard.words, standard.words_en),
        "staff": "" if is_public else said(standard.staff_words, standard.staff_words_en),
        "result": "" if is_public else result,
    }


def _inner(found: StrategySheet, known: list[MeasureView]) -> dict[str, Json]:
    return {
        "strategy": [
            {
                "question": str(QUESTION[answer.question]),
                "answer": answer.text[:SHORT],
                "evidence": ", ".join(each.words for each in answer.evidence)[:SHORT]
                or _("aún sin evidencia"),
            }
            for answer in found.answers
            if answer.text
        ],
        "measures": [
            {
                "aspect": str(ASPECT[one.aspect]),
                "name": one.name,
                "goal": f"{formats.number_format(one.goal.normalize())} {one.unit}",
                "last": f"{formats.number_format(one.last.value.normalize())} {one.unit}"
                if one.last
                else "—",
            }
            for one in known
        ],
    }
