"""Formats that hold typed columns: SPSS and Parquet. Their first row of data is row 1."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from vinculo.kernel.tables.raw import Chunk, Opened, Wish
from vinculo.lib.tables import Problem, TableError, matched

MOST_AT_ONCE = 1 << 17


def open_parquet(path: Path, _wish: Wish) -> Opened:
    """A Parquet file; its row groups are read as they are needed.

    Raises:
        TableError: ``damaged_file``; ``nested_column`` for a wanted column of lists or records.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        file = pq.ParquetFile(path)
    except (pa.ArrowException, OSError):
        raise TableError.of("damaged_file") from None
    names = list(file.schema_arrow.names)

    def chunks(indexes: Sequence[int], size: int) -> Iterator[Chunk]:
        wanted = [names[i] for i in indexes]
        for name in wanted:
            if pa.types.is_nested(file.schema_arrow.field(name).type):
                raise TableError([Problem("nested_column", column=name)])
        row = 1
        try:
            for batch in file.iter_batches(batch_size=min(size, MOST_AT_ONCE), columns=wanted):
                cells = [_cells(batch.column(name)) for name in wanted]
                yield Chunk(list(range(row, row + batch.num_rows)), cells)
                row += batch.num_rows
        except (pa.ArrowException, OSError):
            raise TableError([Problem("damaged_file", row=row)]) from None

    return Opened(names, chunks)


def _cells(array: Any) -> Sequence[Any]:
    """Numbers without gaps stay an array; everything else becomes Python's own values."""
    import pyarrow as pa

    kind = array.type
    if array.null_count == 0 and (pa.types.is_integer(kind) or pa.types.is_floating(kind)):
        return array.to_numpy(zero_copy_only=False)  # type: ignore[no-any-return]
    if pa.types.is_timestamp(kind) and kind.unit == "ns":
        array = array.cast(pa.timestamp("us", tz=kind.tz), safe=False)
    return array.to_pylist()  # type: ignore[no-any-return]


def open_spss(path: Path, wish: Wish) -> Opened:
    """An SPSS file; a text column of labelled codes is read as its labels.

    Raises:
        TableError: ``damaged_file``.
    """
    import pyreadstat

    try:
        found, meta = pyreadstat.read_sav(str(path), output_format="dict")
    except (pyreadstat.ReadstatError, pyreadstat.PyreadstatError, ValueError, UnicodeError):
        raise TableError.of("damaged_file") from None
    names = list(meta.column_names)
    labels = {name: dict(values) for name, values in meta.variable_value_labels.items()}
    kinds = {c.name: str(c.kind) for c in wish.columns}
    texts = {
        names[i]
        for field, i in matched(names, wish.columns, wish.mapping).items()
        if kinds[field] == "text"
    }

    def chunks(indexes: Sequence[int], size: int) -> Iterator[Chunk]:
        columns = []
        for index in indexes:
            name = names[index]
            cells = list(found[name])
            if name in texts and name in labels:
                cells = [labels[name].get(cell, cell) for cell in cells]
            columns.append(cells)
        total = len(columns[0]) if columns else 0
        for start in range(0, total, size):
            end = min(start + size, total)
            yield Chunk(list(range(start + 1, end + 1)), [c[start:end] for c in columns])

    return Opened(names, chunks, labels)
