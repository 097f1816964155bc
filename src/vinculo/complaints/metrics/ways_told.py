"""Whether whoever was not given right heard where else they can go."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from vinculo.complaints.contracts import OUTSIDE_WAYS, Decision
from vinculo.complaints.tables import COMPLAINTS
from vinculo.kernel.metrics import Better, Metric, Period, Tables, Unit, metrics

if TYPE_CHECKING:
    import ibis


def ways_told(tables: Tables, period: Period) -> "ibis.Table":
    r"""Share of the refusals told in the period that name a way that is left outside the company.

    .. math:: W = \frac{|\{c : ways(c) \cap outside \neq \emptyset\}|}{n}

    One row for each complaint that was rejected, wholly or in part, by its last answer; the ways
    are those that stood in that answer: mediation, arbitration, a consumer office, the regulator.
    That the company would look again, or that there are courts, is no such way. Left out: answers
    from before the ways that they told were kept. Source: Ley 10/2025, art. 13.7.
    """
    import ibis

    found = tables[COMPLAINTS.name]
    done = found.filter(found.answered_at >= period.since, found.answered_at < period.until)
    refused = done.filter(
        done.decision.isin([one.value for one in Decision if one is not Decision.UPHELD])
    )
    named = refused.ways_told.re_search("|".join(OUTSIDE_WAYS))
    return refused.select(
        id=refused.id,
        thing_kind=ibis.literal("complaint"),
        thing_id=refused.id,
        at=refused.answered_at,
        value=ibis.cases((named.fill_null(False), 1.0), else_=0.0),
        left_out=ibis.cases((refused.ways_told.isnull(), "unknown"), else_=ibis.null("string")),
        queue_id=refused.queue_id,
        team_id=refused.team_id,
        service_id=refused.service_id,
    )


metrics.add(
    "ways_told",
    Metric(
        key="ways_told",
        label=_("Negativas que dicen las vías que quedan"),
        definition=_(
            "Parte de las quejas y reclamaciones rechazadas en el periodo, del todo o en parte,"
            " cuya respuesta dice al menos una vía fuera de la empresa: mediación, arbitraje,"
            " oficina de consumo o autoridad."
        ),
        unit=Unit.SHARE,
        better=Better.HIGHER,
        sources=(COMPLAINTS,),
        compute=ways_told,
        left_out={"unknown": _("Contestadas antes de guardarse qué vías decía la respuesta")},
    ),
)
