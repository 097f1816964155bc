"""What people ask about their own data: the register, one request, its answer."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from vinculo.customers.contracts import RequestKind, RequestState, RequestView
from vinculo.customers.domain.errors import UnknownCustomerError
from vinculo.customers.labels import REQUEST_KINDS, REQUEST_STATES
from vinculo.customers.selectors import rights
from vinculo.customers.services import requests
from vinculo.customers.web.forms import AnswerForm, RequestForm
from vinculo.customers.web.rights import page_of
from vinculo.kernel import clock
from vinculo.kernel.access import allowed, the_actor
from vinculo.kernel.errors import DomainError, words_for
from vinculo.kernel.paging import BadCursorError

LOOKS = {RequestState.OPEN: "warn", RequestState.DONE: "ok", RequestState.REFUSED: "idle"}


@allowed("customers.answer")
@require_safe
def data_requests(request: HttpRequest) -> HttpResponse:
    """The register: what waits first, then all; and who is blocked until when."""
    actor, only_open = the_actor(request), request.GET.get("estado") != "todas"
    try:
        page = rights.requests(
            actor=actor, only_open=only_open, cursor=request.GET.get("sigue") or None
        )
    except BadCursorError as error:
        raise Http404 from error
    context = {
        "rows": [_shown(one) for one in page.rows],
        "next_cursor": page.next_cursor,
        "only_open": only_open,
        "blocked": rights.blocked(actor=actor, day=timezone.localdate(clock.now())),
    }
    return render(request, "customers/data_requests.html", context)


@allowed("customers.ask")
@require_POST
def register(request: HttpRequest, customer_id: UUID) -> HttpResponse:
    """Write down what somebody asks; the task of answering goes to whoever writes it down."""
    form = RequestForm(request.POST)
    if form.is_valid():
        try:
            requests.register_request(
                customer_id=customer_id,
                kind=RequestKind(form.cleaned_data["kind"]),
                words=form.cleaned_data["words"],
                asked_on=form.cleaned_data["asked_on"],
                by=the_actor(request),
                at=clock.now(),
            )
        except UnknownCustomerError as error:
            raise Http404 from error
        except DomainError as error:
            form.add_error("asked_on", words_for(error))
        else:
            messages.success(request, _("La petición está apuntada, con su plazo y su tarea."))
            return redirect("customers:personal", customer_id)
    return page_of(request, customer_id, {"request_form": form})


@allowed("customers.ask")
@require_http_methods(["GET", "HEAD", "POST"])
def data_request(request: HttpRequest, request_id: UUID) -> HttpResponseBase:
    """One request; a POST says what was answered."""
    actor = the_actor(request)
    found = rights.request(actor=actor, request_id=request_id)
    if found is None:
        raise Http404
    form = AnswerForm(request.POST or None)
    if request.method == "POST":
        return _answer(request, found, form)
    return _page(request, found, form)


@allowed("customers.answer")
def _answer(request: HttpRequest, found: RequestView, form: AnswerForm) -> HttpResponse:
    if form.is_valid():
        try:
            requests.end_request(
                request_id=found.id,
                state=RequestState(form.cleaned_data["state"]),
                answer=form.cleaned_data["answer"],
                by=the_actor(request),
                at=clock.now(),
            )
        except DomainError as error:
            form.add_error("answer", words_for(error))
        else:
            messages.success(request, _("La petición está contestada."))
            return redirect("customers:data_request", found.id)
    return _page(request, found, form, status=422)


@allowed("customers.answer")
@require_POST
def extend(request: HttpRequest, request_id: UUID) -> HttpResponse:
    """Take two months more."""
    try:
        requests.extend_request(request_id=request_id, by=the_actor(request), at=clock.now())
    except UnknownCustomerError as error:
        raise Http404 from error
    except DomainError as error:
        messages.error(request, words_for(error))
    else:
        messages.success(request, _("El plazo tiene dos meses más. Dígaselo a la persona."))
    return redirect("customers:data_request", request_id)


def _shown(one: RequestView) -> dict[str, object]:
    return {
        "request": one,
        "kind": REQUEST_KINDS[one.kind],
        "state": REQUEST_STATES[one.state],
        "look": LOOKS[one.state],
    }


def _page(
    request: HttpRequest, found: RequestView, form: AnswerForm, *, status: int = 200
) -> HttpResponse:
    context = {**_shown(found), "form": form, "is_open": found.state is RequestState.OPEN}
    return render(request, "customers/data_request.html", {"one": context}, status=status)
