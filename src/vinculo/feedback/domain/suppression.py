"""Which groups must stay hidden so that nobody can be found by subtracting one figure from another.

The whole and the visible groups of every grouping are published. Each is a sum over some
persons, so a reader can compute any linear combination of them. A combination that rests on
fewer persons than the minimum would tell about those persons: none may exist. Cells of the
cross of all groupings («atoms») are what combinations are made of.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

IntArray = npt.NDArray[np.int64]
BoolArray = npt.NDArray[np.bool_]
FloatArray = npt.NDArray[np.float64]

MOST_STEPS = 300
"""After so many steps of the search a group more is hidden without proof that it must be."""


@dataclass(frozen=True)
class Hidden:
    """The groups of one grouping that stay hidden: too small, or so that those stay unknown."""

    small: frozenset[int]
    complementary: frozenset[int]

    @property
    def all(self) -> frozenset[int]:
        """Every hidden group."""
        return self.small | self.complementary


@dataclass(frozen=True)
class _Figures:
    """What is published: for each figure (row) the atoms (columns) that it sums."""

    rows: FloatArray
    sizes: IntArray
    owners: tuple[tuple[int, int], ...]


def hide(groupings: Sequence[IntArray], minimum: int) -> list[Hidden]:
    """For each grouping (a group's number for each person) what must stay hidden.

    Groups below ``minimum`` are hidden; then the smallest group that takes part in a revealing
    combination, again and again until there is none.
    """
    if not groupings:
        return []
    atoms, sizes = np.unique(np.column_stack(groupings), axis=0, return_counts=True)
    counts = [np.bincount(codes) for codes in groupings]
    small = [set(np.flatnonzero((n > 0) & (n < minimum)).tolist()) for n in counts]
    more: list[set[int]] = [set() for _ in groupings]
    while True:
        visible = [
            [g for g in np.flatnonzero(n).tolist() if g not in small[c] and g not in more[c]]
            for c, n in enumerate(counts)
        ]
        figures = _figures(atoms, sizes.astype(np.int64), visible)
        involved = _revealing(figures, minimum)
        cells = [figures.owners[row] for row in involved if figures.owners[row][0] >= 0]
        if not cells:
            break
        column, group = min(cells, key=lambda cell: (int(counts[cell[0]][cell[1]]), cell))
        more[column].add(group)
    return [Hidden(frozenset(s), frozenset(m)) for s, m in zip(small, more, strict=True)]


def _figures(atoms: IntArray, sizes: IntArray, visible: Sequence[Sequence[int]]) -> _Figures:
    rows = [np.ones(len(atoms))]
    owners = [(-1, -1)]
    for column, groups in enumerate(visible):
        for group in groups:
            rows.append((atoms[:, column] == group).astype(np.float64))
            owners.append((column, group))
    return _Figures(np.array(rows), sizes, tuple(owners))


def _revealing(figures: _Figures, minimum: int) -> list[int]:
    """Figures of a combination that rests on fewer than ``minimum`` persons; empty when none.

    A combination rests on a set of atoms alone exactly when the other atoms do not span what all
    span. Whatever such a set is, it holds an atom of every basis; so the search follows the
    atoms of a basis of the largest atoms that are small enough to belong to it.
    """
    whole = int(np.linalg.matrix_rank(figures.rows))
    gone = np.zeros(len(figures.sizes), dtype=bool)
    if int(figures.sizes.sum()) < minimum:
        return []
    steps = [MOST_STEPS]
    found = _search(figures, whole, gone, minimum - 1, steps)
    return [] if found is None else _combination(figures.rows, found)


def _search(
    figures: _Figures, whole: int, gone: BoolArray, budget: int, steps: list[int]
) -> BoolArray | None:
    """A set of atoms of at most ``budget`` more persons whose absence lowers the rank."""
    steps[0] -= 1
    basis = _basis(figures, gone, whole)
    if len(basis) < whole:
        return gone
    for atom in basis:
        size = int(figures.sizes[atom])
        if size > budget:
            continue
        if steps[0] <= 0:
            return _every_small(figures, budget)
        without = gone.copy()
        without[atom] = True
        found = _search(figures, whole, without, budget - size, steps)
        if found is not None:
            return found
    return None


def _every_small(figures: _Figures, budget: int) -> BoolArray:
    """Given up: every atom that might belong to a revealing set."""
    return np.asarray(figures.sizes <= budget)


def _basis(figures: _Figures, gone: BoolArray, whole: int) -> list[int]:
    """Atoms that span what is left, the largest first."""
    order = np.argsort(-figures.sizes, kind="stable")
    spans: list[FloatArray] = []
    basis: list[int] = []
    for atom in order.tolist():
        if gone[atom]:
            continue
        left = figures.rows[:, atom].astype(np.float64)
        for span in spans:
            left = left - span * float(span @ left)
        length = float(np.sqrt(left @ left))
        if length > 1e-7:
            spans.append(left / length)
            basis.append(atom)
            if len(basis) == whole:
                break
    return basis


def _combination(rows: FloatArray, gone: BoolArray) -> list[int]:
    """The figures whose combination rests on the atoms of ``gone`` alone."""
    left, values, _ = np.linalg.svd(rows[:, ~gone], full_matrices=True)
    rank = int((values > 1e-7).sum())
    free = left[:, rank:]
    effect = np.abs(free.T @ rows[:, gone]).sum(axis=1)
    weights = np.abs(free[:, effect > 1e-7]).sum(axis=1)
    return np.flatnonzero(weights > 1e-7).tolist()
