"""The interval of a share counted again by its definition: which true shares the count allows.

Another way to the same figures as Wilson's formula in :mod:`vinculo.lib.stats.intervals`: the
bounds are looked for instead of computed.
"""

from math import sqrt
from statistics import NormalDist

LEVEL = 0.95
ROUNDS = 60


def interval_of(good: int, n: int) -> tuple[float, float]:
    """The lowest and the highest true share from which ``good`` of ``n`` are not too far.

    Too far is more standard errors of that true share than the level allows. Needs n > 0.
    """
    seen = good / n
    return (0.0 if good == 0 else _edge(seen, n, 0.0)), (1.0 if good == n else _edge(seen, n, 1.0))


def _edge(seen: float, n: int, outside: float) -> float:
    inside = seen
    for _ in range(ROUNDS):
        middle = (inside + outside) / 2
        if _is_near(seen, middle, n):
            inside = middle
        else:
            outside = middle
    return inside


def _is_near(seen: float, true: float, n: int) -> bool:
    most = NormalDist().inv_cdf(0.5 + LEVEL / 2)
    return abs(seen - true) <= most * sqrt(true * (1 - true) / n)
