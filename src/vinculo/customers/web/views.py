"""Pages of customers."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from vinculo.customers import api, selectors, services
from vinculo.customers.contracts import ContactKind, CustomerKind, CustomerView
from vinculo.customers.domain.contact_points import shown_value
from vinculo.customers.domain.errors import UnknownCustomerError
from vinculo.customers.labels import CONTACT_KINDS, KINDS, REASONS
from vinculo.customers.selectors import same
from vinculo.customers.web.forms import ContactPointForm, CustomerForm, NameForm, contact_kind_of
from vinculo.kernel import clock
from vinculo.kernel.access import allowed, the_actor
from vinculo.kernel.errors import DomainError, words_for


@allowed("customers.list")
@require_safe
def customer_list(request: HttpRequest) -> HttpResponse:
    """Customers by name, found by the beginning of a name, an address or a telephone."""
    search = request.GET.get("q", "").strip()[:120]
    page = selectors.customer_page(
        actor=the_actor(request), search=search, cursor=request.GET.get("desde", "")
    )
    rows = [
        {
            **vars(row),
            "kind_words": KINDS[row.kind],
            "phones": [shown_value(ContactKind.PHONE, phone) for phone in row.phones],
        }
        for row in page.rows
    ]
    context = {"rows": rows, "search": search, "next_cursor": page.next_cursor}
    return render(request, "customers/list.html", context)


@allowed("customers.see")
@require_http_methods(["GET", "HEAD", "POST"])
def customer(request: HttpRequest, customer_id: UUID) -> HttpResponseBase:
    """One customer; a POST corrects the name."""
    view = _customer(request, customer_id)
    form = NameForm(request.POST or None, initial=_as_is(view))
    if request.method == "POST":
        return _rename(request, view, form)
    return _page(request, view, form, ContactPointForm())


@allowed("customers.edit")
def _rename(request: HttpRequest, view: CustomerView, form: NameForm) -> HttpResponse:
    if form.is_valid():
        try:
            services.correct(
                customer_id=view.id,
                name=form.cleaned_data["name"],
                kind=CustomerKind(form.cleaned_data["kind"] or view.kind),
                language=form.cleaned_data["language"] or view.language,
                by=the_actor(request),
            )
        except DomainError as error:
            form.add_error("name", words_for(error))
        else:
            messages.success(request, _("La ficha está guardada."))
            return redirect("customers:customer", view.id)
    return _page(request, view, form, ContactPointForm(), status=422)


@allowed("customers.edit")
@require_POST
def add_contact_point(request: HttpRequest, customer_id: UUID) -> HttpResponse:
    """Add an address or a telephone."""
    view = _customer(request, customer_id)
    form = ContactPointForm(request.POST)
    if form.is_valid():
        value = form.cleaned_data["value"]
        try:
            services.add_contact_point(
                customer_id=view.id,
                kind=contact_kind_of(value),
                value=value,
                by=the_actor(request),
                at=clock.now(),
            )
        except DomainError as error:
            form.add_error("value", words_for(error))
        else:
            messages.success(request, _("Contacto añadido."))
            return redirect("customers:customer", view.id)
    return _page(request, view, NameForm(initial=_as_is(view)), form, status=422)


@allowed("customers.register")
@require_http_methods(["GET", "HEAD", "POST"])
def new_customer(request: HttpRequest) -> HttpResponse:
    """Enter a customer; whoever is already there with this address is shown first."""
    form = CustomerForm(request.POST or None)
    found: list[dict[str, object]] = []
    if request.method == "POST" and form.is_valid():
        value, name = form.cleaned_data["value"], form.cleaned_data["name"]
        candidates = api.identify(kind=contact_kind_of(value), value=value, name=name)
        if not candidates or "seguir" in request.POST:
            try:
                customer_id = services.register(
                    name=name,
                    kind=contact_kind_of(value),
                    value=value,
                    customer_kind=CustomerKind(form.cleaned_data["kind"]),
                    at=clock.now(),
                )
            except DomainError as error:
                form.add_error("value", words_for(error))
            else:
                return redirect("customers:customer", customer_id)
        names = api.names_of([c.customer_id for c in candidates], actor=the_actor(request))
        found = [
            {"id": c.customer_id, "name": names[c.customer_id], "reason": REASONS[c.reason]}
            for c in candidates
            if c.customer_id in names
        ]
    status = 422 if request.method == "POST" else 200
    context = {"form": form, "found": found}
    return render(request, "customers/new.html", context, status=status)


@allowed("customers.edit")
@require_POST
def remove_contact_point(request: HttpRequest, customer_id: UUID, point_id: UUID) -> HttpResponse:
    """Take away an address or a telephone that is wrong."""
    view = _customer(request, customer_id)
    try:
        services.remove_contact_point(customer_id=view.id, point_id=point_id, by=the_actor(request))
    except UnknownCustomerError as error:
        raise Http404 from error
    messages.success(request, _("Contacto quitado."))
    return redirect("customers:customer", view.id)


def _as_is(view: CustomerView) -> dict[str, str]:
    return {"name": view.name, "kind": view.kind.value, "language": view.language}


def _customer(request: HttpRequest, customer_id: UUID) -> CustomerView:
    try:
        return api.customer(the_actor(request), customer_id, where="page", at=clock.now())
    except UnknownCustomerError as error:
        raise Http404 from error


def _page(
    request: HttpRequest,
    view: CustomerView,
    name_form: NameForm,
    contact_form: ContactPointForm,
    *,
    status: int = 200,
) -> HttpResponse:
    actor = the_actor(request)
    records, candidates = same.records_and_candidates(actor=actor, customer=view)
    context = {
        "customer": view,
        "records": records,
        "merges": same.merges_of(actor=actor, cluster_id=view.cluster_id),
        "candidates": [(each, REASONS[each.reason]) for each in candidates],
        "kind_words": KINDS[view.kind],
        "points": [{**vars(p), "kind_words": CONTACT_KINDS[p.kind]} for p in view.contact_points],
        "name_form": name_form,
        "contact_form": contact_form,
    }
    return render(request, "customers/customer.html", context, status=status)
