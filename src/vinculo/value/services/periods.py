"""Periods of the calendar, for models that count occasions."""

import numpy as np

from vinculo.value.domain.arrays import Ints


def periods(days: Ints, unit: str, until: int) -> Ints:
    """The number of the period of each day: calendar months and years, or weeks up to ``until``."""
    if unit == "week":
        return -((until - days) // 7)
    if unit == "day":
        return days
    letter = {"month": "M", "year": "Y"}[unit]
    return days.astype("datetime64[D]").astype(f"datetime64[{letter}]").astype(np.int64)


def ends_period(until: int, unit: str) -> bool:
    """Whether ``until`` is the last day of its period."""
    pair = periods(np.array([until, until + 1]), unit, until)
    return bool(pair[1] != pair[0])
