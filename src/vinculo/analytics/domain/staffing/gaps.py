"""Intervals that a file of counts says nothing of: which they are, and what stands for them.

A count of 0 says that nobody came; a row that is not there says nothing. Of one row per contact
nothing can be missing. An interval that no day of several ever has is taken as closed.
"""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

import numpy as np
from numpy.typing import NDArray

from vinculo.analytics.domain.staffing.arrivals import History

Numbers = NDArray[np.float64]
Flags = NDArray[np.bool_]

_USUAL: Final = 0.5
_STEPS_NEEDED: Final = 3
_SAME_STEP: Final = 0.8


class Missing(StrEnum):
    """What stands for an interval that the file does not have."""

    ESTIMATE = "estimate"
    ZERO = "zero"
    LEAVE_OUT = "leave-out"


@dataclass(frozen=True)
class Gaps:
    """What a file lacks.

    Attributes:
        cells: True at each day and interval that other days, or the day itself, made expect.
        days: Days without any row whose weekday mostly has some.
        closed: Intervals between the first and the last that no day has.
    """

    cells: Flags
    days: tuple[int, ...]
    closed: tuple[int, ...]


def find_gaps(past: History) -> Gaps:
    """What is missing in ``past``.

    An interval is missing on a day with rows when it lies between that day's first and last row,
    or when at least half of the days of that weekday have it. With several days, one that none of
    them has is closed instead.
    """
    known = past.known
    if known is None:
        return Gaps(np.zeros(past.calls.shape, dtype=bool), _missing_days(past), ())
    ever = known.any(axis=0)
    inside = _between(known)
    closed = np.flatnonzero(~ever & inside.any(axis=0)) if past.seen.sum() > 1 else np.zeros(0, int)
    weekday = np.array([day.weekday() for day in past.days])
    usual = np.zeros(known.shape, dtype=bool)
    for kind in range(7):
        alike = past.seen & (weekday == kind)
        if alike.sum() > 1:
            usual[alike] = known[alike].mean(axis=0) >= _USUAL
    cells = (inside | usual) & ~known & past.seen[:, None]
    cells[:, closed] = False
    return Gaps(cells, _missing_days(past), tuple(closed.tolist()))


def _between(known: Flags) -> Flags:
    """Whether an interval lies between the first and the last known one of its day."""
    begun = np.maximum.accumulate(known, axis=1)
    going = np.maximum.accumulate(known[:, ::-1], axis=1)[:, ::-1]
    return np.asarray(begun & going, dtype=np.bool_)


def _missing_days(past: History) -> tuple[int, ...]:
    weekday = np.array([day.weekday() for day in past.days])
    usual = [
        bool((weekday == kind).any()) and past.seen[weekday == kind].mean() >= _USUAL
        for kind in range(7)
    ]
    return tuple(int(at) for at in np.flatnonzero(~past.seen) if usual[weekday[at]])


def without_gaps(past: History, gaps: Gaps, how: Missing) -> History:
    """``past`` with something in the place of what is missing.

    ``ESTIMATE``: the day's own known contacts times what the interval is against them on other
    days of that weekday (else on all other days; alone, what its neighbours say). ``ZERO``: none.
    ``LEAVE_OUT``: a day with gaps counts as if the file had nothing of it.
    """
    if how is Missing.ZERO or not gaps.cells.any():
        return past
    holed = gaps.cells.any(axis=1)
    if how is Missing.LEAVE_OUT:
        return replace(past, seen=past.seen & ~holed)
    calls = past.calls.copy()
    weekday = np.array([day.weekday() for day in past.days])
    whole = past.seen & ~holed
    for day in np.flatnonzero(holed):
        lacking = gaps.cells[day]
        alike = whole & (weekday == weekday[day])
        models = past.calls[alike if alike.any() else whole]
        calls[day, lacking] = _estimated(past.calls[day], lacking, models)
    return replace(past, calls=calls)


def _estimated(day: Numbers, lacking: Flags, models: Numbers) -> Numbers:
    """What the lacking intervals of a day may have had."""
    known = models[:, ~lacking].sum(axis=1)
    models, known = models[known > 0], known[known > 0]
    if known.size and day[~lacking].sum() > 0:
        shares = np.median(models[:, lacking] / known[:, None], axis=0)
        return np.asarray(shares * day[~lacking].sum())
    at = np.flatnonzero(~lacking)
    return np.interp(np.flatnonzero(lacking), at, day[at])


def step_of_rows(minutes: NDArray[np.int64], days: NDArray[np.int64]) -> int | None:
    """The minutes from one row of counts to the next, when nearly all rows agree.

    ``minutes`` of the day and number of the ``days``, one of each per row.
    """
    moments = np.unique(days * 1440 + minutes)
    steps = np.diff(moments)[np.diff(moments // 1440) == 0]
    if steps.size < _STEPS_NEEDED:
        return None
    found, times = np.unique(steps, return_counts=True)
    most = int(times.argmax())
    return int(found[most]) if times[most] >= _SAME_STEP * steps.size else None
