"""What the figures mean together: zones, importance and performance, reliability and drivers."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np

from vinculo.feedback.domain.figures import Sureness, figure
from vinculo.feedback.domain.questionnaire import (
    Block,
    FloatArray,
    Level,
    Mask,
    Measure,
    Scored,
)
from vinculo.lib.stats.intervals import LEVEL
from vinculo.lib.stats.moments import DegenerateError
from vinculo.lib.stats.relative_weights import (
    RelativeWeights,
    Stability,
    relative_weights,
    stability,
)
from vinculo.lib.stats.reliability import (
    Alpha,
    alpha,
    complete_rows,
    difference_reliability,
    omega,
)

LOW_RELIABILITY = 0.7
FEWEST_FOR_DRIVERS = 30


@dataclass(frozen=True)
class Zone:
    """Where perception stands between the minimum and the desired level.

    ``position`` is ``(P - min) / (des - min)`` of the means: below 0 the service is under what is
    tolerated, above 1 over what is desired; ``None`` when both levels are one. Shares are of
    persons, weighted as the rest.
    """

    measure: Measure
    n: int
    position: float | None
    state: str
    below: float
    inside: float
    above: float


def zones(scored: Scored, how: Sureness, keep: Mask | None = None) -> list[Zone]:
    """The zone of tolerance of every question and dimension that has the three levels."""
    found = []
    for measure in scored.measures:
        if measure.component != "perceived":
            continue
        low = scored.measure(f"{measure.subject}.minimum")
        high = scored.measure(f"{measure.subject}.desired")
        if low is not None and high is not None:
            zone = _zone(measure, low.values, high.values, how, keep)
            if zone is not None:
                found.append(zone)
    return found


def _zone(
    measure: Measure,
    low: FloatArray,
    high: FloatArray,
    how: Sureness,
    keep: Mask | None,
) -> Zone | None:
    there = np.isfinite(measure.values) & np.isfinite(low) & np.isfinite(high) & (how.weights > 0)
    if keep is not None:
        there &= keep
    if not there.any():
        return None
    weights = how.weights[there] / how.weights[there].sum()
    p, least, most = measure.values[there], low[there], high[there]
    means = [float((weights * values).sum()) for values in (p, least, most)]
    width = means[2] - means[1]
    position = (means[0] - means[1]) / width if width > 1e-9 else None
    below = float(weights[p < least - 1e-9].sum())
    above = float(weights[p > most + 1e-9].sum())
    inside = max(0.0, 1 - below - above)
    return Zone(measure, int(there.sum()), position, _state(position), below, inside, above)


def _state(position: float | None) -> str:
    if position is None:
        return "undefined"
    if position < 0:
        return "below"
    return "inside" if position <= 1 else "above"


@dataclass(frozen=True)
class Place:
    """One point of the grid of importance and performance, with both of its quadrants."""

    measure: Measure
    n: int
    importance: float
    performance: float
    by_means: str = ""
    by_middle: str = ""


@dataclass(frozen=True)
class Grid:
    """Importance against performance, with the cross-hairs at the means and at the middles."""

    level: Level
    components: tuple[str, str]
    means: tuple[float, float]
    middles: tuple[float, float]
    places: tuple[Place, ...]


def grid(scored: Scored, level: Level, how: Sureness, scale: tuple[float, float]) -> Grid | None:
    """Martilla and James 1977, Journal of Marketing 41(1):77-79; ``None`` without two points.

    The middle of points of importance is their equal share, of a scale its midpoint.
    """
    important, performed = scored.grid[level]
    points = []
    for measure in scored.measures:
        if measure.level != level or measure.component != performed:
            continue
        other = scored.measure(f"{measure.subject}.{important}")
        if other is None:
            continue
        one, two = figure(other, None, how), figure(measure, None, how)
        if one.value is not None and two.value is not None:
            points.append((measure, min(one.n, two.n), one.value, two.value))
    if len(points) < 2:
        return None
    means = (
        sum(p[2] for p in points) / len(points),
        sum(p[3] for p in points) / len(points),
    )
    middle = (scale[0] + scale[1]) / 2
    middles = (100 / len(points) if important == "importance" else middle, middle)
    places = tuple(
        Place(*point, quadrant(point[2:], means), quadrant(point[2:], middles)) for point in points
    )
    return Grid(level, (important, performed), means, middles, places)


def quadrant(point: Sequence[float], cross: tuple[float, float]) -> str:
    """Where a point of importance and performance falls; the line itself counts as above."""
    important, performed = point[0] >= cross[0], point[1] >= cross[1]
    if important:
        return "keep_up" if performed else "concentrate_here"
    return "possible_overkill" if performed else "low_priority"


@dataclass(frozen=True)
class Reliability:
    """How reliable one dimension is in one component; ``reason`` says why a figure is missing."""

    subject: str
    component: str
    n: int
    items: int
    alpha: Alpha | None
    omega: float | None
    reason: str = ""
    difference: float | None = None

    @property
    def is_low(self) -> bool:
        """Whether the warning for low reliability is due."""
        values = [self.omega, self.alpha.value if self.alpha else None]
        told = [value for value in values if value is not None]
        if self.difference is not None:
            told.append(self.difference)
        return bool(told) and min(told) < LOW_RELIABILITY


def reliabilities(
    scored: Scored, keep: Mask | None = None, *, level: float = LEVEL, minimum: int = 0
) -> list[Reliability]:
    """Reliability of every block of two or more questions, unweighted, complete answers only.

    Nothing is told of fewer persons than ``minimum``; intervals are at ``level``.
    """
    found = []
    for block in scored.blocks:
        if block.answers.shape[1] < 2:
            continue
        answers = block.answers if keep is None else block.answers[keep]
        n = len(complete_rows(answers))
        if n < minimum:
            items = answers.shape[1]
            reason = "below_minimum" if n else "nobody"
            found.append(Reliability(block.subject, block.component, n, items, None, None, reason))
        else:
            found.append(_reliability(scored, block, answers, keep, level))
    return found


def _reliability(
    scored: Scored, block: Block, answers: FloatArray, keep: Mask | None, level: float
) -> Reliability:
    n, items = len(complete_rows(answers)), answers.shape[1]
    common: float | None = None
    reason = ""
    own: Alpha | None = None
    try:
        own = alpha(answers, level=level)
        common = omega(answers)
    except DegenerateError as error:
        reason = error.code
    difference: float | None = None
    if scored.difference and block.component not in scored.difference:
        difference = _difference(scored, block.subject, keep)
    return Reliability(block.subject, block.component, n, items, own, common, reason, difference)


def _difference(scored: Scored, subject: str, keep: Mask | None) -> float | None:
    """Reliability of the dimension's difference score, from both of its parts."""
    parts = []
    for component in scored.difference or ():
        block = next(b for b in scored.blocks if (b.subject, b.component) == (subject, component))
        parts.append(block.answers if keep is None else block.answers[keep])
    whole = np.isfinite(np.hstack(parts)).all(axis=1)
    rows = [part[whole] for part in parts]
    try:
        reliability = [alpha(part).value for part in rows]
        means = [part.mean(axis=1) for part in rows]
        variances = [float(mean.var(ddof=1)) for mean in means]
        r = float(((means[0] - means[0].mean()) * (means[1] - means[1].mean())).sum())
        r /= (len(means[0]) - 1) * sqrt(variances[0] * variances[1])
        return difference_reliability(
            (variances[0], variances[1]), (reliability[0], reliability[1]), r
        )
    except (DegenerateError, ZeroDivisionError):
        return None


