"""Spreadsheets: Excel old and new, and OpenDocument."""

import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from vinculo.kernel.tables.raw import FIRST_ROWS, Chunk, Opened, Wish, columnar, header_row
from vinculo.lib.tables import Problem, TableError

MOST_BYTES = 2 << 30
"""A spreadsheet that unpacks to more is refused: it would take all memory."""


def open_sheet(path: Path, wish: Wish) -> Opened:
    """The wanted sheet, or the one whose header fits best.

    Raises:
        TableError: ``damaged_file``, ``too_large``, ``missing_sheet``, ``empty_file``.
    """
    import python_calamine

    _refuse_bombs(path)
    try:
        book = python_calamine.CalamineWorkbook.from_path(str(path))
        names = _chosen(book.sheet_names, wish.sheet)
        sheets = {n: book.get_sheet_by_name(n).to_python(skip_empty_area=False) for n in names}
    except (python_calamine.CalamineError, OSError, ValueError):
        raise TableError.of("damaged_file") from None
    found = {n: (header_row(rows[:FIRST_ROWS], wish), rows) for n, rows in sheets.items()}
    filled = {n: (at, rows) for n, (at, rows) in found.items() if at is not None}
    if not filled:
        raise TableError.of("empty_file")
    best = max(filled.values(), key=lambda pair: wish.likeness(pair[1][pair[0]]))
    at, rows = best
    headers = ["" if cell is None else str(cell).strip() for cell in rows[at]]

    def chunks(indexes: Sequence[int], size: int) -> Iterator[Chunk]:
        yield from columnar(_numbered(rows, at + 1), len(headers), indexes, size)

    return Opened(headers, chunks)


def _numbered(rows: Sequence[Sequence[Any]], start: int) -> Iterator[tuple[int, Sequence[Any]]]:
    return ((index + 1, rows[index]) for index in range(start, len(rows)))


def _chosen(names: Sequence[str], wanted: str | None) -> list[str]:
    if wanted is None:
        return list(names)
    if wanted in names:
        return [wanted]
    if wanted.isdigit() and 1 <= int(wanted) <= len(names):
        return [names[int(wanted) - 1]]
    raise TableError([Problem("missing_sheet", value=wanted, params={"found": ", ".join(names)})])


def _refuse_bombs(path: Path) -> None:
    if not zipfile.is_zipfile(path):
        return
    with zipfile.ZipFile(path) as packed:
        if sum(entry.file_size for entry in packed.infolist()) > MOST_BYTES:
            raise TableError.of("too_large")
