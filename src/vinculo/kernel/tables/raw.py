"""What every format gives before its cells are understood."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from vinculo.lib.tables import Column, Problem, likeness

FIRST_ROWS = 20
"""A header stands within so many rows; what is above it is a title."""


@dataclass
class Chunk:
    """Some rows of a file: their numbers, and the cells of each wanted column."""

    rows: list[int]
    cells: list[Sequence[Any]]
    problems: list[Problem] = field(default_factory=list)


@dataclass
class Opened:
    """A file whose header is known. ``chunks`` gives the cells at some indexes, so many at once."""

    headers: list[str]
    chunks: Callable[[Sequence[int], int], Iterator[Chunk]]
    labels: Mapping[str, Mapping[Any, str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Wish:
    """What the reader is looking for; it decides delimiter, sheet and header row."""

    columns: Sequence[Column]
    mapping: Mapping[str, str]
    sheet: str | None = None
    encoding: str | None = None

    def likeness(self, headers: Sequence[object]) -> int:
        """How much a row looks like the header of the wanted table."""
        return likeness(headers, self.columns, self.mapping)


def header_row(rows: Sequence[Sequence[Any]], wish: Wish) -> int | None:
    """The index of the header within the first rows; ``None`` when all are empty."""
    filled = [i for i, row in enumerate(rows[:FIRST_ROWS]) if any(_filled(c) for c in row)]
    if not filled:
        return None
    return max(filled, key=lambda index: (wish.likeness(rows[index]), -index))


def _filled(cell: Any) -> bool:
    return cell is not None and str(cell).strip() != ""


def columnar(
    records: Iterator[tuple[int, Sequence[Any]]], width: int, at: Sequence[int], size: int
) -> Iterator[Chunk]:
    """Rows turned into columns, ``size`` rows at once; empty rows are passed over."""
    rows: list[int] = []
    kept: list[Sequence[Any]] = []
    problems: list[Problem] = []
    for number, record in records:
        if len(record) != width:
            if not any(map(_filled, record)):
                continue
            record, fault = _fitted(record, width, number)  # noqa: PLW2901
            problems += fault
        elif not any(map(_filled, record)):
            continue
        rows.append(number)
        kept.append(record)
        if len(rows) == size:
            yield Chunk(rows, [[r[i] for r in kept] for i in at], problems)
            rows, kept, problems = [], [], []
    if rows:
        yield Chunk(rows, [[r[i] for r in kept] for i in at], problems)


def _fitted(record: Sequence[Any], width: int, number: int) -> tuple[Sequence[Any], list[Problem]]:
    if len(record) < width:
        return [*record, *[""] * (width - len(record))], []
    if any(map(_filled, record[width:])):
        return record, [
            Problem("too_many_cells", row=number, params={"cells": len(record), "width": width})
        ]
    return record, []
