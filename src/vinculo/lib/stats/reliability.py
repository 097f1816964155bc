"""How far the questions of one scale say the same thing."""

from dataclasses import dataclass
from math import sqrt

import numpy as np
from scipy.special import fdtri

from vinculo.lib.stats.factors import correlation, maximum_likelihood
from vinculo.lib.stats.intervals import LEVEL, Interval, check_level
from vinculo.lib.stats.moments import DegenerateError, FloatArray


@dataclass(frozen=True)
class Alpha:
    """Cronbach's alpha of ``items`` questions answered by ``n`` persons."""

    value: float
    standardised: float
    mean_correlation: float
    interval: Interval
    n: int
    items: int


def complete_rows(answers: FloatArray) -> FloatArray:
    """The rows of ``(persons, questions)`` in which nothing is missing."""
    return answers[np.isfinite(answers).all(axis=1)]


def alpha(answers: FloatArray, *, pairwise: bool = False, level: float = LEVEL) -> Alpha:
    r"""Cronbach's alpha of ``(persons, questions)``; ``nan`` is a missing answer.

    .. math:: \alpha = \frac{k}{k-1}\left(1 - \frac{\sum s_i^2}{s_T^2}\right), \qquad
        \alpha_s = \frac{k \bar r}{1 + (k-1) \bar r}

    Rows with a missing answer are left out, unless ``pairwise``: then each covariance uses
    whoever answered both. Interval: Feldt 1965, Psychometrika 30:357-370.
    Raises DegenerateError: ``too_few`` (fewer than two questions or three persons) or
    ``no_variance`` (a question or the sum in which all are alike).
    """
    k = answers.shape[1]
    used = answers if pairwise else complete_rows(answers)
    if k < 2 or len(used) < 3:
        raise DegenerateError("too_few")
    covariances = pairwise_covariance(used) if pairwise else np.cov(used, rowvar=False)
    variances = np.diag(covariances)
    total = float(covariances.sum())
    if not np.isfinite(covariances).all() or total <= 1e-12 or variances.min() <= 1e-12:
        raise DegenerateError("no_variance")
    value = k / (k - 1) * (1 - float(variances.sum()) / total)
    deviations = np.sqrt(variances)
    together = covariances / np.outer(deviations, deviations)
    mean = float((together.sum() - k) / (k * (k - 1)))
    interval = feldt(value, len(used), k, level=level)
    return Alpha(value, spearman_brown(mean, k), mean, interval, len(used), k)


def spearman_brown(mean_correlation: float, k: int) -> float:
    """Reliability of ``k`` questions whose mean correlation is given.

    Raises DegenerateError (``not_positive``) where the formula has no value.
    """
    below = 1 + (k - 1) * mean_correlation
    if below <= 0:
        raise DegenerateError("not_positive")
    return k * mean_correlation / below


def feldt(value: float, n: int, k: int, *, level: float = LEVEL) -> Interval:
    """Feldt's interval for an alpha found among ``n`` persons and ``k`` questions."""
    tail = (1 - check_level(level)) / 2
    freedom = (n - 1.0, (n - 1.0) * (k - 1.0))
    low = 1 - (1 - value) * float(fdtri(*freedom, 1 - tail))
    high = 1 - (1 - value) * float(fdtri(*freedom, tail))
    return Interval(low, high, level, "feldt")


def pairwise_covariance(answers: FloatArray) -> FloatArray:
    """Covariances in which each pair of questions uses whoever answered both.

    ``nan`` where fewer than two persons did.
    """
    there = np.isfinite(answers)
    k = answers.shape[1]
    found = np.full((k, k), np.nan)
    for one in range(k):
        for two in range(one, k):
            both = answers[there[:, one] & there[:, two]][:, [one, two]]
            if len(both) > 1:
                centred = both - both.mean(axis=0)
                found[one, two] = (centred[:, 0] * centred[:, 1]).sum() / (len(both) - 1)
                found[two, one] = found[one, two]
    return found


def omega(answers: FloatArray) -> float:
    r"""McDonald's omega from the loadings of one factor by maximum likelihood.

    .. math:: \omega = \frac{(\sum\lambda)^2}{(\sum\lambda)^2 + \sum(1-\lambda^2)}

    With two questions the loadings are the root of their correlation. Rows with a missing
    answer are left out. Raises DegenerateError as :func:`alpha` does, and ``not_positive``
    where two questions disagree.
    """
    used = complete_rows(answers)
    if answers.shape[1] < 2 or len(used) < 3:
        raise DegenerateError("too_few")
    together = correlation(used)
    if len(together) == 2:
        if together[0, 1] <= 0:
            raise DegenerateError("not_positive")
        loadings = np.full(2, sqrt(together[0, 1]))
    else:
        loadings = maximum_likelihood(together, 1).loadings[:, 0]
    common = float(loadings.sum()) ** 2
    return common / (common + float((1 - loadings**2).sum()))


def difference_reliability(
    variances: tuple[float, float], reliabilities: tuple[float, float], r: float
) -> float:
    r"""Reliability of a difference of two scores, each with its variance and its reliability.

    .. math:: r_g = \frac{s_P^2\alpha_P + s_E^2\alpha_E - 2 r s_P s_E}
        {s_P^2 + s_E^2 - 2 r s_P s_E}

    ``r`` is the correlation of both scores. Low when they go together: the known weak point of
    difference scores (Peter, Churchill and Brown 1993). Raises DegenerateError
    (``no_variance``) when all differences are alike.
    """
    shared = 2 * r * sqrt(variances[0] * variances[1])
    below = variances[0] + variances[1] - shared
    if below <= 1e-12:
        raise DegenerateError("no_variance")
    true = variances[0] * reliabilities[0] + variances[1] * reliabilities[1] - shared
    return true / below
