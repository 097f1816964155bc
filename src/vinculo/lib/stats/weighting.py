"""Weights that make a sample look like its population, and what they cost."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from vinculo.lib.stats.moments import DegenerateError, FloatArray

TRIM = 5.0
"""No weight above this many times the median one."""


@dataclass(frozen=True)
class Margin:
    """One known margin: the category of each person, and each category's share of the whole.

    ``categories[i]`` is the index into ``targets`` of person ``i``, or -1 when unknown: that
    person's weight is not moved by this margin. Targets are positive and need not sum to 1.
    """

    categories: npt.NDArray[np.int64]
    targets: FloatArray


def effective_size(weights: FloatArray) -> float:
    """Kish's effective number, ``(Σw)² / Σw²``: what the weighted sample is worth.

    Raises DegenerateError (``too_few``) when no weight is positive.
    """
    if not (weights > 0).any():
        raise DegenerateError("too_few")
    return float(weights.sum() ** 2 / (weights**2).sum())


def scaled(weights: FloatArray) -> FloatArray:
    """The same weights with mean 1, so that they sum to the number of persons."""
    return np.asarray(weights * (len(weights) / weights.sum()))


def trimmed(weights: FloatArray, most: float = TRIM) -> FloatArray:
    """Weights held at ``most`` times their median, then with mean 1."""
    return scaled(np.minimum(weights, most * float(np.median(weights[weights > 0]))))


def rake(
    margins: Sequence[Margin],
    base: FloatArray,
    *,
    steps: int = 1000,
    tolerance: float = 1e-9,
) -> FloatArray:
    """Raking (Deming and Stephan 1940): weights with mean 1 that fit every margin.

    ``base`` are the weights to begin with (ones, or the design's). Raises DegenerateError:
    ``empty_category`` when somebody is expected where nobody answered, ``did_not_converge``
    when the margins contradict each other in this sample.
    """
    wanted = [margin.targets / margin.targets.sum() for margin in margins]
    for margin in margins:
        met = margin.categories[(margin.categories >= 0) & (base > 0)]
        if set(range(len(margin.targets))) - set(met.tolist()):
            raise DegenerateError("empty_category")
    weights = scaled(base)
    for _ in range(steps):
        worst = 0.0
        for margin, target in zip(margins, wanted, strict=True):
            known = margin.categories >= 0
            places = margin.categories[known]
            sums = np.bincount(places, weights[known], len(target))
            factors = target * sums.sum() / sums
            worst = max(worst, float(np.abs(factors - 1).max()))
            weights = weights.copy()
            weights[known] *= factors[places]
        if worst < tolerance:
            return scaled(weights)
    raise DegenerateError("did_not_converge")
