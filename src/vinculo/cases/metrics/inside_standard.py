"""Which share of the deadlines is kept."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from vinculo.cases.tables import CASES_DEADLINES
from vinculo.kernel.metrics import Better, Metric, Period, Tables, Unit, metrics

if TYPE_CHECKING:
    import ibis


def inside_standard(tables: Tables, period: Period) -> "ibis.Table":
    r"""Share of the deadlines begun in the period that were kept, of those already judged.

    .. math:: S = \frac{kept}{kept + broken}

    One row for each standard of each case. Left out: deadlines that still run or stand still,
    and those that were called off because there was nothing to answer.
    """
    import ibis

    clocks = tables[CASES_DEADLINES.name]
    begun = clocks.filter(clocks.started_at >= period.since, clocks.started_at < period.until)
    return begun.select(
        id=begun.id,
        thing_kind=ibis.literal("case"),
        thing_id=begun.case_id,
        at=begun.started_at,
        value=ibis.cases((begun.state == "kept", 1.0), else_=0.0),
        left_out=ibis.cases(
            (begun.state.isin(["kept", "broken"]), ibis.null("string")),
            (begun.state == "cancelled", "cancelled"),
            else_="running",
        ),
        queue_id=begun.queue_id,
        team_id=begun.team_id,
        service_id=begun.service_id,
    )


metrics.add(
    "inside_standard",
    Metric(
        key="inside_standard",
        label=_("Dentro del estándar"),
        definition=_(
            "Parte de los plazos que empezaron en el periodo y se cumplieron, de los que ya se han"
            " podido juzgar. Un caso tiene tantos plazos como normas su servicio."
        ),
        unit=Unit.SHARE,
        better=Better.HIGHER,
        sources=(CASES_DEADLINES,),
        compute=inside_standard,
        left_out={
            "running": _("Corren todavía, o están parados"),
            "cancelled": _("Anulados: no había nada que contestar"),
        },
    ),
)
