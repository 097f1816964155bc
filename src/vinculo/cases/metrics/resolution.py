"""How long cases take from their opening to their end."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from vinculo.cases.tables import CASES
from vinculo.kernel.metrics import Better, Metric, Period, Tables, Unit, metrics

if TYPE_CHECKING:
    import ibis


def resolution(tables: Tables, period: Period) -> "ibis.Table":
    r"""Time from the opening of a case to its last resolution, of those resolved in the period.

    .. math:: R_i = t^{resolved}_i - t^{opened}_i

    In whole seconds of the clock on the wall; the time in which it waited for the customer is
    part of it. Left out: duplicates and what had no ground, where there was nothing to resolve.
    Cases that were brought from old mailboxes never ran here and are no rows.
    """
    import ibis

    cases = tables[CASES.name]
    ended = cases.filter(
        cases.resolved_at >= period.since,
        cases.resolved_at < period.until,
        cases.queue_id.notnull(),
    )
    took = (
        ended.resolved_at.truncate("s").epoch_seconds()
        - ended.opened_at.truncate("s").epoch_seconds()
    )
    nothing = ended.outcome.isin(["duplicate", "unfounded"])
    return ended.select(
        id=ended.id,
        thing_kind=ibis.literal("case"),
        thing_id=ended.id,
        at=ended.resolved_at,
        value=took.cast("float64"),
        left_out=ibis.cases((nothing, ended.outcome), else_=ibis.null("string")),
        queue_id=ended.queue_id,
        team_id=ended.team_id,
        service_id=ended.service_id,
    )


metrics.add(
    "resolution",
    Metric(
        key="resolution",
        label=_("Tiempo de resolución"),
        definition=_(
            "Tiempo desde que entra un caso hasta que se resuelve, en los casos que se resolvieron"
            " en el periodo. Incluye lo que se esperó al cliente. En los reabiertos cuenta la"
            " última vez."
        ),
        unit=Unit.SECONDS,
        better=Better.LOWER,
        sources=(CASES,),
        compute=resolution,
        left_out={"duplicate": _("Duplicados"), "unfounded": _("Sin fundamento")},
    ),
)
