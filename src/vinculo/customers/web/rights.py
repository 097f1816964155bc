"""A person's own data: a copy of it, blocking it, erasing it."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from vinculo.customers import api
from vinculo.customers.contracts import ErasureReason, Standing
from vinculo.customers.domain.errors import UnknownCustomerError
from vinculo.customers.labels import COPY_STATES, REQUEST_KINDS, REQUEST_STATES
from vinculo.customers.selectors import rights
from vinculo.customers.services import copies, hiding
from vinculo.customers.web.forms import BlockForm, EraseForm, RequestForm, UnblockForm
from vinculo.kernel import clock, sight
from vinculo.kernel.access import allowed, may, the_actor
from vinculo.kernel.downloads import download
from vinculo.kernel.errors import DomainError, words_for

Forms = dict[str, forms.Form]


@allowed("customers.ask")
@require_safe
def personal(request: HttpRequest, customer_id: UUID) -> HttpResponse:
    """What a customer may ask about their data, and what was done about it."""
    return page_of(request, customer_id, {})


@allowed("customers.hand_over")
@require_POST
def ask_copy(request: HttpRequest, customer_id: UUID) -> HttpResponse:
    """Have a copy of everything made, in the background."""
    try:
        copies.ask_copy(customer_id=customer_id, by=the_actor(request), at=clock.now())
    except UnknownCustomerError as error:
        raise Http404 from error
    messages.success(request, _("La copia se está preparando; la campana avisará."))
    return redirect("customers:personal", customer_id)


@allowed("customers.hand_over")
@require_safe
def copy_file(request: HttpRequest, copy_id: UUID) -> HttpResponse:
    """The archive itself; whoever takes it has seen the person's data."""
    actor = the_actor(request)
    found = rights.copy_file(actor=actor, copy_id=copy_id)
    if found is None:
        raise Http404
    customer_id, digest, ready_at = found
    sight.record(actor=actor, subject=f"customer:{customer_id}", where="copy", at=clock.now())
    name = f"datos-{timezone.localtime(ready_at or clock.now()):%Y-%m-%d}.zip"
    return download(digest, name=name, content_type="application/zip")


@allowed("customers.block")
@require_POST
def block(request: HttpRequest, customer_id: UUID) -> HttpResponse:
    """Hide everything about somebody until a day."""
    form = BlockForm(request.POST)
    if form.is_valid():
        try:
            hiding.block(
                customer_id=customer_id, by=the_actor(request), at=clock.now(), **form.cleaned_data
            )
        except UnknownCustomerError as error:
            raise Http404 from error
        except DomainError as error:
            form.add_error(None, words_for(error))
        else:
            messages.success(request, _("Los datos están bloqueados: ya no los lee nadie."))
            return redirect("customers:personal", customer_id)
    return page_of(request, customer_id, {"block_form": form})


@allowed("customers.block")
@require_POST
def unblock(request: HttpRequest, customer_id: UUID) -> HttpResponse:
    """Let somebody's data be read again."""
    form = UnblockForm(request.POST)
    if form.is_valid():
        try:
            hiding.unblock(
                customer_id=customer_id, by=the_actor(request), at=clock.now(), **form.cleaned_data
            )
        except UnknownCustomerError as error:
            raise Http404 from error
        except DomainError as error:
            form.add_error(None, words_for(error))
        else:
            messages.success(request, _("Los datos vuelven a leerse como antes."))
            return redirect("customers:customer", customer_id)
    return page_of(request, customer_id, {"unblock_form": form})


@allowed("customers.erase")
@require_http_methods(["GET", "HEAD", "POST"])
def erase(request: HttpRequest, customer_id: UUID) -> HttpResponse:
    """What erasing somebody would take away; a POST does it."""
    actor, form = the_actor(request), EraseForm(request.POST or None)
    if form.is_valid():
        try:
            hiding.begin_erasure(
                customer_id=customer_id,
                reason=ErasureReason(form.cleaned_data["reason"]),
                by=actor,
                at=clock.now(),
            )
        except UnknownCustomerError as error:
            raise Http404 from error
        except DomainError as error:
            form.add_error(None, words_for(error))
        else:
            messages.success(request, _("Se está borrando; en unos minutos no quedará rastro."))
            return redirect("customers:data_requests")
    try:
        found = hiding.what_would_go(customer_id=customer_id, by=actor)
    except UnknownCustomerError as error:
        raise Http404 from error
    context = {
        "customer_id": customer_id,
        "name": api.names_of([customer_id], actor=actor).get(customer_id, ""),
        "form": form,
        "rows": sum(found.rows.values()),
        "files": found.files,
        "others": sum(found.mentions.values()),
    }
    return render(request, "customers/erase.html", context, status=422 if form.errors else 200)


def page_of(request: HttpRequest, customer_id: UUID, typed: Forms) -> HttpResponse:
    """The page of somebody's data; ``typed`` are forms that were refused, with what stood there."""
    actor, at = the_actor(request), clock.now()
    found = rights.standing_of(actor=actor, customer_id=customer_id)
    if found is None:
        raise Http404
    cluster_id, standing = found
    status = 422 if typed else 200
    context: dict[str, Any] = {
        "customer_id": customer_id,
        "requests": [
            (one, REQUEST_KINDS[one.kind], REQUEST_STATES[one.state])
            for one in rights.requests_of(actor=actor, cluster_id=cluster_id)
        ],
        "request_form": RequestForm(initial={"asked_on": timezone.localdate(at)}),
        **typed,
    }
    if standing is not Standing.ACTIVE:
        context |= {
            "standing": standing.value,
            "blocking": rights.blocking_of(
                actor=actor, cluster_id=cluster_id, day=timezone.localdate(at)
            ),
            "unblock_form": typed.get("unblock_form") or UnblockForm(),
        }
        return render(request, "customers/hidden.html", context, status=status)
    view = api.customer(actor, customer_id, where="page", at=at)
    later = timezone.localdate(at) + timedelta(days=3 * 365)
    context |= {
        "name": view.name,
        "copies": [
            (one, COPY_STATES[one.state])
            for one in rights.copies_of(actor=actor, cluster_id=cluster_id)
        ]
        if may(actor, "customers.hand_over")
        else [],
        "block_form": typed.get("block_form") or BlockForm(initial={"until": later}),
    }
    return render(request, "customers/personal.html", context, status=status)
