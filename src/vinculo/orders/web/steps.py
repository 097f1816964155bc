"""The steps of an order: each parses a form, calls one service, and goes back to the page."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from vinculo.cases import api as cases
from vinculo.cases.contracts import CaseKind
from vinculo.customers import api as customers
from vinculo.kernel import clock
from vinculo.kernel.access import allowed, the_actor
from vinculo.kernel.errors import DomainError, words_for
from vinculo.orders import labels
from vinculo.orders.selectors import reading
from vinculo.orders.selectors.page import order_page
from vinculo.orders.services import asking, composing, following
from vinculo.orders.web.forms import (
    AskedForm,
    ConfirmForm,
    CustomerOrderForm,
    DeliverForm,
    DetailsForm,
    LineForm,
    MoveForm,
    ReasonForm,
)
from vinculo.orders.web.page import show
from vinculo.portfolio import api as portfolio
from vinculo.promises.contracts import Asked
from vinculo.ui.steps import Doing, take_step

LONGEST_NUMBER = 7
NOTHING: Mapping[str, forms.Form] = MappingProxyType({})


@allowed("orders.compose")
@require_POST
def begin(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Begin the order of a case, or go on with the one that was begun."""
    try:
        order_id = composing.begin(case_id=case_id, actor=the_actor(request), at=clock.now())
    except composing.NoSuchCaseError as error:
        raise Http404 from error
    except DomainError as error:
        messages.error(request, words_for(error))
        return redirect("cases:page", case_id)
    return redirect("orders:order", order_id)


@allowed("orders.compose")
@require_http_methods(["GET", "HEAD", "POST"])
def begin_for_customer(request: HttpRequest, customer_id: UUID) -> HttpResponse:
    """Open the case of an order from the customer's page, and go on to compose it."""
    actor, at = the_actor(request), clock.now()
    name = customers.names_of([customer_id], actor=actor).get(customer_id)
    if name is None:
        raise Http404
    services = [(str(one.id), one.name) for one in portfolio.services()]
    form = CustomerOrderForm(services, request.POST or None)
    if request.method == "POST" and form.is_valid():
        words = form.cleaned_data["words"]
        try:
            case_id = cases.open_case(
                actor=actor,
                service_id=form.cleaned_data["service"],
                customer_id=customer_id,
                kind=CaseKind.ORDER,
                subject=words.splitlines()[0][:120],
                text=words,
                at=at,
            )
            order_id = composing.begin(case_id=case_id, actor=actor, at=at)
        except DomainError as error:
            form.add_error(None, words_for(error))
        else:
            return redirect("orders:order", order_id)
    status = 422 if form.errors else 200
    context = {"form": form, "name": name, "customer_id": customer_id}
    return render(request, "orders/new_for_customer.html", context, status=status)


