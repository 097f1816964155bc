"""What can be done with a case from its page; each ends in a redirect, with or without scripts."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from vinculo.cases.contracts import Outcome, Then
from vinculo.cases.domain.later import BadDayError
from vinculo.cases.domain.texts import says_something
from vinculo.cases.selectors import page
from vinculo.cases.services import answer as answering
from vinculo.cases.services import customer, hands, notes, undo, watching
from vinculo.cases.services import planned as planning
from vinculo.cases.services import resolve as ending
from vinculo.cases.web.composing import recipients_of, typed_fields, with_everybody
from vinculo.cases.web.files import keep_chosen
from vinculo.cases.web.forms import (
    AnswerForm,
    CustomerForm,
    SenderForm,
    TransferForm,
    WaitForm,
    uuid_or_none,
)
from vinculo.cases.web.going_back import ours, page_of_form
from vinculo.cases.web.macros import say_done
from vinculo.cases.web.page import context_of
from vinculo.cases.web.planned import undo_time
from vinculo.customers import api as customers
from vinculo.kernel import clock
from vinculo.kernel.access import allowed, the_actor
from vinculo.kernel.actor import Actor
from vinculo.kernel.errors import DomainError, words_for
from vinculo.ui.composing import composed


def back(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """To the page the form stood on, else to the case."""
    return redirect(page_of_form(request, case_id))


def carry_out(
    request: HttpRequest, case_id: UUID, service: Callable[..., object], done: str, **given: object
) -> HttpResponse:
    """Let ``service`` do one thing with the case, now and for the reader; say how it went."""
    with undo.together() as group:
        try:
            service(case_id=case_id, actor=the_actor(request), at=clock.now(), **given)
        except DomainError as error:
            messages.error(request, words_for(error))
        else:
            say_done(request, done, group)
    return back(request, case_id)


def refuse(request: HttpRequest, case_id: UUID, why: str) -> HttpResponse:
    """What was sent cannot be meant: say so and change nothing."""
    messages.error(request, why)
    return back(request, case_id)


@allowed("cases.answer")
@require_POST
def answer(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Send an answer; what could not be sent is kept as the draft, with its people and files.

    It leaves after the time for taking it back.
    """
    typed, fields = composed(request.POST, "html"), typed_fields(request.POST)
    actor, at = the_actor(request), clock.now()
    try:
        keep_chosen(request, case_id)
        fields = _everybody(request, case_id, fields, at)
        _send(case_id, _answer_of(request, typed, fields, at), actor, at)
    except DomainError as error:
        messages.error(request, words_for(error))
        if says_something(typed):
            notes.keep_draft(case_id=case_id, html=typed, actor=actor, at=at, fields=fields)
    else:
        messages.success(request, _sent_words())
    return back(request, case_id)


def _everybody(
    request: HttpRequest, case_id: UUID, fields: dict[str, str] | None, at: datetime
) -> dict[str, str] | None:
    """The address fields, with everybody of the last message if «reply to all» is set."""
    if fields is None or not request.POST.get("all"):
        return fields
    found = page.case_page(actor=the_actor(request), case_id=case_id, at=at)
    return with_everybody(fields, found) if found else fields


def _answer_of(
    request: HttpRequest, typed: str, fields: dict[str, str] | None, at: datetime
) -> answering.Answer:
    """What the composer says. Raises BadDayError for a day to wait for that cannot be."""
    form = AnswerForm(request.POST)
    form.is_valid()
    said = form.cleaned_data
    if said.get("then") is Then.WAIT:
        if "until" in form.errors:
            raise BadDayError
        answering.check_wait(said.get("until"), at=at)
    seen, knows, colleague = said.get("seen", "").partition(":")
    return answering.Answer(
        html=typed,
        seen=uuid_or_none(seen),
        colleague=uuid_or_none(colleague),
        knows_colleagues=bool(knows),
        then=said.get("then") or Then.STAY,
        outcome=said.get("outcome") or Outcome.ANSWERED,
        until=said.get("until"),
        recipients=recipients_of(fields),
    )


def _send(case_id: UUID, given: answering.Answer, actor: Actor, at: datetime) -> None:
    if undo_time():
        planning.plan_answer(
            case_id=case_id, answer=given, leaves_at=at + undo_time(), actor=actor, at=at
        )
    else:
        answering.answer_case(case_id=case_id, answer=given, actor=actor, at=at)


def _sent_words() -> str:
    if not undo_time():
        return _("La respuesta está en camino.")
    seconds = int(undo_time().total_seconds())
    return _("La respuesta sale en %(n)s segundos; hasta entonces puede deshacerlo.") % {
        "n": seconds
    }


