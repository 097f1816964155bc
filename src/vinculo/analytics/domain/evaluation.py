"""How far a published figure may lie from its recount, and what the year's evaluation says.

Ley 10/2025, art. 22.1.b: the measurement error of each parameter is at most 5 % of the true value.
The true value is what the raw events give when they are counted again by another way.
"""

from dataclasses import dataclass

MOST_ERROR = 0.05


@dataclass(frozen=True, kw_only=True)
class Counted:
    """A figure with how many things it counts; ``value`` None where nothing can be formed."""

    value: float | None
    n: int


def error_of(published: Counted, recount: Counted) -> float | None:
    """The error as a part of the true value; None while there is nothing to compare.

    Of a true value of zero every other figure is wholly wrong: 1.
    """
    if published.value is None and recount.value is None:
        return None
    if published.value is None or recount.value is None:
        return 1.0
    if recount.value == 0:
        return 0.0 if published.value == 0 else 1.0
    return abs(published.value - recount.value) / abs(recount.value)


def is_alarming(error: float | None) -> bool:
    """Whether an error is more than the law lets stand."""
    return error is not None and error > MOST_ERROR + 1e-9
