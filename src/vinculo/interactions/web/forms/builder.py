"""Building forms: the list, one form with its questions, publishing, and what people answered."""

import tempfile
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.html import escape
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from vinculo.interactions.domain.errors import UnknownFormError
from vinculo.interactions.domain.forms.definition import (
    Field,
    FieldKind,
    FormDefinition,
    is_translated,
    said,
)
from vinculo.interactions.domain.forms.problems import problems_of
from vinculo.interactions.selectors import threads
from vinculo.interactions.selectors.forms import export, forms
from vinculo.interactions.selectors.forms.forms import FormView
from vinculo.interactions.services.forms import building
from vinculo.interactions.services.forms.starter import starter
from vinculo.interactions.web.forms.editing import field_form, settings_form
from vinculo.interactions.web.forms.options import free_key
from vinculo.interactions.web.forms.page import Typed, form_context
from vinculo.interactions.web.forms.words import KINDS, flaw_words
from vinculo.kernel import clock
from vinculo.kernel.access import allowed, the_actor
from vinculo.kernel.errors import DomainError, words_for
from vinculo.kernel.tables import write_table
from vinculo.portfolio import api as portfolio

FORMATS = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def _services() -> list[tuple[str, str]]:
    return [(str(service.id), service.name) for service in portfolio.services()]


def _mailboxes() -> list[tuple[str, str]]:
    return [(str(mailbox.id), mailbox.address) for mailbox in threads.mailboxes()]


def _form(form_id: UUID) -> FormView:
    try:
        return forms.form(form_id)
    except UnknownFormError:
        raise Http404 from None


@allowed("interactions.forms")
@require_http_methods(["GET", "HEAD", "POST"])
def form_list(request: HttpRequest) -> HttpResponse:
    """All forms, and the boxes for another one, which begins with what people usually say."""
    boxes = settings_form(request.POST or None, None, services=_services(), mailboxes=_mailboxes())
    for name in list(boxes.fields):
        if name not in {"name", "service", "mailbox", "language"}:
            del boxes.fields[name]
    if request.method == "POST" and boxes.is_valid():
        boxes.cleaned_data |= {"slug": "", "allowed_sites": ""}
        try:
            draft = starter(language=boxes.cleaned_data["language"])
            form_id = building.create_form(boxes.settings(), draft)
        except DomainError as error:
            boxes.add_error("name", words_for(error))
        else:
            messages.success(request, _("Formulario creado. Revíselo y publíquelo."))
            return redirect("interactions:form", form_id)
    names = dict(_services())
    context = {
        "rows": [(row, names.get(str(row.service_id), "")) for row in forms.form_list()],
        "form": boxes,
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "interactions/forms.html", context, status=status)


@allowed("interactions.forms")
@require_safe
def form_detail(request: HttpRequest, form_id: UUID) -> HttpResponse:
    """One form: its questions in order, what is wrong, and what the public sees."""
    form = _form(form_id)
    names = _questions(form.draft)
    problems = [
        (
            problem.field,
            names.get(problem.field, ""),
            flaw_words(problem.flaw, names, problem.other),
        )
        for problem in problems_of(form.draft)
    ]
    faulty = {field for field, _name, _words in problems}
    path = f"/f/{form.slug}/"
    context = {
        "form": form,
        "title": said(form.draft.title, get_language() or "es", form.draft.language),
        "fields": [
            _row(one, form.draft, names) | {"is_faulty": one.key in faulty}
            for one in form.draft.fields
        ],
        "problems": problems,
        "kinds": [(kind.value, KINDS[kind]) for kind in FieldKind],
        "service": dict(_services()).get(str(form.service_id), ""),
        "path": path,
        "address": f"{settings.BASE_URL}{path}",
        "is_in_english": is_translated(form.draft, "en"),
        "snippet": f'<iframe src="{settings.BASE_URL}{path}marco/" title="{escape(form.name)}" '
        'width="100%" height="900" loading="lazy"></iframe>',
    }
    return render(request, "interactions/form.html", context)


def _questions(draft: FormDefinition) -> dict[str, str]:
    language = get_language() or "es"
    return {one.key: said(one.label, language, draft.language) for one in draft.fields}


def _row(one: Field, draft: FormDefinition, names: dict[str, str]) -> dict[str, object]:
    return {
        "key": one.key,
        "label": names[one.key] or _("(sin pregunta)"),
        "kind": KINDS[one.kind],
        "required": one.required,
        "depends": names.get(one.condition.field, one.condition.field) if one.condition else "",
        "lacks_english": bool(one.label.get(draft.language)) and not one.label.get("en"),
    }


