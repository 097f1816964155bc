"""What orders and special requests hold of whoever asked for them."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Case, Q, Value, When
from django.utils.translation import gettext_lazy as _

from vinculo.customers.contracts import OpenMatter, open_matters
from vinculo.kernel.personal import Keeper, PersonalThing, Trace, keepers
from vinculo.orders.contracts import OrderState, RequestState
from vinculo.orders.labels import REQUEST, STATE
from vinculo.orders.models import Order, SpecialRequest

FORGET = "SELECT orders_forget_history(%s, %s)"
ENDED = (OrderState.CANCELLED, OrderState.SHORT, OrderState.RETURNED)
Row = Mapping[str, Any]


def _follow(trace: Trace) -> None:
    orders = Order.objects.filter(case__in=trace.of("case"))
    trace.add_subjects("order", orders.values_list("pk", flat=True))
    wishes = SpecialRequest.objects.filter(case__in=trace.of("case"))
    trace.add_subjects("request", wishes.values_list("pk", flat=True))


def _forget_history(trace: Trace, key: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(FORGET, [key, trace.of("order")])


def _open(customer_ids: Sequence[UUID]) -> list[OpenMatter]:
    """An order may be awaited, and a request tried, when its case is resolved."""
    orders = Order.objects.awaited().filter(case__customer__in=customer_ids).count()
    wishes = SpecialRequest.objects.filter(
        case__customer__in=customer_ids, state=RequestState.TRYING
    ).count()
    found = orders + wishes
    return [OpenMatter(code="orders", n=found)] if found else []


def _order_shown(trace: Trace, row: Row) -> Row:  # noqa: ARG001
    return {**row, "state": STATE[OrderState(row["state"])]}


def _line_shown(trace: Trace, row: Row) -> Row:  # noqa: ARG001
    chosen = ", ".join(f"{option}: {choice}" for option, choice in row["choices"])
    return {**row, "choices": chosen}


def _request_shown(trace: Trace, row: Row) -> Row:  # noqa: ARG001
    return {**row, "state": REQUEST[RequestState(row["state"])]}


open_matters.add("orders", _open)
keepers.add(
    "orders",
    Keeper(
        order=24,
        follow=_follow,
        forget_history=_forget_history,
        things=(
            PersonalThing(
                model="orders.OrderStep",
                mine=lambda trace: Q(order__in=trace.of("order")),
                by_owner=True,
                title=_("Historia de sus pedidos"),
                columns={"at": _("fecha"), "words": _("con qué palabras")},
                order_by="at",
            ),
            PersonalThing(
                model="orders.OrderLine",
                mine=lambda trace: Q(order__in=trace.of("order")),
                by_owner=True,
                title=_("Lo que pidió, línea por línea"),
                columns={
                    "name": _("artículo"),
                    "choices": _("cómo lo quería"),
                    "quantity": _("cantidad"),
                    "delivered": _("entregados"),
                    "returned": _("devueltos"),
                    "unit_price": _("precio de la unidad"),
                    "currency": _("moneda"),
                },
                shown=_line_shown,
                order_by="order_id",
            ),
            PersonalThing(
                model="orders.Order",
                mine=lambda trace: Q(pk__in=trace.of("order")),
                blank={
                    "deliver_to": "",
                    "notes": "",
                    "proof": Case(
                        When(state=OrderState.DELIVERED, then=Value("—")), default=Value("")
                    ),
                    "reason": Case(When(state__in=ENDED, then=Value("—")), default=Value("")),
                },
                title=_("Sus pedidos"),
                columns={
                    "composed_at": _("fecha"),
                    "number": _("número"),
                    "state": _("estado"),
                    "total": _("importe"),
                    "currency": _("moneda"),
                    "deliver_to": _("dónde se entrega"),
                    "notes": _("notas"),
                    "proof": _("qué muestra la entrega"),
                    "reason": _("por qué terminó así"),
                },
                shown=_order_shown,
                order_by="composed_at",
            ),
            PersonalThing(
                model="orders.Attempt",
                mine=lambda trace: Q(request__in=trace.of("request")),
                blank={"tried": "—", "with_whom": "", "result": "—"},
                title=_("Lo que se intentó por sus peticiones especiales"),
                columns={
                    "at": _("fecha"),
                    "tried": _("qué se intentó"),
                    "with_whom": _("con quién"),
                    "result": _("qué resultó"),
                },
                order_by="at",
            ),
            PersonalThing(
                model="orders.SpecialRequest",
                mine=lambda trace: Q(pk__in=trace.of("request")),
                blank={
                    "wanted": "—",
                    "outcome": Case(
                        When(state=RequestState.TRYING, then=Value("")), default=Value("—")
                    ),
                    "alternative": Case(
                        When(state=RequestState.NOT, then=Value("—")), default=Value("")
                    ),
                    "told_how": "",
                },
                title=_("Sus peticiones especiales"),
                columns={
                    "asked_at": _("fecha"),
                    "wanted": _("qué pidió"),
                    "state": _("estado"),
                    "outcome": _("qué se contestó"),
                    "alternative": _("qué se le ofreció"),
                },
                shown=_request_shown,
                order_by="asked_at",
            ),
        ),
    ),
)
