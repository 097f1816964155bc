"""Which share of those who rate a case is satisfied."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from vinculo.feedback.tables import RATINGS
from vinculo.kernel.metrics import Better, Metric, Period, Tables, Unit, metrics

if TYPE_CHECKING:
    import ibis


def csat(tables: Tables, period: Period) -> "ibis.Table":
    r"""Share of the ratings given in the period that are 4 or 5 of 5.

    .. math:: S = \frac{n_4 + n_5}{n}

    One row for each case whose customer was asked; the first answer puts it into the period, the
    latest counts. Left out: who has not answered, in the period in which they were asked. Whom we
    did not ask has no row.
    """
    import ibis

    found = tables[RATINGS.name]
    asked = found.filter(found.state != "skipped")
    placed = asked.mutate(at=ibis.coalesce(asked.answered_at, asked.asked_at))
    due = placed.filter(placed.at >= period.since, placed.at < period.until)
    return due.select(
        id=due.id,
        thing_kind=ibis.literal("case"),
        thing_id=due.case_id,
        at=due.at,
        value=ibis.cases((due.score >= 4, 1.0), else_=0.0),
        left_out=ibis.cases((due.score.isnull(), "silent"), else_=ibis.null("string")),
        queue_id=due.queue_id,
        team_id=due.team_id,
        service_id=due.service_id,
    )


metrics.add(
    "csat",
    Metric(
        key="csat",
        label=_("Clientes satisfechos (CSAT)"),
        definition=_(
            "Parte de las valoraciones del periodo con un 4 o un 5 sobre 5, de las que se dieron"
            " al resolverse un caso. Quien no contestó no cuenta."
        ),
        unit=Unit.SHARE,
        better=Better.HIGHER,
        sources=(RATINGS,),
        compute=csat,
        left_out={"silent": _("Preguntados que no han contestado")},
    ),
)
