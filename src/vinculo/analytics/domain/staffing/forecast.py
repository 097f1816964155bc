"""Contacts to come: a robust model of our own against last week's, the better one used.

The own model: a day's contacts are a level with a damped trend, times what its weekday is worth,
times what a holiday is worth; they fall on the intervals as on other days of that kind. Medians
and bounded errors keep a strange day from moving it. The naive one repeats the last known day of
the same weekday. Both forecast days of the past that they had not seen (rolling origin), and the
one with the smaller mean absolute error by interval is used (Hyndman and Athanasopoulos, 2021).
"""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

import numpy as np
from numpy.typing import NDArray

from vinculo.analytics.domain.staffing.arrivals import History

Numbers = NDArray[np.float64]

WEEKS_NEEDED: Final = 3
"""Weeks of history below which no forecast is made."""
_ORIGINS: Final = 8
_SMOOTHING: Final = (0.05, 0.1, 0.2, 0.4)
_TREND: Final = (0.0, 0.05)
_DAMPING: Final = 0.95
_PROFILE_DAYS: Final = 12
_BELIEVED_DAYS: Final = 3.0
_HOLIDAY: Final = 7


class TooShortError(ValueError):
    """The history has less than WEEKS_NEEDED weeks."""


@dataclass(frozen=True, slots=True)
class Trial:
    """How both models did on days that they had not seen.

    Attributes:
        own, naive: Mean absolute error in contacts per interval.
        own_share, naive_share: The same against all contacts (WAPE).
        n: Intervals forecast. origins: moments from which it was done.
        coverage: Share of the intervals inside the interval of forecast of the model used, those of
            the later half judged by the errors of the earlier half; None when there are too few.
    """

    own: float
    naive: float
    own_share: float | None
    naive_share: float | None
    n: int
    origins: int
    coverage: float | None


@dataclass(frozen=True)
class Forecast:
    """Expected contacts, one row per day; ``low`` and ``high`` at ``level``; ``used`` own|naive."""

    days: tuple[date, ...]
    interval: int
    expected: Numbers
    low: Numbers
    high: Numbers
    level: float
    used: str
    trial: Trial


def forecast(
    past: History, *, days: int, level: float, holidays: AbstractSet[date] = frozenset()
) -> Forecast:
    """Contacts of the ``days`` days after ``past``, with intervals that hold ``level`` of them.

    Raises:
        TooShortError: less than WEEKS_NEEDED weeks are known.
    """
    kinds = _kinds(past.days, holidays)
    if len(past.days) < WEEKS_NEEDED * 7 or int(past.seen.sum()) < WEEKS_NEEDED:
        raise TooShortError
    errors = _tried(past, kinds, days)
    own, naive = (np.concatenate([abs(real - said).ravel() for real, said in e]) for e in errors)
    used = 0 if own.mean() <= naive.mean() else 1
    real = np.concatenate([r.ravel() for r, _ in errors[0]])
    future = tuple(past.days[-1] + timedelta(days=i + 1) for i in range(days))
    models = (_own, _naive)
    expected = models[used](past.calls, past.seen, kinds, _kinds(future, holidays))
    scaled = _scaled(errors[used])
    low, high = _bounds(expected, scaled, level)
    total = float(real.sum())
    trial = Trial(
        own=float(own.mean()),
        naive=float(naive.mean()),
        own_share=float(own.sum()) / total if total else None,
        naive_share=float(naive.sum()) / total if total else None,
        n=own.size,
        origins=len(errors[0]),
        coverage=_coverage(errors[used], level),
    )
    return Forecast(
        future, past.interval, expected, low, high, level, ("own", "naive")[used], trial
    )


Pairs = list[tuple[Numbers, Numbers]]


def _kinds(days: tuple[date, ...], holidays: AbstractSet[date]) -> NDArray[np.int64]:
    """Weekday of each day, Monday 0; holidays are a kind of their own."""
    return np.array([_HOLIDAY if day in holidays else day.weekday() for day in days])


def _tried(past: History, kinds: NDArray[np.int64], days: int) -> tuple[Pairs, Pairs]:
    """What both models would have said from earlier moments, beside what came."""
    size = len(past.days)
    ahead = min(days, max(1, size - 14))
    step = max(1, min(7, ahead))
    ends = [size - ahead - step * i for i in range(_ORIGINS)]
    own: Pairs = []
    naive: Pairs = []
    for end in sorted(end for end in ends if end >= 14):
        real, known = past.calls[end : end + ahead], past.seen[end : end + ahead]
        for found, said in ((own, _own), (naive, _naive)):
            told = said(past.calls[:end], past.seen[:end], kinds[:end], kinds[end : end + ahead])
            found.append((real[known], told[known]))
    return own, naive


def _naive(
    calls: Numbers, seen: NDArray[np.bool_], _kinds: NDArray[np.int64], future: NDArray[np.int64]
) -> Numbers:
    """The last known day of the same weekday, holidays or not."""
    size = len(calls)
    said = np.zeros((future.size, calls.shape[1]))
    for ahead in range(future.size):
        weeks = [day for day in range(size + ahead - 7, -1, -7) if day < size and seen[day]]
        if weeks:
            said[ahead] = calls[weeks[0]]
    return said


