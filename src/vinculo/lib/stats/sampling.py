"""How many to ask, and what an answer is worth when the population is finite."""

from math import ceil, sqrt

from vinculo.lib.stats.intervals import LEVEL, normal_quantile, population_factor


def size_for_share(
    margin: float,
    *,
    population: int | None = None,
    level: float = LEVEL,
    share: float = 0.5,
) -> int:
    """Answers needed to know a share within ``± margin`` (both between 0 and 1).

    ``n₀ = z² p (1 - p) / e²`` and, in a population of ``N``, ``n = n₀ / (1 + (n₀ - 1) / N)``,
    rounded up. Raises ValueError.
    """
    if not 0 < margin < 1 or not 0 < share < 1:
        raise ValueError("a margin and a share lie between 0 and 1")
    first = normal_quantile(level) ** 2 * share * (1 - share) / margin**2
    return _in_population(first, population)


def size_for_mean(
    margin: float, deviation: float, *, population: int | None = None, level: float = LEVEL
) -> int:
    """Answers needed to know a mean within ``± margin``, both in the unit of the scale.

    ``n₀ = (z s / e)²``, then as for a share. Raises ValueError.
    """
    if margin <= 0 or deviation < 0:
        raise ValueError("a margin is positive and a deviation is not negative")
    first = (normal_quantile(level) * deviation / margin) ** 2
    return _in_population(first, population)


def _in_population(first: float, population: int | None) -> int:
    if population is None:
        return max(1, _up(first))
    if population < 1:
        raise ValueError("a population has at least one member")
    return max(1, min(population, _up(first / (1 + (first - 1) / population))))


def _up(size: float) -> int:
    """Rounded up, but not for the last bit of a float."""
    return ceil(size - 1e-9)


def invitations(answers: int, response_rate: float) -> int:
    """How many to invite so that ``answers`` come back at ``response_rate``. Raises ValueError."""
    if not 0 < response_rate <= 1:
        raise ValueError("a response rate lies between 0 and 1")
    return _up(answers / response_rate)


def margin_of_share(
    n: float, *, population: int | None = None, level: float = LEVEL, share: float = 0.5
) -> float:
    """The margin that ``n`` answers give a share, at most 1. Raises ValueError."""
    if n <= 0:
        raise ValueError("a sample has at least one answer")
    error = sqrt(share * (1 - share) / n) * population_factor(n, population)
    return min(1.0, normal_quantile(level) * error)
