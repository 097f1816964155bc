"""The page of one order, and what is shown when something is refused."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from vinculo.kernel import clock, sight
from vinculo.kernel.access import allowed, may, the_actor
from vinculo.kernel.amounts import money
from vinculo.kernel.errors import DomainError
from vinculo.orders import labels
from vinculo.orders.contracts import CHANGEABLE, NOT_COMING, OrderState, OrderView
from vinculo.orders.domain import lifecycle
from vinculo.orders.selectors import reading
from vinculo.orders.selectors.page import LineView, OrderPage, order_page
from vinculo.orders.web.forms import (
    AskedForm,
    ConfirmForm,
    DeliverForm,
    DetailsForm,
    MoveForm,
    ReasonForm,
)
from vinculo.portfolio import api as portfolio


@allowed("orders.see")
@require_safe
def order(request: HttpRequest, order_id: UUID) -> HttpResponse:
    """One order with its lines, its steps and all that can be done now."""
    return show(request, order_id)


def show(
    request: HttpRequest,
    order_id: UUID,
    *,
    typed: Mapping[str, forms.Form] | None = None,
    refused: tuple[str, str] = ("", ""),
) -> HttpResponse:
    """The page; after a refusal with its words above and everything that was typed."""
    actor, at = the_actor(request), clock.now()
    page = order_page(actor=actor, order_id=order_id, at=at)
    if page is None:
        raise Http404
    view = page.view
    if view.customer_id is not None:
        subject = f"customer:{view.customer_id}"
        sight.record(actor=actor, subject=subject, where="order", at=at)
    may_change = may(actor, "orders.compose")
    may_amend = may_change and view.state in CHANGEABLE
    actions = page.actions
    if not any(line.kept for line in page.lines):
        actions -= {lifecycle.OrderAction.RETURN, lifecycle.OrderAction.RETURN_PART}
    today = timezone.localtime(at).date()
    items = portfolio.orderables() if may_amend else []
    context: dict[str, Any] = {
        "page": page,
        "order": view,
        "can": {action.value: may_change for action in actions},
        "may_deliver": may(actor, "orders.deliver"),
        "may_amend": may_amend,
        "items": [_offered(one) for one in items if one.is_sold_on(today)],
        "form": _forms(page, _proposed(actor, order_id, at)) | dict(typed or {}),
        "refused_step": refused[0],
        "refused": refused[1],
        **words_of(page, request.POST if refused[0] else {}),
    }
    status = 422 if refused[0] or typed else 200
    return render(request, "orders/order.html", context, status=status)


def words_of(page: OrderPage, typed: Mapping[str, str]) -> dict[str, Any]:
    """The codes of an order in words, and the numbers beside its lines as they were ``typed``."""
    view = page.view
    done = {OrderState(step.what) for step in page.steps if step.what in set(OrderState)}
    return {
        "state_words": labels.STATE[view.state],
        "state_look": labels.STATE_LOOKS[view.state],
        "total": "" if view.total is None else money(view.total, view.currency),
        "worth": _worth(view),
        "lines": [_shown(line, view.state, typed) for line in page.lines],
        "steps": [
            (labels.STATE[state], standing)
            for state, standing in lifecycle.steps_of(done, view.state)
        ],
        "history": [(step, labels.HISTORY.get(step.what, step.what)) for step in page.steps],
        "untold": view.confirmed_at is not None
        and bool(page.steps)
        and page.steps[-1].what == "not_told",
    }


@dataclass(frozen=True, kw_only=True)
class ShownLine:
    """A line in words; the last three are what stands in the field beside it on each form."""

    line: LineView
    unit: str
    amount: str
    came: str
    asked: object
    coming: object
    going: object


def _shown(line: LineView, state: OrderState, typed: Mapping[str, str]) -> ShownLine:
    is_over = state in NOT_COMING
    has_words = line.missing and (is_over or state is OrderState.PARTLY)
    return ShownLine(
        line=line,
        unit=money(line.unit_price, line.currency),
        amount=money(line.amount, line.currency),
        came=labels.came_words(line.delivered, line.missing, is_over=is_over) if has_words else "",
        asked=typed.get(f"n-{line.id}", line.quantity),
        coming=typed.get(f"e-{line.id}", line.missing),
        going=typed.get(f"d-{line.id}", line.kept),
    )


def _worth(view: OrderView) -> str:
    """What stays of the total, where that is another amount."""
    if view.worth is None or view.worth == view.total:
        return ""
    return money(view.worth, view.currency)


def _offered(item: Any) -> tuple[UUID, str, str, str]:
    price = item.draft.price
    words = "" if price is None else money(price, item.draft.currency)
    return item.id, item.name, item.service_name, words


def _proposed(actor: Any, order_id: UUID, at: Any) -> Any:
    try:
        return reading.proposed_for(actor=actor, order_id=order_id, at=at)
    except DomainError:  # a calendar that never opens proposes nothing
        return None


def _forms(page: OrderPage, proposed: Any) -> dict[str, forms.Form]:
    """A fresh form for each step."""
    details = {
        "wished_on": page.wished_on,
        "deliver_to": page.deliver_to,
        "notes": page.notes,
    }
    return {
        "details": DetailsForm(initial=details),
        "confirm": ConfirmForm(initial={"due_on": proposed}),
        "deliver": DeliverForm(auto_id="entrega_%s"),
        "move": MoveForm(auto_id="fecha_%s"),
        "asked": AskedForm(auto_id="pedida_%s"),
        "cancel": ReasonForm(auto_id="cancelar_%s"),
        "settle": ReasonForm(auto_id="cerrar_%s"),
        "return": ReasonForm(auto_id="devolver_%s"),
    }
