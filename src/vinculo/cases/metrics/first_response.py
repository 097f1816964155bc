"""How long customers wait for the first answer."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from vinculo.cases.tables import CASES
from vinculo.kernel.metrics import Better, Metric, Period, Tables, Unit, metrics

if TYPE_CHECKING:
    import ibis


def first_response(tables: Tables, period: Period) -> "ibis.Table":
    r"""Time from the opening of a case to its first answer, of the cases opened in the period.

    .. math:: W_i = t^{answered}_i - t^{opened}_i

    In whole seconds of the clock on the wall, nights and holidays included. Left out: cases
    that nobody has answered (yet, or because they ended without an answer).
    """
    import ibis

    cases = tables[CASES.name]
    opened = cases.filter(
        cases.opened_at >= period.since, cases.opened_at < period.until, cases.queue_id.notnull()
    )
    waited = (
        opened.first_answered_at.truncate("s").epoch_seconds()
        - opened.opened_at.truncate("s").epoch_seconds()
    )
    reason = ibis.cases(
        (opened.first_answered_at.notnull(), ibis.null("string")),
        (opened.resolved_at.notnull(), "no_answer"),
        else_="not_yet",
    )
    return opened.select(
        id=opened.id,
        thing_kind=ibis.literal("case"),
        thing_id=opened.id,
        at=opened.opened_at,
        value=waited.cast("float64"),
        left_out=reason,
        queue_id=opened.queue_id,
        team_id=opened.team_id,
        service_id=opened.service_id,
    )


metrics.add(
    "first_response",
    Metric(
        key="first_response",
        label=_("Primera respuesta"),
        definition=_(
            "Tiempo desde que entra un caso hasta su primera respuesta, en los casos que entraron"
            " en el periodo. Cuenta todas las horas, también noches y festivos."
        ),
        unit=Unit.SECONDS,
        better=Better.LOWER,
        sources=(CASES,),
        compute=first_response,
        left_out={
            "not_yet": _("Sin contestar todavía"),
            "no_answer": _("Terminados sin respuesta"),
        },
    ),
)
