"""Weights of persons: given by a column, fitted to known shares of the population, or none."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from vinculo.feedback.domain.questionnaire import FloatArray
from vinculo.feedback.domain.reading import codes_of
from vinculo.lib.stats.moments import DegenerateError
from vinculo.lib.stats.weighting import Margin, effective_size, rake, scaled, trimmed
from vinculo.lib.tables import Problem, Table, TableError

ROUNDS = 20


@dataclass(frozen=True)
class Achieved:
    """One category: its share wanted, before and after weighting."""

    column: str
    category: str
    n: int
    wanted: float
    before: float
    after: float


@dataclass(frozen=True)
class Balanced:
    """Weights with mean 1, and what they cost: ``design_effect`` is ``n`` over ``effective``."""

    weights: FloatArray
    effective: float
    design_effect: float
    trimmed: int
    margins: tuple[Achieved, ...]


def base_weights(table: Table, column: str, values: FloatArray) -> FloatArray:
    """The weights that a column of the file gives; a blank weighs nothing.

    Raises:
        TableError: ``not_number``, ``negative_weight`` or ``no_weight``.
    """
    texts = table.texts(column)
    strange = [i for i in np.flatnonzero(np.isnan(values)).tolist() if texts[i].strip()]
    if strange:
        raise TableError([table.problem(i, column, "not_number") for i in strange])
    wrong = np.flatnonzero(values < 0)
    if wrong.size:
        raise TableError([table.problem(int(i), column, "negative_weight") for i in wrong])
    weights = np.where(np.isfinite(values), values, 0.0)
    if not (weights > 0).any():
        raise TableError([Problem("no_weight", column=column)])
    return weights


def balanced(
    table: Table, base: FloatArray, targets: Mapping[str, Mapping[str, float]]
) -> Balanced:
    """Weights that give every category of every column its share of the population.

    Raking, held at five times the median weight; persons whose category is blank keep theirs.

    Raises:
        TableError: ``empty_category`` (expected, but nobody answered), ``unknown_category``
            (answered, but not expected) or ``margins_contradict``.
    """
    margins, labels = [], []
    for column, shares in targets.items():
        names, codes = codes_of(table, column)
        wanted = list(shares)
        _check(column, names, shares, codes, base)
        place = {name: wanted.index(name) if name else -1 for name in names}
        moved = np.array([place[name] for name in names], dtype=np.int64)[codes]
        margins.append(Margin(moved, np.array([shares[name] for name in wanted])))
        labels.append((column, wanted))
    weights = scaled(base)
    most = 0
    if margins:
        weights, most = _fitted(margins, base)
    effective = effective_size(weights)
    persons = int((base > 0).sum())
    achieved = _achieved(margins, labels, base, weights)
    return Balanced(weights, effective, persons / effective, most, achieved)


def _check(
    column: str,
    names: Sequence[str],
    shares: Mapping[str, float],
    codes: np.ndarray[tuple[int], np.dtype[np.int64]],
    base: FloatArray,
) -> None:
    met = {names[code] for code in set(codes[base > 0].tolist())}
    problems = [
        Problem("empty_category", column=column, value=name) for name in shares if name not in met
    ]
    problems += [
        Problem("unknown_category", column=column, value=name)
        for name in names
        if name and name not in shares
    ]
    if problems:
        raise TableError(problems)


def _fitted(margins: Sequence[Margin], base: FloatArray) -> tuple[FloatArray, int]:
    """Raked weights, trimmed and raked again; and how many are held at the limit."""
    try:
        weights = rake(margins, base)
        held = 0
        for _ in range(ROUNDS):
            limit = trimmed(weights)
            held = int((weights > limit * (1 + 1e-6)).sum())
            if not held:
                break
            weights = rake(margins, limit)
    except DegenerateError as error:
        code = "margins_contradict" if error.code == "did_not_converge" else error.code
        raise TableError.of(code) from None
    if not held:
        return weights, 0
    final = trimmed(weights)
    return final, int((weights > final * (1 + 1e-6)).sum())


def _achieved(
    margins: Sequence[Margin],
    labels: Sequence[tuple[str, list[str]]],
    base: FloatArray,
    weights: FloatArray,
) -> tuple[Achieved, ...]:
    found = []
    for margin, (column, names) in zip(margins, labels, strict=True):
        known = margin.categories >= 0
        target = margin.targets / margin.targets.sum()
        places = margin.categories[known]
        n = np.bincount(places, minlength=len(names))
        before = np.bincount(places, base[known], len(names)) / base[known].sum()
        after = np.bincount(places, weights[known], len(names)) / weights[known].sum()
        for i, name in enumerate(names):
            found.append(
                Achieved(
                    column, name, int(n[i]), float(target[i]), float(before[i]), float(after[i])
                )
            )
    return tuple(found)


def shown_margins(balanced: Balanced, minimum: int) -> npt.NDArray[np.bool_]:
    """Which categories may be told: none of few persons, and none that would give those away.

    In each column the persons of what is not told (blanks too) are at least ``minimum``, or none.
    """
    sizes = np.array([margin.n for margin in balanced.margins], dtype=np.int64)
    columns = np.array([margin.column for margin in balanced.margins])
    shown = np.ones(len(sizes), dtype=bool)
    persons = int((balanced.weights > 0).sum())
    for column in np.unique(columns):
        own = np.flatnonzero(columns == column)
        hidden = persons - int(sizes[own].sum())
        for place in own[np.argsort(sizes[own], kind="stable")]:
            if sizes[place] >= minimum and not 0 < hidden < minimum:
                break
            shown[place] = False
            hidden += int(sizes[place])
    return shown
