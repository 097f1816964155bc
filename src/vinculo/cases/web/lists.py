"""The list of cases, and writing a customer's matter down."""

from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from vinculo.cases import labels
from vinculo.cases.contracts import CaseKind, Scope
from vinculo.cases.domain.paging import Cursor, read_cursor
from vinculo.cases.domain.urgency import ClockWord
from vinculo.cases.selectors import lists, page
from vinculo.cases.services.opening import register_case
from vinculo.cases.web.forms import RegisterForm, whose
from vinculo.cases.web.words import STATUS_LOOKS
from vinculo.clocks import api as clocks
from vinculo.kernel import clock
from vinculo.kernel.access import allowed, the_actor
from vinculo.kernel.errors import DomainError, words_for
from vinculo.portfolio import api as portfolio
from vinculo.routing import api as routing
from vinculo.routing.contracts import QueueView

SHOWN = 50


@allowed("cases.see")
@require_GET
def case_list(request: HttpRequest) -> HttpResponse:
    """The cases of one scope, the most urgent first."""
    actor = the_actor(request)
    at = clock.now()
    try:
        scope = Scope(request.GET.get("ver", Scope.OPEN))
        queue = _queue(request)
        found = lists.cases_in(
            actor=actor,
            scope=scope,
            at=at,
            queue_id=queue.id if queue else None,
            cursor=request.GET.get("desde", ""),
        )
    except ValueError as error:
        raise BadRequest from error
    except DomainError as error:
        messages.error(request, words_for(error))
        return redirect("cases:list")
    counts = lists.counts(actor=actor, at=at)
    context = {
        "scope": scope,
        "queue": queue,
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


def _queue(request: HttpRequest) -> QueueView | None:
    """The queue to which the address narrows the list. Raises ValueError."""
    said = request.GET.get("cola", "")
    if not said:
        return None
    queue_id = UUID(said)
    return next((queue for queue in routing.all_queues() if queue.id == queue_id), None)


@allowed("cases.see")
@require_GET
def deadlines(request: HttpRequest) -> HttpResponse:
    """The deadlines of one standard that were kept or missed: the rows behind its figure."""
    if "servicio" not in request.GET:
        return redirect("portfolio:services")
    actor, at = the_actor(request), clock.now()
    try:
        service_id = UUID(request.GET.get("servicio", ""))
        days = min(max(int(request.GET.get("dias", "30")), 1), 366)
        after = read_cursor(request.GET.get("desde", ""))
    except (ValueError, DomainError) as error:
        raise BadRequest from error
    metric = request.GET.get("norma", "")
    service = portfolio.service(service_id)
    if service is None or metric not in labels.STANDARDS:
        raise Http404
    rules = portfolio.rules_of(service_id=service_id, metric=metric)
    period = {"since": at - timedelta(days=days), "until": at}
    rates = clocks.kept_rates(rules, **period).values()
    found = clocks.judged(
        rules, **period, after=(after.moment, after.id) if after else None, most=SHOWN + 1
    )
    cases = lists.cases_by_id(
        actor=actor, ids=[UUID(each.subject.removeprefix("case:")) for each in found[:SHOWN]]
    )
    rows = [(each, cases.get(UUID(each.subject.removeprefix("case:")))) for each in found[:SHOWN]]
    end = found[SHOWN - 1] if len(found) > SHOWN else None
    context = {
        "service": service,
        "metric": metric,
        "words": labels.STANDARDS[metric],
        "days": days,
        "judged": sum(rate.judged for rate in rates),
        "kept": sum(rate.kept for rate in rates),
        "rows": [(each, case) for each, case in rows if case],
        "unseen": sum(case is None for _each, case in rows),
        "next_cursor": Cursor(moment=end.started_at, id=end.id).written() if end else "",
    }
    return render(request, "cases/deadlines.html", context)


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
