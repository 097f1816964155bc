"""What lies behind a set of questions: whether factors can be sought, how many, and which."""

from dataclasses import dataclass
from math import atan2, cos, sin

import numpy as np
from scipy.special import chdtrc

from vinculo.lib.stats.moments import DegenerateError, FloatArray
from vinculo.lib.stats.resampling import SEED

LEAST_UNIQUE = 0.005
"""A question keeps at least this share of its own variance, as in other programs."""


@dataclass(frozen=True)
class Adequacy:
    """Whether correlations are large enough to look for factors.

    ``sampling`` is the Kaiser-Meyer-Olkin measure of the whole, ``per_item`` of each question.
    """

    sampling: float
    per_item: FloatArray
    sphericity: float
    freedom: int
    p_value: float


@dataclass(frozen=True)
class Factors:
    """Loadings ``(questions, factors)``, what each question keeps for itself, and the fit."""

    loadings: FloatArray
    uniquenesses: FloatArray
    discrepancy: float


def correlation(answers: FloatArray) -> FloatArray:
    """Correlations of complete ``(persons, questions)``.

    Raises DegenerateError: ``too_few`` persons, or ``no_variance`` in a question.
    """
    if len(answers) < 3:
        raise DegenerateError("too_few")
    if answers.std(axis=0).min() <= 1e-9:
        raise DegenerateError("no_variance")
    return np.asarray(np.corrcoef(answers, rowvar=False), dtype=np.float64)


def adequacy(together: FloatArray, n: int) -> Adequacy:
    """KMO (Kaiser 1970) and Bartlett's test of sphericity (1951) of a correlation matrix.

    Raises DegenerateError (``singular``) when a question follows from the others.
    """
    inverse = _inverse(together)
    k = len(together)
    scale = np.sqrt(np.outer(np.diag(inverse), np.diag(inverse)))
    partial, plain = (-inverse / scale) ** 2, together**2
    off = ~np.eye(k, dtype=bool)
    above = (plain * off).sum(axis=0)
    below = above + (partial * off).sum(axis=0)
    determinant = float(np.linalg.slogdet(together)[1])
    sphericity = -(n - 1 - (2 * k + 5) / 6) * determinant
    freedom = k * (k - 1) // 2
    return Adequacy(
        float(above.sum() / below.sum()),
        above / below,
        sphericity,
        freedom,
        float(chdtrc(freedom, max(0.0, sphericity))),
    )


def _inverse(together: FloatArray) -> FloatArray:
    if float(np.linalg.eigvalsh(together)[0]) < 1e-8:
        raise DegenerateError("singular")
    return np.asarray(np.linalg.inv(together), dtype=np.float64)


def parallel_analysis(
    answers: FloatArray, *, times: int = 100, quantile: float = 0.95, seed: int = SEED
) -> tuple[FloatArray, FloatArray, int]:
    """Horn's parallel analysis (1965): eigenvalues, those of chance, and how many exceed chance.

    Chance is each question shuffled by itself, so that its own distribution stays. Raises as
    :func:`correlation` does.
    """
    eigenvalues = np.linalg.eigvalsh(correlation(answers))[::-1].astype(np.float64)
    draw = np.random.default_rng(seed)
    chance = np.empty((times, answers.shape[1]))
    for row in range(times):
        chance[row] = np.linalg.eigvalsh(np.corrcoef(draw.permuted(answers, axis=0).T))[::-1]
    bar = np.quantile(chance, quantile, axis=0)
    below = np.flatnonzero(eigenvalues <= bar)
    return eigenvalues, bar, int(below[0]) if below.size else len(bar)


def most_factors(k: int) -> int:
    """How many factors ``k`` questions can tell apart by maximum likelihood."""
    count = 0
    while ((k - count - 1) ** 2 - (k + count + 1)) / 2 >= 0 and count < k:
        count += 1
    return count


