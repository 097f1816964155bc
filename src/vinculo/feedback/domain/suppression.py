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

MOST_WORK = 3e8
"""After so many multiplications of the search groups are hidden without proof that they must be."""

HASTE = 8
"""Without proof one in so many of the groups in question is hidden at once."""


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


def hide(
    groupings: Sequence[IntArray],
    minimum: int,
    *,
    closed: Sequence[frozenset[int]] = (),
    known: Sequence[Hidden] = (),
) -> list[Hidden]:
    """For each grouping (a group's number for each person) what must stay hidden.

    Groups below ``minimum`` are hidden; then the smallest group that takes part in a revealing
    combination, again and again until there is none. ``closed`` are groups of each grouping that
    are hidden whatever their size (few persons carry their weight). ``known`` is what was hidden
    of the first groupings in answers given before: that cannot be changed any more.
    """
    if not groupings:
        return []
    atoms, sizes = np.unique(np.column_stack(groupings), axis=0, return_counts=True)
    counts = [np.bincount(codes) for codes in groupings]
    small = [set(np.flatnonzero((n > 0) & (n < minimum)).tolist()) for n in counts]
    small = [s | c for s, c in zip(small, closed or [frozenset[int]()] * len(small), strict=True)]
    more: list[set[int]] = [set() for _ in groupings]
    for place, before in enumerate(known):
        small[place], more[place] = set(before.small), set(before.complementary)
    work = _Work(MOST_WORK)
    while True:
        visible = [
            [g for g in np.flatnonzero(n).tolist() if g not in small[c] and g not in more[c]]
            for c, n in enumerate(counts)
        ]
        figures = _figures(*_merged(atoms, sizes, visible), visible)
        involved = _revealing(figures, minimum, work)
        owners = [figures.owners[row] for row in involved]
        cells = [owner for owner in owners if owner[0] >= len(known)]
        if not cells:
            break
        cells.sort(key=lambda cell: (int(counts[cell[0]][cell[1]]), cell))
        for column, group in cells[: 1 if work.left > 0 else 1 + len(cells) // HASTE]:
            more[column].add(group)
    return [Hidden(frozenset(s), frozenset(m)) for s, m in zip(small, more, strict=True)]


def hide_after(
    seen: Sequence[IntArray],
    groupings: Sequence[IntArray],
    minimum: int,
    *,
    closed: Sequence[frozenset[int]] = (),
) -> list[Hidden]:
    """The same for ``groupings`` when the groups of ``seen`` were published before, in that order.

    What an earlier answer showed stays known; so whatever it would reveal together with this one
    is hidden here. ``closed`` is of ``groupings``.
    """
    known: list[Hidden] = []
    for count in range(1, len(seen) + 1):
        known = hide(seen[:count], minimum, known=known)
    all_closed = [*(frozenset[int]() for _ in seen), *closed] if closed else ()
    return hide([*seen, *groupings], minimum, closed=all_closed, known=known)[len(seen) :]


def _merged(
    atoms: IntArray, sizes: IntArray, visible: Sequence[Sequence[int]]
) -> tuple[IntArray, IntArray]:
    """Atoms that no visible group tells apart are one: hidden groups of a column are alike."""
    told = [np.isin(atoms[:, c], groups) for c, groups in enumerate(visible)]
    seen = np.where(np.column_stack(told), atoms, -1)
    merged, places = np.unique(seen, axis=0, return_inverse=True)
    return merged, np.bincount(places.ravel(), sizes).astype(np.int64)


def _figures(atoms: IntArray, sizes: IntArray, visible: Sequence[Sequence[int]]) -> _Figures:
    rows = [np.ones(len(atoms))]
    owners = [(-1, -1)]
    for column, groups in enumerate(visible):
        for group in groups:
            rows.append((atoms[:, column] == group).astype(np.float64))
            owners.append((column, group))
    return _Figures(np.array(rows), sizes, tuple(owners))


@dataclass
class _Work:
    """How many multiplications the search may still do."""

    left: float


def _revealing(figures: _Figures, minimum: int, work: _Work) -> list[int]:
    """Figures of a combination that rests on fewer than ``minimum`` persons; empty when none.

    A combination rests on a set of atoms alone exactly when the other atoms do not span what all
    span. So there is none when the atoms that are no part of such a set, the large ones, span it.
    Else, whatever such a set is, it holds an atom of every basis; the search follows the atoms of
    a basis of the largest atoms that are small enough to belong to it. When that takes too long,
    every figure is in question.
    """
    if int(figures.sizes.sum()) < minimum:
        return []
    whole = _rank(figures.rows)
    small = np.asarray(figures.sizes < minimum)
    if _rank(figures.rows[:, ~small]) == whole:
        return []
    gone = np.zeros(len(figures.sizes), dtype=bool)
    found = _search(figures, whole, gone, minimum - 1, work)
    if work.left <= 0 and found is None:
        return list(range(len(figures.rows)))
    return [] if found is None else _combination(figures.rows, found)


def _rank(rows: FloatArray) -> int:
    """The rank of rows of 0 and 1, by their products: there are fewer rows than atoms."""
    if not rows.size:
        return 0
    values = np.linalg.eigvalsh(rows @ rows.T)
    return int((values > 1e-8 * max(1.0, float(values[-1]))).sum())


def _search(
    figures: _Figures, whole: int, gone: BoolArray, budget: int, work: _Work
) -> BoolArray | None:
    """A set of atoms of at most ``budget`` more persons whose absence lowers the rank."""
    work.left -= float(whole) * figures.rows.size
    basis = _basis(figures, gone)
    if len(basis) < whole:
        return gone
    for atom in basis:
        size = int(figures.sizes[atom])
        if size > budget:
            continue
        if work.left <= 0:
            return None
        without = gone.copy()
        without[atom] = True
        found = _search(figures, whole, without, budget - size, work)
        if found is not None:
            return found
    return None


def _basis(figures: _Figures, gone: BoolArray) -> list[int]:
    """Atoms that span what is left, the largest first: the pivots of an elimination."""
    order = np.argsort(-figures.sizes, kind="stable")
    order = order[~gone[order]]
    left = figures.rows[:, order].copy()
    basis: list[int] = []
    column = 0
    for row in range(len(left)):
        filled = (np.abs(left[row:, column:]) > 1e-7).any(axis=0)
        if not filled.any():
            break
        column += int(filled.argmax())
        best = row + int(np.abs(left[row:, column]).argmax())
        left[[row, best]] = left[[best, row]]
        factors = left[row + 1 :, column] / left[row, column]
        left[row + 1 :, column:] -= factors[:, None] * left[row, column:]
        basis.append(int(order[column]))
        column += 1
    return basis


def _combination(rows: FloatArray, gone: BoolArray) -> list[int]:
    """The figures whose combination rests on the atoms of ``gone`` alone."""
    left, values, _ = np.linalg.svd(rows[:, ~gone], full_matrices=True)
    rank = int((values > 1e-7).sum())
    free = left[:, rank:]
    effect = np.abs(free.T @ rows[:, gone]).sum(axis=1)
    weights = np.abs(free[:, effect > 1e-7]).sum(axis=1)
    return np.flatnonzero(weights > 1e-7).tolist()
