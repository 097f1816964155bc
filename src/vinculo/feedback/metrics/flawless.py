"""Flawless service: the cases in which everything held, and the one point that broke the others.

The points are five: every clock of the case was kept, every word a person gave on it was kept, it
was not opened again, nobody complained (it is no complaint itself and none followed it), and it was
not rated 1 or 2. What a contract, an advert or the law promises runs beside the case's own clocks,
often for the same time: broken, it counts with them, so that one delay is one fault. A word that a
person took back, with whatever apology, was not kept, and breaks its point as a broken one does. A
word that gave way to the day that the customer asked for does not, and what was promised of an
order or a special request is judged by their own rule.
"""

from functools import reduce
from operator import add
from typing import TYPE_CHECKING

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vinculo.cases.tables import CASES, CASES_DEADLINES
from vinculo.feedback.tables import RATINGS
from vinculo.kernel.metrics import Better, Metric, Period, Tables, Unit, metrics
from vinculo.orders.tables import ORDERS, ORDERS_REQUESTS
from vinculo.promises.tables import PROMISES

if TYPE_CHECKING:
    from collections.abc import Mapping

    import ibis

SOURCES = (CASES, CASES_DEADLINES, PROMISES, RATINGS, ORDERS, ORDERS_REQUESTS)
COMPLAINTS = ("complaint", "claim")
WORD = "word"
BAD_AT_MOST = 2
POINTS = ("clock", "promise", "reopening", "complaint", "rating")
LEFT_OUT = {"not_ours": _("Duplicados o sin fundamento")}


def found_on_cases(tables: Tables) -> "tuple[tuple[str, ibis.Table], ...]":
    """For each kind of fault its cases, ``<name>_case``, with how many each has, ``<name>_n``."""
    cases, ratings = tables[CASES.name], tables[RATINGS.name]
    deadlines, promises = tables[CASES_DEADLINES.name], tables[PROMISES.name]
    own = cases.filter(cases.kind.isin(COMPLAINTS))
    of_case = promises.case_id.notnull()
    broken = promises.filter(promises.state.isin(["broken", "repaired"]), of_case)
    words = broken.filter(broken.source == WORD).select("id", "case_id")
    not_kept = words.union(taken_back(tables), distinct=True)
    return (
        _counted("clock", deadlines.filter(deadlines.state == "broken"), "case_id"),
        _counted("bound", broken.filter(broken.source != WORD), "case_id"),
        _counted("promise", not_kept, "case_id"),
        _counted("own", own, "id"),
        _counted("followed", own.filter(own.follows_id.notnull()), "follows_id"),
        _counted("rating", ratings.filter(ratings.score <= BAD_AT_MOST), "case_id"),
    )


def taken_back(tables: Tables) -> "ibis.Table":
    """The words that a person took back on a case, of none of its orders and special requests.

    Those end with the order or request, or at the moment at which another day is promised instead.
    """
    promises, orders, requests = (tables[one.name] for one in (PROMISES, ORDERS, ORDERS_REQUESTS))
    mine = promises.filter(
        promises.state == "withdrawn", promises.source == WORD, promises.case_id.notnull()
    ).select("id", "case_id", "ended_at")
    ends = (
        orders.select(of_case=orders.case_id, ends=orders.ended_at)
        .union(requests.select(of_case=requests.case_id, ends=requests.ended_at))
        .union(promises.select(of_case=promises.case_id, ends=promises.given_at))
    )
    return mine.anti_join(ends, [mine.case_id == ends.of_case, mine.ended_at == ends.ends]).select(
        "id", "case_id"
    )


def _counted(name: str, faults: "ibis.Table", case: str) -> "tuple[str, ibis.Table]":
    of_case = faults.group_by(**{f"{name}_case": faults[case]})
    return name, of_case.agg(**{f"{name}_n": faults.count()})


def joined_to(ended: "ibis.Table", tables: Tables, case: str) -> "ibis.Table":
    """``ended`` with the faults of the case that its column ``case`` names."""
    joined = ended
    for name, counted in found_on_cases(tables):
        joined = joined.left_join(counted, joined[case] == counted[f"{name}_case"])
    return joined


def marked_by(joined: "ibis.Table", held: "Mapping[str, ibis.Value]") -> "ibis.Table":
    """1 in ``no_<point>`` for each point that did not hold, and their sum in ``faults``."""
    import ibis

    marked = joined.mutate(
        **{f"no_{name}": ibis.cases((ok, 0), else_=1) for name, ok in held.items()}
    )
    return marked.mutate(faults=reduce(add, (marked[f"no_{name}"] for name in held)))


def judged(tables: Tables, period: Period) -> "ibis.Table":
    """The cases that ended in the period, with 1 for each point that broke and ``faults``."""
    cases = tables[CASES.name]
    ended = cases.filter(cases.resolved_at >= period.since, cases.resolved_at < period.until)
    joined = joined_to(ended, tables, "id")
    held = {
        "clock": joined.clock_n.isnull() & joined.bound_n.isnull(),
        "promise": joined.promise_n.isnull(),
        "reopening": joined.reopened_count == 0,
        "complaint": joined.own_n.isnull() & joined.followed_n.isnull(),
        "rating": joined.rating_n.isnull(),
    }
    return marked_by(joined, held)


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
    r"""Share of the cases that ended in the period of which only a word was not kept.

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
        label=_("Servicio sin fallos"),
        definition=_(
            "Parte de los casos terminados en el periodo en que todo se cumplió: sus plazos, lo"
            " prometido (retirarlo con disculpa también falla), sin reabrirse, sin reclamación y"
            " sin una nota de 1 o 2."
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
    _(
        "Parte de los casos terminados en el periodo en que lo único que falló fue un plazo: el"
        " del caso, o el de un contrato, un anuncio o la ley."
    ),
)
_only(
    "promise",
    _("Solo falló una promesa"),
    _(
        "Parte de los casos terminados en el periodo en que lo único que falló fue la palabra que"
        " dio una persona, rota o retirada."
    ),
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
