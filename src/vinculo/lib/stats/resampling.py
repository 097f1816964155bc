"""The bootstrap: how a figure would move if the sample were drawn again."""

from collections.abc import Callable

import numpy as np

from vinculo.lib.stats.intervals import LEVEL, Interval, check_level
from vinculo.lib.stats.moments import DegenerateError, FloatArray

TIMES = 2000
"""Resamples where nobody asked for another number."""

SEED = 19121206
"""Where nobody gave a seed: the same file always gives the same answer."""


def replicates(
    statistic: Callable[[FloatArray], FloatArray],
    rows: FloatArray,
    *,
    times: int = TIMES,
    seed: int = SEED,
) -> FloatArray:
    """``statistic`` of ``times`` resamples of ``rows`` with replacement, one row of figures each.

    ``rows`` is ``(n, …)``; ``statistic`` answers a vector of constant length. A resample for
    which it raises DegenerateError is left out. Raises DegenerateError (``too_few``) when
    there are fewer than two rows or when fewer than half of the resamples have an answer.
    """
    if len(rows) < 2:
        raise DegenerateError("too_few")
    draw = np.random.default_rng(seed)
    found = []
    for _ in range(times):
        try:
            found.append(statistic(rows[draw.integers(0, len(rows), len(rows))]))
        except DegenerateError:
            continue
    if 2 * len(found) < times:
        raise DegenerateError("too_few")
    return np.asarray(found, dtype=np.float64)


def percentile_interval(figures: FloatArray, *, level: float = LEVEL) -> Interval:
    """The middle ``level`` of the replicates of one figure."""
    tail = (1 - check_level(level)) / 2
    low, high = np.quantile(figures, [tail, 1 - tail])
    return Interval(float(low), float(high), level, "bootstrap-percentile")


def bootstrap_mean(
    values: FloatArray, *, level: float = LEVEL, times: int = TIMES, seed: int = SEED
) -> Interval:
    """Bootstrap percentile interval for a mean, all resamples in few passes.

    Raises DegenerateError (``too_few``) for fewer than two values.
    """
    if len(values) < 2:
        raise DegenerateError("too_few")
    draw = np.random.default_rng(seed)
    batch = max(1, 2_000_000 // len(values))
    means: list[FloatArray] = []
    for start in range(0, times, batch):
        chosen = draw.integers(0, len(values), (min(batch, times - start), len(values)))
        means.append(values[chosen].mean(axis=1))
    return percentile_interval(np.concatenate(means), level=level)
