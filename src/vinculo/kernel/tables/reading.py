"""One file, whatever its format, read into tables."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from vinculo.kernel.tables.columns import open_parquet, open_spss
from vinculo.kernel.tables.raw import Chunk, Opened, Wish
from vinculo.kernel.tables.sheets import open_sheet
from vinculo.kernel.tables.text import open_text
from vinculo.lib.tables import MOST_PROBLEMS, Column, Note, Problem, Table, TableError, matched
from vinculo.lib.tables.cells import Style, convert, style_of
from vinculo.lib.tables.numerals import decimal_mark
from vinculo.lib.tables.problems import shown

ALL = 1 << 62
ROWS_AT_ONCE = 100_000

FORMATS: tuple[tuple[bytes, Callable[[Path, Wish], Opened]], ...] = (
    (b"PAR1", open_parquet),
    (b"$FL2", open_spss),
    (b"$FL3", open_spss),
    (b"PK\x03\x04", open_sheet),
    (b"\xd0\xcf\x11\xe0", open_sheet),
)
"""Known by their first bytes; everything else is text or nothing."""


class MissingFileError(Exception):
    """The file is not there, or may not be read. ``code`` says which."""

    def __init__(self, code: str, path: Path) -> None:
        super().__init__(code, path)
        self.code = code
        self.path = path


def read_table(
    path: Path | str,
    columns: Sequence[Column],
    *,
    mapping: Mapping[str, str] | None = None,
    sheet: str | None = None,
    encoding: str | None = None,
) -> Table:
    """The wanted columns of a file, all in memory.

    Text may be delimited by comma, semicolon, tab or bar, be UTF-8, UTF-16 or Windows-1252 and
    have decimal commas; numbers, dates and amounts are understood as people write them.

    Raises:
        MissingFileError: there is no such file, or it cannot be read.
        TableError: the data are refused; up to twenty problems say row, column and value.
    """
    path = Path(path)
    return next(_tables(path, columns, Wish(columns, mapping or {}, sheet, encoding), ALL))


def read_headers(
    path: Path | str, *, sheet: str | None = None, encoding: str | None = None
) -> tuple[str, ...]:
    """The names of all columns of a file, where what is wanted depends on what there is.

    Raises:
        MissingFileError, TableError: as :func:`read_table`.
    """
    return tuple(h for h in _open(Path(path), Wish((), {}, sheet, encoding)).headers if h)


def stream_table(
    path: Path | str,
    columns: Sequence[Column],
    *,
    mapping: Mapping[str, str] | None = None,
    sheet: str | None = None,
    encoding: str | None = None,
    rows: int = ROWS_AT_ONCE,
) -> Iterator[Table]:
    """The same as :func:`read_table`, ``rows`` rows at once, for files larger than memory.

    How numbers and dates are written is decided by the first chunk and holds for the rest.
    """
    path = Path(path)
    return _tables(path, columns, Wish(columns, mapping or {}, sheet, encoding), rows)


def _open(path: Path, wish: Wish) -> Opened:
    try:
        with path.open("rb") as stream:
            head = stream.read(8)
    except IsADirectoryError:
        raise MissingFileError("is_folder", path) from None
    except PermissionError:
        raise MissingFileError("may_not_read", path) from None
    except (FileNotFoundError, NotADirectoryError):
        raise MissingFileError("no_such_file", path) from None
    except (OSError, ValueError):
        raise MissingFileError("cannot_read", path) from None
    if not head:
        raise TableError.of("empty_file")
    opener = next((o for magic, o in FORMATS if head.startswith(magic)), open_text)
    return opener(path, wish)


def _tables(path: Path, columns: Sequence[Column], wish: Wish, size: int) -> Iterator[Table]:
    try:
        yield from _understood(path, columns, wish, size)
    except TableError as error:
        named = [_in_file(problem, path.name) for problem in error.problems]
        raise TableError(named, total=error.total) from None


def _in_file(problem: Problem, name: str) -> Problem:
    from dataclasses import replace

    return problem if problem.file else replace(problem, file=name)


def _understood(path: Path, columns: Sequence[Column], wish: Wish, size: int) -> Iterator[Table]:
    opened = _open(path, wish)
    places = matched(opened.headers, columns, wish.mapping)
    found = [column for column in columns if column.name in places]
    used = set(places.values())
    others = tuple(h for i, h in enumerate(opened.headers) if i not in used and h)
    read = _Reader(found, path.name)
    for chunk in _sized(opened.chunks([places[c.name] for c in found], min(size, ALL)), size):
        columns_read = read.table(chunk)
        yield Table(
            columns=columns_read,
            rows=chunk.rows,
            labels={
                c.name: opened.labels[opened.headers[places[c.name]]]
                for c in found
                if opened.headers[places[c.name]] in opened.labels
            },
            currencies=dict(read.currencies),
            notes=tuple(read.notes),
            others=others,
            file=path.name,
        )
    if not read.rows:
        raise TableError.of("no_rows")


def _sized(chunks: Iterator[Chunk], size: int) -> Iterator[Chunk]:
    """Small chunks joined when all is wanted at once."""
    if size < ALL:
        yield from chunks
        return
    import numpy as np

    parts = list(chunks)
    if len(parts) <= 1:
        yield from parts
        return
    cells: list[Any] = []
    for pieces in zip(*(part.cells for part in parts), strict=True):
        if all(isinstance(piece, np.ndarray) for piece in pieces):
            cells.append(np.concatenate(pieces))
        else:
            cells.append([cell for piece in pieces for cell in piece])
    yield Chunk(
        [row for part in parts for row in part.rows],
        cells,
        [problem for part in parts for problem in part.problems],
    )


class _Reader:
    """Understands chunk after chunk in the same way, and refuses at the first chunk with faults."""

    def __init__(self, columns: Sequence[Column], file: str) -> None:
        self.columns = columns
        self.file = file
        self.rows = 0
        self.notes: list[Note] = []
        self.currencies: dict[str, str] = {}
        self._styles: list[Style] | None = None

    def table(self, chunk: Chunk) -> dict[str, Sequence[Any]]:
        if self._styles is None:
            self._styles = self._decided(chunk)
        problems = list(chunk.problems)
        total = len(problems)
        values: dict[str, Sequence[Any]] = {}
        for column, cells, style in zip(self.columns, chunk.cells, self._styles, strict=True):
            done = convert(column, cells, style)
            values[column.name] = done.values
            total += len(done.faults)
            problems += [
                Problem(code, chunk.rows[i], column.name, _value(cells[i]), params)
                for i, code, params in done.faults[:MOST_PROBLEMS]
            ]
            currency_faults = self._one_currency(column, done.currencies, chunk)
            total += len(currency_faults)
            problems += currency_faults
        if problems:
            raise TableError(sorted(problems, key=lambda p: p.row), total=total)
        self.rows += len(chunk.rows)
        return values

    def _decided(self, chunk: Chunk) -> list[Style]:
        default = decimal_mark(
            cell
            for column, cells in zip(self.columns, chunk.cells, strict=True)
            if column.kind in {"number", "money"}
            for cell in cells
            if isinstance(cell, str)
        )
        styles = []
        for column, cells in zip(self.columns, chunk.cells, strict=True):
            style, notes = style_of(column, cells, default)
            styles.append(style)
            self.notes += notes
        return styles

    def _one_currency(
        self, column: Column, found: Mapping[str, int], chunk: Chunk
    ) -> list[Problem]:
        faults = []
        for currency, index in found.items():
            known = self.currencies.setdefault(column.name, currency)
            if known != currency:
                params = {"first": known, "second": currency}
                faults.append(Problem("two_currencies", chunk.rows[index], column.name, "", params))
        return faults


def _value(cell: object) -> str:
    return "" if cell is None else shown(cell)
