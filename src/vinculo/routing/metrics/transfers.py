"""How much work changes hands."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from vinculo.kernel.metrics import Better, Metric, Period, Tables, Unit, metrics
from vinculo.routing.tables import ROUTING_STEPS

if TYPE_CHECKING:
    import ibis


def transfers(tables: Tables, period: Period) -> "ibis.Table":
    r"""Share of what entered in the period that was handed on at least once after it entered.

    .. math:: T = \frac{handed\ on}{handled}

    To a person, to another queue or to a skill. Left out: what nobody has had in hands, which
    could not be handed on yet.
    """
    import ibis

    steps = tables[ROUTING_STEPS.name]
    later = steps.filter(steps.at >= period.since)
    counted = later.group_by(
        ["item_id", "thing_kind", "thing_id", "queue_id", "team_id", "service_id"]
    ).agg(
        entered=later.at.min(where=later.kind == "enqueued"),
        handed_on=later.count(where=later.kind == "transferred"),
        touched=later.count(where=later.kind != "enqueued"),
    )
    entered = counted.filter(counted.entered.notnull(), counted.entered < period.until)
    return entered.select(
        id=entered.item_id,
        thing_kind=entered.thing_kind,
        thing_id=entered.thing_id,
        at=entered.entered,
        value=ibis.cases((entered.handed_on > 0, 1.0), else_=0.0),
        left_out=ibis.cases((entered.touched > 0, ibis.null("string")), else_="untouched"),
        queue_id=entered.queue_id,
        team_id=entered.team_id,
        service_id=entered.service_id,
    )


metrics.add(
    "transfers",
    Metric(
        key="transfers",
        label=_("Traspasos"),
        definition=_(
            "Parte de los contactos que entraron en el periodo y pasaron al menos una vez a otra"
            " persona, cola o habilidad."
        ),
        unit=Unit.SHARE,
        better=Better.LOWER,
        sources=(ROUTING_STEPS,),
        compute=transfers,
        left_out={"untouched": _("Nadie los ha tenido todavía")},
    ),
)
