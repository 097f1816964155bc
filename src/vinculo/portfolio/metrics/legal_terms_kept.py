"""Which share of the law's terms is kept."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from vinculo.kernel.metrics import Better, Metric, Period, Tables, Unit, metrics
from vinculo.portfolio.tables import LEGAL_TERMS

if TYPE_CHECKING:
    import ibis


def legal_terms_kept(tables: Tables, period: Period) -> "ibis.Table":
    r"""Share of the legal terms that began in the period and were kept, of those that are over.

    .. math:: T = \frac{kept}{kept + late + run\ out}

    One row for each duty of each matter, by the place where it ends first. A term whose end has
    passed without an answer is not kept from that moment on, and no later answer makes it so.
    Left out: those whose end is still to come or that stand still, and those called off.
    """
    import ibis

    found = tables[LEGAL_TERMS.name]
    seen_at = ibis.literal(period.seen_at)
    begun = found.filter(
        found.is_first, found.started_at >= period.since, found.started_at < period.until
    )
    return begun.select(
        id=begun.id,
        thing_kind=begun.thing_kind,
        thing_id=begun.thing_id,
        at=begun.started_at,
        value=ibis.cases((begun.state == "kept", 1.0), else_=0.0),
        left_out=ibis.cases(
            (begun.state.isin(["kept", "late"]), ibis.null("string")),
            ((begun.state == "running") & (begun.ends_before <= seen_at), ibis.null("string")),
            (begun.state == "cancelled", "cancelled"),
            else_="open",
        ),
        queue_id=ibis.null("string"),
        team_id=ibis.null("string"),
        service_id=begun.service_id,
    )


metrics.add(
    "legal_terms_kept",
    Metric(
        key="legal_terms_kept",
        label=_("Plazos legales cumplidos"),
        definition=_(
            "Parte de los plazos legales que empezaron en el periodo y se cumplieron a tiempo, de"
            " los que ya han terminado. El que vence sin respuesta cuenta como incumplido desde"
            " ese momento. De varios calendarios cuenta el que antes acaba."
        ),
        unit=Unit.SHARE,
        better=Better.HIGHER,
        sources=(LEGAL_TERMS,),
        compute=legal_terms_kept,
        left_out={
            "open": _("En plazo todavía, o en pausa"),
            "cancelled": _("Anulados"),
        },
    ),
)