@allowed("interactions.forms")
@require_http_methods(["GET", "HEAD", "POST"])
def form_settings(request: HttpRequest, form_id: UUID) -> HttpResponse:
    """Where a form stands and the words around its questions."""
    form = _form(form_id)
    boxes = settings_form(request.POST or None, form, services=_services(), mailboxes=_mailboxes())
    if request.method == "POST" and boxes.is_valid():
        try:
            words = boxes.words_around(form.draft)
            building.change_settings(form_id, boxes.settings(), words)
        except DomainError as error:
            boxes.add_error(None, words_for(error))
        else:
            messages.success(request, _("Datos del formulario guardados."))
            return redirect("interactions:form", form_id)
    status = 422 if request.method == "POST" else 200
    context = {"form": form, "boxes": boxes}
    return render(request, "interactions/form_settings.html", context, status=status)


@allowed("interactions.forms")
@require_http_methods(["GET", "HEAD", "POST"])
def form_field(request: HttpRequest, form_id: UUID, field_key: str) -> HttpResponse:
    """One question."""
    form = _form(form_id)
    one = form.draft.field_of(field_key)
    if one is None:
        raise Http404
    return _edit(request, form, one)


@allowed("interactions.forms")
@require_http_methods(["GET", "HEAD", "POST"])
def form_new_field(request: HttpRequest, form_id: UUID) -> HttpResponse:
    """Another question, of the kind that was asked for."""
    form = _form(form_id)
    try:
        kind = FieldKind(request.GET.get("tipo", FieldKind.SHORT))
    except ValueError:
        raise Http404 from None
    return _edit(request, form, Field(key="", kind=kind, label={}))


def _edit(request: HttpRequest, form: FormView, one: Field) -> HttpResponse:
    boxes = field_form(request.POST or None, one, form.draft)
    if request.method == "POST" and boxes.is_valid():
        made = boxes.made(one)
        if not made.key:
            taken = {other.key for other in form.draft.fields}
            text = said(made.label, "es", form.draft.language)
            made = Field(**{**vars(made), "key": free_key(text, taken)})
        building.put_field(form.id, made)
        messages.success(request, _("Pregunta guardada en el borrador."))
        return redirect("interactions:form", form.id)
    status = 422 if request.method == "POST" else 200
    context = {"form": form, "boxes": boxes, "kind": KINDS[one.kind], "is_new": not one.key}
    return render(request, "interactions/form_field.html", context, status=status)


@allowed("interactions.forms")
@require_POST
def form_move(request: HttpRequest, form_id: UUID) -> HttpResponse:
    """Change the order or drop a question."""
    form = _form(form_id)
    key = request.POST.get("campo", "")
    what = request.POST.get("que", "")
    if what == "quitar":
        building.drop_field(form.id, key)
        messages.success(request, _("Pregunta quitada del borrador."))
    elif what in {"subir", "bajar"}:
        building.move_field(form.id, key, by=-1 if what == "subir" else 1)
    return redirect("interactions:form", form.id)


@allowed("interactions.forms")
@require_POST
def form_publish(request: HttpRequest, form_id: UUID) -> HttpResponse:
    """Open the form to the public, or close it."""
    form = _form(form_id)
    if request.POST.get("que") == "cerrar":
        building.close(form.id)
        messages.success(request, _("El formulario ya no está abierto al público."))
        return redirect("interactions:form", form.id)
    try:
        number = building.publish(form.id, by=the_actor(request), at=clock.now())
    except DomainError as error:
        messages.error(request, words_for(error))
    else:
        messages.success(request, _("Versión %(number)s publicada.") % {"number": number})
    return redirect("interactions:form", form.id)


@allowed("interactions.forms")
@require_safe
def form_preview(request: HttpRequest, form_id: UUID) -> HttpResponse:
    """The draft as the public would see it; it cannot be sent."""
    form = _form(form_id)
    language = request.GET.get("idioma") or get_language() or "es"
    with translation.override(language if language in {"es", "en"} else "es"):
        context = form_context(form.draft, Typed(), language) | {
            "is_preview": True,
            "slug": form.slug,
        }
        return render(request, "interactions/form_page.html", context)


@allowed("interactions.export_answers")
@require_safe
def form_answers(request: HttpRequest, form_id: UUID, ending: str) -> HttpResponse:
    """The answers within the reader's sight, as a table for a spreadsheet.

    What a spreadsheet would run as a formula is written as text.
    """
    form = _form(form_id)
    if ending not in FORMATS:
        raise Http404
    cells = export.answers_of(
        actor=the_actor(request), form_id=form.id, language=get_language() or "es", at=clock.now()
    )
    with tempfile.TemporaryDirectory(prefix="vinculo-answers-") as folder:
        path = Path(folder) / f"answers.{ending}"
        write_table(path, cells)
        response = HttpResponse(path.read_bytes(), content_type=FORMATS[ending])
    response["Content-Disposition"] = f'attachment; filename="{form.slug}.{ending}"'
    return response
