"""The list of cases, and writing a customer's matter down."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods
from django.views.decorators.vary import vary_on_headers

from vinculo.cases import labels, policy
from vinculo.cases.contracts import CaseKind, CaseList, CaseStatus, Scope, ScopeCounts
from vinculo.cases.domain.paging import Cursor, read_cursor
from vinculo.cases.domain.urgency import ClockWord
from vinculo.cases.domain.views import Group, Look
from vinculo.cases.selectors import groups, lists, page, views
from vinculo.cases.services.opening import register_case
from vinculo.cases.web.forms import RegisterForm, whose
from vinculo.cases.web.looks import context_of, form_context_of, look_from, query_of
from vinculo.cases.web.rows import drawn
from vinculo.clocks import api as clocks
from vinculo.kernel import clock
from vinculo.kernel.access import allowed, the_actor
from vinculo.kernel.actor import Actor
from vinculo.kernel.counting import MOST_COUNTED
from vinculo.kernel.errors import DomainError, words_for
from vinculo.organization import api as organization
from vinculo.portfolio import api as portfolio
from vinculo.ui.web.rendering import up_to

SHOWN = 50


@allowed("cases.see")
@require_GET
def case_list(request: HttpRequest) -> HttpResponse:
    """The cases of one scope, narrowed and ordered as the address says."""
    actor = the_actor(request)
    at = clock.now()
    cursor = request.GET.get("desde", "")
    try:
        look = look_from(request)
        found = (
            CaseList(rows=(), next_cursor="")
            if look.group
            else views.cases_as(actor=actor, look=look, at=at, cursor=cursor, size=SHOWN)
        )
    except ValueError as error:
        raise BadRequest from error
    except DomainError as error:
        messages.error(request, words_for(error))
        return redirect("cases:list")
    counts = lists.counts(actor=actor, at=at)
    kept = views.views_of(actor)
    here = look.stored()
    context = {
        "scope": look.scope,
        "scopes": [(each, labels.SCOPES[each], _tab_count(counts, each)) for each in Scope],
        "kept": [(view, query_of(view.look), view.look.stored() == here) for view in kept],
        "rows": found.rows,
        "drawn": drawn(found.rows, actor=actor, columns=look.columns, picks=True),
        "groups": _groups(actor, look, at) if look.group else [],
        "next_url": query_of(look, desde=found.next_cursor) if found.next_cursor else "",
        "first_url": query_of(look) if cursor else "",
        "counted": _counted(actor, look, at, found, cursor)
        if look.filters and not look.group
        else "",
        "teams": _teams(actor),
        "counts": counts,
        "words": ClockWord,
        "query": query_of(look),
        "form_url": reverse("cases:filters") + query_of(look),
        **context_of(look),
        **(form_context_of(look) if "filtros" in request.GET else {}),
    }
    return render(request, "cases/list.html", context)


@allowed("cases.see")
@require_GET
@vary_on_headers("HX-Request")
def filter_form(request: HttpRequest) -> HttpResponse:
    """The form that changes the look, when somebody opens it; without scripts, in its page."""
    try:
        look = look_from(request)
    except ValueError as error:
        raise BadRequest from error
    except DomainError as error:
        messages.error(request, words_for(error))
        return redirect("cases:list")
    if "HX-Request" not in request.headers:
        return redirect(reverse("cases:list") + query_of(look, filtros="1"))
    return render(request, "cases/_look_form.html", form_context_of(look))


def _tab_count(counts: ScopeCounts, scope: Scope) -> str:
    """What a tab says of its cases; resolved ones are not counted."""
    count = getattr(counts, scope, None)
    return "" if count is None else up_to(count)


def _groups(actor: Actor, look: Look, at: datetime) -> list[dict[str, Any]]:
    """Each group with its words, its first cases and the address of all of them."""
    return [
        {
            "words": group_words(each, look.scope),
            "count": each.count,
            "drawn": drawn(each.rows, actor=actor, columns=look.columns, picks=False),
            "url": query_of(
                replace(look, group=None, filters={**look.filters, each.by.value: each.value})
            ),
        }
        for each in groups.groups_of(actor=actor, look=look, at=at)
    ]


def group_words(group: groups.CaseGroup, scope: Scope) -> str | Promise:
    """How a group is called."""
    if group.by is Group.STATUS:
        return labels.STATUSES[CaseStatus(group.value)]
    if group.by is Group.KIND:
        return labels.KINDS[CaseKind(group.value)]
    return group.name or (_("nadie") if scope is Scope.RESOLVED else _("en cola"))


def _counted(actor: Actor, look: Look, at: datetime, found: CaseList, cursor: str) -> str:
    """How many cases the filters leave, honest where counting ends; a single page counts itself."""
    is_all = not cursor and not found.next_cursor
    count = len(found.rows) if is_all else views.how_many(actor=actor, look=look, at=at)
    if count > MOST_COUNTED:
        return _("más de %(n)s") % {"n": MOST_COUNTED}
    return ngettext("%(n)s caso", "%(n)s casos", count) % {"n": count}


def _teams(actor: Actor) -> list[tuple[UUID, str]]:
    """The teams with which the reader may share a view."""
    if not any(key.startswith("team:") for key in actor.keys):
        return []
    return [(t.id, t.name) for t in organization.teams() if f"team:{t.id}" in actor.keys]


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
    actor, at = the_actor(request), clock.now()
    form = RegisterForm(
        request.POST or None,
        initial={"kind": CaseKind.QUERY},
        may_tell=policy.may(actor, "cases.answer"),
    )
    if request.method == "POST" and form.is_valid():
        try:
            case_id = register_case(
                actor=actor,
                service_id=form.cleaned_data["service"],
                customer_id=whose(form, at=at),
                kind=CaseKind(form.cleaned_data["kind"]),
                subject=form.cleaned_data["subject"],
                text=form.cleaned_data["text"],
                at=at,
                is_told=form.cleaned_data.get("told", False),
            )
        except DomainError as error:
            form.add_error(None, words_for(error))
        else:
            is_told = form.cleaned_data.get("told", False)
            messages.success(
                request,
                _("El caso está registrado y lo lleva usted.")
                if is_told
                else _("El caso está registrado y espera en su cola."),
            )
            return redirect("cases:page", case_id=case_id)
    return render(request, "cases/register.html", {"form": form})
