"""How many resolutions did not hold."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from vinculo.cases.tables import CASES_STEPS
from vinculo.kernel.metrics import Better, Metric, Period, Tables, Unit, metrics

if TYPE_CHECKING:
    import ibis


def reopened(tables: Tables, period: Period) -> "ibis.Table":
    r"""Share of the resolutions of the period after which the same case was brought back.

    .. math:: Q = \frac{reopened}{resolutions}

    One row for each resolution, so a case that came back twice counts twice. The latest ones can
    still come back: compare months that are over.
    """
    import ibis

    steps = tables[CASES_STEPS.name]
    later = steps.filter(steps.at >= period.since)
    in_order = ibis.window(group_by=later.case_id, order_by=[later.at, later.id])
    followed = later.mutate(next_kind=later.kind.lead().over(in_order))
    ended = followed.filter(followed.kind == "resolved", followed.at < period.until)
    return ended.select(
        id=ended.id,
        thing_kind=ibis.literal("case"),
        thing_id=ended.case_id,
        at=ended.at,
        value=ibis.cases((ended.next_kind == "reopened", 1.0), else_=0.0),
        left_out=ibis.null("string"),
        queue_id=ended.queue_id,
        team_id=ended.team_id,
        service_id=ended.service_id,
    )


metrics.add(
    "reopened",
    Metric(
        key="reopened",
        label=_("Reabiertos"),
        definition=_(
            "Parte de las resoluciones del periodo tras las que el mismo caso volvió a abrirse. Las"
            " últimas aún pueden volver: compare meses ya terminados."
        ),
        unit=Unit.SHARE,
        better=Better.LOWER,
        sources=(CASES_STEPS,),
        compute=reopened,
    ),
)
