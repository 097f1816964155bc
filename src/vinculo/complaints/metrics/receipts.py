"""Which share of the complaints has its durable receipt delivered."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from vinculo.complaints.contracts import TIME_TO_RECEIPT, ComplaintState
from vinculo.complaints.tables import COMPLAINTS
from vinculo.kernel.metrics import Better, Metric, Period, Tables, Unit, metrics

if TYPE_CHECKING:
    import ibis


def receipts_given(tables: Tables, period: Period) -> "ibis.Table":
    r"""Share of the complaints filed in the period whose receipt came to their customer.

    .. math:: R = \frac{delivered}{filed}

    One row for each complaint by the moment of its filing. Delivered: the mail with it left and
    did not come back, or its customer opened it on their page, or a person handed or posted it and
    said so. Left out: those filed less than an hour before they are looked at whose receipt is
    still on its way; and those that only a merge had made, since it was taken back.
    """
    import ibis

    every = tables[COMPLAINTS.name]
    found = every.filter(every.state != ComplaintState.VOID.value)
    filed = found.filter(found.filed_at >= period.since, found.filed_at < period.until)
    young = filed.filed_at > ibis.literal(period.seen_at - TIME_TO_RECEIPT)
    return filed.select(
        id=filed.id,
        thing_kind=ibis.literal("complaint"),
        thing_id=filed.id,
        at=filed.filed_at,
        value=ibis.cases((filed.receipt_at.notnull(), 1.0), else_=0.0),
        left_out=ibis.cases(
            (filed.receipt_at.isnull() & young, "young"), else_=ibis.null("string")
        ),
        queue_id=filed.queue_id,
        team_id=filed.team_id,
        service_id=filed.service_id,
    )


metrics.add(
    "receipts_given",
    Metric(
        key="receipts_given",
        label=_("Justificantes entregados"),
        definition=_(
            "Parte de las quejas y reclamaciones presentadas en el periodo cuyo justificante llegó"
            " al cliente: el correo salió y no volvió, lo abrió en su página, o alguien se lo dio."
        ),
        unit=Unit.SHARE,
        better=Better.HIGHER,
        sources=(COMPLAINTS,),
        compute=receipts_given,
        left_out={"young": _("Presentadas hace menos de una hora, con el justificante en camino")},
    ),
)
