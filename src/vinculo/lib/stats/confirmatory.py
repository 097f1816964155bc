"""Whether questions group as their authors say: each loads on its own factor, factors correlate."""

from dataclasses import dataclass
from math import sqrt

import numpy as np
import numpy.typing as npt
from scipy.special import chdtrc

from vinculo.lib.stats.moments import DegenerateError, FloatArray

IntArray = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Fit:
    """How well a structure reproduces the covariances of ``n`` persons.

    ``loadings`` are standardised, one for each question; ``correlations`` are the factors'.
    """

    statistic: float
    freedom: int
    p_value: float
    cfi: float
    tli: float
    rmsea: float
    srmr: float
    loadings: FloatArray
    correlations: FloatArray


def confirm(covariances: FloatArray, owner: IntArray, n: int) -> Fit:
    """Confirmatory factor analysis by maximum likelihood (Jöreskog 1969).

    ``owner[i]`` is the factor, from 0 on, of question ``i``; no question has two. The chi square
    is ``n`` times the discrepancy. Raises DegenerateError: ``too_few`` questions for the
    structure to be tested or ``singular`` covariances.
    """
    k, count = len(covariances), int(owner.max()) + 1
    freedom = k * (k + 1) // 2 - 2 * k - count * (count - 1) // 2
    if freedom < 1 or n <= k or np.bincount(owner, minlength=count).min() < 2:
        raise DegenerateError("too_few")
    deviations = np.sqrt(np.diag(covariances))
    if deviations.min() <= 1e-9:
        raise DegenerateError("singular")
    together = np.asarray(covariances / np.outer(deviations, deviations))
    if float(np.linalg.eigvalsh(together)[0]) < 1e-8:
        raise DegenerateError("singular")
    discrepancy, loadings, links, implied = _minimum(together, owner, count)
    statistic, baseline = n * discrepancy, -n * float(np.linalg.slogdet(together)[1])
    free = k * (k - 1) // 2
    lack = max(0.0, statistic - freedom)
    residual = (together - implied)[np.tril_indices(k)]
    return Fit(
        statistic=statistic,
        freedom=freedom,
        p_value=float(chdtrc(freedom, statistic)),
        cfi=1 - lack / max(lack, baseline - free, 1e-12),
        tli=(baseline / free - statistic / freedom) / max(baseline / free - 1, 1e-12),
        rmsea=sqrt(lack / (freedom * n)),
        srmr=sqrt(float((residual**2).mean())),
        loadings=loadings,
        correlations=links,
    )


def _minimum(
    together: FloatArray, owner: IntArray, count: int
) -> tuple[float, FloatArray, FloatArray, FloatArray]:
    """The smallest discrepancy, its loadings, correlations of factors and implied matrix."""
    from scipy.optimize import minimize

    k = len(together)
    pairs = np.tril_indices(count, -1)
    member = (owner[:, None] == np.arange(count)).astype(np.float64)
    constant = float(np.linalg.slogdet(together)[1]) + k

    def unpack(free: FloatArray) -> tuple[FloatArray, FloatArray, FloatArray, FloatArray]:
        loadings, unique = free[:k], free[k : 2 * k]
        links = np.eye(count)
        links[pairs] = free[2 * k :]
        links = np.asarray(links + np.tril(links, -1).T)
        spread = member * loadings[:, None]
        return loadings, links, spread, spread @ links @ spread.T + np.diag(unique)

    def objective(free: FloatArray) -> tuple[float, FloatArray]:
        _, links, spread, implied = unpack(free)
        sign, size = np.linalg.slogdet(implied)
        if sign <= 0 or np.linalg.eigvalsh(links)[0] <= 1e-6:
            return 1e10, np.zeros_like(free)
        inverse = np.linalg.inv(implied)
        pull = inverse @ (implied - together) @ inverse
        slope_loadings = 2 * ((pull @ spread @ links) * member).sum(axis=1)
        slope_links = 2 * (spread.T @ pull @ spread)[pairs]
        value = float(size) + float((together * inverse).sum()) - constant
        return value, np.concatenate([slope_loadings, np.diag(pull), slope_links])

    start = np.concatenate([np.full(k, 0.7), np.full(k, 0.5), np.full(len(pairs[0]), 0.3)])
    bounds = [(-1.5, 1.5)] * k + [(0.005, 1.5)] * k + [(-0.99, 0.99)] * len(pairs[0])
    found = minimize(
        objective,
        start,
        jac=True,
        method="L-BFGS-B",
        bounds=bounds,
        options={"maxiter": 2000, "ftol": 1e-14, "gtol": 1e-8},
    )
    loadings, links, _, implied = unpack(found.x)
    return max(0.0, float(found.fun)), loadings, links, implied