@allowed("cases.note")
@require_POST
def note(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Leave a note for colleagues."""
    text = request.POST.get("text", "")
    try:
        notes.add_note(
            case_id=case_id,
            text=text,
            actor=the_actor(request),
            at=clock.now(),
            may_give_sight=request.POST.get("sight") == "on",
            is_told=request.POST.get("told") == "on",
        )
    except DomainError as error:
        messages.error(request, words_for(error))
        if text.strip():
            context = context_of(request, case_id, at=clock.now())
            typed = {
                "mode": "nota",
                "typed_note": text,
                "offers_sight": True,
                "typed_told": request.POST.get("told") == "on",
            }
            return render(request, "cases/page.html", context | typed, status=422)
    else:
        messages.success(request, _("La nota está guardada; el cliente no la ve."))
    return back(request, case_id)


@allowed("cases.see")
@require_POST
def follow(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Be told of what happens to the case."""
    done = _("Le avisaremos de lo que pase en este caso.")
    return carry_out(request, case_id, watching.follow, done)


@allowed("cases.see")
@require_POST
def unfollow(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Be told no more."""
    return carry_out(request, case_id, watching.unfollow, _("Ya no sigue este caso."))


@allowed("cases.take")
@require_POST
def take(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Take the case from its queue."""
    return carry_out(request, case_id, hands.take_case, _("El caso es suyo."))


@allowed("cases.change")
@require_POST
def give_back(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Let the case wait in its queue again."""
    done = _("El caso vuelve a su cola, con la antigüedad que tenía.")
    return carry_out(request, case_id, hands.give_back, done)


@allowed("cases.change")
@require_http_methods(["GET", "POST"])
def transfer(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Hand the case to a colleague or another queue."""
    actor, at = the_actor(request), clock.now()
    form = TransferForm(request.POST or None, names=reverse("cases:whom", args=[case_id]))
    if request.method == "POST" and form.is_valid():
        target = form.chosen()
        try:
            with undo.together() as group:
                hands.transfer_case(
                    case_id=case_id,
                    actor=actor,
                    at=at,
                    to_user=target.get("to_user"),
                    to_queue=target.get("to_queue"),
                    to_skill=target.get("to_skill"),
                    note=form.cleaned_data["note"],
                    may_give_sight=form.cleaned_data["sight"],
                )
        except DomainError as error:
            form.add_error(None, words_for(error))
        else:
            say_done(request, _("El caso ha pasado a otras manos."), group)
            seen = page.case_seen(actor=actor, case_id=case_id)
            return back(request, case_id) if seen else redirect("cases:list")
    found = page.case_seen(actor=actor, case_id=case_id)
    if found is None:
        raise Http404
    here = ours(request, request.POST.get("volver") or request.GET.get("volver", ""))
    context = {"form": form, "case": found, "here": here or reverse("cases:page", args=[case_id])}
    return render(request, "cases/transfer.html", context)


@allowed("cases.change")
@require_POST
def wait(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Let the case wait for the customer or for a day."""
    form = WaitForm(request.POST)
    if not form.is_valid():
        why = _("Esa fecha no se entiende: escríbala como día, mes y año.")
        return refuse(request, case_id, why)
    until, done = (
        form.cleaned_data["until"],
        _("El caso espera; su plazo de resolución está parado."),
    )
    return carry_out(request, case_id, answering.set_waiting, done, until=until)


@allowed("cases.change")
@require_POST
def resume(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Go on with a case that waited."""
    done = _("El caso sigue; su plazo vuelve a correr.")
    return carry_out(request, case_id, answering.resume_case, done)


@allowed("cases.change")
@require_POST
def reopen(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Bring a resolved case back."""
    done = _("El caso está abierto de nuevo y espera en su cola.")
    return carry_out(request, case_id, ending.reopen_case, done)


@allowed("cases.change")
@require_GET
def choose_customer(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Look for the customer whose case it is."""
    actor, at = the_actor(request), clock.now()
    found = page.case_page(actor=actor, case_id=case_id, at=at)
    if found is None:
        raise Http404
    search = request.GET.get("q", "").strip()[:120]
    context = {
        "case": found.case,
        "page": found,
        "search": search,
        "rows": customers.find(actor=actor, text=search),
        "here": ours(request, request.GET.get("volver", ""))
        or reverse("cases:page", args=[case_id]),
    }
    return render(request, "cases/choose_customer.html", context)


@allowed("cases.change")
@require_POST
def set_customer(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Say who the customer is, or take it back."""
    form = CustomerForm(request.POST)
    if not form.is_valid():
        return refuse(request, case_id, _("Elija quién es el cliente."))
    who, done = form.cleaned_data["customer"], _("Queda anotado quién es el cliente.")
    return carry_out(request, case_id, customer.set_customer, done, customer_id=who)


@allowed("cases.confirm_sender")
@require_POST
def confirm_sender(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Let whoever wrote unconfirmed take part."""
    form = SenderForm(request.POST)
    if not form.is_valid():
        return refuse(request, case_id, _("Diga de qué mensaje se trata."))
    which, done = form.cleaned_data["message"], _("Desde ahora recibe también las respuestas.")
    return carry_out(request, case_id, customer.confirm_sender, done, message_id=which)
