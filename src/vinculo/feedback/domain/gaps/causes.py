"""How much of gap 5 the other gaps explain, and where their antecedents are weak."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from vinculo.feedback.domain.gaps.asked import both_asked, expectations, overall_gaps, shortfalls
from vinculo.feedback.domain.gaps.figures import Figure, mean_figure, person_means
from vinculo.feedback.domain.gaps.names import ANTECEDENTS, DIMENSIONS, HIGH, LOW, Antecedent
from vinculo.feedback.domain.gaps.people import People
from vinculo.lib.stats.intervals import Interval
from vinculo.lib.stats.moments import DegenerateError, FloatArray
from vinculo.lib.stats.relative_weights import relative_weights, stability

ENOUGH_UNITS = 30
"""Below so many units four causes cannot be told apart."""

MIN_GROUP = 5
"""Fewer persons than this are never shown on their own."""


@dataclass(frozen=True)
class Weight:
    """What one gap contributes: its share of what is explained, and how stable that is."""

    gap: int
    share: float
    raw: float
    correlation: float
    interval: Interval
    first: float


@dataclass(frozen=True)
class Explained:
    """Relative weights of gaps 1 to 4 in gap 5 over units; without ``weights``, ``reason``."""

    units: int
    needed: int
    r_squared: float | None = None
    weights: tuple[Weight, ...] = ()
    reason: str = ""
    left_out: Mapping[str, int] | None = None


def explain(customers: People, managers: People, frontline: People, level: float) -> Explained:
    """Johnson's relative weights of gaps 1 to 4 over the units that have them all.

    A unit needs five customers with an answer; units with fewer, or without one of the gaps, are
    left out and counted. Below thirty units nothing is computed.
    """
    units = sorted({unit for unit in customers.units if unit})
    if not units:
        return Explained(0, ENOUGH_UNITS, reason="no_units")
    shared = both_asked(managers, customers)
    theirs = overall_gaps(customers)
    lead = _by_unit(managers, expectations(managers, shared))
    want = _by_unit(customers, expectations(customers, shared))
    causes = [
        {unit: lead[unit] - want[unit] for unit in lead.keys() & want.keys()},
        _by_unit(managers, _asked(managers, "standard", absent_is_worst=True)),
        _by_unit(frontline, _asked(frontline, "ability", absent_is_worst=False)),
        _by_unit(frontline, _asked(frontline, "promise", absent_is_worst=False)),
        _by_unit(customers, theirs),
    ]
    sizes = Counter(u for u, gap in zip(customers.units, theirs, strict=True) if np.isfinite(gap))
    many = [unit for unit in units if sizes[unit] >= MIN_GROUP]
    whole = [unit for unit in many if all(unit in cause for cause in causes)]
    left_out = {
        "few_customers": len(units) - len(many),
        "a_gap_is_missing": len(many) - len(whole),
    }
    rows = np.array([[cause[unit] for cause in causes] for unit in whole]).reshape(-1, 5)
    return _weighed(rows, left_out, level)


def _weighed(rows: FloatArray, left_out: Mapping[str, int], level: float) -> Explained:
    """Relative weights of the first four columns in the fifth."""
    if len(rows) < ENOUGH_UNITS:
        return Explained(len(rows), ENOUGH_UNITS, reason="too_few_units", left_out=left_out)
    try:
        found = relative_weights(rows[:, :4], rows[:, 4])
        steady = stability(rows[:, :4], rows[:, 4], level=level)
    except DegenerateError as error:
        return Explained(len(rows), ENOUGH_UNITS, reason=error.code, left_out=left_out)
    weights = tuple(
        Weight(
            gap=place + 1,
            share=float(found.shares[place]),
            raw=float(found.raw[place]),
            correlation=float(found.correlations[place]),
            interval=steady[place].interval,
            first=steady[place].first,
        )
        for place in range(4)
    )
    return Explained(len(rows), ENOUGH_UNITS, found.r_squared, weights, left_out=left_out)


def _by_unit(people: People, values: FloatArray) -> dict[str, float]:
    """The mean of each unit's persons; units without an answer are not there."""
    there = np.isfinite(values)
    names, codes = np.unique(
        np.array(people.units, dtype=object)[there].astype(str), return_inverse=True
    )
    sums = np.bincount(codes, weights=values[there], minlength=len(names))
    counts = np.bincount(codes, minlength=len(names))
    return {str(n): float(s / c) for n, s, c in zip(names, sums, counts, strict=True)}


def _asked(people: People, kind: str, *, absent_is_worst: bool) -> FloatArray:
    return person_means(
        [shortfalls(people, kind, d, absent_is_worst=absent_is_worst) for d in DIMENSIONS]
    )


def antecedent_scores(people: People, antecedent: Antecedent) -> FloatArray:
    """Each person's mean over the questions of an antecedent, turned so that high is good."""
    columns = [
        LOW + HIGH - people.of(item) if number in antecedent.reversed else people.of(item)
        for number, item in enumerate(antecedent.items, start=1)
    ]
    return person_means(columns)


def antecedents(
    managers: People, frontline: People, level: float
) -> list[tuple[Antecedent, Figure]]:
    """Every antecedent that was asked, the weakest first."""
    groups = {"managers": managers, "frontline": frontline}
    found = [
        (a, mean_figure(antecedent_scores(groups[a.who], a), level, tested=False))
        for a in ANTECEDENTS
        if any(item in groups[a.who].answers for item in a.items)
    ]
    told = [(a, f) for a, f in found if f.value is not None]
    return sorted(told, key=lambda pair: (pair[1].value or 0.0, pair[0].key))


def ranks_by_unit(managers: People, frontline: People) -> dict[str, list[tuple[str, float, int]]]:
    """For each unit its antecedents with mean and n, the weakest first.

    A unit in which fewer than five persons answered an antecedent does not show it; and so much
    else is hidden that the whole minus what is shown never is fewer than five persons.
    """
    groups = {"managers": managers, "frontline": frontline}
    ranks: dict[str, list[tuple[str, float, int]]] = {}
    for antecedent in ANTECEDENTS:
        people = groups[antecedent.who]
        scores = antecedent_scores(people, antecedent)
        for unit, values in _shown(people.units, scores).items():
            ranks.setdefault(unit, []).append((antecedent.key, float(values.mean()), values.size))
    return {unit: sorted(ranks[unit], key=lambda e: (e[1], e[0])) for unit in sorted(ranks)}


def _shown(units: tuple[str, ...], scores: FloatArray) -> dict[str, FloatArray]:
    """The answers of the units that may be shown; who named no unit counts among the hidden."""
    by_unit: dict[str, list[float]] = {}
    for unit, score in zip(units, scores, strict=True):
        if np.isfinite(score):
            by_unit.setdefault(unit, []).append(score)
    hidden = len(by_unit.pop("", []))
    sizes = sorted(by_unit, key=lambda unit: (len(by_unit[unit]), unit))
    while sizes and (len(by_unit[sizes[0]]) < MIN_GROUP or 0 < hidden < MIN_GROUP):
        hidden += len(by_unit[sizes.pop(0)])
    return {unit: np.array(by_unit[unit]) for unit in sizes}
