"""Pages of people, hours, money and investments, of one service and of the whole portfolio."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods

from vinculo.kernel import clock
from vinculo.kernel.access import allowed, may, the_actor
from vinculo.kernel.amounts import number
from vinculo.kernel.paging import BadCursorError
from vinculo.portfolio import selectors
from vinculo.portfolio.contracts import Stage
from vinculo.portfolio.domain.accounts import (
    AllocationDraft,
    Balance,
    InvestmentDraft,
    InvestmentState,
    totals,
)
from vinculo.portfolio.labels import INVESTMENT_KIND, INVESTMENT_STATE
from vinculo.portfolio.selectors.accounts import (
    InvestmentRow,
    allocations,
    balances_in,
    edges_of,
    investment,
    investments,
    overdue_investments,
)
from vinculo.portfolio.services import accounts as writing
from vinculo.portfolio.web.catalogue import sheet_of
from vinculo.portfolio.web.filling import asked, editable, filled, today
from vinculo.portfolio.web.forms.sheet import AllocationForm, FollowForm, InvestmentForm
from vinculo.portfolio.web.money_days import wanted_of
from vinculo.ui.charts import Bar, RowChart

STATES = {
    InvestmentState.PLANNED: "info",
    InvestmentState.DONE: "idle",
    InvestmentState.OVERDUE: "warn",
    InvestmentState.SEEN: "ok",
}


@allowed("portfolio.see_accounts")
@require_GET
def accounts(request: HttpRequest) -> HttpResponse:
    """What the whole portfolio takes and gives, and what was invested in it."""
    actor = the_actor(request)
    shown = _money(request)
    context = shown | {
        "charts": charts(shown["balances"]),
        "may_accounts": True,
        "overdue": overdue_investments(actor=actor, today=today()),
        "may_invest": may(actor, "portfolio.invest"),
    }
    return render(request, "portfolio/accounts.html", context)


def _money(request: HttpRequest, service_id: UUID | None = None) -> dict[str, Any]:
    """Sums and rows of the days in the address, and the investments."""
    actor, asked_for = the_actor(request), wanted_of(request, today())
    days = asked_for.days
    found = balances_in(actor=actor, days=days, service_id=service_id)
    try:
        page = allocations(
            actor=actor,
            days=days,
            service_id=service_id or asked_for.service_id,
            currency=asked_for.currency,
            cursor=request.GET.get("tras") or None,
        )
        made = investments(
            actor=actor,
            today=today(),
            service_id=service_id,
            cursor=request.GET.get("inversiones") or None,
        )
    except BadCursorError as error:
        raise Http404 from error
    return {
        "wanted": asked_for,
        "balances": found,
        "totals": totals(each for _name, each in found),
        "edges": edges_of(actor=actor, days=days, service_id=service_id),
        "rows": page.rows,
        "next_rows": page.next_cursor,
        "investments": told(made.rows),
        "next_investments": made.next_cursor,
        "only": next(
            (
                name
                for name, each in found
                if service_id is None and each.service_id == asked_for.service_id
            ),
            "",
        ),
    }


def charts(found: list[tuple[str, Balance]]) -> list[RowChart]:
    """For each currency: what is left of the margin after the cost, service by service."""
    drawn = []
    for currency in sorted({balance.currency for _, balance in found}):
        known = [
            (name, balance, balance.result)
            for name, balance in found
            if balance.currency == currency and balance.result is not None
        ]
        if not known:
            continue
        values = [float(result) for _, _, result in known]
        drawn.append(
            RowChart(
                caption=gettext("Margen menos coste de cada servicio, en %(currency)s")
                % {"currency": currency},
                bars=[
                    Bar(
                        label=name,
                        value=float(result),
                        words=f"{number(result)} {currency}",
                        basis=gettext("coste %(cost)s, margen %(margin)s")
                        % {
                            "cost": number(balance.cost),
                            "margin": number(balance.margin or 0),
                        },
                    )
                    for name, balance, result in known
                ],
                low=min(*values, 0.0),
                high=max(*values, 0.0) or 1.0,
                label_head=gettext("Servicio"),
                plot_head=gettext("Margen menos coste"),
                value_head=currency,
            )
        )
    return drawn


def told(rows: Sequence[InvestmentRow]) -> list[tuple[InvestmentRow, Any, Any, str]]:
    """Investments with the words and the look of their kind and state."""
    return [
        (row, INVESTMENT_KIND[row.kind], INVESTMENT_STATE[row.state], STATES[row.state])
        for row in rows
    ]


@allowed("portfolio.see_accounts")
@require_GET
def resources(request: HttpRequest, service_id: UUID) -> HttpResponse:
    """What one service takes and gives, and what was invested in it."""
    sheet = sheet_of(request, service_id)
    actor = the_actor(request)
    context = _money(request, service_id) | {
        "sheet": sheet,
        "service": sheet.service,
        "may_edit": selectors.may_edit(actor=actor, service_id=service_id),
        "may_accounts": True,
        "may_invest": may(actor, "portfolio.invest"),
    }
    return render(request, "portfolio/resources.html", context)


@allowed("portfolio.edit")
@require_http_methods(["GET", "POST"])
def allocate(request: HttpRequest, service_id: UUID) -> HttpResponse:
    """Say what a service took in a period."""
    editable(request, service_id)
    form = AllocationForm(request.POST or None)

    def save() -> None:
        writing.allocate(
            service_id=service_id, draft=AllocationDraft(**form.cleaned_data), at=clock.now()
        )

    if filled(request, form, save, "last"):
        messages.success(request, gettext("La asignación está guardada."))
        return redirect("portfolio:resources", service_id)
    return asked(
        request,
        form,
        title=gettext("Personas, horas y dinero de un periodo"),
        lead=gettext("El mismo primer día otra vez corrige lo que había."),
        service=selectors.service(service_id),
        back="portfolio:resources",
    )


@allowed("portfolio.invest")
@require_http_methods(["GET", "POST"])
def new_investment(request: HttpRequest) -> HttpResponse:
    """Plan an investment."""
    stages = (Stage.PIPELINE, Stage.CATALOGUE)
    form = InvestmentForm(
        [(str(one.id), one.name) for one in selectors.services(stages=stages)],
        request.POST or None,
    )

    def save() -> None:
        writing.plan_investment(InvestmentDraft(**form.values()), at=clock.now())

    if filled(request, form, save, "review_on"):
        messages.success(request, gettext("La inversión está prevista."))
        return redirect("portfolio:accounts")
    return asked(
        request,
        form,
        title=gettext("Nueva inversión"),
        trail=gettext("Recursos e inversiones"),
        trail_url="portfolio:accounts",
    )


@allowed("portfolio.invest")
@require_http_methods(["GET", "POST"])
def follow(request: HttpRequest, investment_id: UUID) -> HttpResponse:
    """Write down what became of an investment."""
    row = investment(actor=the_actor(request), investment_id=investment_id, today=today())
    if row is None:
        raise Http404
    form = FollowForm(
        request.POST or None,
        initial={
            "done_on": row.done_on,
            "review_on": row.review_on,
            "seen_on": row.seen_on,
            "seen_figure": row.seen_figure,
            "evidence": row.evidence,
        },
    )

    def save() -> None:
        writing.follow_investment(investment_id=investment_id, today=today(), **form.cleaned_data)

    if filled(request, form, save, "seen_on"):
        messages.success(request, gettext("La inversión está al día."))
        return redirect("portfolio:accounts")
    return asked(
        request,
        form,
        title=row.title,
        lead=gettext("Se esperaba: %(expected)s") % {"expected": row.expected},
        trail=gettext("Recursos e inversiones"),
        trail_url="portfolio:accounts",
    )
