"""How often billing was told not to cut a service or not to claim a debt."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vinculo.complaints.contracts import HeldThing
from vinculo.complaints.tables import BILLING_QUESTIONS
from vinculo.kernel.metrics import Better, Metric, Period, Tables, Unit, metrics

if TYPE_CHECKING:
    import ibis


def cuts_held(tables: Tables, period: Period) -> "ibis.Table":
    r"""Share of the questions of the period whether a service may be cut that were told no.

    .. math:: H = \frac{told\ no}{asked}

    One row for each question by its moment; nothing is left out.
    """
    return _held(tables, period, HeldThing.CUT)


def debts_held(tables: Tables, period: Period) -> "ibis.Table":
    r"""Share of the questions of the period whether a debt may be claimed that were told no.

    .. math:: H = \frac{told\ no}{asked}

    One row for each question by its moment; nothing is left out.
    """
    return _held(tables, period, HeldThing.DEBT)


def _held(tables: Tables, period: Period, thing: HeldThing) -> "ibis.Table":
    import ibis

    every = tables[BILLING_QUESTIONS.name]
    found = every.filter(
        every.thing == thing.value, every.asked_at >= period.since, every.asked_at < period.until
    )
    return found.select(
        id=found.id,
        thing_kind=ibis.literal("service"),
        thing_id=found.service_id,
        at=found.asked_at,
        value=ibis.cases((found.may, 0.0), else_=1.0),
        left_out=ibis.null("string"),
        queue_id=ibis.null("string"),
        team_id=ibis.null("string"),
        service_id=found.service_id,
    )


def _add(
    key: str, compute: "Callable[[Tables, Period], ibis.Table]", label: Promise, definition: Promise
) -> None:
    metrics.add(
        key,
        Metric(
            key=key,
            label=label,
            definition=definition,
            unit=Unit.SHARE,
            better=Better.LOWER,
            sources=(BILLING_QUESTIONS,),
            compute=compute,
        ),
    )


_add(
    "cuts_held",
    cuts_held,
    _("Facturación: cortes que no se podían hacer"),
    _(
        "Parte de las veces en que facturación preguntó en el periodo si podía cortar un servicio y"
        " se le dijo que no, porque una reclamación lo retenía."
    ),
)
_add(
    "debts_held",
    debts_held,
    _("Facturación: deudas que no se podían reclamar"),
    _(
        "Parte de las veces en que facturación preguntó en el periodo si podía reclamar una deuda y"
        " se le dijo que no, porque una reclamación la retenía."
    ),
)
