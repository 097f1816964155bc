"""The list of orders, on a page and as a file; a case's and a customer's orders."""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from vinculo.cases import api as cases
from vinculo.customers import api as customers
from vinculo.kernel import clock, sight
from vinculo.kernel.access import allowed, may, the_actor
from vinculo.kernel.amounts import money
from vinculo.kernel.paging import BadCursorError
from vinculo.kernel.tables.writing import tame_for_csv
from vinculo.orders import labels
from vinculo.orders.contracts import NOT_COMING, OrderState, OrderView
from vinculo.orders.selectors import reading, register, requests
from vinculo.orders.web.findings import of_chosen, orders_finding
from vinculo.orders.web.wanted import GROUP_WORDS, query_of, wanted_of
from vinculo.portfolio import api as portfolio

Shown = tuple[OrderView, object, str, str]


@allowed("orders.see")
@require_safe
def order_list(request: HttpRequest) -> HttpResponse:
    """The list, narrowed as the address says, with how many stand where."""
    actor, at = the_actor(request), clock.now()
    wanted, group = wanted_of(request, actor.user_id)
    try:
        page = register.orders_like(
            actor=actor, wanted=wanted, at=at, cursor=request.GET.get("sigue") or None
        )
    except BadCursorError as error:
        raise Http404 from error
    whole = replace(wanted, states=(), is_late=False)
    counted = register.counts(actor=actor, wanted=whole, at=at)
    n = counted.by_state
    rest = query_of(request, but=("estado", "tarde"))
    context = {
        "rows": shown(page.rows),
        "next_cursor": page.next_cursor,
        "query": query_of(request),
        "is_narrowed": bool(query_of(request)),
        "finding": of_chosen(orders_finding(counted), is_chosen=bool(rest)),
        "figures": [
            ("estado=esperan", GROUP_WORDS["esperan"], counted.awaited),
            ("tarde=1", _("Tarde"), counted.late),
            ("estado=borradores", GROUP_WORDS["borradores"], n[OrderState.DRAFT]),
            ("estado=entregados", GROUP_WORDS["entregados"], n[OrderState.DELIVERED]),
            (
                "estado=incompletos",
                GROUP_WORDS["incompletos"],
                n[OrderState.SHORT] + n[OrderState.RETURNED],
            ),
        ],
        "rest": f"{rest}&" if rest else "",
        "group": group,
        "groups": list(GROUP_WORDS.items()),
        "services": [(str(one.id), one.name) for one in portfolio.services()],
        "said": request.GET,
    }
    return render(request, "orders/orders.html", context)


def shown(rows: Iterable[OrderView]) -> list[Shown]:
    """Orders with their state and total in words."""
    return [
        (
            one,
            labels.STATE[one.state],
            labels.STATE_LOOKS[one.state],
            _total(one),
        )
        for one in rows
    ]


def _total(one: OrderView) -> str:
    """What stays of it, with what was agreed where that is another amount."""
    if one.total is None or one.worth is None:
        return ""
    stays, agreed = (money(amount, one.currency) for amount in (one.worth, one.total))
    if one.worth == one.total:
        return agreed
    return _("%(stays)s (acordado: %(agreed)s)") % {"stays": stays, "agreed": agreed}


@allowed("orders.see")
@require_safe
def of_case(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The orders and special requests of a case, for its page; loaded after it."""
    actor, at = the_actor(request), clock.now()
    case = cases.case(actor=actor, case_id=case_id)
    if case is None:
        raise Http404
    found = requests.requests_of_case(actor=actor, case_id=case_id, at=at)
    rows = reading.orders_of_case(actor=actor, case_id=case_id, at=at)
    cut = [one.id for one in rows if one.state in {OrderState.PARTLY, *NOT_COMING}]
    missing = reading.missing_of(actor=actor, ids=cut) if cut else {}
    context = {
        "case": case,
        "rows": [(*row, missing.get(row[0].id, [])) for row in shown(rows)],
        "requests": [
            (one, labels.REQUEST[one.state], labels.REQUEST_LOOKS[one.state]) for one in found
        ],
        "may_compose": may(actor, "orders.compose") and case.resolved_at is None,
    }
    return render(request, "orders/_of_case.html", context)


@allowed("orders.see")
@require_safe
def of_customer(request: HttpRequest, customer_id: UUID) -> HttpResponse:
    """What a customer ordered, as a part of their page or by itself."""
    actor = the_actor(request)
    if customer_id not in customers.names_of([customer_id], actor=actor):
        raise Http404
    rows = reading.orders_of_customer(actor=actor, customer_id=customer_id, at=clock.now())
    is_part = "HX-Request" in request.headers
    template = "orders/_of_customer.html" if is_part else "orders/of_customer.html"
    context = {
        "rows": shown(rows),
        "customer_id": customer_id,
        "may_compose": may(actor, "orders.compose"),
    }
    return render(request, template, context)


@allowed("orders.export")
@require_safe
def export(request: HttpRequest) -> HttpResponseBase:
    """The rows of the list as a file; whom it names is written down as seen."""
    actor, at = the_actor(request), clock.now()
    wanted, _group = wanted_of(request, actor.user_id)
    rows = register.all_like(actor=actor, wanted=wanted, at=at)
    seen = {f"customer:{one.customer_id}" for one in rows if one.customer_id}
    sight.record_all(actor=actor, subjects=seen, where="export", at=at)
    answer = StreamingHttpResponse(_csv(rows), content_type="text/csv; charset=utf-8")
    name = f"pedidos-{timezone.localtime(at):%Y-%m-%d}.csv"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


class _Echo:
    """A file for the csv module that answers what is written to it."""

    def write(self, text: str) -> str:
        return text


def _csv(rows: list[OrderView]) -> Iterator[str]:
    writer = csv.writer(_Echo())
    yield "\ufeff"
    yield writer.writerow(
        [
            *(_("Número"), _("Estado"), _("Cliente"), _("Servicio"), _("Importe"), _("Moneda")),
            *(_("Empezado"), _("Confirmado"), _("Prometido"), _("Prometido al principio")),
            *(
                _("Entregado"),
                _("Tarde"),
                _("Importe de lo que se queda"),
                _("Fecha que pidió el cliente"),
                _("Quién puso la fecha prometida"),
            ),
        ]
    )
    for one in rows:
        yield writer.writerow([tame_for_csv(cell) for cell in _cells(one)])


def _cells(one: OrderView) -> list[str]:
    times = (one.composed_at, one.confirmed_at, one.due_at, one.first_due_at, one.delivered_at)
    return [
        *(one.number, str(labels.STATE[one.state]), one.customer_name, one.service_name),
        *("" if one.total is None else str(one.total), one.currency),
        *(_moment(at) for at in times),
        _("sí") if one.is_late else _("no"),
        "" if one.worth is None else str(one.worth),
        _moment(one.asked_due_at),
        str(labels.DAY_SET_BY[one.due_set_by]) if one.due_set_by else "",
    ]


def _moment(at: datetime | None) -> str:
    return f"{timezone.localtime(at):%Y-%m-%d %H:%M}" if at else ""
