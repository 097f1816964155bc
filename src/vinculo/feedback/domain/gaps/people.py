"""The answers of each group as arrays, checked."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from vinculo.feedback.domain.gaps.figures import person_means
from vinculo.feedback.domain.gaps.names import (
    ANTECEDENTS,
    DIMENSIONS,
    HIGH,
    ITEMS,
    LOW,
    NO_STANDARD,
    QUESTIONS,
)
from vinculo.lib.stats.moments import FloatArray
from vinculo.lib.tables import Problem, Table, TableError, plain_name

POINTS = 100.0
TOLERANCE = 0.05


@dataclass(frozen=True)
class Ratings:
    """Answers from 1 to 7 to one question of gaps 2 to 4; ``absent`` said "no standard exists"."""

    values: FloatArray
    absent: npt.NDArray[np.bool_]


@dataclass(frozen=True)
class People:
    """One group: answers by column (``nan`` where missing), ratings, points and units."""

    answers: dict[str, FloatArray]
    ratings: dict[str, Ratings]
    points: FloatArray | None
    units: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.units)

    def of(self, name: str) -> FloatArray:
        """The answers to a question; all missing when it was not asked."""
        return self.answers.get(name, np.full(len(self), np.nan))

    def dimension(self, dimension: str, part: str) -> FloatArray:
        """Each person's mean over the questions of a dimension in one part, ``E`` or ``P``."""
        return person_means([self.of(f"{item}_{part}") for item in QUESTIONS[dimension]])


def people_of(table: Table, kinds: Sequence[str], *, rescale: bool = False) -> People:
    """A group from its table. ``kinds`` are the beginnings of its columns of ratings.

    Raises:
        TableError: ``points_sum``, ``not_a_rating``, or ``missing_column`` where points are
            given for some dimensions only.
    """
    wide = {f"{item}_{part}" for item in ITEMS for part in "EP"}
    wide |= {item for antecedent in ANTECEDENTS for item in antecedent.items}
    answers = {name: table.numbers(name) for name in table.columns if name in wide}
    problems: list[Problem] = []
    ratings = {}
    for name in (f"{kind}_{d}" for kind in kinds for d in DIMENSIONS):
        if name in table:
            ratings[name] = _ratings(table, name, problems)
    points = _points(table, problems, rescale=rescale)
    if problems:
        raise TableError(sorted(problems, key=lambda problem: problem.row))
    return People(answers, ratings, points, tuple(table.texts("unit")))


def _ratings(table: Table, name: str, problems: list[Problem]) -> Ratings:
    values = np.full(len(table), np.nan)
    absent = np.zeros(len(table), dtype=bool)
    for index, text in enumerate(table.texts(name)):
        if plain_name(text) in NO_STANDARD:
            absent[index] = True
        elif text:
            values[index] = _rating(text)
            if not LOW <= values[index] <= HIGH:
                problems.append(table.problem(index, name, "not_a_rating", low=LOW, high=HIGH))
    return Ratings(values, absent)


def _rating(text: str) -> float:
    try:
        return float(text.replace(",", "."))
    except ValueError:
        return np.nan


def _points(table: Table, problems: list[Problem], *, rescale: bool) -> FloatArray | None:
    """Each person's hundred points, ``(persons, 5)``; a person without any has ``nan``."""
    names = [f"points_{dimension}" for dimension in DIMENSIONS]
    there = [name for name in names if name in table]
    if not there:
        return None
    if len(there) < len(names):
        problems += [
            Problem("missing_column", column=n, params={"found": ", ".join(there)}, file=table.file)
            for n in names
            if n not in there
        ]
        return None
    points = np.column_stack([table.numbers(name) for name in names])
    silent = ~np.isfinite(points).any(axis=1)
    points = np.where(np.isfinite(points), points, 0.0)
    sums = points.sum(axis=1)
    wrong = ~silent & ((sums <= 0) if rescale else (np.abs(sums - POINTS) > TOLERANCE))
    for index in map(int, np.flatnonzero(wrong)):
        problems.append(
            Problem(
                "points_sum",
                row=table.rows[index],
                column="points_…",
                value=f"{sums[index]:g}",
                file=table.file,
            )
        )
    points[silent] = np.nan
    divisor = np.where(sums > 0, sums, 1.0)[:, None]
    scaled: FloatArray = POINTS * points / divisor
    return scaled


def require_questions(people: People, parts: str, table: Table) -> None:
    """At least one question must be there in all its parts.

    Raises:
        TableError: ``missing_column``, naming the first question.
    """
    if not any(all(f"{item}_{part}" in people.answers for part in parts) for item in ITEMS):
        found = ", ".join([*table.columns, *table.others][:20])
        raise TableError(
            [
                Problem(
                    "missing_column",
                    column=f"{ITEMS[0]}_{p}",
                    params={"found": found},
                    file=table.file,
                )
                for p in parts
            ]
        )
