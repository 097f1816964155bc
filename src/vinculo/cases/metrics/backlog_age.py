"""How old what is still to be done is."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from vinculo.cases.tables import CASES
from vinculo.kernel.metrics import Better, Metric, Period, Tables, Unit, metrics

if TYPE_CHECKING:
    import ibis


def backlog_age(tables: Tables, period: Period) -> "ibis.Table":
    r"""Age of the cases that were unresolved at the end of the period.

    .. math:: A_i = t^{end} - t^{opened}_i

    Of a period that is over, a case that came back later counts by its last resolution.
    """
    import ibis

    cases = tables[CASES.name]
    left = cases.filter(
        cases.opened_at < period.until,
        cases.resolved_at.isnull() | (cases.resolved_at >= period.until),
        cases.queue_id.notnull(),
    )
    end = ibis.literal(int(period.until.timestamp()))
    return left.select(
        id=left.id,
        thing_kind=ibis.literal("case"),
        thing_id=left.id,
        at=left.opened_at,
        value=(end - left.opened_at.truncate("s").epoch_seconds()).cast("float64"),
        left_out=ibis.null("string"),
        queue_id=left.queue_id,
        team_id=left.team_id,
        service_id=left.service_id,
    )


metrics.add(
    "backlog_age",
    Metric(
        key="backlog_age",
        label=_("Antigüedad de lo pendiente"),
        definition=_(
            "Cuánto hace que entraron los casos que seguían sin resolver al terminar el periodo,"
            " también los que esperan al cliente."
        ),
        unit=Unit.SECONDS,
        better=Better.LOWER,
        sources=(CASES,),
        compute=backlog_age,
    ),
)
