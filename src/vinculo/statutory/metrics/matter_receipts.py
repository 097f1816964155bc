"""Which share of the receipts of queries and incidents came to their customers."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from vinculo.kernel.metrics import Better, Metric, Period, Tables, Unit, metrics
from vinculo.statutory.contracts import TIME_TO_DELIVER
from vinculo.statutory.tables import MATTERS

if TYPE_CHECKING:
    import ibis


def matter_receipts(tables: Tables, period: Period) -> "ibis.Table":
    r"""Share of the receipts owed for queries and incidents of the period that were delivered.

    .. math:: R = \frac{delivered}{owed}

    One row for each query or incident, by the moment of its filing, whose receipt was made or is
    owed; delivered is what was mailed, opened on the customer's page or handed over. Left out:
    those filed less than an hour before they are looked at whose receipt is on its way. What was
    answered within the same contact owes none, and has no row; what became a complaint owes that
    of the complaint.
    """
    import ibis

    every = tables[MATTERS.name]
    filed = every.filter(every.filed_at >= period.since, every.filed_at < period.until)
    owed = filed.filter(filed.receipt_at.notnull() | filed.owes_receipt)
    young = owed.filed_at > ibis.literal(period.seen_at - TIME_TO_DELIVER)
    return owed.select(
        id=owed.id,
        thing_kind=ibis.literal("case"),
        thing_id=owed.case_id,
        at=owed.filed_at,
        value=ibis.cases((owed.receipt_given_at.notnull(), 1.0), else_=0.0),
        left_out=ibis.cases(
            (owed.receipt_given_at.isnull() & young, "young"), else_=ibis.null("string")
        ),
        queue_id=owed.queue_id,
        team_id=owed.team_id,
        service_id=owed.service_id,
    )


metrics.add(
    "matter_receipts",
    Metric(
        key="matter_receipts",
        label=_("Justificantes de consultas e incidencias"),
        definition=_(
            "Parte de los justificantes debidos por consultas e incidencias del periodo que"
            " llegaron al cliente: por correo, en su página o en mano."
        ),
        unit=Unit.SHARE,
        better=Better.HIGHER,
        sources=(MATTERS,),
        compute=matter_receipts,
        left_out={"young": _("Presentadas hace menos de una hora, con el justificante en camino")},
    ),
)
