"""What the law asks about one complaint: its terms, and what a person may say of them."""

from collections.abc import Callable, Mapping
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from vinculo.complaints.contracts import LegalTopic
from vinculo.complaints.labels import TOPIC
from vinculo.complaints.selectors.law import (
    before_the_law,
    letter_file,
    pauses_of,
    terms_of_case,
)
from vinculo.complaints.selectors.reading import complaint
from vinculo.complaints.services import completing, dating, legal
from vinculo.complaints.web.asking import ask_context, asked_shown, missing_of
from vinculo.complaints.web.receiving import DateForm
from vinculo.kernel import clock, sight
from vinculo.kernel.access import allowed, may, the_actor
from vinculo.kernel.downloads import download
from vinculo.kernel.errors import DomainError, words_for


@allowed("complaints.see")
@require_safe
def terms(request: HttpRequest, complaint_id: UUID) -> HttpResponse:
    """Each term of the law about a complaint, with every place in which it can be counted."""
    return _show(request, complaint_id)


@allowed("complaints.handle")
@require_POST
def topic(request: HttpRequest, complaint_id: UUID) -> HttpResponse:
    """Say what it is about, where a law has a term of its own for that."""
    said = request.POST.get("asunto", "")
    if said not in set(LegalTopic):
        return _show(request, complaint_id, refused={"topic": _("Elija un asunto de la lista.")})

    def doing() -> str:
        legal.set_topic(
            complaint_id=complaint_id,
            topic=LegalTopic(said),
            why=request.POST.get("motivo", ""),
            actor=the_actor(request),
            at=clock.now(),
        )
        return _("El asunto queda guardado, y los plazos son los que pide la ley.")

    return _done(request, complaint_id, "topic", doing)


@allowed("complaints.handle")
@require_POST
def pause(request: HttpRequest, complaint_id: UUID) -> HttpResponse:
    """Ask the customer for what is missing; what the law lets pause stands still meanwhile."""

    def doing() -> str:
        completing.ask(
            complaint_id=complaint_id,
            missing=missing_of(request),
            actor=the_actor(request),
            at=clock.now(),
        )
        return _("Pedido al cliente. En pausa los plazos que lo permiten; los demás siguen.")

    return _done(request, complaint_id, "pause", doing)


@allowed("complaints.see")
@require_safe
def letter(request: HttpRequest, complaint_id: UUID, sent_letter_id: UUID) -> HttpResponseBase:
    """The letter that the customer was handed, as it was scanned."""
    view = complaint(actor=the_actor(request), complaint_id=complaint_id)
    found = letter_file(complaint_id, sent_letter_id) if view else None
    if view is None or found is None:
        raise Http404
    if view.customer_id is not None:
        subject = f"customer:{view.customer_id}"
        sight.record(actor=the_actor(request), subject=subject, where="letter", at=clock.now())
    return download(found.digest, name=found.name, content_type=found.media_type)


@allowed("complaints.handle")
@require_POST
def resume(request: HttpRequest, complaint_id: UUID) -> HttpResponse:
    """The customer answered: what stood still goes on."""

    def doing() -> str:
        stood = completing.resume(
            complaint_id=complaint_id, actor=the_actor(request), at=clock.now()
        )
        return _("El plazo sigue.") if stood else _("No había ningún plazo en pausa.")

    return _done(request, complaint_id, "pause", doing)


@allowed("complaints.approve")
@require_POST
def date(request: HttpRequest, complaint_id: UUID) -> HttpResponse:
    """Say that it was filed at another moment, with the reason: its terms count from there."""
    form = DateForm(request.POST)

    def doing() -> str:
        dating.correct(
            complaint_id=complaint_id,
            filed_at=form.cleaned_data["filed_at"],
            why=form.cleaned_data["why"],
            actor=the_actor(request),
            at=clock.now(),
        )
        return _("La fecha queda corregida, con su motivo, y los plazos cuentan desde ella.")

    if not form.is_valid():
        return _show(request, complaint_id, refused={"date": _("Escriba el día y la hora.")})
    return _done(request, complaint_id, "date", doing)


def _done(
    request: HttpRequest, complaint_id: UUID, name: str, doing: Callable[[], str]
) -> HttpResponse:
    try:
        words = doing()
    except legal.NoSuchComplaintError as error:
        raise Http404 from error
    except DomainError as error:
        return _show(request, complaint_id, refused={name: words_for(error)})
    messages.success(request, words)
    return redirect("complaints:complaint", complaint_id)


def _show(
    request: HttpRequest, complaint_id: UUID, *, refused: Mapping[str, str] | None = None
) -> HttpResponse:
    """The terms; after a refusal with its words and everything that was typed."""
    actor = the_actor(request)
    found = before_the_law(actor=actor, complaint_id=complaint_id)
    if found is None:
        raise Http404
    view, filed = found
    shown, at, said = terms_of_case(view.case_id), clock.now(), filed.topic
    pauses = pauses_of(shown, at=at)
    may_change = view.is_open and may(actor, "complaints.handle")
    context = {
        "complaint": view,
        "terms": shown,
        "may_change": may_change,
        "may_date": view.is_open and view.answered_at is None and may(actor, "complaints.approve"),
        "date_form": DateForm(
            request.POST if "filed_at" in request.POST else None,
            initial={"filed_at": localtime(view.filed_at)},
        ),
        "topics": [(one.value, words) for one, words in TOPIC.items()],
        "topic": request.POST.get("asunto", said.value),
        "topic_words": TOPIC[said],
        "is_presumed": filed.is_presumed and said is not LegalTopic.OTHER,
        "needs_reason": said is not LegalTopic.OTHER,
        "pauses": pauses,
        "is_paused": any(one.first.state.value == "paused" for one in shown),
        "asked": asked_shown(shown, at=at),
        "ask": ask_context(request, view.case_id, filed, shown, pauses, at=at)
        if may_change and pauses
        else None,
        "refused": refused or {},
        "typed": {name: request.POST.get(name, "") for name in ("motivo",)},
    }
    is_part = "HX-Request" in request.headers
    template = "complaints/_terms.html" if is_part else "complaints/terms.html"
    return render(request, template, context, status=422 if refused else 200)
