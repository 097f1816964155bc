"""Promises on a case: the part of its page, giving one, confirming one that was written."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from vinculo.cases import policy
from vinculo.cases.labels.promised import REASONS
from vinculo.cases.selectors import page
from vinculo.cases.selectors.promised import (
    Promised,
    Proposal,
    promised_on,
    proposal,
)
from vinculo.cases.services import promised
from vinculo.cases.web.actions import back
from vinculo.cases.web.facts import here_of
from vinculo.cases.web.tasks import by_the_wall
from vinculo.kernel import clock
from vinculo.kernel.access import allowed, the_actor
from vinculo.kernel.errors import DomainError, words_for
from vinculo.kernel.lengths import whole
from vinculo.promises import api as promises
from vinculo.promises.contracts import PromiseView

TYPED = "%Y-%m-%dT%H:%M"


class PromiseForm(forms.Form):
    """What was promised, by when."""

    words = forms.CharField(
        label=gettext_lazy("Qué se ha prometido"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("Como lo entendió el cliente: «llamarle antes de las 12»."),
    )
    due = forms.DateTimeField(
        label=gettext_lazy("Para cuándo"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format=TYPED),
        input_formats=[TYPED, "%Y-%m-%d %H:%M", "%d/%m/%Y %H:%M"],
    )
    on_resolve = forms.BooleanField(
        label=gettext_lazy("Se cumple al resolver el caso"), required=False
    )


KEPT = "cumplida"


class KeptForm(PromiseForm):
    """What was promised and is kept already: when it was done, and what shows it."""

    hecho = forms.DateTimeField(
        label=gettext_lazy("Cuándo se hizo"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format=TYPED),
        input_formats=[TYPED, "%Y-%m-%d %H:%M", "%d/%m/%Y %H:%M"],
    )
    prueba = forms.CharField(label=gettext_lazy("Qué lo muestra"), max_length=1000)
    como = forms.CharField(widget=forms.HiddenInput, initial=KEPT)
    on_resolve = None  # type: ignore[assignment]  # it is done


@allowed("cases.see")
@require_safe
def part(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The promises of a case, for pages that draw them afterwards."""
    actor, at = the_actor(request), clock.now()
    found = promised_on(actor=actor, case_id=case_id, at=at)
    if found is None:
        raise Http404
    context = {
        "case": found.case,
        "rows": [_row(one, found.apologies) for one in found.promises],
        "proposals": _proposals(found),
        "can_give": policy.may(actor, "cases.answer") and found.case.resolved_at is None,
        "can_change": policy.may(actor, "cases.answer"),
        "here": here_of(request, case_id),
    }
    return render(request, "cases/_promises.html", context)


def _row(one: PromiseView, apologies: Mapping[UUID, str]) -> dict[str, Any]:
    """A promise in words, with what the customer would be told when it is broken."""
    return {
        "promise": one,
        "state": promises.STATE[one.state],
        "look": promises.STATE_LOOKS[one.state],
        "source": promises.SOURCE[one.source],
        "apology": apologies.get(one.id, ""),
        "to_be_told": promises.is_to_be_told(one),
    }


def _proposals(found: Promised) -> list[tuple[Proposal, str, list[object]]]:
    """Each with its time as a field takes it, and why it is that one."""
    return [
        (
            one,
            timezone.localtime(one.spotted.due_at).strftime(TYPED) if one.spotted.due_at else "",
            [REASONS[reason] for reason in one.spotted.reasons],
        )
        for one in found.proposals
    ]


@allowed("cases.answer")
@require_http_methods(["GET", "HEAD", "POST"])
def give(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Type what was promised, and let its time run."""
    actor, at = the_actor(request), clock.now()
    case = page.case_seen(actor=actor, case_id=case_id)
    if case is None:
        raise Http404
    form = PromiseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            promised.give(
                case_id=case_id,
                words=said["words"],
                due_at=_moment(said["due"]),
                on_resolve=said["on_resolve"],
                actor=actor,
                at=at,
            )
        except DomainError as error:
            form.add_error("due" if "due" in error.code else "words", words_for(error))
        else:
            messages.success(request, _("La promesa está apuntada y su plazo corre."))
            return back(request, case_id)
    context = {"form": form, "case": case, "here": here_of(request, case_id)}
    status = 422 if request.method == "POST" else 200
    return render(request, "cases/promise.html", context, status=status)


@allowed("cases.answer")
@require_POST
def confirm(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Say that words were a promise; without a good time the form asks for it."""
    actor, at = the_actor(request), clock.now()
    waiting = proposal(actor=actor, case_id=case_id, origin=request.POST.get("origen", ""), at=at)
    if waiting is None:
        messages.info(request, _("Alguien ya lo ha apuntado, o ya no está."))
        return back(request, case_id)
    sent = {**request.POST.dict(), "words": waiting.spotted.phrase, "on_resolve": ""}
    is_kept = request.POST.get("como") == KEPT
    form = KeptForm(sent) if is_kept else PromiseForm(sent)
    if form.is_valid():
        said = form.cleaned_data
        try:
            promised.give(
                case_id=case_id,
                words=waiting.spotted.phrase,
                due_at=_moment(said["due"]),
                written=waiting,
                done=(_moment(said["hecho"]), said["prueba"]) if is_kept else None,
                actor=actor,
                at=at,
            )
        except DomainError as error:
            form.add_error("hecho" if "done" in error.code else "due", words_for(error))
        else:
            messages.success(request, _confirmed(waiting, is_kept=is_kept))
            return back(request, case_id)
    case = page.case_seen(actor=actor, case_id=case_id)
    context = {
        "form": form,
        "case": case,
        "here": here_of(request, case_id),
        "origin": waiting.origin,
    }
    return render(request, "cases/promise.html", context, status=422)


def _confirmed(waiting: Proposal, *, is_kept: bool) -> str:
    """What is said once words are written down as a promise."""
    if is_kept:
        return _("La promesa está apuntada, con lo que muestra que se hizo.")
    if waiting.is_past:
        return _("La promesa está apuntada: su plazo ya venció y queda como rota.")
    return _("La promesa está apuntada y su plazo corre.")


@allowed("cases.answer")
@require_POST
def pass_over(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Say that words were no promise."""
    actor, at = the_actor(request), clock.now()
    waiting = proposal(actor=actor, case_id=case_id, origin=request.POST.get("origen", ""), at=at)
    if waiting is None:
        messages.info(request, _("Alguien ya lo ha apuntado, o ya no está."))
        return back(request, case_id)
    try:
        promised.pass_over(case_id=case_id, origin=waiting.origin, actor=actor, at=at)
    except DomainError as error:
        messages.error(request, words_for(error))
    return back(request, case_id)


@allowed("cases.answer")
@require_POST
def tell(request: HttpRequest, case_id: UUID, promise_id: UUID) -> HttpResponse:
    """Send the customer the apology that the agent has read and may have changed."""
    text = request.POST.get("texto", "").strip()
    if not text:
        messages.error(request, _("Escriba qué se le dice al cliente."))
        return back(request, case_id)
    try:
        promised.tell_customer(
            case_id=case_id,
            promise_id=promise_id,
            text=whole(text, most=2000),
            actor=the_actor(request),
            at=clock.now(),
        )
    except DomainError as error:
        messages.error(request, words_for(error))
    else:
        messages.success(request, _("El cliente ya lo sabe, antes de preguntar."))
    return back(request, case_id)


def _moment(said: datetime) -> datetime:
    """What was typed, by the company's clock."""
    return by_the_wall(said) or said
