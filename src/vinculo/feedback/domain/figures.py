"""A measure in figures: how many answered, the mean or share, its deviation and its interval."""

from dataclasses import dataclass
from math import sqrt

import numpy as np

from vinculo.feedback.domain.questionnaire import FloatArray, Kind, Mask, Measure
from vinculo.lib.stats import comparisons
from vinculo.lib.stats.intervals import (
    LEVEL,
    Interval,
    adjusted_wald_balance,
    mean_interval,
    wilson,
)
from vinculo.lib.stats.moments import DegenerateError, Moments, moments


@dataclass(frozen=True)
class Sureness:
    """How sure the intervals are, of how large a population, and who weighs how much."""

    weights: FloatArray
    weighted: bool = False
    level: float = LEVEL
    population: int | None = None


DOMINATED = 0.5
"""Weighted persons who are worth less than this part of the minimum group are too few."""


def is_light(effective: float, minimum: int) -> bool:
    """Whether so few persons carry the weight that a figure would be theirs.

    A dominance rule, as official statistics have for tables of amounts: beside the number of
    persons their effective number counts, and must reach half of the minimum group.
    """
    return effective < DOMINATED * minimum - 1e-9


@dataclass(frozen=True)
class Figure:
    """What is said of one measure among some persons.

    ``n`` counts persons, ``n_effective`` what they are worth when weighted. ``value`` is a mean
    in the unit of the scale, a share from 0 to 1 or a balance from -100 to 100. ``reason`` says
    why there is no value or no interval: ``nobody``, ``one_answer``.
    """

    n: int
    n_effective: float | None
    value: float | None
    deviation: float | None
    interval: Interval | None
    reason: str = ""


def figure(measure: Measure, keep: Mask | None, how: Sureness) -> Figure:
    """The figure of the persons of ``keep`` (all when ``None``) who answered."""
    there = np.isfinite(measure.values) & (how.weights > 0)
    if keep is not None:
        there &= keep
    values, weights = measure.values[there], how.weights[there]
    if not len(values):
        return Figure(0, None, None, None, None, "nobody")
    found = moments(values, weights if how.weighted else None)
    worth = found.n if how.weighted else None
    if measure.kind == Kind.MEAN:
        return _mean(len(values), worth, found, how)
    return _counted(measure.kind, len(values), worth, values, weights, how)


def _mean(n: int, worth: float | None, found: Moments, how: Sureness) -> Figure:
    try:
        interval = mean_interval(found, level=how.level, population=_above(how.population, n))
    except DegenerateError:
        return Figure(n, worth, found.mean, None, None, "one_answer")
    return Figure(n, worth, found.mean, found.deviation, interval)


def _counted(
    kind: Kind,
    n: int,
    worth: float | None,
    values: FloatArray,
    weights: FloatArray,
    how: Sureness,
) -> Figure:
    size = n if worth is None else worth
    shares = [float(weights[values == end].sum() / weights.sum()) for end in (1.0, -1.0)]
    population = _above(how.population, n)
    if kind == Kind.SHARE:
        interval = wilson(shares[0] * size, size, level=how.level, population=population)
        return Figure(n, worth, shares[0], sqrt(shares[0] * (1 - shares[0])), interval)
    balance = shares[0] - shares[1]
    found = adjusted_wald_balance(
        shares[0] * size, shares[1] * size, size, level=how.level, population=population
    ).interval
    spread = 100 * sqrt(max(0.0, sum(shares) - balance**2))
    scaled = Interval(100 * found.low, 100 * found.high, found.level, found.method)
    return Figure(n, worth, 100 * balance, spread, scaled)


def _above(population: int | None, n: int) -> int | None:
    """A population is at least as large as those who answered."""
    return None if population is None else max(population, n)


def difference(
    measure: Measure, first: Mask, second: Mask, how: Sureness
) -> comparisons.Difference:
    """Second minus first group in one measure, with its test, in the unit of the figure.

    Raises:
        DegenerateError: too few answers, or all alike.
    """
    samples = []
    for keep in (second, first):
        there = np.isfinite(measure.values) & keep & (how.weights > 0)
        samples.append((measure.values[there], how.weights[there] if how.weighted else None))
    found = [moments(values, weights) for values, weights in samples]
    if measure.kind == Kind.MEAN:
        return comparisons.welch(found[0], found[1], level=how.level)
    counts = [
        _counts(values, weights, m.n) for (values, weights), m in zip(samples, found, strict=True)
    ]
    if measure.kind == Kind.SHARE:
        return comparisons.shares(counts[0][::2], counts[1][::2], level=how.level)
    plain = comparisons.balances(counts[0], counts[1], level=how.level)
    span = plain.interval
    return comparisons.Difference(
        100 * plain.difference,
        100 * plain.standard_error,
        plain.statistic,
        plain.freedom,
        plain.p_value,
        Interval(100 * span.low, 100 * span.high, span.level, span.method),
    )


def _counts(values: FloatArray, weights: FloatArray | None, n: float) -> tuple[float, float, float]:
    """Positive and negative answers and ``n``, all effective numbers when weighted."""
    heavy = np.ones(len(values)) if weights is None else weights
    total = heavy.sum()
    ends = [float(heavy[values == end].sum() / total) * n for end in (1.0, -1.0)]
    return ends[0], ends[1], n
