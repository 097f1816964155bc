"""Whether several observers who see the same things say the same of them."""

from typing import Literal

import numpy as np

from vinculo.lib.stats.moments import DegenerateError, FloatArray

Measure = Literal["nominal", "ordinal", "interval", "ratio"]


def krippendorff(ratings: FloatArray, measure: Measure = "nominal") -> float:
    r"""Krippendorff's alpha of ``(observers, units)``; ``nan`` is a unit that one did not rate.

    .. math:: \alpha = 1 - D_o / D_e

    by the matrix of coincidences (Krippendorff 2011, *Computing Krippendorff's
    alpha-reliability*). Units rated once are left out. Raises DegenerateError: ``too_few`` when
    no unit was rated twice, ``no_variance`` when all ratings are alike.
    """
    values, codes = np.unique(ratings[np.isfinite(ratings)], return_inverse=True)
    table = np.full(ratings.shape, -1)
    table[np.isfinite(ratings)] = codes
    coincidences = np.zeros((len(values), len(values)))
    for unit in table.T:
        counts = np.bincount(unit[unit >= 0], minlength=len(values)).astype(np.float64)
        rated = counts.sum()
        if rated > 1:
            coincidences += (np.outer(counts, counts) - np.diag(counts)) / (rated - 1)
    totals = coincidences.sum(axis=0)
    n = float(totals.sum())
    if n == 0:
        raise DegenerateError("too_few")
    distance = _distance(values, totals, measure)
    expected = float((np.outer(totals, totals) * distance).sum() / (n - 1))
    if expected == 0:
        raise DegenerateError("no_variance")
    observed = float((coincidences * distance).sum())
    return 1 - observed / expected


def _distance(values: FloatArray, totals: FloatArray, measure: Measure) -> FloatArray:
    """Squared differences between values, in the metric of the measure."""
    if measure == "nominal":
        return 1.0 - np.eye(len(values))
    if measure == "ordinal":
        middle = np.cumsum(totals) - totals / 2
        return np.asarray(np.subtract.outer(middle, middle) ** 2)
    apart = np.subtract.outer(values, values)
    if measure == "interval":
        return np.asarray(apart**2)
    together = np.add.outer(values, values)
    ratio = np.divide(apart, together, out=np.zeros_like(apart), where=together != 0)
    return np.asarray(ratio**2)
