"""The gaps that are asked: 1 and 5 by the 22 questions, 2 to 4 by one question per dimension."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from vinculo.feedback.domain.gaps.figures import (
    Figure,
    by_key,
    difference_figure,
    mean_figure,
    person_means,
)
from vinculo.feedback.domain.gaps.names import DIMENSIONS, HIGH, ITEMS, LOW, QUESTIONS
from vinculo.feedback.domain.gaps.people import People
from vinculo.lib.stats.intervals import wilson
from vinculo.lib.stats.moments import FloatArray


@dataclass(frozen=True)
class Gap:
    """A gap as a whole, by dimension and by question."""

    overall: Figure
    dimensions: Mapping[str, Figure]
    items: Mapping[str, Figure] = field(default_factory=dict)
    weighted: Figure | None = None
    points: Mapping[str, Figure] = field(default_factory=dict)


def item_gaps(customers: People, item: str) -> FloatArray:
    """Perception minus expectation of each customer; ``nan`` where one of both is missing."""
    return customers.of(f"{item}_P") - customers.of(f"{item}_E")


def dimension_gaps(customers: People, dimension: str) -> FloatArray:
    """Each customer's mean of item gaps; ``nan`` below half of the questions."""
    return person_means([item_gaps(customers, item) for item in QUESTIONS[dimension]])


def overall_gaps(customers: People) -> FloatArray:
    """Each customer's mean of the dimensions asked; ``nan`` when one of them is missing."""
    asked = [dimension_gaps(customers, d) for d in DIMENSIONS if _is_asked(customers, d, "EP")]
    means: FloatArray = np.column_stack(asked).mean(axis=1)
    return means


def _is_asked(people: People, dimension: str, parts: str) -> bool:
    return any(
        all(f"{item}_{part}" in people.answers for part in parts) for item in QUESTIONS[dimension]
    )


def weighted_gaps(customers: People) -> FloatArray | None:
    """Each customer's dimensions weighted by the customer's own hundred points.

    ``None`` without points, or when a dimension was not asked.
    """
    if customers.points is None:
        return None
    gaps = np.column_stack([dimension_gaps(customers, d) for d in DIMENSIONS])
    if not np.isfinite(gaps).any(axis=0).all():
        return None
    total: FloatArray = (customers.points / 100 * gaps).sum(axis=1)
    return total


def gap_5(customers: People, level: float) -> Gap:
    """What customers got minus what they expect."""
    weighted = weighted_gaps(customers)
    return Gap(
        overall=mean_figure(overall_gaps(customers), level),
        weighted=None if weighted is None else mean_figure(weighted, level),
        dimensions=by_key(DIMENSIONS, lambda d: mean_figure(dimension_gaps(customers, d), level)),
        items=by_key(ITEMS, lambda item: mean_figure(item_gaps(customers, item), level)),
    )


def both_asked(first: People, second: People) -> tuple[str, ...]:
    """The dimensions whose expectations both groups were asked: only these can be compared."""
    return tuple(d for d in DIMENSIONS if _is_asked(first, d, "E") and _is_asked(second, d, "E"))


def expectations(people: People, dimensions: Sequence[str]) -> FloatArray:
    """Each person's mean expectation over some dimensions; ``nan`` when one of them is missing."""
    asked = [people.dimension(d, "E") for d in dimensions]
    return np.column_stack(asked).mean(axis=1) if asked else np.full(len(people), np.nan)


def gap_1(managers: People, customers: People, level: float) -> Gap:
    """What managers think that customers expect minus what customers expect.

    Negative: managers underestimate. ``points`` compares the hundred points of both.
    """
    names = ("managers", "customers")
    shared = both_asked(managers, customers)
    points = {}
    if managers.points is not None and customers.points is not None:
        mine, theirs = managers.points, customers.points
        points = by_key(
            DIMENSIONS,
            lambda d: difference_figure(
                mine[:, DIMENSIONS.index(d)], theirs[:, DIMENSIONS.index(d)], names, level
            ),
        )
    return Gap(
        overall=difference_figure(
            expectations(managers, shared), expectations(customers, shared), names, level
        ),
        dimensions=by_key(
            DIMENSIONS,
            lambda d: difference_figure(
                managers.dimension(d, "E"), customers.dimension(d, "E"), names, level
            ),
        ),
        items=by_key(
            ITEMS,
            lambda item: difference_figure(
                managers.of(f"{item}_E"), customers.of(f"{item}_E"), names, level
            ),
        ),
        points=points,
    )


def shortfalls(people: People, kind: str, dimension: str, *, absent_is_worst: bool) -> FloatArray:
    """Each person's ``answer - 7``; "no standard exists" is -6 for gap 2 and missing for gap 3."""
    ratings = people.ratings.get(f"{kind}_{dimension}")
    if ratings is None:
        return np.full(len(people), np.nan)
    values = ratings.values - HIGH
    return np.where(ratings.absent, float(LOW - HIGH), values) if absent_is_worst else values


def direct_gap(people: People, kind: str, level: float, *, absent_is_worst: bool = False) -> Gap:
    """Gap 2, 3 or 4 as it is asked: one question per dimension from 1 to 7."""

    def one(dimension: str) -> Figure:
        values = shortfalls(people, kind, dimension, absent_is_worst=absent_is_worst)
        more = _absent(people, kind, dimension, level)
        return mean_figure(values, level, tested=False, **more)

    every = np.column_stack(
        [shortfalls(people, kind, d, absent_is_worst=absent_is_worst) for d in DIMENSIONS]
    )
    return Gap(
        overall=mean_figure(person_means(list(every.T)), level, tested=False),
        dimensions=by_key(DIMENSIONS, one),
    )


def _absent(people: People, kind: str, dimension: str, level: float) -> dict[str, object]:
    """How many say that there is no standard, counted apart."""
    ratings = people.ratings.get(f"{kind}_{dimension}")
    if ratings is None or kind == "promise":
        return {}
    answered = int((ratings.absent | np.isfinite(ratings.values)).sum())
    count = int(ratings.absent.sum())
    interval = wilson(count, answered, level=level) if answered else None
    return {"no_standard": {"count": count, "n": answered, "interval": interval}}
