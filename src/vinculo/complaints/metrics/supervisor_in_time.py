"""How often a customer who asked for a supervisor spoke to one in time."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from vinculo.complaints.contracts import ComplaintState
from vinculo.complaints.tables import HELPS
from vinculo.kernel.metrics import Better, Metric, Period, Tables, Unit, metrics

if TYPE_CHECKING:
    import ibis

SECONDS = 180


def supervisor_in_time(tables: Tables, period: Period) -> "ibis.Table":
    r"""Share of the requests for a supervisor of the period that were served in time.

    .. math:: S = \frac{joined < 180\,s\ or\ spoke\ by\ the\ end\ of\ the\ working\ day}{asked}

    One row for each request by the moment of asking. Left out: those whose day is not over and
    whom nobody has called yet, and those from before the time to call was kept. Source: Ley
    10/2025, art. 8.3.
    """
    import ibis

    every = tables[HELPS.name]
    known = every.filter(every.state != ComplaintState.VOID.value)
    asked = known.filter(known.asked_at >= period.since, known.asked_at < period.until)
    asked = asked.filter(asked.call_by.notnull())
    spoke = ibis.coalesce(asked.connected_at, asked.called_at)
    quick = asked.connected_at < asked.asked_at + ibis.interval(seconds=SECONDS)
    kept = (spoke <= asked.call_by) | (asked.connected_at.notnull() & quick)
    waits = spoke.isnull() & (asked.call_by > ibis.literal(period.seen_at))
    return asked.select(
        id=asked.id,
        thing_kind=ibis.literal("complaint"),
        thing_id=asked.complaint_id,
        at=asked.asked_at,
        value=ibis.cases((kept.fill_null(False), 1.0), else_=0.0),
        left_out=ibis.cases((waits, "waits"), else_=ibis.null("string")),
        queue_id=asked.queue_id,
        team_id=asked.team_id,
        service_id=asked.service_id,
    )


metrics.add(
    "supervisor_in_time",
    Metric(
        key="supervisor_in_time",
        label=_("Supervisor a tiempo"),
        definition=_(
            "Parte de las veces en que un cliente pidió un supervisor y habló con él: en menos de"
            " tres minutos en el mismo contacto, o antes de que terminara el día laborable."
        ),
        unit=Unit.SHARE,
        better=Better.HIGHER,
        sources=(HELPS,),
        compute=supervisor_in_time,
        left_out={"waits": _("Pedidas hoy, que aún tienen tiempo de llamada")},
    ),
)
