"""What became of offers where a law keeps customer service free of them."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from vinculo.cases.domain.offers import OfferWhat
from vinculo.cases.tables import CASES_OFFERS
from vinculo.kernel.metrics import Better, Metric, Period, Tables, Unit, metrics

if TYPE_CHECKING:
    from collections.abc import Callable

    import ibis

    _Column = Callable[[ibis.Table], ibis.Value]


def offers_refused(tables: Tables, period: Period) -> "ibis.Table":
    r"""Share of the offers tried in the period that did not leave.

    .. math:: R = \frac{refused}{refused + sent}

    One row for each try by its moment, where a law keeps service free of offers. Left out: lines
    that only say that a customer asked for one. What somebody writes in words of their own is no
    kept offer and stands nowhere.
    """
    import ibis

    return _rows(
        tables,
        period,
        is_bad=lambda found: found.what == OfferWhat.REFUSED.value,
        left_out=lambda found: ibis.cases(
            (found.what == OfferWhat.ASKED.value, "asked"), else_=ibis.null("string")
        ),
    )


def offers_groundless(tables: Tables, period: Period) -> "ibis.Table":
    r"""Share of the offers sent in the period that nobody had asked for and that were no order.

    .. math:: G = \frac{sent\ on\ no\ ground}{sent}

    One row for each offer that left, by its moment. Left out: those refused and those asked for.
    The aim is none.
    """
    import ibis

    return _rows(
        tables,
        period,
        is_bad=lambda found: found.ground == "",
        left_out=lambda found: ibis.cases(
            (found.what != OfferWhat.SENT.value, found.what), else_=ibis.null("string")
        ),
    )


def _rows(
    tables: Tables, period: Period, *, is_bad: "_Column", left_out: "_Column"
) -> "ibis.Table":
    import ibis

    every = tables[CASES_OFFERS.name]
    found = every.filter(every.at >= period.since, every.at < period.until)
    return found.select(
        id=found.id,
        thing_kind=ibis.literal("case"),
        thing_id=found.case_id,
        at=found.at,
        value=ibis.cases((is_bad(found), 1.0), else_=0.0),
        left_out=left_out(found),
        queue_id=found.queue_id,
        team_id=found.team_id,
        service_id=found.service_id,
    )


metrics.add(
    "offers_refused",
    Metric(
        key="offers_refused",
        label=_("Ofertas que no salieron"),
        definition=_(
            "Parte de las ofertas que alguien quiso poner o enviar en el periodo, donde la ley no"
            " deja usar la atención para ellas, que se quedaron dentro."
        ),
        unit=Unit.SHARE,
        better=Better.LOWER,
        sources=(CASES_OFFERS,),
        compute=offers_refused,
        left_out={"asked": _("Solo dicen que el cliente pidió una oferta")},
    ),
)
metrics.add(
    "offers_groundless",
    Metric(
        key="offers_groundless",
        label=_("Ofertas que salieron sin motivo"),
        definition=_(
            "Parte de las ofertas que salieron en el periodo, donde la ley no deja usar la atención"
            " para ellas, que el cliente no había pedido y que no eran un pedido. Debe ser ninguna."
        ),
        unit=Unit.SHARE,
        better=Better.LOWER,
        sources=(CASES_OFFERS,),
        compute=offers_groundless,
        left_out={
            "asked": _("Solo dicen que el cliente pidió una oferta"),
            "refused": _("No salieron"),
        },
    ),
)
