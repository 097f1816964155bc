"""Forms on paper: the sheet with the same questions, and the poster with the code to it."""

import io
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import qrcode
import qrcode.image.svg
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import translation
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from vinculo.interactions.domain.errors import UnknownFormError
from vinculo.interactions.domain.forms.definition import FieldKind, said
from vinculo.interactions.selectors.forms import forms
from vinculo.interactions.selectors.forms.forms import OpenForm
from vinculo.interactions.web.forms.page import Typed, form_context
from vinculo.interactions.web.forms.sending import client_of
from vinculo.kernel import clock, limits
from vinculo.kernel.access import allowed, public
from vinculo.kernel.papers import Json, pdf
from vinculo.organization import api as organization

PAPERS = Path(__file__).parents[2] / "papers"
MOST_SHEETS = 30
AN_HOUR = timedelta(hours=1)
LINES = {FieldKind.LONG.value: 6}


def _code(address: str) -> str:
    """The address as a QR code, drawn as SVG."""
    drawn = io.BytesIO()
    qrcode.make(address, image_factory=qrcode.image.svg.SvgPathImage, border=2).save(drawn)
    return drawn.getvalue().decode()


def _common(opened: OpenForm, language: str) -> dict[str, Json]:
    address = f"{settings.BASE_URL}/f/{opened.slug}/"
    definition = opened.definition
    return {
        "language": language,
        "company": organization.company().name,
        "title": said(definition.title, language, definition.language),
        "intro": said(definition.intro, language, definition.language),
        "address": address.partition("://")[2].rstrip("/"),
        "code": _code(address),
    }


def _language(request: HttpRequest) -> str:
    asked = request.GET.get("idioma") or get_language() or "es"
    return asked if asked in {"es", "en"} else "es"


@allowed("interactions.forms")
@require_safe
def form_poster(request: HttpRequest, form_id: UUID) -> HttpResponse:
    """A poster to hang up: who asks, what, and the code that opens the form."""
    try:
        opened = forms.open_form(forms.form(form_id).slug)
    except UnknownFormError:
        raise Http404 from None
    if opened is None:
        raise Http404
    language = _language(request)
    with translation.override(language):
        data = _common(opened, language) | {
            "how": _("Apunte aquí con la cámara de su teléfono, o escriba:"),
            "paper": _("Si prefiere papel o que se lo leamos, pídalo en el mostrador."),
        }
    return _paper(pdf(PAPERS / "poster.typ", data), f"cartel-{opened.slug}")


@public
@require_safe
def form_sheet(request: HttpRequest, slug: str) -> HttpResponse:
    """The form to print and fill in by hand; whoever types it in later finds its number on it."""
    opened = forms.open_form(slug)
    if opened is None:
        raise Http404
    at = clock.now()
    try:
        limits.take(f"form sheets of {client_of(request)}", limit=MOST_SHEETS, per=AN_HOUR, at=at)
    except limits.TooManyError:
        return HttpResponse(status=429)
    language = _language(request)
    with translation.override(language):
        drawn = form_context(opened.definition, Typed(), language)["fields"]
        data = _common(opened, language) | {
            "sheet": f"{opened.slug} · {opened.number}",
            "required": _("(hace falta)"),
            "enclose": _("Adjúntelo a esta hoja."),
            "date": _("Fecha"),
            "signature": _("Firma"),
            "fields": [_question(field) for field in drawn],
        }
    return _paper(pdf(PAPERS / "sheet.typ", data), opened.slug)


def _question(field: dict[str, object]) -> Json:
    when = field["when"]
    options = field["options"]
    return {
        "label": str(field["label"]),
        "help": str(field["help"]),
        "kind": str(field["kind"]),
        "required": bool(field["required"]),
        "lines": LINES.get(str(field["kind"]), 1),
        "options": [str(o["label"]) for o in options] if isinstance(options, list) else [],
        "when": _("Solo si ha contestado «%(answers)s» a «%(question)s».") % when
        if isinstance(when, dict)
        else "",
    }


def _paper(made: bytes, name: str) -> HttpResponse:
    response = HttpResponse(made, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    return response
