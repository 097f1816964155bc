"""Tables written for people: CSV, Excel and SPSS with labels, or Parquet."""

import csv
import os
import re
import tempfile
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

Cells = Mapping[str, Sequence[Any]]
_FORMULA = frozenset("=+-@\t\r＝＋－＠")
_CELL_BEGINS = re.compile(r'([;,\t\r\n][\s"]*)(?=[=@＝＠]|[+-][^;,\t\r\n]*[(|!])')
"""Where another separator would begin a cell with something that runs; dashes of lists do not."""


@dataclass(frozen=True)
class Labels:
    """What people read about columns (``columns``) and about coded values (``values``)."""

    columns: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, Mapping[Any, str]] = field(default_factory=dict)


class UnknownFormatError(ValueError):
    """The name's ending is none that can be written."""


def write_table(
    path: Path | str, cells: Cells, *, labels: Labels | None = None, delimiter: str = ","
) -> None:
    """Write columns of equal length in the format that the name's ending tells.

    ``.csv`` (UTF-8 with mark), ``.tsv``, ``.xlsx``, ``.sav`` and ``.parquet``. The file appears
    whole or not at all. A text that a spreadsheet would run as a formula is written as text.

    Raises:
        UnknownFormatError: for another ending.
    """
    path = Path(path)
    writer = _WRITERS.get(path.suffix.lower())
    if writer is None:
        raise UnknownFormatError(path.suffix)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".writing-", suffix=path.suffix)
    os.close(handle)
    try:
        writer(Path(name), cells, labels or Labels(), delimiter)
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise


def tame(cell: Any) -> Any:
    """A text that begins like a formula gets an apostrophe; telephones and figures do not."""
    if not isinstance(cell, str) or cell[:1] not in _FORMULA:
        return cell
    if cell[0] in "+-" and all(c.isdigit() or c in " .,()-/" for c in cell[1:]):
        return cell
    return f"'{cell}"


def tame_for_csv(cell: Any) -> Any:
    """A cell of a CSV file: ``tame`` wherever a spreadsheet may begin a cell.

    One that is set to another separator (Excel in Spanish wants ``;``) cuts a text at it, and sees
    no quotes that do not open the line: what follows would stand at the beginning of a cell.
    """
    tamed = tame(cell)
    return _CELL_BEGINS.sub(r"\1'", tamed) if isinstance(tamed, str) else tamed


def _csv(path: Path, cells: Cells, _labels: Labels, delimiter: str) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream, delimiter=delimiter)
        writer.writerow([tame_for_csv(name) for name in cells])
        for row in zip(*cells.values(), strict=True):
            writer.writerow(["" if cell is None else tame_for_csv(_native(cell)) for cell in row])


def _tsv(path: Path, cells: Cells, labels: Labels, _delimiter: str) -> None:
    _csv(path, cells, labels, "\t")


def _excel(path: Path, cells: Cells, labels: Labels, _delimiter: str) -> None:
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell

    book = Workbook(write_only=True)
    sheet = book.create_sheet("datos")

    def cell(value: Any) -> Any:
        value = _native(value)
        if not isinstance(value, str):
            return value
        made = WriteOnlyCell(sheet)
        made.value = "".join(c for c in value if c >= " " or c in "\t\n\r")[:32_767]
        made.data_type = "s"
        return made

    sheet.append([cell(name) for name in cells])
    for row in zip(*cells.values(), strict=True):
        sheet.append([cell(value) for value in row])
    if labels.columns or labels.values:
        words = book.create_sheet("etiquetas")
        for name, text in labels.columns.items():
            words.append([name, "", text])
        for name, coded in labels.values.items():
            for code, text in coded.items():
                words.append([name, _native(code), text])
    book.save(path)


def _spss(path: Path, cells: Cells, labels: Labels, _delimiter: str) -> None:
    import pandas as pd
    import pyreadstat

    frame = pd.DataFrame({name: list(map(_native, column)) for name, column in cells.items()})
    pyreadstat.write_sav(
        frame,
        str(path),
        column_labels=[labels.columns.get(name, "") for name in cells],
        variable_value_labels={n: dict(v) for n, v in labels.values.items() if n in cells},
    )


def _parquet(path: Path, cells: Cells, _labels: Labels, _delimiter: str) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    pq.write_table(pa.table({name: list(map(_native, c)) for name, c in cells.items()}), path)


def _native(cell: Any) -> Any:
    """A numpy scalar as Python's own; NaN as nothing."""
    if hasattr(cell, "item"):
        cell = cell.item()
    return None if isinstance(cell, float) and cell != cell else cell  # noqa: PLR0124


_WRITERS: dict[str, Callable[[Path, Cells, Labels, str], None]] = {
    ".csv": _csv,
    ".tsv": _tsv,
    ".xlsx": _excel,
    ".sav": _spss,
    ".parquet": _parquet,
}
