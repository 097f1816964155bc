"""Importance by sharing one hundred points."""

import numpy as np

from vinculo.feedback.domain.questionnaire import (
    Answers,
    Dimension,
    Field,
    Flag,
    FloatArray,
    Kind,
    Level,
    Measure,
    Setup,
    flag,
    unanswered,
)
from vinculo.lib.tables import Problem, TableError, plain_name

TOTAL = 100.0
TOLERANCE = 0.05
"""How far a sum may be from one hundred: the rounding of thirds to two decimals."""


def field_name(dimension: Dimension) -> str:
    """The column with the points of a dimension."""
    return f"points_{dimension.key}"


def point_fields(setup: Setup, *, required: bool) -> list[Field]:
    """The columns of points, one for each dimension."""
    found = []
    for place, dimension in enumerate(setup.dimensions, start=1):
        key = dimension.key
        names = [key, f"w_{key}", f"W{place}", f"puntos_{key}", f"importance_{key}"]
        names += [f"importancia_{key}", f"peso_{key}"]
        for words in dict.fromkeys(dimension.words.values()):
            plain = plain_name(words)
            names += [plain, f"puntos_{plain}", f"points_{plain}", f"importancia_{plain}"]
        aliases = tuple(dict.fromkeys(names))
        name = field_name(dimension)
        found.append(Field(name, dimension.words, 0, TOTAL, required, aliases))
    return found


def weights_of(answers: Answers, setup: Setup) -> tuple[FloatArray | None, list[Flag]]:
    """Each person's own weights, ``(persons, dimensions)``, rows that sum to 1 or are missing.

    ``None`` when the file has no points. A blank counts as zero when another point of the person
    is given.

    Raises:
        TableError: ``missing_column`` when only some dimensions have a column, ``points_sum``
            when points do not sum to one hundred (``rescale_points`` allows any positive sum).
    """
    names = [field_name(dimension) for dimension in setup.dimensions]
    there = [name for name in names if name in answers]
    if not there:
        return None, []
    if len(there) < len(names):
        found = {"found": ", ".join(there)}
        lacking = [name for name in names if name not in there]
        raise TableError([Problem("missing_column", column=n, params=found) for n in lacking])
    points = answers.table(names)
    silent = unanswered(points)
    points = np.where(np.isfinite(points), points, 0.0)
    sums = points.sum(axis=1)
    wrong = ~silent & (np.abs(sums - TOTAL) > TOLERANCE)
    refused = np.flatnonzero(wrong & (sums <= 0) if setup.rescale_points else wrong)
    if refused.size:
        problems = [
            Problem(
                "points_sum",
                row=int(answers.rows[int(place)]),
                column=", ".join(names) if len(names) < 3 else f"{names[0]} … {names[-1]}",
                value=f"{sums[place]:g}",
            )
            for place in refused
        ]
        raise TableError(problems)
    with np.errstate(invalid="ignore", divide="ignore"):
        weights = np.where(silent[:, None], np.nan, points / sums[:, None])
    flags = flag("points_rescaled", wrong, answers, left_out=False)
    return weights, flags + flag("no_points", silent, answers, left_out=False)


def importance_measures(weights: FloatArray, setup: Setup) -> list[Measure]:
    """The points of each dimension as measures, from 0 to 100."""
    return [
        Measure(
            dimension.key,
            "importance",
            Level.DIMENSION,
            Kind.MEAN,
            weights[:, place] * TOTAL,
            dimension.words,
        )
        for place, dimension in enumerate(setup.dimensions)
    ]
