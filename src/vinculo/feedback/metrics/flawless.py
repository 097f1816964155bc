"""Flawless service: the cases in which everything held, and the one point that broke the others.

The points are five: every clock of the case was kept, every promise given on it was kept, it was
not opened again, nobody complained (it is no complaint itself and none followed it), and it was not
rated 1 or 2.
"""

from typing import TYPE_CHECKING

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vinculo.cases.tables import CASES, CASES_DEADLINES
from vinculo.feedback.tables import RATINGS
from vinculo.kernel.metrics import Better, Metric, Period, Tables, Unit, metrics
from vinculo.promises.tables import PROMISES

if TYPE_CHECKING:
    import ibis

SOURCES = (CASES, CASES_DEADLINES, PROMISES, RATINGS)
COMPLAINTS = ("complaint", "claim")
BAD_AT_MOST = 2
POINTS = ("clock", "promise", "reopening", "complaint", "rating")
LEFT_OUT = {"not_ours": _("Duplicados o sin fundamento")}


def judged(tables: Tables, period: Period) -> "ibis.Table":
    """The cases that ended in the period, with 1 for each point that broke and ``faults``."""
    import ibis

    cases = tables[CASES.name]
    deadlines, promises = tables[CASES_DEADLINES.name], tables[PROMISES.name]
    ratings = tables[RATINGS.name]
    ended = cases.filter(cases.resolved_at >= period.since, cases.resolved_at < period.until)
    complaints = cases.filter(cases.kind.isin(COMPLAINTS), cases.follows_id.notnull())
    late = deadlines.filter(deadlines.state == "broken")
    broken = promises.filter(
        promises.state.isin(["broken", "repaired"]), promises.case_id.notnull()
    )
    bad = ratings.filter(ratings.score <= BAD_AT_MOST)
    found = (
        ("clock", late.group_by(clock_case=late.case_id).agg(clock_n=late.count())),
        ("promise", broken.group_by(promise_case=broken.case_id).agg(promise_n=broken.count())),
        (
            "complaint",
            complaints.group_by(complaint_case=complaints.follows_id).agg(
                complaint_n=complaints.count()
            ),
        ),
        ("rating", bad.group_by(rating_case=bad.case_id).agg(rating_n=bad.count())),
    )
    joined = ended
    for name, counted in found:
        joined = joined.left_join(counted, joined.id == counted[f"{name}_case"])
    held = {
        "clock": joined.clock_n.isnull(),
        "promise": joined.promise_n.isnull(),
        "reopening": joined.reopened_count == 0,
        "complaint": joined.complaint_n.isnull() & joined.kind.notin(COMPLAINTS),
        "rating": joined.rating_n.isnull(),
    }
    marked = joined.mutate(
        **{f"no_{name}": ibis.cases((ok, 0), else_=1) for name, ok in held.items()}
    )
    return marked.mutate(
        faults=marked.no_clock
        + marked.no_promise
        + marked.no_reopening
        + marked.no_complaint
        + marked.no_rating
    )


def rows(marked: "ibis.Table", counts: "ibis.Value") -> "ibis.Table":
    """One row for each case; ``counts`` says which of them are the share."""
    import ibis

    return marked.select(
        id=marked.id,
        thing_kind=ibis.literal("case"),
        thing_id=marked.id,
        at=marked.resolved_at,
        value=ibis.cases((counts, 1.0), else_=0.0),
        left_out=ibis.cases(
            (marked.outcome.isin(["duplicate", "unfounded"]), "not_ours"),
            else_=ibis.null("string"),
        ),
        queue_id=marked.queue_id,
        team_id=marked.team_id,
        service_id=marked.service_id,
    )


def flawless(tables: Tables, period: Period) -> "ibis.Table":
    r"""Share of the cases that ended in the period in which all five points held.

    .. math:: F = \frac{|\{c : faults(c) = 0\}|}{n}

    One row for each case by its latest end; what breaks later (a bad rating, a complaint that
    follows) still counts against it. Left out: duplicates and what had no ground.
    """
    marked = judged(tables, period)
    return rows(marked, marked.faults == 0)


