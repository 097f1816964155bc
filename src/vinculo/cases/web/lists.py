"""The list of cases, and writing a customer's matter down."""

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from vinculo.cases import labels
from vinculo.cases.contracts import CaseKind, Scope
from vinculo.cases.domain.urgency import ClockWord
from vinculo.cases.selectors import lists, page
from vinculo.cases.services.opening import register_case
from vinculo.cases.web.forms import RegisterForm, whose
from vinculo.cases.web.words import STATUS_LOOKS
from vinculo.kernel import clock
from vinculo.kernel.access import allowed, the_actor
from vinculo.kernel.errors import DomainError, words_for


@allowed("cases.see")
@require_GET
def case_list(request: HttpRequest) -> HttpResponse:
    """The cases of one scope, the most urgent first."""
    actor = the_actor(request)
    at = clock.now()
    try:
        scope = Scope(request.GET.get("ver", Scope.OPEN))
        found = lists.cases_in(actor=actor, scope=scope, at=at, cursor=request.GET.get("desde", ""))
    except ValueError as error:
        raise BadRequest from error
    except DomainError as error:
        messages.error(request, words_for(error))
        return redirect("cases:list")
    counts = lists.counts(actor=actor, at=at)
    context = {
        "scope": scope,
        "scopes": [(each, labels.SCOPES[each], getattr(counts, each, None)) for each in Scope],
        "rows": [
            (row, labels.STATUSES[row.status], STATUS_LOOKS[row.status]) for row in found.rows
        ],
        "next_cursor": found.next_cursor,
        "is_first": not request.GET.get("desde"),
        "counts": counts,
        "words": ClockWord,
    }
    return render(request, "cases/list.html", context)


@allowed("cases.see")
@require_GET
def go_to_number(request: HttpRequest) -> HttpResponse:
    """Open the case whose number somebody says."""
    said = request.GET.get("numero", "")
    found = page.case_numbered(actor=the_actor(request), said=said)
    if found is None:
        messages.error(
            request, _("Ningún caso a su alcance tiene el número «%(said)s».") % {"said": said[:40]}
        )
        return redirect("cases:list")
    return redirect("cases:page", case_id=found.id)


@allowed("cases.register")
@require_http_methods(["GET", "POST"])
def register(request: HttpRequest) -> HttpResponse:
    """Write a customer's matter down, whoever heard of it."""
    form = RegisterForm(request.POST or None, initial={"kind": CaseKind.QUERY})
    if request.method == "POST" and form.is_valid():
        actor, at = the_actor(request), clock.now()
        try:
            case_id = register_case(
                actor=actor,
                service_id=form.cleaned_data["service"],
                customer_id=whose(form, at=at),
                kind=CaseKind(form.cleaned_data["kind"]),
                subject=form.cleaned_data["subject"],
                text=form.cleaned_data["text"],
                at=at,
            )
        except DomainError as error:
            form.add_error(None, words_for(error))
        else:
            messages.success(request, _("El caso está registrado y espera en su cola."))
            return redirect("cases:page", case_id=case_id)
    return render(request, "cases/register.html", {"form": form})
