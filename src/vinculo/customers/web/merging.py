"""Saying that two customers are one, after looking at both, and taking it back."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from vinculo.customers import api
from vinculo.customers.contracts import CustomerView
from vinculo.customers.domain.errors import UnknownCustomerError
from vinculo.customers.labels import CONTACT_KINDS, KINDS, REASONS
from vinculo.customers.selectors import same
from vinculo.customers.services import merging
from vinculo.kernel import clock
from vinculo.kernel.access import allowed, the_actor
from vinculo.kernel.errors import DomainError, words_for


@allowed("customers.merge")
@require_GET
def choose(request: HttpRequest, customer_id: UUID) -> HttpResponse:
    """Look for the customer that is the same one: candidates with reasons, and a search."""
    view = _seen(request, customer_id)
    actor, search = the_actor(request), request.GET.get("q", "").strip()[:120]
    records = set(same.records_of(customer_id))
    found = [row for row in api.find(actor=actor, text=search) if row.id not in records]
    _records, candidates = same.records_and_candidates(actor=actor, customer=view)
    context = {
        "customer": view,
        "search": search,
        "rows": found,
        "candidates": [(each, REASONS[each.reason]) for each in candidates],
    }
    return render(request, "customers/merge_choose.html", context)


@allowed("customers.merge")
@require_http_methods(["GET", "HEAD", "POST"])
def merge(request: HttpRequest, customer_id: UUID, other_id: UUID) -> HttpResponse:
    """Both side by side; a POST says that they are one."""
    view, other = _seen(request, customer_id), _seen(request, other_id)
    if request.method == "POST":
        try:
            made = merging.merge(
                customer_id=customer_id, other_id=other_id, by=the_actor(request), at=clock.now()
            )
        except DomainError as error:
            messages.error(request, words_for(error))
        else:
            way = reverse("customers:split", args=[made])
            messages.success(
                request, _("Desde ahora son el mismo cliente."), extra_tags=f"undo:{way}"
            )
        return redirect("customers:customer", customer_id)
    context = {"customer": view, "sides": [_side(view), _side(other)], "other": other}
    return render(request, "customers/merge.html", context)


@allowed("customers.merge")
@require_POST
def split(request: HttpRequest, merge_id: UUID) -> HttpResponse:
    """Take a merge back."""
    try:
        kept = merging.split(merge_id=merge_id, by=the_actor(request), at=clock.now())
    except UnknownCustomerError as error:
        raise Http404 from error
    except DomainError as error:
        messages.error(request, words_for(error))
        return redirect("customers:customers")
    messages.success(request, _("Vuelven a ser dos clientes, cada uno con lo suyo."))
    return redirect("customers:customer", kept)


def _seen(request: HttpRequest, customer_id: UUID) -> CustomerView:
    try:
        return api.customer(the_actor(request), customer_id, where="page", at=clock.now())
    except UnknownCustomerError as error:
        raise Http404 from error


def _side(view: CustomerView) -> dict[str, object]:
    return {
        "customer": view,
        "kind_words": KINDS[view.kind],
        "points": [(CONTACT_KINDS[p.kind], p.shown) for p in view.contact_points],
    }
