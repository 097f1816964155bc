"""The same persons in two waves: what changed in each of them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from vinculo.feedback.domain.questionnaire import FloatArray, Kind, Mask, Measure
from vinculo.feedback.domain.suppression import IntArray
from vinculo.lib.stats.comparisons import Difference, against_constant
from vinculo.lib.stats.intervals import Interval
from vinculo.lib.stats.moments import DegenerateError, moments

NOBODY = -1
"""The number of a person whose identifier is blank."""


@dataclass(frozen=True)
class Paired:
    """Later minus earlier wave among the ``n`` persons who answered both, in the figure's unit.

    ``reason`` says why there is no test: ``below_minimum``, ``complementary`` (those who answered
    one wave only would be found by subtraction), ``too_few`` or ``no_variance``.
    """

    measure: Measure
    first: str
    second: str
    n: int | None
    found: Difference | None
    reason: str = ""
    adjusted: float | None = None


def paired(
    measure: Measure,
    names: tuple[str, str],
    waves: tuple[Mask, Mask],
    persons: IntArray,
    minimum: int,
    level: float,
) -> Paired:
    """Student's t of each person's own change, unweighted.

    ``persons`` numbers the identifiers, ``NOBODY`` where blank. Who stands more than once in a
    wave cannot be paired and is left out. Weights do not enter: a change is of one person.
    """
    there = np.isfinite(measure.values)
    places = [_once(persons, wave & there) for wave in waves]
    ids = [persons[place] for place in places]
    both, mine, theirs = np.intersect1d(ids[0], ids[1], assume_unique=True, return_indices=True)
    alone = int(((waves[0] | waves[1]) & there).sum()) - 2 * len(both)
    if len(both) < minimum:
        return Paired(measure, *names, None, None, "below_minimum")
    if 0 < alone < minimum:
        return Paired(measure, *names, None, None, "complementary")
    changes = measure.values[places[1][theirs]] - measure.values[places[0][mine]]
    try:
        found = against_constant(moments(changes), level=level)
    except DegenerateError as error:
        return Paired(measure, *names, len(both), None, error.code)
    return Paired(measure, *names, len(both), _in_unit(found, measure))


def _once(persons: IntArray, keep: Mask) -> IntArray:
    """The rows of ``keep`` whose person stands among them exactly once."""
    rows = np.flatnonzero(keep & (persons != NOBODY))
    _ids, places, counts = np.unique(persons[rows], return_inverse=True, return_counts=True)
    kept: IntArray = rows[counts[places.ravel()] == 1]
    return kept


def _in_unit(found: Difference, measure: Measure) -> Difference:
    """A balance is told from -100 to 100."""
    if measure.kind != Kind.BALANCE:
        return found
    span = found.interval
    return replace(
        found,
        difference=100 * found.difference,
        standard_error=100 * found.standard_error,
        interval=Interval(100 * span.low, 100 * span.high, span.level, span.method),
    )


def numbered(texts: Sequence[str]) -> IntArray:
    """A number for each different identifier, ``NOBODY`` for a blank."""
    places: dict[str, int] = {}
    numbers = [places.setdefault(t, len(places)) if t else NOBODY for t in texts]
    return np.array(numbers, dtype=np.int64)


def corrected(found: Sequence[Paired], adjusted: Sequence[float]) -> list[Paired]:
    """The same with the p values of those that have a test replaced, in order."""
    left = iter(adjusted)
    return [p if p.found is None else replace(p, adjusted=next(left)) for p in found]


def p_values(found: Sequence[Paired]) -> FloatArray:
    """The p values of those that have a test, in order."""
    return np.array([p.found.p_value for p in found if p.found is not None])
