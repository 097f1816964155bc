"""The vital few and the useful many: classes by value, and the curve behind them.

Customers in descending order of value; class A holds the first 80 % of the value, B the next
15 %, C the rest (the shares can be chosen). Equal customers are in the same class; who is worth
nothing, or less, is in C.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from vinculo.value.domain.arrays import Bools, Floats

SHARES = (0.80, 0.95)
CLASSES = ("A", "B", "C")
_POINTS = 100
_ROUNDING = 1e-9


@dataclass(frozen=True, slots=True)
class Cuts:
    """The least value in A and the least in B."""

    a: float
    b: float

    def of(self, values: Floats) -> NDArray[np.str_]:
        """The class of each value."""
        letters = np.where(values >= self.b, "B", "C")
        letters = np.where(values >= self.a, "A", letters)
        return np.where(values > 0, letters, "C")


@dataclass(frozen=True, slots=True)
class Point:
    """The first ``customers_pct`` of the customers hold ``value_pct`` of the value."""

    customers_pct: float
    value_pct: float


@dataclass(frozen=True, slots=True)
class ClassShare:
    """How many customers a class has and what they are worth."""

    name: str
    n: int
    customers_pct: float
    value: float
    value_pct: float


@dataclass(frozen=True, slots=True)
class Pareto:
    """The curve with the classes; ``fifth_pct`` is what the best fifth holds."""

    n: int
    value: float
    fifth_pct: float
    points: tuple[Point, ...]
    classes: tuple[ClassShare, ...]
    cuts: Cuts


def pareto(values: Floats, shares: tuple[float, float] = SHARES) -> Pareto:
    """The curve and classes of ``values``, one for each customer; values below zero count as 0."""
    held = np.sort(np.maximum(values, 0.0))[::-1]
    whole = float(held.sum())
    before = np.concatenate([[0.0], np.cumsum(held)[:-1]])
    cuts = Cuts(*(_cut(held, before, share * whole) for share in shares))
    letters = cuts.of(held)
    running = np.concatenate([[0.0], np.cumsum(held)])
    places = np.unique(np.linspace(0, len(held), min(_POINTS, len(held)) + 1).round().astype(int))
    return Pareto(
        n=len(held),
        value=whole,
        fifth_pct=_pct(np.interp(0.2 * len(held), np.arange(len(running)), running), whole),
        points=tuple(Point(100 * int(at) / len(held), _pct(running[at], whole)) for at in places),
        classes=tuple(_share(name, held, letters == name, whole) for name in CLASSES),
        cuts=cuts,
    )


def _cut(held: Floats, before: Floats, limit: float) -> float:
    """The least value among those that begin before ``limit`` of the value is reached."""
    inside = held[before < limit * (1 - _ROUNDING)]
    return float(inside[-1]) if len(inside) else float("inf")


def _pct(value: float | np.floating, whole: float) -> float:
    """``value`` in per cent of ``whole``; divided first, as 100 / whole can be infinite."""
    return 100 * (float(value) / whole) if whole else 0.0


def _share(name: str, held: Floats, mine: Bools, whole: float) -> ClassShare:
    value = float(held[mine].sum())
    n = int(mine.sum())
    return ClassShare(name, n, 100 * n / len(held), value, _pct(value, whole))