@dataclass(frozen=True)
class Drivers:
    """What goes with the outcome, and how far the order would hold in another sample."""

    outcome: str
    causes: tuple[str, ...]
    n: int
    found: RelativeWeights | None
    stability: tuple[Stability, ...] = ()
    reason: str = ""


def drivers(
    names: Sequence[str],
    causes: FloatArray,
    outcome: tuple[str, FloatArray],
    *,
    times: int,
    seed: int,
    level: float,
    minimum: int = 0,
) -> Drivers:
    """Relative weights of the causes, with bootstrap stability; a reason when there are none.

    At least thirty complete answers and five for each cause are asked for. A column in which all
    but a few persons are alike marks those few: its correlation would tell what they answered, so
    there is none when they are fewer than ``minimum`` (``marks_few``).
    """
    rows = np.column_stack([causes, outcome[1]])
    n = int(np.isfinite(rows).all(axis=1).sum())
    if n < max(FEWEST_FOR_DRIVERS, 5 * len(names)):
        return Drivers(outcome[0], tuple(names), n, None, reason="too_few")
    if _marks_few(rows[np.isfinite(rows).all(axis=1)], minimum):
        return Drivers(outcome[0], tuple(names), n, None, reason="marks_few")
    try:
        found = relative_weights(causes, outcome[1])
        steady = stability(causes, outcome[1], times=times, seed=seed, level=level)
    except DegenerateError as error:
        return Drivers(outcome[0], tuple(names), n, None, reason=error.code)
    return Drivers(outcome[0], tuple(names), n, found, tuple(steady))


def _marks_few(rows: FloatArray, minimum: int) -> bool:
    """Whether in some column fewer persons than the minimum differ from all the others."""
    for column in rows.T:
        others = len(column) - int(np.unique(column, return_counts=True)[1].max())
        if 0 < others < minimum:
            return True
    return False
