"""Flawless orders: those in which everything held, and the one point that broke the others.

The points are five: what was promised was kept (the first promised day, or the one that the
customer asked for instead, and every other word given on its case), the customer has all of it and
kept it, every clock of its case was kept (its own, and those of a contract, an advert or the law),
nobody complained (its case is no complaint and none followed it), and its case was not rated 1 or
2.
"""

from typing import TYPE_CHECKING

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vinculo.feedback.metrics.flawless import SOURCES as OF_CASES
from vinculo.feedback.metrics.flawless import joined_to, marked_by
from vinculo.kernel.metrics import Better, Metric, Period, Tables, Unit, metrics
from vinculo.orders.tables import ORDERS

if TYPE_CHECKING:
    import ibis

SOURCES = OF_CASES
LEFT_OUT = {"cancelled": _("Cancelados antes de entregar nada")}


def judged_orders(tables: Tables, period: Period) -> "ibis.Table":
    """The confirmed orders that ended in the period, with 1 for each point that broke."""
    orders = tables[ORDERS.name]
    ended = orders.filter(
        orders.confirmed_at.notnull(),
        orders.ended_at >= period.since,
        orders.ended_at < period.until,
    )
    joined = joined_to(ended, tables, "case_id")
    due_at = joined.asked_due_at.coalesce(joined.first_due_at)
    in_time = joined.delivered_at.isnull() | (joined.delivered_at <= due_at)
    held = {
        "promise": joined.promise_n.isnull() & in_time,
        "whole": joined.state == "delivered",
        "clock": joined.clock_n.isnull() & joined.bound_n.isnull(),
        "complaint": joined.own_n.isnull() & joined.followed_n.isnull(),
        "rating": joined.rating_n.isnull(),
    }
    return marked_by(joined, held)


def order_rows(marked: "ibis.Table", counts: "ibis.Value") -> "ibis.Table":
    """One row for each order; ``counts`` says which of them are the share."""
    import ibis

    return marked.select(
        id=marked.id,
        thing_kind=ibis.literal("order"),
        thing_id=marked.id,
        at=marked.ended_at,
        value=ibis.cases((counts, 1.0), else_=0.0),
        left_out=ibis.cases((marked.state == "cancelled", "cancelled"), else_=ibis.null("string")),
        queue_id=marked.queue_id,
        team_id=marked.team_id,
        service_id=marked.service_id,
    )


def flawless_orders(tables: Tables, period: Period) -> "ibis.Table":
    r"""Share of the orders that ended in the period in which all five points held.

    .. math:: F = \frac{|\{o : faults(o) = 0\}|}{n}

    One row for each confirmed order by its end. A day that we moved with an apology is judged by
    the first promised one; a day that the customer asked for takes the place of the first. Left
    out: what was called off before anything was delivered.
    """
    marked = judged_orders(tables, period)
    return order_rows(marked, marked.faults == 0)


def orders_only_promise(tables: Tables, period: Period) -> "ibis.Table":
    r"""Share of the orders that ended in the period of which only a promise was not kept.

    .. math:: B = \frac{|\{o : faults(o) = 1, promise(o) = 1\}|}{n}
    """
    marked = judged_orders(tables, period)
    return order_rows(marked, (marked.faults == 1) & (marked.no_promise == 1))


def orders_only_whole(tables: Tables, period: Period) -> "ibis.Table":
    r"""Share of the orders that ended in the period that were only incomplete or given back.

    .. math:: B = \frac{|\{o : faults(o) = 1, whole(o) = 1\}|}{n}
    """
    marked = judged_orders(tables, period)
    return order_rows(marked, (marked.faults == 1) & (marked.no_whole == 1))


def orders_only_clock(tables: Tables, period: Period) -> "ibis.Table":
    r"""Share of the orders that ended in the period of whose case only a clock was not kept.

    .. math:: B = \frac{|\{o : faults(o) = 1, clock(o) = 1\}|}{n}
    """
    marked = judged_orders(tables, period)
    return order_rows(marked, (marked.faults == 1) & (marked.no_clock == 1))


def orders_only_complaint(tables: Tables, period: Period) -> "ibis.Table":
    r"""Share of the orders that ended in the period whose only fault is that somebody complained.

    .. math:: B = \frac{|\{o : faults(o) = 1, complaint(o) = 1\}|}{n}
    """
    marked = judged_orders(tables, period)
    return order_rows(marked, (marked.faults == 1) & (marked.no_complaint == 1))


def orders_only_rating(tables: Tables, period: Period) -> "ibis.Table":
    r"""Share of the orders that ended in the period whose only fault is a rating of 1 or 2.

    .. math:: B = \frac{|\{o : faults(o) = 1, rating(o) = 1\}|}{n}
    """
    marked = judged_orders(tables, period)
    return order_rows(marked, (marked.faults == 1) & (marked.no_rating == 1))


def _only(key: str, label: Promise, definition: Promise) -> None:
    metrics.add(
        f"orders_only_{key}",
        Metric(
            key=f"orders_only_{key}",
            label=label,
            definition=definition,
            unit=Unit.SHARE,
            better=Better.LOWER,
            sources=SOURCES,
            compute=globals()[f"orders_only_{key}"],
            left_out=LEFT_OUT,
            part_of="flawless_orders",
        ),
    )


metrics.add(
    "flawless_orders",
    Metric(
        key="flawless_orders",
        label=_("Pedidos sin fallos"),
        definition=_(
            "Parte de los pedidos terminados en el periodo en que todo se cumplió: lo prometido"
            " desde el primer día (o el que pidió el cliente), entero, los plazos de su caso, sin"
            " reclamación y sin una nota de 1 o 2."
        ),
        unit=Unit.SHARE,
        better=Better.HIGHER,
        sources=SOURCES,
        compute=flawless_orders,
        left_out=LEFT_OUT,
    ),
)
_only(
    "promise",
    _("Del pedido solo falló lo prometido"),
    _(
        "Parte de los pedidos terminados en el periodo en que lo único que falló fue la primera"
        " fecha u otra palabra dada en su caso."
    ),
)
_only(
    "whole",
    _("Del pedido solo falló que llegara entero"),
    _(
        "Parte de los pedidos terminados en el periodo cuya única falta es haberse entregado"
        " incompletos o haberse devuelto."
    ),
)
_only(
    "clock",
    _("Del pedido solo falló un plazo del caso"),
    _(
        "Parte de los pedidos terminados en el periodo en que lo único que falló fue un plazo: el"
        " del caso, o el de un contrato, un anuncio o la ley."
    ),
)
_only(
    "complaint",
    _("Del pedido solo falló que hubo reclamación"),
    _(
        "Parte de los pedidos terminados en el periodo cuya única falta es una queja o"
        " reclamación: la de su caso o la de otro que lo sigue."
    ),
)
_only(
    "rating",
    _("Del pedido solo falló la valoración"),
    _("Parte de los pedidos terminados en el periodo cuya única falta es una nota de 1 o 2."),
)
