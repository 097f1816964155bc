"""Delimited text: which encoding, which delimiter, where the header stands."""

import codecs
import csv
import io
from collections.abc import Iterator, Sequence
from pathlib import Path

from vinculo.kernel.tables.raw import FIRST_ROWS, Chunk, Opened, Wish, columnar, header_row
from vinculo.lib.tables import Problem, TableError

DELIMITERS = (";", ",", "\t", "|")
BLOCK = 1 << 20
SAMPLE = 1 << 16
LONGEST_CELL = 1 << 20
MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
CONTROL = frozenset(range(32)) - {9, 10, 12, 13, 26}


def open_text(path: Path, wish: Wish) -> Opened:
    """The header of a delimited text file, and its rows.

    Raises:
        TableError: ``empty_file``, ``not_a_table``, ``broken_encoding``, ``unknown_encoding``.
    """
    encoding = _checked(path, wish.encoding) if wish.encoding else encoding_of(path)
    with path.open(encoding=encoding, newline="") as stream:
        sample = stream.read(SAMPLE)
    if any(ord(c) < 32 and ord(c) in CONTROL for c in sample):
        raise TableError.of("not_a_table")
    delimiter, at, headers = _shape(sample, wish)
    width = len(headers)

    def chunks(indexes: Sequence[int], size: int) -> Iterator[Chunk]:
        with path.open(encoding=encoding, newline="") as again:
            records = _records(again, delimiter, skip=at + 1)
            yield from columnar(records, width, indexes, size)

    return Opened(headers, chunks)


def _records(
    stream: io.TextIOBase, delimiter: str, *, skip: int = 0
) -> Iterator[tuple[int, Sequence[str]]]:
    csv.field_size_limit(LONGEST_CELL)
    number = 0
    try:
        for number, record in enumerate(csv.reader(stream, delimiter=delimiter), start=1):
            if number > skip:
                yield number, record
    except csv.Error:
        raise TableError([Problem("broken_quotes", row=number + 1)]) from None
    except UnicodeError:
        raise TableError([Problem("broken_encoding", row=number + 1)]) from None


def _shape(sample: str, wish: Wish) -> tuple[str, int, list[str]]:
    """Delimiter, index of the header row, and the headers."""
    best: tuple[tuple[int, int], str, int, list[str]] | None = None
    for delimiter in _candidates(sample):
        rows = _first_rows(sample, delimiter)
        at = header_row(rows, wish)
        if at is None:
            continue
        headers = [cell.strip() for cell in rows[at]]
        alike = sum(len(row) == len(headers) for row in rows) if len(headers) > 1 else 0
        score = (wish.likeness(headers), alike)
        if best is None or score > best[0]:
            best = (score, delimiter, at, headers)
    if best is None:
        raise TableError.of("empty_file")
    return best[1], best[2], best[3]


def _candidates(sample: str) -> tuple[str, ...]:
    """All delimiters, or the one that the first line declares as Excel does (``sep=;``)."""
    first = sample.split("\n", 1)[0].strip().lower()
    if first.startswith("sep=") and len(first) == 5:
        return (first[4],)
    return DELIMITERS


def _first_rows(sample: str, delimiter: str) -> list[Sequence[str]]:
    rows: list[Sequence[str]] = []
    try:
        for _number, record in _records(io.StringIO(sample, newline=""), delimiter):
            rows.append(record)
            if len(rows) == FIRST_ROWS:
                break
    except TableError:
        pass
    return rows


def encoding_of(path: Path) -> str:
    """The encoding of a text: by its mark, else UTF-8 when all of it is, else Windows-1252.

    Raises:
        TableError: ``not_a_table`` for what is no text, ``broken_encoding`` with its row for
            UTF-8 that some bytes break.
    """
    with path.open("rb") as stream:
        head = stream.read(SAMPLE)
    for mark, name in MARKS:
        if head.startswith(mark):
            return _checked(path, name)
    if bare := _bare_utf_16(head):
        return _checked(path, bare)
    if any(byte in CONTROL for byte in head):
        raise TableError.of("not_a_table")
    row = _first_break(path, "utf-8")
    if row is None:
        return "utf-8"
    if _is_mostly_utf_8(head):
        raise TableError([Problem("broken_encoding", row=row)])
    return _checked(path, "cp1252")


def _bare_utf_16(head: bytes) -> str:
    """UTF-16 without its mark: nearly every second byte is zero."""
    for offset, name in ((1, "utf-16-le"), (0, "utf-16-be")):
        half = head[offset::2]
        if (
            len(half) > 1
            and half.count(0) > 0.7 * len(half)
            and head[1 - offset :: 2].count(0) == 0
        ):
            return name
    return ""


def _is_mostly_utf_8(head: bytes) -> bool:
    """Whether there are as many letters of two or three bytes as bytes that break them."""
    broken = head.decode("utf-8", errors="replace").count("\ufffd")
    whole = sum(ord(c) > 127 for c in head.decode("utf-8", errors="ignore"))
    return whole >= max(broken, 1)


def _checked(path: Path, encoding: str) -> str:
    try:
        codecs.lookup(encoding)
    except LookupError:
        raise TableError([Problem("unknown_encoding", value=encoding)]) from None
    row = _first_break(path, encoding)
    if row is not None:
        raise TableError([Problem("broken_encoding", row=row)])
    return encoding


def _first_break(path: Path, encoding: str) -> int | None:
    """The row of the first byte that the encoding does not know; ``None`` when all is well."""
    decoder = codecs.getincrementaldecoder(encoding)()
    lines = 1
    with path.open("rb") as stream:
        while block := stream.read(BLOCK):
            try:
                lines += decoder.decode(block).count("\n")
            except UnicodeDecodeError as error:
                before = bytes(error.object[: error.start])
                return lines + before.decode(encoding, errors="ignore").count("\n")
        try:
            decoder.decode(b"", final=True)
        except UnicodeError:
            return lines
    return None
