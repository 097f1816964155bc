"""The size, mean and variance of a sample: all that most comparisons need to know of it."""

from dataclasses import dataclass
from math import sqrt

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]


class DegenerateError(ValueError):
    """The numbers are too few, or too much alike, for the figure to exist.

    ``code`` says which: ``too_few``, ``no_variance``, ``singular``, ``not_positive``,
    ``census``, ``did_not_converge``.
    """

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class Moments:
    """What is left of a sample when its values are forgotten.

    ``n`` is the number of values, or Kish's effective number when they carry weights;
    ``variance`` divides by ``n - 1`` and is ``nan`` for a single value.
    """

    n: float
    mean: float
    variance: float

    @property
    def deviation(self) -> float:
        """The standard deviation, in the unit of the values."""
        return sqrt(self.variance)

    @property
    def standard_error(self) -> float:
        """The standard error of the mean."""
        return sqrt(self.variance / self.n)


def moments(values: FloatArray, weights: FloatArray | None = None) -> Moments:
    r"""The moments of the values that are there; ``nan`` is left out with its weight.

    Weighted: the mean is :math:`\sum w x / \sum w`, ``n`` is Kish's effective number and the
    variance is the weighted one times :math:`n_{eff} / (n_{eff} - 1)`.

    Raises DegenerateError (``too_few``) when nothing is left.
    """
    there = np.isfinite(values)
    if weights is None:
        kept = values[there]
        if not kept.size:
            raise DegenerateError("too_few")
        variance = float(kept.var(ddof=1)) if kept.size > 1 else float("nan")
        return Moments(float(kept.size), float(kept.mean()), variance)
    there &= weights > 0
    kept, heavy = values[there], weights[there]
    if not kept.size:
        raise DegenerateError("too_few")
    total = heavy.sum()
    n = float(total**2 / (heavy**2).sum())
    mean = float((heavy * kept).sum() / total)
    spread = float((heavy * (kept - mean) ** 2).sum() / total)
    variance = spread * n / (n - 1) if kept.size > 1 and n > 1 else float("nan")
    return Moments(n, mean, variance)
