"""How far a published figure may lie from its recount, and what the year's evaluation says.

Ley 10/2025, art. 22.1.b: the measurement error of each parameter is at most 5 % of the true value.
The true value is what the raw events give when they are counted again by another way.
"""

from dataclasses import dataclass

MOST_ERROR = 0.05


@dataclass(frozen=True, kw_only=True)
class Counted:
    """A figure with how many things it counts; ``value`` None where nothing can be formed.

    ``low`` and ``high`` are its interval where only some were asked.
    """

    value: float | None
    n: int
    low: float | None = None
    high: float | None = None

    @classmethod
    def of(cls, good: int, n: int) -> "Counted":
        """The share of ``good`` in ``n``."""
        return cls(value=good / n if n else None, n=n)


def error_of(published: Counted, recount: Counted) -> float | None:
    """The error as a part of the true value; None while there is nothing to compare.

    Of a true value of zero every other figure is wholly wrong: 1. Of a figure with an interval the
    largest error of the three counts.
    """
    pairs = (
        (published.value, recount.value),
        (published.low, recount.low),
        (published.high, recount.high),
    )
    found = [error for pair in pairs if (error := _apart(*pair)) is not None]
    return max(found, default=None)


def _apart(published: float | None, recount: float | None) -> float | None:
    if published is None and recount is None:
        return None
    if published is None or recount is None:
        return 1.0
    if recount == 0:
        return 0.0 if published == 0 else 1.0
    return abs(published - recount) / abs(recount)


def is_alarming(error: float | None) -> bool:
    """Whether an error is more than the law lets stand."""
    return error is not None and error > MOST_ERROR + 1e-9
