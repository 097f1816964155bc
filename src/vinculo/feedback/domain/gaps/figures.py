"""One form for every figure: value, n, interval, and why it has none."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from vinculo.lib.stats.comparisons import Difference, against_constant, welch
from vinculo.lib.stats.corrections import holm
from vinculo.lib.stats.intervals import Interval, mean_interval
from vinculo.lib.stats.moments import DegenerateError, FloatArray, Moments, moments


@dataclass(frozen=True)
class Figure:
    """A figure of a gap. ``value`` is ``None`` exactly when ``reason`` says that it cannot be.

    ``reason`` may also say why there is a value without an interval. ``more`` is what else
    belongs to it: the two means that it compares, counts of "no standard exists".
    """

    value: float | None
    n: int
    interval: Interval | None = None
    p_value: float | None = None
    p_adjusted: float | None = None
    reason: str = ""
    more: Mapping[str, Any] = field(default_factory=dict)


def person_means(answers: Sequence[FloatArray]) -> FloatArray:
    """Each person's mean over questions; ``nan`` when fewer than half are answered."""
    table = np.column_stack(answers)
    there = np.isfinite(table)
    count = there.sum(axis=1)
    total = np.where(there, table, 0.0).sum(axis=1)
    return np.where(
        (2 * count >= table.shape[1]) & (count > 0), total / np.maximum(count, 1), np.nan
    )


def mean_figure(values: FloatArray, level: float, *, tested: bool = True, **more: Any) -> Figure:
    """The mean of values with its t interval; ``nan`` is left out.

    ``tested`` adds the test against zero: not where zero is the end of the scale.
    """
    kept = values[np.isfinite(values)]
    if not kept.size:
        return Figure(None, 0, reason="no_answers", more=more)
    sample = moments(kept)
    try:
        interval = mean_interval(sample, level=level)
    except DegenerateError as error:
        return Figure(sample.mean, kept.size, reason=error.code, more=more)
    p_value = _tested(sample, level) if tested else None
    return Figure(sample.mean, kept.size, interval, p_value, more=more)


def _tested(sample: Moments, level: float) -> float | None:
    try:
        return against_constant(sample, level=level).p_value
    except DegenerateError:
        return None


def difference_figure(
    first: FloatArray, second: FloatArray, names: tuple[str, str], level: float
) -> Figure:
    """First mean minus second, of two groups of persons, by Welch's t."""
    groups = [values[np.isfinite(values)] for values in (first, second)]
    more = {
        name: {"mean": float(kept.mean()) if kept.size else None, "n": int(kept.size)}
        for name, kept in zip(names, groups, strict=True)
    }
    n = int(groups[0].size + groups[1].size)
    if not groups[0].size or not groups[1].size:
        return Figure(None, n, reason="no_answers", more=more)
    one, two = (moments(kept) for kept in groups)
    try:
        found: Difference = welch(one, two, level=level)
    except DegenerateError as error:
        return Figure(one.mean - two.mean, n, reason=error.code, more=more)
    return Figure(found.difference, n, found.interval, found.p_value, more=more)


def by_key(keys: Sequence[str], make: Callable[[str], Figure]) -> dict[str, Figure]:
    """A figure for each key, with p values corrected for being several (Holm)."""
    found = {key: make(key) for key in keys}
    tested = [key for key in keys if found[key].p_value is not None]
    adjusted = holm([found[key].p_value or 0.0 for key in tested])
    for key, p_value in zip(tested, adjusted, strict=True):
        old = found[key]
        found[key] = Figure(
            old.value, old.n, old.interval, old.p_value, p_value, old.reason, old.more
        )
    return found
