"""Whether who complains sounds better or worse than before, from the mood of each message."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

NOTABLE = 0.5
"""Less than half a step between negative, neutral and positive is no change."""


class Trend(StrEnum):
    """Where it goes; of one message nothing can be said."""

    UNKNOWN = "unknown"
    BETTER = "better"
    SAME = "same"
    WORSE = "worse"


@dataclass(frozen=True, kw_only=True)
class MoodTrend:
    """The trend over ``n`` messages, and the step of the last one: -1, 0 or 1."""

    trend: Trend
    n: int
    last: int


def trend_of(steps: Sequence[int]) -> MoodTrend | None:
    """The last message beside the mean of those before; None where none has a mood.

    Each step is -1 for negative, 0 for neutral, 1 for positive, in the order of the messages.
    """
    if not steps:
        return None
    last, before = steps[-1], steps[:-1]
    if not before:
        return MoodTrend(trend=Trend.UNKNOWN, n=1, last=last)
    moved = last - sum(before) / len(before)
    trend = Trend.SAME
    if abs(moved) >= NOTABLE:
        trend = Trend.BETTER if moved > 0 else Trend.WORSE
    return MoodTrend(trend=trend, n=len(steps), last=last)