def only_clock(tables: Tables, period: Period) -> "ibis.Table":
    r"""Share of the cases that ended in the period of which only a clock was not kept.

    .. math:: B = \frac{|\{c : faults(c) = 1, clock(c) = 1\}|}{n}
    """
    marked = judged(tables, period)
    return rows(marked, (marked.faults == 1) & (marked.no_clock == 1))


def only_promise(tables: Tables, period: Period) -> "ibis.Table":
    r"""Share of the cases that ended in the period of which only a promise was not kept.

    .. math:: B = \frac{|\{c : faults(c) = 1, promise(c) = 1\}|}{n}
    """
    marked = judged(tables, period)
    return rows(marked, (marked.faults == 1) & (marked.no_promise == 1))


def only_reopening(tables: Tables, period: Period) -> "ibis.Table":
    r"""Share of the cases that ended in the period whose only fault is to have come back.

    .. math:: B = \frac{|\{c : faults(c) = 1, reopening(c) = 1\}|}{n}
    """
    marked = judged(tables, period)
    return rows(marked, (marked.faults == 1) & (marked.no_reopening == 1))


def only_complaint(tables: Tables, period: Period) -> "ibis.Table":
    r"""Share of the cases that ended in the period whose only fault is that somebody complained.

    .. math:: B = \frac{|\{c : faults(c) = 1, complaint(c) = 1\}|}{n}
    """
    marked = judged(tables, period)
    return rows(marked, (marked.faults == 1) & (marked.no_complaint == 1))


def only_rating(tables: Tables, period: Period) -> "ibis.Table":
    r"""Share of the cases that ended in the period whose only fault is a rating of 1 or 2.

    .. math:: B = \frac{|\{c : faults(c) = 1, rating(c) = 1\}|}{n}
    """
    marked = judged(tables, period)
    return rows(marked, (marked.faults == 1) & (marked.no_rating == 1))


def _only(key: str, label: Promise, definition: Promise) -> None:
    metrics.add(
        f"only_{key}",
        Metric(
            key=f"only_{key}",
            label=label,
            definition=definition,
            unit=Unit.SHARE,
            better=Better.LOWER,
            sources=SOURCES,
            compute=globals()[f"only_{key}"],
            left_out=LEFT_OUT,
            part_of="flawless",
        ),
    )


metrics.add(
    "flawless",
    Metric(
        key="flawless",
        label=_("Servicio sin falta"),
        definition=_(
            "Parte de los casos terminados en el periodo en que todo se cumplió: sus plazos, lo"
            " prometido, sin reabrirse, sin reclamación y sin una nota de 1 o 2."
        ),
        unit=Unit.SHARE,
        better=Better.HIGHER,
        sources=SOURCES,
        compute=flawless,
        left_out=LEFT_OUT,
    ),
)
_only(
    "clock",
    _("Solo falló un plazo"),
    _("Parte de los casos terminados en el periodo en que lo único que falló fue un plazo."),
)
_only(
    "promise",
    _("Solo falló una promesa"),
    _("Parte de los casos terminados en el periodo en que lo único que falló fue una promesa."),
)
_only(
    "reopening",
    _("Solo falló que se reabrió"),
    _("Parte de los casos terminados en el periodo cuya única falta es haberse vuelto a abrir."),
)
_only(
    "complaint",
    _("Solo falló que hubo reclamación"),
    _(
        "Parte de los casos terminados en el periodo cuya única falta es una queja o reclamación:"
        " la del propio caso o la de otro que lo sigue."
    ),
)
_only(
    "rating",
    _("Solo falló la valoración"),
    _("Parte de los casos terminados en el periodo cuya única falta es una nota de 1 o 2."),
)
