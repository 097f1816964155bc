"""The readings of the 95 % rule counted again, call by call and without numpy.

Another way to the same figures as :mod:`vinculo.lib.stats.call_rule`: what both agree on is right
unless both are wrong in the same way.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from math import ceil

LIMIT_S = 180.0
UNKNOWN_S = 2 * LIMIT_S
"""A year in which too few were answered counts as bad as one that is off by the whole limit."""
Call = tuple[int, float | None]
"""The local day of a call as yyyymmdd, and the seconds until it was answered; None: never."""


def recounted(calls: Iterable[Call]) -> dict[tuple[str, str], tuple[float | None, int]]:
    """Value and n of each reading, by its key and whether all received calls count."""
    every = list(calls)
    answered = [call for call in every if call[1] is not None]
    found: dict[tuple[str, str], tuple[float | None, int]] = {}
    for base, counted in (("received", every), ("answered", answered)):
        if not counted:
            continue
        for key, cut in (("A_year", 10_000), ("A_month", 100), ("A_day", 1)):
            found[key, base] = _worst_share(counted, cut)
        found["B_year", base] = _slowest_mean(counted)
        for key, cut in (("C_month", 100), ("C_day", 1)):
            found[key, base] = _lowest_mean_of_shares(counted, cut)
    return found


def _shares(calls: Sequence[Call], cut: int) -> dict[int, tuple[int, int]]:
    """In time and all, of each period."""
    counts: defaultdict[int, list[int]] = defaultdict(lambda: [0, 0])
    for day, wait in calls:
        count = counts[day // cut]
        count[0] += wait is not None and wait < LIMIT_S
        count[1] += 1
    return {period: (good, total) for period, (good, total) in sorted(counts.items())}


def _worst_share(calls: Sequence[Call], cut: int) -> tuple[float, int]:
    return min(
        ((good / total, total) for good, total in _shares(calls, cut).values()),
        key=lambda pair: pair[0],
    )


def _slowest_mean(calls: Sequence[Call]) -> tuple[float | None, int]:
    years: defaultdict[int, list[float | None]] = defaultdict(list)
    for day, wait in calls:
        years[day // 10_000].append(wait)
    found: list[tuple[float | None, int]] = []
    for waits in years.values():
        counted = ceil(len(waits) * 95 / 100)
        fastest = sorted(wait for wait in waits if wait is not None)[:counted]
        is_known = len(fastest) == counted
        found.append((sum(fastest) / counted if is_known else None, counted))
    return max(found, key=lambda pair: UNKNOWN_S if pair[0] is None else pair[0])


def _lowest_mean_of_shares(calls: Sequence[Call], cut: int) -> tuple[float, int]:
    years: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for period, counts in _shares(calls, cut).items():
        years[period // (10_000 // cut)].append(counts)
    means = [
        (sum(good / total for good, total in shares) / len(shares), sum(n for _, n in shares))
        for _year, shares in sorted(years.items())
    ]
    return min(means, key=lambda pair: pair[0])
