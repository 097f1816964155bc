"""Whether customers to whom no supervisor spoke in time were called at all."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from vinculo.complaints.metrics.supervisor_in_time import supervisor_in_time
from vinculo.complaints.tables import HELPS
from vinculo.kernel.metrics import Better, Metric, Period, Tables, Unit, metrics

if TYPE_CHECKING:
    import ibis


def supervisor_tried(tables: Tables, period: Period) -> "ibis.Table":
    r"""Share of the requests that were not served in time in which somebody did call.

    .. math:: T = \frac{called\ without\ answer\ before\ the\ day\ was\ over}{not\ in\ time}

    One row for each request by the moment of asking. It excuses nothing: such a request stays late
    in ``supervisor_in_time``. Left out: those served in time, and those whose day is not over.
    """
    import ibis

    asked = supervisor_in_time(tables, period)
    tries = tables[HELPS.name].select(help_id="id", tries_in_time="tries_in_time")
    both = asked.left_join(tries, asked.id == tries.help_id)
    return both.mutate(
        left_out=ibis.coalesce(both.left_out, ibis.cases((both.value == 1.0, "kept"), else_=None)),
        value=ibis.cases((both.tries_in_time > 0, 1.0), else_=0.0),
    ).drop("help_id", "tries_in_time")


metrics.add(
    "supervisor_tried",
    Metric(
        key="supervisor_tried",
        label=_("Supervisor: se le llamó y no contestó"),
        definition=_(
            "Parte de las veces en que ningún supervisor habló a tiempo con el cliente, pero sí se"
            " le llamó sin respuesta antes de que terminara el día laborable. No las da por"
            " atendidas."
        ),
        unit=Unit.SHARE,
        better=Better.HIGHER,
        sources=(HELPS,),
        compute=supervisor_tried,
        left_out={
            "waits": _("Pedidas hoy, que aún tienen tiempo de llamada"),
            "kept": _("Habló a tiempo con un supervisor"),
        },
    ),
)
