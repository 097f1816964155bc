"""The files of one calculation, as the person named them."""

import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from vinculo.kernel.calculation.patience import Patience
from vinculo.kernel.tables import MissingFileError, read_table, stream_table
from vinculo.lib.tables import Column, Note, Table, TableError, plain_name

ONE = "file"


@dataclass
class Inputs:
    """Files by the name of their option; a command with one file has it under ``file``."""

    paths: Mapping[str, Path]
    columns: Mapping[str, Sequence[Column]]
    mapping: Sequence[tuple[str, str, str]] = ()
    sheet: str | None = None
    encoding: str | None = None
    notes: list[Note] = field(default_factory=list)

    def __contains__(self, name: object) -> bool:
        return name in self.paths

    def path(self, name: str = ONE) -> Path:
        """Where a file lies; what came by standard input was put into a temporary file.

        Raises:
            MissingFileError: it is not there.
        """
        path = self.paths[name]
        if not path.exists():
            raise MissingFileError("no_such_file", path)
        return path

    def table(self, name: str = ONE, columns: Sequence[Column] | None = None) -> Table:
        """A file as a table; ``columns`` replace the declared ones (they may depend on options).

        Raises:
            MissingFileError, TableError: see :func:`vinculo.kernel.tables.read_table`.
        """
        wanted = self.columns[name] if columns is None else columns
        table = read_table(
            self.paths[name],
            wanted,
            mapping=self._mapping_of(name, wanted),
            sheet=self.sheet,
            encoding=self.encoding,
        )
        self.notes += table.notes
        return table

    def stream(
        self, name: str = ONE, columns: Sequence[Column] | None = None, *, rows: int = 100_000
    ) -> Iterator[Table]:
        """A file as tables of so many rows, for files larger than memory."""
        wanted = self.columns[name] if columns is None else columns
        seen = 0
        for table in stream_table(
            self.paths[name],
            wanted,
            mapping=self._mapping_of(name, wanted),
            sheet=self.sheet,
            encoding=self.encoding,
            rows=rows,
        ):
            self.notes += table.notes[seen:]
            seen = len(table.notes)
            yield table

    @contextmanager
    def progress(self, words: str, total: float | None = None) -> Iterator[Patience]:
        """A bar on standard error, when it lasts longer than a second."""
        bar = Patience(words, total)
        try:
            yield bar
        finally:
            bar.close()

    def _mapping_of(self, name: str, columns: Sequence[Column]) -> dict[str, str]:
        """The pairs meant for this file: those that name it, and those with one of its fields."""
        fields = {plain_name(column.name) for column in columns}
        alone = len(self.columns) == 1
        return {
            left: right
            for target, left, right in self.mapping
            if target == name
            or (not target and (alone or {plain_name(left), plain_name(right)} & fields))
        }


def refuse_unmeant(inputs: Inputs) -> None:
    """A pair of ``--map`` that fits no file at all is a mistake, even if nothing else is.

    So are two pairs that name the same column, or give the same field.

    Raises:
        TableError: ``unknown_mapping`` or ``repeated_mapping``.
    """
    from vinculo.lib.tables import Problem

    _refuse_repeated(inputs.mapping)
    fields = {
        plain_name(name)
        for columns in inputs.columns.values()
        for c in columns
        for name in (c.name, *c.aliases)
    }
    for target, left, right in inputs.mapping:
        if target not in {"", *inputs.columns} or (
            fields and not {plain_name(left), plain_name(right)} & fields
        ):
            raise TableError([Problem("unknown_mapping", column=left, value=right)])


def _refuse_repeated(mapping: Sequence[tuple[str, str, str]]) -> None:
    from vinculo.lib.tables import Problem

    for side in (1, 2):
        seen: set[tuple[str, str]] = set()
        for pair in dict.fromkeys(mapping):
            place = (pair[0], plain_name(pair[side]))
            if place in seen:
                raise TableError([Problem("repeated_mapping", column=pair[1], value=pair[side])])
            seen.add(place)


@contextmanager
def spooled(path: Path) -> Iterator[Path]:
    """``-`` as a temporary file with what comes by standard input."""
    if str(path) != "-":
        yield path
        return
    with tempfile.NamedTemporaryFile(prefix="vinculo-", suffix=".csv") as kept:
        shutil.copyfileobj(sys.stdin.buffer, kept)
        kept.flush()
        yield Path(kept.name)
