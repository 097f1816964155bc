"""Whether two or more samples differ, by how much, and how surely."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from scipy.special import fdtrc, ndtr, stdtr

from vinculo.lib.stats.intervals import (
    LEVEL,
    Interval,
    normal_quantile,
    t_quantile,
    wald_balance,
    wilson,
)
from vinculo.lib.stats.moments import DegenerateError, Moments


@dataclass(frozen=True)
class Difference:
    """First minus second: its size, interval, test statistic and two-sided p value.

    ``freedom`` is ``None`` where the normal distribution is used.
    """

    difference: float
    standard_error: float
    statistic: float
    freedom: float | None
    p_value: float
    interval: Interval


@dataclass(frozen=True)
class OverallTest:
    """Whether several means can all be one."""

    statistic: float
    freedom: tuple[float, float]
    p_value: float
    method: str


def welch(first: Moments, second: Moments, *, level: float = LEVEL) -> Difference:
    """Difference of two means without assuming equal variances (Welch 1947).

    Raises DegenerateError: ``too_few`` below two values in a sample, ``no_variance`` when all
    values of both samples are alike.
    """
    if min(first.n, second.n) <= 1:
        raise DegenerateError("too_few")
    parts = (first.variance / first.n, second.variance / second.n)
    total = sum(parts)
    if not total > 0:
        raise DegenerateError("no_variance")
    freedom = total**2 / (parts[0] ** 2 / (first.n - 1) + parts[1] ** 2 / (second.n - 1))
    return _by_t(first.mean - second.mean, sqrt(total), freedom, level, "welch")


def against_constant(sample: Moments, constant: float = 0.0, *, level: float = LEVEL) -> Difference:
    """Difference of one mean from a constant; of paired differences from zero.

    Raises DegenerateError: ``too_few`` or ``no_variance``.
    """
    if sample.n <= 1:
        raise DegenerateError("too_few")
    if not sample.variance > 0:
        raise DegenerateError("no_variance")
    return _by_t(sample.mean - constant, sample.standard_error, sample.n - 1, level, "t")


def _by_t(difference: float, error: float, freedom: float, level: float, method: str) -> Difference:
    reach = t_quantile(level, freedom) * error
    statistic = difference / error
    interval = Interval(difference - reach, difference + reach, level, method)
    p_value = float(2 * stdtr(freedom, -abs(statistic)))
    return Difference(difference, error, statistic, freedom, p_value, interval)


def shares(
    first: tuple[float, float], second: tuple[float, float], *, level: float = LEVEL
) -> Difference:
    """Difference of two shares, each ``(successes, n)``.

    Interval by Newcombe's hybrid score (1998, Statistics in Medicine 17:873-890, method 10),
    p value by the pooled z test. Raises DegenerateError: ``too_few``, or ``no_variance`` when
    both samples hold only successes or only failures.
    """
    one, two = wilson(*first, level=level), wilson(*second, level=level)
    p1, p2 = first[0] / first[1], second[0] / second[1]
    pooled = (first[0] + second[0]) / (first[1] + second[1])
    error = sqrt(pooled * (1 - pooled) * (1 / first[1] + 1 / second[1]))
    if error == 0:
        raise DegenerateError("no_variance")
    difference = p1 - p2
    low = difference - sqrt((p1 - one.low) ** 2 + (two.high - p2) ** 2)
    high = difference + sqrt((one.high - p1) ** 2 + (p2 - two.low) ** 2)
    interval = Interval(max(-1.0, low), min(1.0, high), level, "newcombe")
    return _by_normal(difference, error, interval)


def balances(
    first: tuple[float, float, float], second: tuple[float, float, float], *, level: float = LEVEL
) -> Difference:
    """Difference of two balances of shares, each ``(positive, negative, n)``.

    ``z = Δ / √(SE₁² + SE₂²)`` with plain standard errors. Where a sample answers all alike its
    plain standard error is zero and would look certain: then three answers are added to each
    sample, as in the adjusted Wald interval.
    Raises DegenerateError (``too_few``) for an empty sample.
    """
    if min(first[2], second[2]) <= 0:
        raise DegenerateError("too_few")
    variances = [_variance(*sample) for sample in (first, second)]
    method = "wald"
    if min(variances) == 0:
        wider = [(p + 0.75, d + 0.75, n + 3) for p, d, n in (first, second)]
        variances, method = [_variance(*sample) for sample in wider], "adjusted-wald"
    difference = (first[0] - first[1]) / first[2] - (second[0] - second[1]) / second[2]
    error = sqrt(sum(variances))
    reach = normal_quantile(level) * error
    low, high = max(-2.0, difference - reach), min(2.0, difference + reach)
    return _by_normal(difference, error, Interval(low, high, level, method))


def _variance(positive: float, negative: float, n: float) -> float:
    """The squared standard error of one balance."""
    return float(wald_balance(positive, negative, n)[1] ** 2)


def _by_normal(difference: float, error: float, interval: Interval) -> Difference:
    statistic = difference / error
    p_value = float(2 * ndtr(-abs(statistic)))
    return Difference(difference, error, statistic, None, p_value, interval)


def welch_anova(samples: Sequence[Moments]) -> OverallTest:
    """Whether several means differ, without equal variances (Welch 1951, Biometrika 38:330-336).

    Raises DegenerateError: ``too_few`` below two samples or two values in one, ``no_variance``
    when the values of one sample are all alike.
    """
    if len(samples) < 2 or min(sample.n for sample in samples) <= 1:
        raise DegenerateError("too_few")
    if not all(sample.variance > 0 for sample in samples):
        raise DegenerateError("no_variance")
    weights = [sample.n / sample.variance for sample in samples]
    total, k = sum(weights), len(samples)
    centre = sum(w * s.mean for w, s in zip(weights, samples, strict=True)) / total
    between = sum(w * (s.mean - centre) ** 2 for w, s in zip(weights, samples, strict=True)) / (
        k - 1
    )
    tail = sum((1 - w / total) ** 2 / (s.n - 1) for w, s in zip(weights, samples, strict=True))
    statistic = between / (1 + 2 * (k - 2) / (k**2 - 1) * tail)
    freedom = (k - 1.0, (k**2 - 1) / (3 * tail))
    return OverallTest(statistic, freedom, float(fdtrc(*freedom, statistic)), "welch-anova")
