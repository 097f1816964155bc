"""What a case is about, in the company's own words; and ending it."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from vinculo.cases import labels
from vinculo.cases.contracts import CaseView, Outcome
from vinculo.cases.domain.facts import FieldKind, FieldRule, TermKind
from vinculo.cases.selectors import classing as classes
from vinculo.cases.selectors import facts as reading
from vinculo.cases.selectors import page
from vinculo.cases.services import facts, undo
from vinculo.cases.services.resolve import resolve_case
from vinculo.cases.web.forms import ResolveForm
from vinculo.cases.web.going_back import ours, page_of_form
from vinculo.cases.web.macros import say_done
from vinculo.kernel import clock
from vinculo.kernel.access import allowed, the_actor
from vinculo.kernel.actor import Actor
from vinculo.kernel.errors import DomainError, words_for


@dataclass(frozen=True, kw_only=True)
class FieldRow:
    """A field as a form shows it."""

    rule: FieldRule
    value: str
    error: str = ""


@allowed("cases.change")
@require_http_methods(["GET", "HEAD", "POST"])
def facts_page(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Class, tags and fields of one case, in one form."""
    actor = the_actor(request)
    case = _case(actor, case_id)
    rules = reading.fields_for(kind=case.kind, service_id=case.service_id)
    values, refused = reading.values_in(case_id), ""
    tags = reading.tags_of(case_id)
    if request.method == "POST":
        values = {rule.id: request.POST.get(f"field_{rule.id}", "") for rule in rules}
        tags = set(_ids(request.POST.getlist("tag")))
        chosen = _chosen(request, actor, case)
        try:
            with undo.together() as group:
                facts.set_facts(
                    case_id=case_id,
                    subject_class=chosen,
                    tags=tags,
                    values=values,
                    actor=actor,
                    at=clock.now(),
                )
        except DomainError as error:
            refused = words_for(error)
        else:
            say_done(request, _("Los datos del caso están guardados."), group)
            return redirect(page_of_form(request, case_id))
    context = _classing(actor, case) | {
        "case": case,
        "tags": reading.terms(TermKind.TAG, service_id=case.service_id),
        "tagged": tags,
        "fields": [FieldRow(rule=rule, value=values.get(rule.id, "")) for rule in rules],
        "kinds": FieldKind,
        "refused": refused,
        "here": here_of(request, case_id),
    }
    return render(request, "cases/facts.html", context, status=422 if refused else 200)


@allowed("cases.change")
@require_safe
def classing(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The classes for one case with what is proposed, for the box in which a case ends."""
    actor = the_actor(request)
    return render(request, "cases/_classing.html", _classing(actor, _case(actor, case_id)))


@allowed("cases.change")
@require_http_methods(["GET", "HEAD", "POST"])
def resolve(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """End the case: how, and what it was about."""
    actor, at = the_actor(request), clock.now()
    case = _case(actor, case_id)
    refused, status = "", 200
    if request.method == "POST":
        form = ResolveForm(request.POST)
        chosen = _chosen(request, actor, case)
        if not form.is_valid():
            messages.error(request, _("Diga cómo terminó el caso."))
            return redirect(page_of_form(request, case_id))
        try:
            with undo.together() as group:
                resolve_case(
                    case_id=case_id,
                    outcome=form.cleaned_data["outcome"],
                    subject_class=chosen,
                    actor=actor,
                    at=at,
                )
        except (facts.NeedsClassError, facts.NeedsFieldsError, facts.NoSuchTermError) as error:
            refused, status = words_for(error), 422
        except DomainError as error:
            messages.error(request, words_for(error))
            return redirect(page_of_form(request, case_id))
        else:
            say_done(request, _("El caso está resuelto."), group)
            return redirect(page_of_form(request, case_id))
    context = _classing(actor, case) | {
        "case": case,
        "refused": refused,
        "outcomes": list(labels.OUTCOMES.items()),
        "outcome": request.POST.get("outcome", Outcome.SOLVED.value),
        "here": here_of(request, case_id),
    }
    return render(request, "cases/resolve.html", context, status=status)


def _classing(actor: Actor, case: CaseView) -> dict[str, Any]:
    found = classes.classing(actor=actor, case_id=case.id)
    return {
        "classes": found.classes,
        "class_now": found.class_now,
        "proposed": found.proposed,
    }


def _chosen(request: HttpRequest, actor: Actor, case: CaseView) -> UUID | None:
    """The class that a form says: another one of the list, else the proposal that was taken."""
    return classes.Classing(class_now=page.class_of(actor=actor, case_id=case.id)).chosen(
        listed=request.POST.get("subject_class", ""), taken=request.POST.get("proposed", "")
    )


def _case(actor: Actor, case_id: UUID) -> CaseView:
    case = page.case_seen(actor=actor, case_id=case_id)
    if case is None:
        raise Http404
    return case


def here_of(request: HttpRequest, case_id: UUID) -> str:
    """The page that the reader came from, else the case's."""
    said = request.POST.get("volver") or request.GET.get("volver", "")
    return ours(request, said) or reverse("cases:page", args=[case_id])


def _ids(said: list[str]) -> list[UUID]:
    found = []
    for text in said:
        try:
            found.append(UUID(text))
        except ValueError:
            continue
    return found
