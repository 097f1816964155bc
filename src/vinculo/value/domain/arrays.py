"""Short names for the arrays that the models pass around."""

from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Floats: TypeAlias = NDArray[np.floating[Any]]
Ints: TypeAlias = NDArray[np.int64]
Bools: TypeAlias = NDArray[np.bool_]


def weighed_counts(values: Ints, weights: Floats, size: int = 0) -> Floats:
    """The sum of ``weights`` for each whole number from 0 up to at least ``size - 1``."""
    counts: Floats = np.bincount(values, weights=weights, minlength=size).astype(np.float64)
    return counts
