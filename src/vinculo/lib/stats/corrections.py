"""Corrections for looking at many comparisons at once."""

from collections.abc import Sequence


def holm(p_values: Sequence[float]) -> list[float]:
    """Adjusted p values that hold the chance of any false alarm (Holm 1979), in the given order.

    Never below the raw ones, never above 1, in the same order of size. Raises ValueError.
    """
    order = _ascending(p_values)
    adjusted = [0.0] * len(p_values)
    worst = 0.0
    for rank, index in enumerate(order):
        worst = max(worst, min(1.0, (len(order) - rank) * p_values[index]))
        adjusted[index] = worst
    return adjusted


def benjamini_hochberg(p_values: Sequence[float]) -> list[float]:
    """Adjusted p values that hold the share of false alarms (Benjamini and Hochberg 1995).

    In the given order. Raises ValueError.
    """
    order = _ascending(p_values)
    adjusted = [0.0] * len(p_values)
    best = 1.0
    for rank in range(len(order) - 1, -1, -1):
        index = order[rank]
        best = min(best, p_values[index] * (len(order) / (rank + 1)))
        adjusted[index] = best
    return adjusted


def _ascending(p_values: Sequence[float]) -> list[int]:
    if any(not 0 <= p <= 1 for p in p_values):
        raise ValueError("a p value lies between 0 and 1")
    return sorted(range(len(p_values)), key=p_values.__getitem__)
