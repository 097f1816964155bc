"""Texts kept ready: choosing one while an answer is written, and keeping them."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from vinculo.cases import labels, policy
from vinculo.cases.contracts import CaseView
from vinculo.cases.domain.canned import FIELD, LANGUAGES, Filled, Place, Sharing, text_for
from vinculo.cases.selectors import canned as reading
from vinculo.cases.selectors import page
from vinculo.cases.selectors.facts import fields
from vinculo.cases.services import canned, notes
from vinculo.cases.web.composing import typed_fields
from vinculo.cases.web.going_back import page_of_form
from vinculo.kernel import clock
from vinculo.kernel.access import allowed, the_actor
from vinculo.kernel.actor import Actor
from vinculo.kernel.errors import DomainError, words_for
from vinculo.organization import api as organization
from vinculo.portfolio import api as portfolio
from vinculo.ui.composing import composed
from vinculo.ui.forms import offer

LANGUAGE_NAMES = {"es": "Español", "en": "English"}


class CannedForm(forms.Form):
    """What a kept text is called, where it is offered and whose it is; its words stand apart."""

    name = forms.CharField(label=gettext_lazy("Nombre"), max_length=80)
    shortcut = forms.CharField(
        label=gettext_lazy("Atajo"),
        max_length=31,
        required=False,
        help_text=gettext_lazy("Lo que se escribe tras «/» para ponerlo, como «horario»."),
    )
    service = forms.TypedChoiceField(
        label=gettext_lazy("Se ofrece en"),
        choices=[],
        coerce=UUID,
        required=False,
        empty_value=None,
    )
    sharing = forms.ChoiceField(label=gettext_lazy("Quién lo usa"), choices=[])
    is_offer = forms.BooleanField(
        label=gettext_lazy("Es una oferta"),
        required=False,
        help_text=gettext_lazy(
            "No sale en la atención donde la ley lo prohíbe, salvo que el cliente la pida."
        ),
    )

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        services = [(one.id, one.name) for one in portfolio.services()]
        offer(self, "service", [("", _("Todos los servicios")), *services])
        offer(self, "sharing", sharings(actor))


def sharings(actor: Actor) -> list[tuple[str, str]]:
    """With whom ``actor`` may share what they keep."""
    found = [(Sharing.PERSONAL.value, str(labels.SHARINGS[Sharing.PERSONAL]))]
    if actor.user_id and policy.may(actor, "cases.keep_common_texts"):
        found += [
            (f"team:{team.id}", _("Del equipo %(name)s") % {"name": team.name})
            for team in organization.teams_of(actor.user_id)
        ]
        found.append((Sharing.COMPANY.value, str(labels.SHARINGS[Sharing.COMPANY])))
    return found


def shared_as(said: str) -> tuple[Sharing, UUID | None]:
    """What a form says about sharing."""
    kind, _colon, team = said.partition(":")
    return Sharing(kind), UUID(team) if team else None


@allowed("cases.keep_texts")
@require_safe
def text_list(request: HttpRequest) -> HttpResponse:
    """The texts within sight, what is used most first."""
    said = request.GET.get("q", "").strip()[:120]
    texts = reading.texts_of(actor=the_actor(request), said=said)
    rows = [(one, labels.SHARINGS[one.sharing], _languages(one)) for one in texts]
    return render(request, "cases/canned_list.html", {"rows": rows, "said": said})


@allowed("cases.keep_texts")
@require_http_methods(["GET", "HEAD", "POST"])
def text_edit(request: HttpRequest, text_id: UUID | None = None) -> HttpResponse:
    """Write a text, with its places and how it will read."""
    actor = the_actor(request)
    found = reading.text_of(actor=actor, text_id=text_id) if text_id else None
    if text_id and found is None:
        raise Http404
    form = CannedForm(request.POST or None, actor=actor, initial=_initial(found))
    texts = dict(found.texts) if found else {}
    refused = ""
    if request.method == "POST":
        texts = {language: composed(request.POST, f"text_{language}") for language in LANGUAGES}
        if form.is_valid():
            try:
                canned.keep_text(_draft(form, texts), actor=actor, text_id=text_id)
            except DomainError as error:
                refused = words_for(error)
            else:
                messages.success(request, _("El texto está guardado."))
                return redirect("cases:canned")
    context = {
        "form": form,
        "found": found,
        "refused": refused,
        "texts": [(key, LANGUAGE_NAMES[key], texts.get(key, "")) for key in LANGUAGES],
        "places": shown_places(),
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "cases/canned_edit.html", context, status=status)


@allowed("cases.keep_texts")
@require_POST
def text_remove(request: HttpRequest, text_id: UUID) -> HttpResponse:
    """Take a text away."""
    try:
        canned.remove_text(text_id=text_id, actor=the_actor(request))
    except DomainError as error:
        messages.error(request, words_for(error))
    else:
        messages.success(request, _("El texto ya no se ofrece."))
    return redirect("cases:canned")


@allowed("cases.answer")
@require_http_methods(["GET", "HEAD", "POST"])
def choose(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The texts for the answer of one case: a list to search, for the composer or a page.

    What was typed without scripts is kept as the draft before the page changes.
    """
    actor = the_actor(request)
    case = _case(actor, case_id)
    if request.method == "POST":
        notes.keep_draft(
            case_id=case_id,
            html=composed(request.POST, "html"),
            fields=typed_fields(request.POST),
            actor=actor,
            at=clock.now(),
        )
        return redirect("cases:choose_text", case_id=case_id)
    said = request.GET.get("q", "").strip()[:120]
    language = reading.language_of(case_id)
    texts = reading.texts_of(actor=actor, service_id=case.service_id, said=said)
    rows = [(one, *text_for(one.texts, language), _languages(one)) for one in texts]
    context = {"case": case, "rows": rows, "said": said, "case_language": language}
    part = "HX-Request" in request.headers
    template = "cases/_canned_options.html" if part else "cases/canned_choose.html"
    return render(request, template, context)


