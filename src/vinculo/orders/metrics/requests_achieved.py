"""Which share of the special requests is achieved."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from vinculo.kernel.metrics import Better, Metric, Period, Tables, Unit, metrics
from vinculo.orders.tables import ORDERS_REQUESTS

if TYPE_CHECKING:
    import ibis


def requests_achieved(tables: Tables, period: Period) -> "ibis.Table":
    r"""Share of the special requests told in the period that were achieved in whole.

    .. math:: P = \frac{achieved}{achieved + partly + not}

    One row for each request by when its outcome was told. One achieved in part does not count as
    achieved. Those that are still being tried have no end and no row; those that were dropped, with
    nothing to tell, are left out.
    """
    import ibis

    found = tables[ORDERS_REQUESTS.name]
    ended = found.filter(found.ended_at >= period.since, found.ended_at < period.until)
    return ended.select(
        id=ended.id,
        thing_kind=ibis.literal("special_request"),
        thing_id=ended.id,
        at=ended.ended_at,
        value=ibis.cases(
            (ended.state == "dropped", ibis.null("float64")),
            (ended.state == "achieved", 1.0),
            else_=0.0,
        ),
        left_out=ibis.ifelse(ended.state == "dropped", "dropped", ibis.null("string")),
        queue_id=ended.queue_id,
        team_id=ended.team_id,
        service_id=ended.service_id,
    )


metrics.add(
    "requests_achieved",
    Metric(
        key="requests_achieved",
        label=_("Peticiones especiales conseguidas"),
        definition=_(
            "Parte de las peticiones casi imposibles contadas al cliente en el periodo que se"
            " consiguieron enteras. Las conseguidas en parte no cuentan como conseguidas."
        ),
        unit=Unit.SHARE,
        better=Better.HIGHER,
        sources=(ORDERS_REQUESTS,),
        compute=requests_achieved,
        left_out={"dropped": _("se dejaron de intentar, sin nada que contar")},
    ),
)
