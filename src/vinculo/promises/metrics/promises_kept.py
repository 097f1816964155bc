"""Which share of the promises is kept."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from vinculo.kernel.metrics import Better, Metric, Period, Tables, Unit, metrics
from vinculo.promises.tables import PROMISES

if TYPE_CHECKING:
    import ibis


def promises_kept(tables: Tables, period: Period) -> "ibis.Table":
    r"""Share of the promises due in the period that were kept, of those that could be judged.

    .. math:: P = \frac{kept}{kept + broken + repaired}

    One row for each promise to somebody, whatever bound the company. One that was broken and made
    good counts as broken. Left out: those that are still open, those taken back with an
    apology before they broke, and those that gave way to another day that the customer asked for.
    """
    import ibis

    found = tables[PROMISES.name]
    due = found.filter(found.due_at >= period.since, found.due_at < period.until)
    return due.select(
        id=due.id,
        thing_kind=ibis.literal("promise"),
        thing_id=due.id,
        at=due.due_at,
        value=ibis.cases((due.state == "kept", 1.0), else_=0.0),
        left_out=ibis.cases(
            (due.state.isin(["kept", "broken", "repaired"]), ibis.null("string")),
            (due.state.isin(["withdrawn", "replaced"]), due.state),
            else_="open",
        ),
        queue_id=due.queue_id,
        team_id=due.team_id,
        service_id=due.service_id,
    )


metrics.add(
    "promises_kept",
    Metric(
        key="promises_kept",
        label=_("Promesas cumplidas"),
        definition=_(
            "Parte de las promesas que vencían en el periodo y se cumplieron a tiempo, de las que"
            " ya se han podido juzgar. La que se rompió y se reparó cuenta como rota."
        ),
        unit=Unit.SHARE,
        better=Better.HIGHER,
        sources=(PROMISES,),
        compute=promises_kept,
        left_out={
            "open": _("Abiertas todavía"),
            "withdrawn": _("Retiradas con disculpa antes de romperse"),
            "replaced": _("Cambiadas por el día que pidió el cliente"),
        },
    ),
)
