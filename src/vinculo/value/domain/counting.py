"""How often something that comes by chance comes within a time: negative binomial, step by step."""

from collections.abc import Iterator

import numpy as np

from vinculo.value.domain.arrays import Floats


def negative_binomial(shape: Floats, waits: Floats) -> Iterator[Floats]:
    """Chances of 0, 1, 2, … events in ``waits`` (time over scale) when rates are gamma.

    In logarithms, so that a chance too small to write does not silence those after it.
    """
    log_chance = -shape * np.log1p(waits)
    with np.errstate(divide="ignore"):
        step = np.log(waits) - np.log1p(waits)
    k = 0
    while True:
        yield np.exp(log_chance)
        log_chance = log_chance + step + np.log((shape + k) / (k + 1))
        k += 1


def quantiles(chances: Iterator[Floats], size: int, levels: tuple[float, float]) -> Floats:
    """For each row the smallest counts that reach both levels: an array of ``size`` by 2.

    ``chances`` gives the chance of 0, of 1, of 2… for all rows.
    """
    found = np.full((size, 2), -1, dtype=np.float64)
    total = np.zeros(size)
    for k, chance in enumerate(chances):
        total += chance
        for side, level in enumerate(levels):
            reached = (found[:, side] < 0) & (total >= level - 1e-12)
            found[reached, side] = k
        if (found[:, 1] >= 0).all() or k >= MOST_COUNTED:
            break
    found[found < 0] = MOST_COUNTED
    return found


MOST_COUNTED = 20_000
"""No interval is followed beyond this many purchases in one horizon."""
