"""How long work waits in a queue until somebody has it."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from vinculo.kernel.metrics import Better, Metric, Period, Tables, Unit, metrics
from vinculo.routing.tables import ROUTING_STEPS

if TYPE_CHECKING:
    import ibis


def waiting(tables: Tables, period: Period) -> "ibis.Table":
    r"""Time from entering a queue to being in somebody's hands, of what entered in the period.

    .. math:: W_i = t^{taken}_i - t^{entered}_i

    A contact counts in the period in which it entered. It ends its wait when somebody takes it,
    accepts its offer or gets it handed over. Left out: what still waits, and what ended without
    ever being in anybody's hands.
    """
    import ibis

    steps = tables[ROUTING_STEPS.name]
    moves = steps.filter(
        steps.at >= period.since, (steps.kind != "transferred") | (steps.why == "to_person")
    )
    in_order = ibis.window(group_by=moves.item_id, order_by=[moves.at, moves.id])
    followed = moves.mutate(
        next_kind=moves.kind.lead().over(in_order), next_at=moves.at.lead().over(in_order)
    )
    entered = followed.filter(followed.kind == "enqueued", followed.at < period.until)
    is_over = entered.next_kind.isin(["taken", "transferred"])
    waited = (
        entered.next_at.truncate("s").epoch_seconds() - entered.at.truncate("s").epoch_seconds()
    )
    return entered.select(
        id=entered.id,
        thing_kind=entered.thing_kind,
        thing_id=entered.thing_id,
        at=entered.at,
        value=waited.cast("float64"),
        left_out=ibis.cases(
            (is_over, ibis.null("string")),
            (entered.next_kind.notnull(), "never_taken"),
            else_="still_waiting",
        ),
        queue_id=entered.queue_id,
        team_id=entered.team_id,
        service_id=entered.service_id,
    )


metrics.add(
    "waiting",
    Metric(
        key="waiting",
        label=_("Espera en la cola"),
        definition=_(
            "Tiempo desde que un contacto entra en la cola hasta que alguien lo tiene, en los que"
            " entraron en el periodo."
        ),
        unit=Unit.SECONDS,
        better=Better.LOWER,
        sources=(ROUTING_STEPS,),
        compute=waiting,
        left_out={
            "still_waiting": _("Esperan todavía"),
            "never_taken": _("Terminados sin que nadie los tuviera"),
        },
    ),
)
