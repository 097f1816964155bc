"""«95 % of calls in under three minutes, on average»: every reading of that sentence.

Ley 10/2025 (Spain), art. 10.3 (calls received) and 8.2 (a person asked for), names neither the
averaging period nor what is averaged. Readings:

``A``
    the share of calls answered in time, over the year, and over each month and each day (then the
    worst one speaks);
``B``
    the mean wait of the fastest 95 % of the calls, so that the other 5 % may wait for ever;
``C``
    the plain mean of the shares of each month, and of each day.

Each is counted over all calls received, abandoned ones too («recibidas»), and over the answered
ones alone. In time is strictly under 180 s. These are counts of all calls, not of a sample, so
no reading has an interval.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from math import ceil

import numpy as np
import numpy.typing as npt

SHARE = 0.95
UNDER_S = 180.0

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]


class Base(StrEnum):
    """Which calls count."""

    RECEIVED = "received"
    ANSWERED = "answered"


class Period(StrEnum):
    """Over what a share is taken."""

    YEAR = "year"
    MONTH = "month"
    DAY = "day"


@dataclass(frozen=True, kw_only=True)
class Reading:
    """One way to read the rule, and what it says of these calls.

    ``value`` is a share (readings A and C) or seconds (B); None with a ``reason`` where it cannot
    be formed. ``margin`` is how far the value lies on the good side of its limit, as a part of
    the limit; negative fails. ``period`` names the worst one.
    """

    key: str
    base: Base
    n: int
    value: float | None
    limit: float
    passes: bool
    margin: float
    period: str
    reason: str = ""


def readings(waits_s: Floats, days: Integers) -> list[Reading]:
    """Every reading of the rule.

    ``waits_s`` are seconds until answered, infinite where nobody answered; ``days`` the local day
    of each call as yyyymmdd. Both have one entry per call; none, no readings.
    """
    found: list[Reading] = []
    for base in Base:
        counted = np.isfinite(waits_s) if base is Base.ANSWERED else np.ones(waits_s.shape, bool)
        if counted.any():
            found.extend(_of_base(waits_s[counted], days[counted], base))
    return found


def strictest(found: list[Reading]) -> Reading | None:
    """The reading that comes out worst for the company; of equals the first."""
    return min(found, key=lambda reading: reading.margin) if found else None


def _of_base(waits: Floats, days: Integers, base: Base) -> Iterator[Reading]:
    in_time = (waits < UNDER_S).astype(np.float64)
    for period in Period:
        labels, shares, counts = _shares(in_time, _labels(days, period))
        worst = int(np.argmin(shares))
        yield _share_reading(
            f"A_{period}", base, float(shares[worst]), int(counts[worst]), int(labels[worst])
        )
    yield _fastest(waits, days, base)
    for period in (Period.MONTH, Period.DAY):
        yield _mean_of_shares(in_time, days, period, base)


def _share_reading(key: str, base: Base, share: float, n: int, label: int) -> Reading:
    return Reading(
        key=key,
        base=base,
        n=n,
        value=share,
        limit=SHARE,
        passes=share >= SHARE,
        margin=(share - SHARE) / SHARE,
        period=_written(label),
    )


def _fastest(waits: Floats, days: Integers, base: Base) -> Reading:
    """Mean wait of the fastest 95 % of each year's calls; the worst year."""
    worst: Reading | None = None
    years = _labels(days, Period.YEAR)
    for year in np.unique(years):
        ordered = np.sort(waits[years == year])
        counted = ordered[: ceil(SHARE * len(ordered) - 1e-9)]
        is_known = bool(np.isfinite(counted[-1]))
        mean = float(counted.mean()) if is_known else None
        reading = Reading(
            key="B_year",
            base=base,
            n=len(counted),
            value=mean,
            limit=UNDER_S,
            passes=mean is not None and mean < UNDER_S,
            margin=-1.0 if mean is None else (UNDER_S - mean) / UNDER_S,
            period=_written(int(year)),
            reason="" if is_known else "too_few_answered",
        )
        if worst is None or reading.margin < worst.margin:
            worst = reading
    assert worst is not None  # noqa: S101
    return worst


def _mean_of_shares(in_time: Floats, days: Integers, period: Period, base: Base) -> Reading:
    """The unweighted mean of a year's monthly or daily shares; the worst year."""
    labels, shares, counts = _shares(in_time, _labels(days, period))
    years = labels // (100 if period is Period.MONTH else 10_000)
    means = [(float(shares[years == y].mean()), int(y)) for y in np.unique(years)]
    mean, year = min(means)
    return _share_reading(f"C_{period}", base, mean, int(counts[years == year].sum()), year)


def _shares(in_time: Floats, labels: Integers) -> tuple[Integers, Floats, Integers]:
    """The periods, the share in time of each, and how many calls each had."""
    known, place = np.unique(labels, return_inverse=True)
    counts = np.bincount(place)
    return known, np.bincount(place, weights=in_time) / counts, counts


def _labels(days: Integers, period: Period) -> Integers:
    return days // {Period.YEAR: 10_000, Period.MONTH: 100, Period.DAY: 1}[period]


def _written(label: int) -> str:
    """2026, 2026-11 or 2026-11-21."""
    text = str(label)
    return "-".join(part for part in (text[:4], text[4:6], text[6:]) if part)
