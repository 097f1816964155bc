"""Intervals for a mean, a share and a balance of shares, with their level and their method."""

from dataclasses import dataclass
from math import sqrt

from scipy.special import ndtri, stdtrit

from vinculo.lib.stats.moments import DegenerateError, Moments

LEVEL = 0.95
"""The level used where nobody asked for another one."""


@dataclass(frozen=True)
class Interval:
    """Where the true figure lies, at ``level``, by ``method``."""

    low: float
    high: float
    level: float
    method: str


@dataclass(frozen=True)
class Estimate:
    """A figure and its interval; ``value`` is the centre that the method itself uses."""

    value: float
    interval: Interval


def check_level(level: float) -> float:
    """``level`` when it is a probability strictly inside of 0 and 1. Raises ValueError."""
    if not 0 < level < 1:
        raise ValueError("a level lies between 0 and 1")
    return level


def normal_quantile(level: float) -> float:
    """How many standard errors a two-sided interval at ``level`` goes to each side."""
    return float(ndtri(0.5 + check_level(level) / 2))


def t_quantile(level: float, freedom: float) -> float:
    """The same for Student's t with ``freedom`` degrees of freedom (need not be whole)."""
    return float(stdtrit(freedom, 0.5 + check_level(level) / 2))


def population_factor(n: float, population: float | None) -> float:
    """Finite population: what a standard error is multiplied by, ``sqrt((N - n) / (N - 1))``.

    1 without a population, 0 for a census. Raises ValueError when ``n`` is above ``population``.
    """
    if population is None:
        return 1.0
    if n > population:
        raise ValueError("a sample is not larger than its population")
    if population <= 1:
        return 0.0
    return sqrt((population - n) / (population - 1))


def mean_interval(
    sample: Moments, *, level: float = LEVEL, population: float | None = None
) -> Interval:
    """Student's t interval for a mean, ``mean ± t · s / √n``, in the unit of the values.

    Raises DegenerateError (``too_few``) for fewer than two values.
    """
    if sample.n <= 1 or sample.variance != sample.variance:
        raise DegenerateError("too_few")
    reach = t_quantile(level, sample.n - 1) * sample.standard_error
    reach *= population_factor(sample.n, population)
    return Interval(sample.mean - reach, sample.mean + reach, level, "t")


def wilson(
    successes: float, n: float, *, level: float = LEVEL, population: float | None = None
) -> Interval:
    """Wilson's score interval for a share (Wilson 1927, J. Am. Stat. Assoc. 22:209-212).

    ``successes`` and ``n`` may be effective numbers of a weighted sample. A finite population
    enters as the sample size that would be as precise without it.
    Raises DegenerateError (``too_few``) for ``n`` of zero, ValueError for an impossible count.
    """
    _check_count(successes, n)
    share = successes / n
    factor = population_factor(n, population) ** 2
    if factor == 0:
        return Interval(share, share, level, "wilson")
    size = n / factor
    z2 = normal_quantile(level) ** 2
    centre = (share + z2 / (2 * size)) / (1 + z2 / size)
    reach = sqrt(z2 * (share * (1 - share) / size + z2 / (4 * size**2))) / (1 + z2 / size)
    low = 0.0 if successes == 0 else max(0.0, centre - reach)
    high = 1.0 if successes == n else min(1.0, centre + reach)
    return Interval(low, high, level, "wilson")


def wald_balance(
    positive: float, negative: float, n: float, *, level: float = LEVEL
) -> tuple[float, float, Interval]:
    """A balance of shares ``p - d``, its standard error and its plain (Wald) interval.

    The variance of one answer is ``p + d - (p - d)²``. Too short in small samples: use
    :func:`adjusted_wald_balance` to show an interval.
    """
    _check_count(positive + negative, n)
    balance = (positive - negative) / n
    error = sqrt(max(0.0, (positive + negative) / n - balance**2) / n)
    reach = normal_quantile(level) * error
    return balance, error, Interval(balance - reach, balance + reach, level, "wald")


def adjusted_wald_balance(
    positive: float,
    negative: float,
    n: float,
    *,
    level: float = LEVEL,
    population: float | None = None,
) -> Estimate:
    """Adjusted Wald interval for a balance of shares such as promoters minus detractors.

    Three answers are added, three quarters to each end (Rocks 2016, The American Statistician).
    Between -1 and 1; ``value`` is the adjusted centre, not the balance to print.
    """
    _check_count(positive + negative, n)
    factor = population_factor(n, population)
    centre, error, _ = wald_balance(positive + 0.75, negative + 0.75, n + 3, level=level)
    reach = normal_quantile(level) * error * factor
    if factor == 0:
        centre = (positive - negative) / n
    low, high = max(-1.0, centre - reach), min(1.0, centre + reach)
    return Estimate(centre, Interval(low, high, level, "adjusted-wald"))


def adjusted_wald_share(successes: float, n: float, *, level: float = LEVEL) -> Estimate:
    """Adjusted Wald interval for a share: ``z²/2`` successes and failures are added.

    Agresti and Coull 1998, The American Statistician 52:119-126. Between 0 and 1.
    """
    _check_count(successes, n)
    z = normal_quantile(level)
    size = n + z**2
    share = (successes + z**2 / 2) / size
    reach = z * sqrt(share * (1 - share) / size)
    low, high = max(0.0, share - reach), min(1.0, share + reach)
    return Estimate(share, Interval(low, high, level, "adjusted-wald"))


def _check_count(successes: float, n: float) -> None:
    if n <= 0:
        raise DegenerateError("too_few")
    if not 0 <= successes <= n * (1 + 1e-12):
        raise ValueError("a count lies between 0 and n")
