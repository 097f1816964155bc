"""Pages of what customers can order: the list of a service, an item with its versions."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from vinculo.kernel import clock
from vinculo.kernel.access import allowed, may, the_actor
from vinculo.portfolio import selectors
from vinculo.portfolio.selectors import orderables as reading
from vinculo.portfolio.services import orderables as writing
from vinculo.portfolio.web.catalogue import sheet_of
from vinculo.portfolio.web.filling import asked, editable, filled, today
from vinculo.portfolio.web.forms.orderable import (
    OrderableForm,
    orderable_initial,
    quantity_words,
)


@allowed("portfolio.see")
@require_GET
def orderable_list(request: HttpRequest, service_id: UUID) -> HttpResponse:
    """What can be ordered of a service, and what could be once."""
    sheet = sheet_of(request, service_id)
    day = today()
    found = reading.orderables(service_id=service_id)
    context = {
        "sheet": sheet,
        "service": sheet.service,
        "may_edit": selectors.may_edit(actor=the_actor(request), service_id=service_id),
        "may_accounts": may(the_actor(request), "portfolio.see_accounts"),
        "items": [(one, quantity_words(one.draft), one.is_sold_on(day)) for one in found],
    }
    return render(request, "portfolio/orderables.html", context)


@allowed("portfolio.edit")
@require_http_methods(["GET", "POST"])
def new_orderable(request: HttpRequest, service_id: UUID) -> HttpResponse:
    """Put something into the catalogue that customers can order."""
    editable(request, service_id)
    form = OrderableForm(request.POST or None)

    def save() -> None:
        writing.write_orderable(
            service_id=service_id, draft=form.draft(), at=clock.now(), by=the_actor(request).user_id
        )

    if filled(request, form, save):
        messages.success(request, gettext("Ya se puede pedir."))
        return redirect("portfolio:orderables", service_id)
    return asked(
        request,
        form,
        title=gettext("Nuevo artículo"),
        lead=gettext("Lo que un agente puede poner en el pedido de un cliente."),
        service=selectors.service(service_id),
        back="portfolio:orderables",
    )


@allowed("portfolio.edit")
@require_http_methods(["GET", "POST"])
def orderable(request: HttpRequest, service_id: UUID, orderable_id: UUID) -> HttpResponse:
    """Write its next version; orders keep the one that they were sold as."""
    editable(request, service_id)
    versions = reading.orderable_versions(service_id=service_id, item_id=orderable_id)
    if not versions:
        raise Http404
    form = OrderableForm(request.POST or None, initial=orderable_initial(versions[0]))

    def save() -> None:
        writing.write_orderable(
            service_id=service_id,
            item_id=orderable_id,
            draft=form.draft(),
            at=clock.now(),
            by=the_actor(request).user_id,
        )

    if filled(request, form, save):
        messages.success(request, gettext("La versión nueva vale desde ahora."))
        return redirect("portfolio:orderables", service_id)
    return asked(
        request,
        form,
        title=versions[0].name,
        lead=gettext("Los pedidos hechos conservan la versión y el precio con que se vendieron."),
        service=selectors.service(service_id),
        back="portfolio:orderables",
    )


@allowed("portfolio.edit")
@require_POST
def withdraw_orderable(request: HttpRequest, service_id: UUID, orderable_id: UUID) -> HttpResponse:
    """End its sale."""
    editable(request, service_id)
    if not reading.orderable_versions(service_id=service_id, item_id=orderable_id):
        raise Http404
    writing.withdraw_orderable(
        service_id=service_id, item_id=orderable_id, at=clock.now(), by=the_actor(request).user_id
    )
    messages.success(request, gettext("Ya no se vende. Los pedidos hechos siguen su camino."))
    return redirect("portfolio:orderables", service_id)
