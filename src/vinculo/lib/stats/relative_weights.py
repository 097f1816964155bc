"""How much each of several related causes contributes to an outcome."""

from dataclasses import dataclass

import numpy as np

from vinculo.lib.stats.intervals import LEVEL, Interval
from vinculo.lib.stats.moments import DegenerateError, FloatArray
from vinculo.lib.stats.resampling import SEED, percentile_interval, replicates


@dataclass(frozen=True)
class Stability:
    """What the bootstrap says of one cause.

    ``same_rank`` is the share of resamples in which its place was the one found, ``first`` the
    share in which it came first; ``interval`` is of its share of the explained variance.
    """

    interval: Interval
    same_rank: float
    first: float


@dataclass(frozen=True)
class RelativeWeights:
    """Raw weights (they sum to ``r_squared``) and shares (they sum to 1), one for each cause."""

    raw: FloatArray
    r_squared: float
    correlations: FloatArray
    n: int

    @property
    def shares(self) -> FloatArray:
        """Each raw weight as a share of the explained variance."""
        return self.raw / self.r_squared


def relative_weights(causes: FloatArray, outcome: FloatArray) -> RelativeWeights:
    r"""Johnson's relative weights (2000, Multivariate Behavioral Research 35:1-19).

    With :math:`R = Q \Lambda Q'` and :math:`B = Q \Lambda^{1/2} Q'`, the weight of cause ``j`` is
    :math:`\sum_k B_{jk}^2 \beta_k^2` where :math:`\beta = B^{-1} r_{xy}`. Rows in which anything is
    missing are left out. Raises DegenerateError: ``too_few`` rows (not above the causes plus
    one), ``no_variance`` or ``singular``, and ``no_relation`` when nothing is explained.
    """
    rows = np.column_stack([causes, outcome])
    return _of_rows(rows[np.isfinite(rows).all(axis=1)])


def _of_rows(rows: FloatArray) -> RelativeWeights:
    n, k = len(rows), rows.shape[1] - 1
    if n <= k + 2:
        raise DegenerateError("too_few")
    if rows.std(axis=0).min() <= 1e-9:
        raise DegenerateError("no_variance")
    together = np.atleast_2d(np.corrcoef(rows, rowvar=False))
    values, vectors = np.linalg.eigh(together[:k, :k])
    if values[0] < 1e-8:
        raise DegenerateError("singular")
    roots = vectors * np.sqrt(values) @ vectors.T
    beta = np.linalg.solve(roots, together[:k, k])
    raw = roots**2 @ beta**2
    explained = float(raw.sum())
    if explained < 1e-12:
        raise DegenerateError("no_relation")
    return RelativeWeights(raw, explained, together[:k, k], n)


def stability(
    causes: FloatArray,
    outcome: FloatArray,
    *,
    times: int = 1000,
    seed: int = SEED,
    level: float = LEVEL,
) -> list[Stability]:
    """How far the shares and the ranks would hold in another sample, by bootstrap.

    Raises DegenerateError as :func:`relative_weights` does.
    """
    rows = np.column_stack([causes, outcome])
    rows = rows[np.isfinite(rows).all(axis=1)]
    found = _of_rows(rows)
    drawn = replicates(lambda chosen: _of_rows(chosen).shares, rows, times=times, seed=seed)
    places = _ranks(drawn)
    place = _ranks(found.shares[None, :])[0]
    return [
        Stability(
            percentile_interval(drawn[:, j], level=level),
            float((places[:, j] == place[j]).mean()),
            float((places[:, j] == 0).mean()),
        )
        for j in range(len(place))
    ]


def _ranks(shares: FloatArray) -> FloatArray:
    """The place of each share in its row, the largest first."""
    order = np.argsort(-shares, axis=1, kind="stable")
    return np.argsort(order, axis=1, kind="stable").astype(np.float64)
