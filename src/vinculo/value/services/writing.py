"""Rows written as they are made: CSV and Parquet a part at a time, other formats at the end."""

import csv
import os
import tempfile
from contextlib import ExitStack, suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from vinculo.kernel.tables import write_table
from vinculo.kernel.tables.writing import tame
from vinculo.lib.tables import TableError

STREAMED = {".csv": ",", ".tsv": "\t"}
FORMATS = (*STREAMED, ".parquet", ".xlsx", ".sav")


class RowWriter:
    """Write columns part after part; the file appears whole at the end, or not at all.

    Raises:
        TableError: ``no_out_format``, an ending that cannot be written.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.ending = path.suffix.lower()
        if self.ending not in FORMATS:
            raise TableError.of("no_out_format", value=path.name)
        self._stack = ExitStack()
        self._temporary: Path | None = None
        self._stream: Any = None
        self._held: dict[str, list[Any]] = {}

    def __enter__(self) -> Self:
        handle, name = tempfile.mkstemp(
            dir=self.path.parent, prefix=".writing-", suffix=self.ending
        )
        os.close(handle)
        self._temporary = Path(name)
        if self.ending in STREAMED:
            text = self._temporary.open("w", encoding="utf-8-sig", newline="")
            self._stream = csv.writer(
                self._stack.enter_context(text), delimiter=STREAMED[self.ending]
            )
        return self

    def write(self, columns: dict[str, list[Any]]) -> None:
        """Some more rows."""
        if self.ending in STREAMED:
            if not self._held:
                self._stream.writerow(list(columns))
                self._held = {name: [] for name in columns}
            names = [str(tame(name)) for name in columns["customer"]]
            cells = [names, *(column for key, column in columns.items() if key != "customer")]
            self._stream.writerows(
                ["" if cell is None else cell for cell in row] for row in zip(*cells, strict=True)
            )
        elif self.ending == ".parquet":
            self._parquet(columns)
        else:
            for name, column in columns.items():
                self._held.setdefault(name, []).extend(column)

    def _parquet(self, columns: dict[str, list[Any]]) -> None:
        import pyarrow as pa
        import pyarrow.parquet as pq

        kinds = {"customer": pa.string(), "class": pa.string(), "frequency": pa.int64()}
        schema = pa.schema([(name, kinds.get(name, pa.float64())) for name in columns])
        if self._stream is None:
            self._stream = self._stack.enter_context(pq.ParquetWriter(self._temporary, schema))
        self._stream.write_table(pa.table(columns, schema=schema))

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stack.close()
        if self._temporary is None:
            return
        try:
            if kind is None:
                if self._held and self.ending not in STREAMED:
                    write_table(self._temporary, self._held)
                self._temporary.chmod(0o644)
                self._temporary.replace(self.path)
        finally:
            with suppress(OSError):
                self._temporary.unlink()