def maximum_likelihood(together: FloatArray, count: int) -> Factors:
    """Unrotated loadings of ``count`` factors by maximum likelihood (Jöreskog 1967).

    ``discrepancy`` is the minimum of the likelihood's discrepancy function; times
    ``n - 1 - (2k + 5) / 6 - 2 count / 3`` it is Bartlett's chi square.
    Raises DegenerateError: ``too_few`` questions for so many factors, ``singular``.
    """
    from scipy.optimize import minimize

    k = len(together)
    if count < 1 or count > max(1, most_factors(k)) or k < 3:
        raise DegenerateError("too_few")
    start = (1 - 0.5 * count / k) / np.diag(_inverse(together))

    def split(unique: FloatArray) -> tuple[FloatArray, FloatArray]:
        scale = 1 / np.sqrt(unique)
        values, vectors = np.linalg.eigh(together * np.outer(scale, scale))
        return values[::-1], vectors[:, ::-1]

    def loadings_at(unique: FloatArray) -> FloatArray:
        values, vectors = split(unique)
        rising = np.sqrt(np.maximum(values[:count] - 1, 0))
        return np.sqrt(unique)[:, None] * vectors[:, :count] * rising

    def objective(unique: FloatArray) -> float:
        rest = np.maximum(split(unique)[0][count:], 1e-12)
        return float(-(np.log(rest) - rest).sum() - (k - count))

    def slope(unique: FloatArray) -> FloatArray:
        loadings = loadings_at(unique)
        residual = loadings @ loadings.T + np.diag(unique) - together
        return np.diag(residual) / unique**2

    bounds = [(LEAST_UNIQUE, 1.0)] * k
    start = np.clip(start, LEAST_UNIQUE, 1)
    found = minimize(
        objective,
        start,
        jac=slope,
        method="L-BFGS-B",
        bounds=bounds,
        options={"maxiter": 1000, "ftol": 1e-14, "gtol": 1e-9},
    )
    loadings = loadings_at(found.x)
    return Factors(loadings * _signs(loadings), found.x, max(0.0, float(found.fun)))


def _signs(loadings: FloatArray) -> FloatArray:
    """Each factor points to where most of its loadings are."""
    return np.where(loadings.sum(axis=0) < 0, -1.0, 1.0)


def varimax(loadings: FloatArray) -> FloatArray:
    """Loadings after Kaiser's varimax rotation (1958), pair by pair, with his normalisation."""
    count = loadings.shape[1]
    lengths = np.sqrt((loadings**2).sum(axis=1, keepdims=True))
    rows = loadings / np.where(lengths > 0, lengths, 1)
    for _ in range(200):
        widest = 0.0
        for one in range(count):
            for two in range(one + 1, count):
                angle = _best_angle(rows[:, one], rows[:, two])
                turn = np.array([[cos(angle), -sin(angle)], [sin(angle), cos(angle)]])
                rows[:, [one, two]] = rows[:, [one, two]] @ turn
                widest = max(widest, abs(angle))
        if widest < 1e-9:
            break
    turned = rows * lengths
    return np.asarray(turned * _signs(turned))


def _best_angle(x: FloatArray, y: FloatArray) -> float:
    """The turn of two factors that makes the squares of their loadings vary most."""
    u, v = x**2 - y**2, 2 * x * y
    above = 2 * float((u * v).sum()) - 2 * float(u.sum()) * float(v.sum()) / len(x)
    below = float((u**2 - v**2).sum()) - (float(u.sum()) ** 2 - float(v.sum()) ** 2) / len(x)
    return atan2(above, below) / 4


def promax(loadings: FloatArray, *, power: int = 4) -> tuple[FloatArray, FloatArray]:
    """Promax rotation (Hendrickson and White 1964): pattern of loadings, correlations of factors.

    Raises DegenerateError (``singular``) when the rotation has no inverse.
    """
    turned = varimax(loadings)
    target = turned * np.abs(turned) ** (power - 1)
    try:
        oblique = np.linalg.lstsq(turned, target, rcond=None)[0]
        lengths = np.diag(np.linalg.inv(oblique.T @ oblique))
    except np.linalg.LinAlgError:
        raise DegenerateError("singular") from None
    oblique = oblique * np.sqrt(lengths)
    inverse = np.linalg.inv(oblique)
    return turned @ oblique, inverse @ inverse.T


def lack_of_fit(factors: Factors, n: int) -> tuple[float, int, float]:
    """Chi square, degrees of freedom and p value of ``count`` factors among ``n`` persons."""
    k, count = factors.loadings.shape
    freedom = ((k - count) ** 2 - (k + count)) // 2
    statistic = (n - 1 - (2 * k + 5) / 6 - 2 * count / 3) * factors.discrepancy
    p_value = float(chdtrc(freedom, max(0.0, statistic))) if freedom > 0 else 1.0
    return statistic, freedom, p_value