@allowed("cases.answer")
@require_POST
def put(request: HttpRequest, case_id: UUID, text_id: UUID) -> HttpResponse:
    """A text filled for this case: for the composer as JSON, else below what the draft says."""
    actor, at = the_actor(request), clock.now()
    wants_json = request.headers.get("Accept", "").startswith("application/json")
    language = request.POST.get("language", "")
    try:
        used, text = canned.use_text(
            text_id=text_id,
            case=_case(actor, case_id),
            language=language if language in LANGUAGES else reading.language_of(case_id),
            actor=actor,
            at=at,
        )
        if not wants_json:
            draft = page.draft_of(actor, case_id)
            html = f"{draft.html if draft else ''}{text.html}"
            notes.keep_draft(case_id=case_id, html=html, actor=actor, at=at)
    except canned.NoSuchTextError as error:
        if wants_json:
            return _told(error, status=404)
        raise Http404 from error
    except DomainError as error:
        if wants_json:
            return _told(error, status=422)
        messages.error(request, words_for(error))
        return redirect("cases:page", case_id=case_id)
    if wants_json:
        return JsonResponse({"html": text.html, "language": used, "words": missing_words(text)})
    if missing := missing_words(text):
        messages.warning(request, missing)
    return redirect(f"{page_of_form(request, case_id)}#caso-responder")


def _told(error: DomainError, *, status: int) -> JsonResponse:
    return JsonResponse({"code": error.code, "words": words_for(error)}, status=status)


def missing_words(text: Filled) -> str:
    """What a person must still write into a text; "" when nothing is missing."""
    if not text.missing:
        return ""
    names = [str(labels.PLACES[Place(one)]) if one in set(Place) else one for one in text.missing]
    return _("Falta por escribir: %(names)s. Complételo antes de enviar.") % {
        "names": ", ".join(names)
    }


def _case(actor: Actor, case_id: UUID) -> CaseView:
    case = page.case_seen(actor=actor, case_id=case_id)
    if case is None:
        raise Http404
    return case


def _draft(form: CannedForm, texts: Mapping[str, str]) -> canned.CannedDraft:
    said = form.cleaned_data
    sharing, team_id = shared_as(said["sharing"])
    return canned.CannedDraft(
        name=said["name"],
        shortcut=said["shortcut"],
        service_id=said["service"],
        texts=texts,
        sharing=sharing,
        team_id=team_id,
        is_offer=said["is_offer"],
    )


def _initial(found: reading.Canned | None) -> dict[str, Any]:
    if found is None:
        return {}
    return {
        "name": found.name,
        "shortcut": found.shortcut,
        "service": found.service_id,
        "is_offer": found.is_offer,
        "sharing": f"team:{found.team_id}" if found.team_id else found.sharing.value,
    }


def _languages(text: reading.Canned) -> list[tuple[str, str]]:
    return [(key, LANGUAGE_NAMES[key]) for key in LANGUAGES if text.texts.get(key)]


def shown_places() -> list[tuple[str, str | Promise]]:
    """The places of texts as they are written, each with its words; the company's fields last."""
    own: list[tuple[str, str | Promise]] = [
        (f"{{{{ {FIELD}{rule.key} }}}}", rule.label) for rule in fields()
    ]
    return [*((f"{{{{ {place.value} }}}}", labels.PLACES[place]) for place in Place), *own]
