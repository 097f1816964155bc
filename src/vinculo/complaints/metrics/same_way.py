"""Which share of the answers comes the way and in the language that the customer used."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from vinculo.complaints.tables import COMPLAINTS
from vinculo.kernel.metrics import Better, Metric, Period, Tables, Unit, metrics

if TYPE_CHECKING:
    import ibis

OTHER = "other"


def same_medium(tables: Tables, period: Period) -> "ibis.Table":
    r"""Share of the complaints answered in the period whose answer came the way they were told.

    .. math:: M = \frac{|\{c : medium_{answer}(c) = medium_{filing}(c)\}|}{n}

    In writing at a distance, or spoken: one row for each complaint by its last answer. Left out:
    those of which one of the two was not kept.
    """
    return _same(tables, period, "filed_medium", "answered_medium")


def same_language(tables: Tables, period: Period) -> "ibis.Table":
    r"""Share of the complaints answered in the period whose answer has the customer's language.

    .. math:: L = \frac{|\{c : language_{answer}(c) = language_{filing}(c)\}|}{n}

    One row for each complaint by its last answer. Left out: those of which the words of the
    customer or of the answer do not show their language, and those where neither is Castilian,
    Catalan, Galician, Basque or English: whether two others are one is not known.
    """
    return _same(tables, period, "filed_language", "answered_language")


def language_unknown(tables: Tables, period: Period) -> "ibis.Table":
    r"""Share of the complaints answered in the period of which both languages are not known.

    .. math:: U = \frac{|\{c : language(c) \text{ unknown}\}|}{n}

    One row for each complaint by its last answer: what ``same_language`` leaves out.
    """
    import ibis

    found = _same(tables, period, "filed_language", "answered_language")
    return found.mutate(
        value=ibis.cases((found.left_out.notnull(), 1.0), else_=0.0),
        left_out=ibis.null("string"),
    )


def _same(tables: Tables, period: Period, asked: str, told: str) -> "ibis.Table":
    import ibis

    found = tables[COMPLAINTS.name]
    done = found.filter(found.answered_at >= period.since, found.answered_at < period.until)
    is_unknown = (
        (done[asked] == "") | (done[told] == "") | ((done[asked] == OTHER) & (done[told] == OTHER))
    )
    return done.select(
        id=done.id,
        thing_kind=ibis.literal("complaint"),
        thing_id=done.id,
        at=done.answered_at,
        value=ibis.cases((done[asked] == done[told], 1.0), else_=0.0),
        left_out=ibis.cases((is_unknown, "unknown"), else_=ibis.null("string")),
        queue_id=done.queue_id,
        team_id=done.team_id,
        service_id=done.service_id,
    )


metrics.add(
    "same_medium",
    Metric(
        key="same_medium",
        label=_("Contestadas por la misma vía"),
        definition=_(
            "Parte de las quejas y reclamaciones contestadas en el periodo cuya respuesta llegó"
            " como se presentaron: por escrito a distancia, o de palabra."
        ),
        unit=Unit.SHARE,
        better=Better.HIGHER,
        sources=(COMPLAINTS,),
        compute=same_medium,
        left_out={"unknown": _("No consta por qué vía")},
    ),
)
metrics.add(
    "same_language",
    Metric(
        key="same_language",
        label=_("Contestadas en la misma lengua"),
        definition=_(
            "Parte de las quejas y reclamaciones contestadas en el periodo cuya respuesta está en"
            " la lengua en que se presentaron, según las palabras de las dos."
        ),
        unit=Unit.SHARE,
        better=Better.HIGHER,
        sources=(COMPLAINTS,),
        compute=same_language,
        left_out={"unknown": _("Las palabras no bastan para saber la lengua")},
    ),
)
metrics.add(
    "language_unknown",
    Metric(
        key="language_unknown",
        label=_("Contestadas sin saber en qué lengua"),
        definition=_(
            "Parte de las quejas y reclamaciones contestadas en el periodo de las que no se sabe la"
            " lengua: sus palabras, o las de la respuesta, no bastan."
        ),
        unit=Unit.SHARE,
        better=Better.LOWER,
        sources=(COMPLAINTS,),
        compute=language_unknown,
    ),
)