@allowed("orders.compose")
@require_http_methods(["GET", "HEAD", "POST"])
def add_line(request: HttpRequest, order_id: UUID, catalogue_id: UUID) -> HttpResponse:
    """Choose how one item is wanted and put it into the order."""
    actor, at = the_actor(request), clock.now()
    found = reading.order(actor=actor, order_id=order_id, at=at)
    item = portfolio.orderables_by_id([catalogue_id]).get(catalogue_id)
    if found is None or item is None:
        raise Http404
    form = LineForm(item, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            composing.add_line(order_id=order_id, new=form.line(), actor=actor, at=at)
        except DomainError as error:
            form.add_error(None, words_for(error))
        else:
            messages.success(request, _("La línea está en el pedido."))
            return redirect("orders:order", order_id)
    status = 422 if form.errors else 200
    context = {"form": form, "order": found, "item": item.draft, "item_name": item.name}
    return render(request, "orders/add_line.html", context, status=status)


@allowed("orders.compose")
@require_POST
def change_lines(request: HttpRequest, order_id: UUID) -> HttpResponse:
    """Say how many of each line; none takes it away."""

    def doing(_said: dict[str, Any]) -> str:
        composing.change_quantities(
            order_id=order_id, quantities=_numbers(request, "n-"), **_who(request)
        )
        return _("El pedido queda cambiado.")

    return _done(request, order_id, "lines", forms.Form(request.POST), doing)


@allowed("orders.compose")
@require_POST
def set_details(request: HttpRequest, order_id: UUID) -> HttpResponse:
    """Say where it goes and when the customer wishes it."""
    form = DetailsForm(request.POST)

    def doing(_said: dict[str, Any]) -> str:
        composing.set_details(order_id=order_id, details=form.details(), **_who(request))
        return _("Los datos del pedido quedan guardados.")

    return _done(request, order_id, "details", form, doing)


@allowed("orders.compose")
@require_POST
def reprice(request: HttpRequest, order_id: UUID) -> HttpResponse:
    """Give a draft the prices of today."""

    def doing(_said: dict[str, Any]) -> str:
        composing.reprice(order_id=order_id, **_who(request))
        return _("El pedido tiene los precios de hoy: léaselos al cliente antes de confirmarlo.")

    return _done(request, order_id, "reprice", forms.Form(request.POST), doing)


@allowed("orders.compose")
@require_POST
def confirm(request: HttpRequest, order_id: UUID) -> HttpResponse:
    """The customer orders it and is promised a day, with what was typed of the delivery."""
    details = DetailsForm(request.POST) if "deliver_to" in request.POST else None
    typed = {"details": details} if details else {}

    def doing(said: dict[str, Any]) -> str:
        following.confirm(
            order_id=order_id,
            due_on=said["due_on"],
            details=details.details() if details else None,
            **_who(request),
        )
        return _("Confirmado y prometido. El cliente tiene el resumen en su página.")

    form = ConfirmForm(request.POST)
    if details and not details.is_valid():
        return _done(request, order_id, "details", details, doing, beside={"confirm": form})
    return _done(request, order_id, "confirm", form, doing, beside=typed)


@allowed("orders.compose")
@require_POST
def prepare(request: HttpRequest, order_id: UUID) -> HttpResponse:
    """Somebody begins to prepare it."""

    def doing(_said: dict[str, Any]) -> str:
        following.prepare(order_id=order_id, **_who(request))
        return _("En preparación.")

    return _done(request, order_id, "prepare", forms.Form(request.POST), doing)


@allowed("orders.compose")
@require_POST
def send(request: HttpRequest, order_id: UUID) -> HttpResponse:
    """It is on its way."""

    def doing(_said: dict[str, Any]) -> str:
        following.send(order_id=order_id, **_who(request))
        return _("Va de camino, y el cliente lo sabe.")

    return _done(request, order_id, "send", forms.Form(request.POST), doing)


@allowed("orders.deliver")
@require_POST
def deliver(request: HttpRequest, order_id: UUID) -> HttpResponse:
    """The customer has it, or a part of it."""

    def doing(said: dict[str, Any]) -> str:
        following.deliver(
            order_id=order_id,
            quantities=_numbers(request, "e-"),
            proof=said["proof"],
            done_at=said["done_at"],
            **_who(request),
        )
        return _("La entrega queda apuntada con su prueba.")

    form = DeliverForm(request.POST, auto_id="entrega_%s")
    return _done(request, order_id, "deliver", form, doing)


@allowed("orders.compose")
@require_POST
def move(request: HttpRequest, order_id: UUID) -> HttpResponse:
    """Promise another day, with an apology."""

    def doing(said: dict[str, Any]) -> str:
        before = following.move(
            order_id=order_id, due_on=said["due_on"], apology=said["apology"], **_who(request)
        )
        return labels.moved_words(before)

    return _done(request, order_id, "move", MoveForm(request.POST, auto_id="fecha_%s"), doing)


@allowed("orders.compose")
@require_POST
def ask_for(request: HttpRequest, order_id: UUID) -> HttpResponse:
    """Promise the day that the customer asks for, without an apology."""

    def doing(said: dict[str, Any]) -> str:
        before = asking.ask_for(
            order_id=order_id,
            due_on=said["due_on"],
            how=Asked(said["how"]),
            words=said["words"],
            **_who(request),
        )
        return labels.asked_words(before)

    return _done(request, order_id, "asked", AskedForm(request.POST, auto_id="pedida_%s"), doing)


@allowed("orders.compose")
@require_POST
def cancel(request: HttpRequest, order_id: UUID) -> HttpResponse:
    """Call it off."""

    def doing(said: dict[str, Any]) -> str:
        following.cancel(order_id=order_id, reason=said["reason"], **_who(request))
        return _("El pedido queda cancelado.")

    return _done(
        request, order_id, "cancel", ReasonForm(request.POST, auto_id="cancelar_%s"), doing
    )


@allowed("orders.compose")
@require_POST
def settle(request: HttpRequest, order_id: UUID) -> HttpResponse:
    """The rest is not coming any more."""

    def doing(said: dict[str, Any]) -> str:
        following.settle(order_id=order_id, reason=said["reason"], **_who(request))
        return _("El pedido queda cerrado sin el resto.")

    return _done(request, order_id, "settle", ReasonForm(request.POST, auto_id="cerrar_%s"), doing)


@allowed("orders.compose")
@require_POST
def give_back(request: HttpRequest, order_id: UUID) -> HttpResponse:
    """The customer gave it back, or a part of it."""

    def doing(said: dict[str, Any]) -> str:
        following.give_back(
            order_id=order_id,
            reason=said["reason"],
            quantities=_numbers(request, "d-") or None,
            **_who(request),
        )
        return _("La devolución queda apuntada.")

    return _done(
        request, order_id, "return", ReasonForm(request.POST, auto_id="devolver_%s"), doing
    )


def _who(request: HttpRequest) -> dict[str, Any]:
    """Who acts, when, and on which version of the order."""
    seen = request.POST.get("seen", "")
    return {
        "actor": the_actor(request),
        "at": clock.now(),
        "seen": int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 10 else None,
    }


def _numbers(request: HttpRequest, prefix: str) -> dict[UUID, int]:
    """What was typed beside each line; what is no number is one below nothing, and refused."""
    found = {}
    for key, text in request.POST.items():
        if not key.startswith(prefix):
            continue
        try:
            line = UUID(key.removeprefix(prefix))
        except ValueError:
            continue
        typed = str(text).strip()
        is_number = typed.isascii() and typed.isdigit() and len(typed) <= LONGEST_NUMBER
        found[line] = int(typed) if is_number else -1
    return found


def _done(
    request: HttpRequest,
    order_id: UUID,
    step: str,
    form: forms.Form,
    doing: Doing,
    *,
    beside: Mapping[str, forms.Form] = NOTHING,
) -> HttpResponse:
    """Back to the page; a refusal is written above, and what was typed stays, ``beside`` it too."""
    typed = {**beside, step: form}
    if order_page(actor=the_actor(request), order_id=order_id, at=clock.now()) is None:
        raise Http404
    return take_step(
        request,
        form,
        doing,
        refused=lambda words: show(request, order_id, typed=typed, refused=(step, words)),
        back=redirect("orders:order", order_id),
    )