def _own(
    calls: Numbers, seen: NDArray[np.bool_], kinds: NDArray[np.int64], future: NDArray[np.int64]
) -> Numbers:
    """Level, trend, weekday, holiday and the day's shape."""
    totals = calls.sum(axis=1)
    worth = _worth(totals, seen, kinds)
    level = _levels(totals, seen, worth[kinds], future.size)
    shapes = {kind: _shape(calls, seen, kinds, kind) for kind in set(future.tolist())}
    return np.stack(
        [level[i] * worth[kind] * shapes[kind] for i, kind in enumerate(future.tolist())]
    )


def _worth(totals: Numbers, seen: NDArray[np.bool_], kinds: NDArray[np.int64]) -> Numbers:
    """What each weekday, and a holiday, is worth against the level: medians, drawn to a Sunday's.

    The level is the median of the fortnight around each day; a kind that hardly occurs is drawn
    to 1, a holiday to Sunday's worth.
    """
    size = totals.size
    level = np.ones(size)
    for day in range(size):
        near = slice(max(0, day - 10), day + 11)
        around = totals[near][seen[near] & (kinds[near] != _HOLIDAY)]
        level[day] = max(float(around.mean()) if around.size else 0.0, 1e-9)
    ratio = totals / level
    worth = np.ones(8)
    for kind in (*range(7), _HOLIDAY):
        told = ratio[seen & (kinds == kind)]
        before = worth[6] if kind == _HOLIDAY else 1.0
        weight = _BELIEVED_DAYS if kind == _HOLIDAY else 0.0
        if told.size:
            worth[kind] = (told.size * float(np.median(told)) + weight * before) / (
                told.size + weight
            )
        elif kind == _HOLIDAY:
            worth[kind] = before
        elif (kinds == kind).sum() >= 2:
            worth[kind] = 0.0  # a weekday that never has contacts is a day of rest
    return worth


def _levels(totals: Numbers, seen: NDArray[np.bool_], worth: Numbers, ahead: int) -> Numbers:
    """The level of each day to come, by damped smoothing with bounded errors (Gelper et al., 2010).

    Of a few speeds the one is taken whose errors a day ahead were the smallest.
    """
    at = seen & (worth > 1e-6)
    if not at.any():
        return np.zeros(ahead)
    values = totals[at] / worth[at]
    if values.size > 3:
        runs = [_smoothed(values, a, b) for a in _SMOOTHING for b in _TREND]
        level, slope = min(runs, key=lambda run: run[0])[1:]
    else:
        level, slope = float(np.median(values)), 0.0
    damped = np.cumsum(_DAMPING ** np.arange(1, ahead + 1))
    return np.maximum(level + slope * damped, 0.0)


def _smoothed(values: Numbers, speed: float, turn: float) -> tuple[float, float, float]:
    """Mean bounded error, last level and last slope."""
    start = values[: min(14, values.size)]
    level, slope = float(np.median(start)), 0.0
    spread = float(np.median(abs(start - level))) * 1.4826 + 1e-9
    wrong = 0.0
    for value in values.tolist():
        said = level + _DAMPING * slope
        error = min(max(value - said, -2.5 * spread), 2.5 * spread)
        wrong += abs(error)
        spread = max(0.9 * spread + 0.1 * 1.25 * min(abs(value - said), 3 * spread), 1e-9)
        before = level
        level = said + speed * error
        slope = _DAMPING * slope + turn * (level - before - _DAMPING * slope)
    return wrong, level, slope


def _shape(calls: Numbers, seen: NDArray[np.bool_], kinds: NDArray[np.int64], kind: int) -> Numbers:
    """How a day of ``kind`` falls on its intervals: recent days of it, drawn to all days."""
    everything = calls[seen].sum(axis=0)
    whole = everything / max(float(everything.sum()), 1e-9)
    alike = np.flatnonzero(seen & (kinds == kind) & (calls.sum(axis=1) > 0))[-_PROFILE_DAYS:]
    if not alike.size:
        return np.asarray(whole, dtype=np.float64)
    shares = calls[alike] / calls[alike].sum(axis=1, keepdims=True)
    trimmed = np.sort(shares, axis=0)
    cut = alike.size // 5
    own = trimmed[cut : alike.size - cut].mean(axis=0)
    mixed = (alike.size * own + whole) / (alike.size + 1)
    return np.asarray(mixed / max(float(mixed.sum()), 1e-9), dtype=np.float64)


def _scaled(pairs: Pairs) -> Numbers:
    """Errors in units of the spread that counts of that size have, √(said + 1)."""
    return np.concatenate([((real - said) / np.sqrt(said + 1.0)).ravel() for real, said in pairs])


def _bounds(expected: Numbers, scaled: Numbers, level: float) -> tuple[Numbers, Numbers]:
    """The forecast with the quantiles of past errors on both sides, never below zero."""
    tail = (1.0 - level) / 2
    low, high = np.quantile(scaled, (tail, 1.0 - tail))
    spread = np.sqrt(expected + 1.0)
    below = np.minimum(expected + low * spread, expected)
    return np.maximum(below, 0.0), np.maximum(expected + high * spread, expected)


def _coverage(pairs: Pairs, level: float) -> float | None:
    """The share of later errors inside the bounds that earlier errors would have given."""
    if len(pairs) < 4:
        return None
    half = len(pairs) // 2
    scaled = _scaled(pairs[:half])
    inside = []
    for real, said in pairs[half:]:
        low, high = _bounds(said, scaled, level)
        inside.append(((real >= np.floor(low)) & (real <= np.ceil(high))).ravel())
    return float(np.concatenate(inside).mean())
