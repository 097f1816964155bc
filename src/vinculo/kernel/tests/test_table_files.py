"""Every format, encoding and delimiter that people keep their tables in."""
# ruff: noqa: DTZ001 - a cell of a file has no zone

import codecs
import io
import zipfile
from contextlib import suppress
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from vinculo.kernel.tables import MissingFileError, read_table, sheets, stream_table, write_table
from vinculo.kernel.tables.writing import Labels, UnknownFormatError, tame
from vinculo.lib.tables import Column, Table, TableError

COLUMNS = (
    Column("cause", "text", "La causa", aliases=("causa",)),
    Column("amount", "money", "El importe", aliases=("importe",)),
    Column("at", "date", "El día", required=False, aliases=("día",)),
)


@pytest.fixture
def keep(tmp_path: Path):
    def keep(content: bytes | str, name: str = "datos.csv") -> Path:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return keep


def refused(path: Path, **options: object) -> list[tuple[str, int, str]]:
    with pytest.raises(TableError) as error:
        read_table(path, COLUMNS, **options)
    return [(p.code, p.row, p.column) for p in error.value.problems]


SPANISH = "causa;importe;día\nAvería;1.234,50;05/10/2026\nCobro;3,5;\n"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
@pytest.mark.parametrize("delimiter", [";", "\t", "|"])
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_a_text_is_read_in_every_encoding(keep, encoding, delimiter, ending) -> None:
    text = SPANISH.replace(";", delimiter).replace("\n", ending)
    mark = {"utf-16": codecs.BOM_UTF16_LE, "utf-32": codecs.BOM_UTF32_LE}.get(encoding, b"")
    body = (
        text.encode(encoding.replace("utf-32", "utf-32-le"))
        if mark == codecs.BOM_UTF32_LE
        else (text.encode("utf-16-le") if mark else text.encode(encoding))
    )
    table = read_table(keep(mark + body), COLUMNS)
    assert table.texts("cause") == ["Avería", "Cobro"]
    assert list(table.values("amount")) == [Decimal("1234.50"), Decimal("3.5")]
    assert list(table.values("at")) == [date(2026, 10, 5), None]
    assert table.rows == [2, 3]


def test_old_macintosh_lines_are_lines(keep) -> None:
    assert len(read_table(keep("cause,amount\rx,1\ry,2\r"), COLUMNS)) == 2


def test_a_comma_with_quoted_decimal_commas_is_understood(keep) -> None:
    table = read_table(keep('cause,amount\n"a, b","3,5"\n'), COLUMNS)
    assert table.texts("cause") == ["a, b"]
    assert list(table.values("amount")) == [Decimal("3.5")]


def test_an_encoding_that_is_named_is_used(keep) -> None:
    path = keep("causa,importe\nñ,1\n".encode("cp850"))
    assert read_table(path, COLUMNS, encoding="cp850").texts("cause") == ["ñ"]
    assert refused(path, encoding="utf-8") == [("broken_encoding", 2, "")]
    assert refused(path, encoding="klingon") == [("unknown_encoding", 0, "")]


def test_a_broken_encoding_is_told_with_its_row(keep) -> None:
    path = keep("causa,importe\nñandú,1\nave".encode() + b"\xff" + "ría,2\n".encode())
    assert refused(path) == [("broken_encoding", 3, "")]
    assert refused(keep(codecs.BOM_UTF8 + b"cause,amount\n\xff,1\n")) == [
        ("broken_encoding", 2, "")
    ]
    assert refused(keep(b"cause,amount\n\x81,1\n"))[0][0] == "broken_encoding"
    assert refused(keep("cause,amount\nñ,1\nñ".encode()[:-1])) == [("broken_encoding", 3, "")]


def test_rows_are_counted_as_a_spreadsheet_counts_them(keep) -> None:
    path = keep('cause,amount\n\n"two\nlines",1\n  , \nx,2\nz,oops\n')
    assert refused(path) == [("not_money", 6, "amount")]


def test_a_title_above_the_header_is_passed_over(keep) -> None:
    table = read_table(keep("Reclamaciones 2026;;\n;;\ncausa;importe;día\nx;1;\n"), COLUMNS)
    assert table.rows == [4]


def test_the_delimiter_may_be_declared(keep) -> None:
    assert read_table(keep("sep=|\ncause|amount\na;b,c|1\n"), COLUMNS).texts("cause") == ["a;b,c"]


def test_a_short_row_lacks_its_last_cells_and_a_long_one_is_refused(keep) -> None:
    assert list(read_table(keep("cause,amount,at\nx,1\n"), COLUMNS).values("at")) == [None]
    assert refused(keep("cause,amount\nx,3,5\n")) == [("too_many_cells", 2, "")]
    assert len(read_table(keep("cause,amount\nx,3,,\n"), COLUMNS)) == 1


def test_twenty_problems_are_named_and_all_are_counted(keep) -> None:
    with pytest.raises(TableError) as error:
        read_table(keep("cause,amount\n" + "x,nada\n,1\n" * 60), COLUMNS)
    assert (len(error.value.problems), error.value.total) == (20, 120)
    assert [p.row for p in error.value.problems] == list(range(2, 22))
    assert {p.file for p in error.value.problems} == {"datos.csv"}


def test_two_currencies_are_refused_and_one_is_told(keep) -> None:
    assert read_table(keep("cause,amount\nx,3 €\ny,4 EUR\n"), COLUMNS).currencies == {
        "amount": "EUR"
    }
    assert refused(keep("cause,amount\nx,3 €\ny,4 $\n")) == [("two_currencies", 3, "amount")]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty_file"),
        (b"\n \n\n", "empty_file"),
        (codecs.BOM_UTF8, "empty_file"),
        (b"cause,amount\n", "no_rows"),
        (b"cause,amount\n,\n \n", "no_rows"),
        (b"a,b\n1,2\n", "missing_column"),
        (bytes(range(256)) * 40, "not_a_table"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 40, "not_a_table"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "missing_column"),
        (b"\x1f\x8b\x08\x00" + b"\x03" * 40, "not_a_table"),
        (codecs.BOM_UTF16_LE + b"\x00", "broken_encoding"),
        (b"PK\x03\x04nonsense", "damaged_file"),
        (b"\xd0\xcf\x11\xe0nonsense", "damaged_file"),
        (b"PAR1nonsensePAR1", "damaged_file"),
        (b"$FL2nonsense", "damaged_file"),
        (b"$FL3" + b"\0" * 400, "damaged_file"),
        (b'cause,amount\n"' + b"x" * 2_000_000, "broken_quotes"),
        (b"cause,amount\nx,1\x00\n", "not_a_table"),
    ],
)
def test_what_is_no_table_is_refused(keep, content: bytes, code: str) -> None:
    assert refused(keep(content))[0][0] == code


def test_a_zip_that_is_no_workbook_or_unpacks_too_large_is_refused(keep, monkeypatch) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.txt", "x" * 1000)
    assert refused(keep(packed.getvalue()))[0][0] == "damaged_file"
    monkeypatch.setattr(sheets, "MOST_BYTES", 10)
    assert refused(keep(packed.getvalue()))[0][0] == "too_large"


def test_a_file_that_is_not_there_is_missing(tmp_path: Path) -> None:
    for path, code in (
        (tmp_path / "nada.csv", "no_such_file"),
        (tmp_path, "is_folder"),
        (Path("/dev/null/x"), "no_such_file"),
        (Path("a\0b"), "cannot_read"),
    ):
        with pytest.raises(MissingFileError) as error:
            read_table(path, COLUMNS)
        assert error.value.code == code


def test_a_file_without_permission_is_missing(tmp_path: Path, monkeypatch) -> None:
    def forbidden(*_a: object, **_k: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "open", forbidden)
    with pytest.raises(MissingFileError) as error:
        read_table(tmp_path / "x.csv", COLUMNS)
    assert error.value.code == "may_not_read"


# --- spreadsheets ---------------------------------------------------------------------------


def workbook(path: Path, sheets_: dict[str, list[list[object]]]) -> Path:
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets_.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


def test_a_workbook_is_read_from_the_sheet_that_fits(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "x.xlsx",
        {
            "Portada": [["Informe"], ["de 2026"]],
            "Datos": [
                [],
                ["Título"],
                ["Causa", "Importe", "Día"],
                ["x", 3.5, datetime(2026, 10, 5)],
                [None, None, None],
                [7, "1.234,50 €", None],
            ],
        },
    )
    table = read_table(path, COLUMNS)
    assert table.rows == [4, 6]
    assert table.texts("cause") == ["x", "7"]
    assert list(table.values("amount")) == [Decimal("3.5"), Decimal("1234.50")]
    assert list(table.values("at")) == [date(2026, 10, 5), None]
    assert len(read_table(path, COLUMNS, sheet="2")) == 2
    assert refused(path, sheet="Portada")[0][0] == "missing_column"
    assert refused(path, sheet="Nada")[0][0] == "missing_sheet"
    assert refused(workbook(tmp_path / "y.xlsx", {"a": []}))[0][0] == "empty_file"


def test_an_error_of_a_formula_is_told_with_its_row(tmp_path: Path) -> None:
    path = workbook(tmp_path / "x.xlsx", {"a": [["cause", "amount"], ["x", 1], ["y", "#N/D"]]})
    assert refused(path) == [("not_money", 3, "amount")]


# --- SPSS and Parquet -----------------------------------------------------------------------


def test_spss_is_read_with_its_labels(tmp_path: Path) -> None:
    path = tmp_path / "x.sav"
    write_table(
        path,
        {"cause": [1.0, 2.0, 3.0], "amount": [3.5, 4, 5]},
        labels=Labels({"cause": "La causa"}, {"cause": {1.0: "Avería", 2.0: "Cobro"}}),
    )
    table = read_table(path, COLUMNS)
    assert table.texts("cause") == ["Avería", "Cobro", "3"]
    assert table.labels == {"cause": {1.0: "Avería", 2.0: "Cobro"}}
    assert table.rows == [1, 2, 3]
    parts = list(stream_table(path, COLUMNS, rows=2))
    assert [part.rows for part in parts] == [[1, 2], [3]]


def test_parquet_is_read_and_streamed(tmp_path: Path) -> None:
    path = tmp_path / "x.parquet"
    columns = (Column("x", "integer", ""), Column("t", "moment", "", required=False))
    moments = np.array(["2026-10-05T10:30:00.123456789"] * 5, dtype="datetime64[ns]")
    pq.write_table(pa.table({"x": pa.array([1, 2, 3, 4, 5]), "t": moments}), path, row_group_size=2)
    table = read_table(path, columns)
    assert table.numbers("x").tolist() == [1, 2, 3, 4, 5]
    assert table.values("t")[0] == datetime(2026, 10, 5, 10, 30, 0, 123456)
    assert [part.rows for part in stream_table(path, columns, rows=2)] == [[1, 2], [3, 4], [5]]
    write_table(path, {"cause": ["a", None], "amount": [1.5, 2.5]})
    assert refused(path) == [("blank", 2, "cause")]
    pq.write_table(pa.table({"cause": [[1]], "amount": [1]}), path)
    assert refused(path) == [("nested_column", 0, "cause")]
    path.write_bytes(path.read_bytes()[:-3] + b"xyz")
    assert refused(path) == [("damaged_file", 0, "")]


def test_many_row_groups_are_one_table(tmp_path: Path, monkeypatch) -> None:
    from vinculo.kernel.tables import columns as typed

    path = tmp_path / "x.parquet"
    pq.write_table(pa.table({"x": list(range(10)), "s": list("abcdefghij")}), path)
    monkeypatch.setattr(typed, "MOST_AT_ONCE", 3)
    table = read_table(path, (Column("x", "integer", ""), Column("s", "text", "")))
    assert table.numbers("x").tolist() == list(range(10))
    assert table.texts("s") == list("abcdefghij")


# --- streams --------------------------------------------------------------------------------


def test_a_stream_gives_the_same_rows_in_parts(keep) -> None:
    path = keep("cause;amount\n" + "".join(f"c{i};{i},5\n" for i in range(1000)))
    whole = read_table(path, COLUMNS)
    parts = list(stream_table(path, COLUMNS, rows=300))
    assert [len(part) for part in parts] == [300, 300, 300, 100]
    assert [row for part in parts for row in part.rows] == whole.rows
    assert [v for part in parts for v in part.values("amount")] == list(whole.values("amount"))


def test_a_stream_refuses_at_the_first_bad_part_with_the_row(keep) -> None:
    path = keep("cause,amount\n" + "x,1\n" * 500 + "x,nada\n")
    with pytest.raises(TableError) as error:
        list(stream_table(path, COLUMNS, rows=100))
    assert error.value.problems[0].row == 502


def test_two_currencies_in_two_parts_are_refused(keep) -> None:
    path = keep("cause,amount\nx,1 €\nx,2 $\n")
    with pytest.raises(TableError) as error:
        list(stream_table(path, COLUMNS, rows=1))
    assert error.value.code == "two_currencies"


# --- writing --------------------------------------------------------------------------------


@pytest.mark.parametrize("ending", [".csv", ".tsv", ".xlsx", ".parquet"])
def test_what_is_written_is_read_again(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"x{ending}"
    write_table(path, {"cause": ["Ñandú; «x»,\ty", "b"], "amount": [np.float64(1.5), 2]})
    table = read_table(path, COLUMNS)
    assert table.texts("cause") == ["Ñandú; «x»,\ty", "b"]
    assert list(map(float, table.values("amount"))) == [1.5, 2]
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    ("cell", "tamed"),
    [
        ("=1+1", "'=1+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("-2+cmd|' /C calc'!A0", "'-2+cmd|' /C calc'!A0"),
        ("+34 600 123 123", "+34 600 123 123"),
        ("-3,5", "-3,5"),
        ("hola", "hola"),
        (5, 5),
    ],
)
def test_a_text_never_becomes_a_formula(cell: object, tamed: object) -> None:
    assert tame(cell) == tamed


def test_no_separator_brings_a_formula_to_the_beginning_of_a_cell(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    said = ["hola;=CMD()", "a;+x|' /C calc'!A0", 'b\n"=1+1', "no, -5; @suma", "uno\n- dos; +34 600"]
    write_table(path, {"que;=1": said})
    text = path.read_text("utf-8-sig").replace('"', "").replace("\n", ";").replace(",", ";")
    cells = [cell.strip() for cell in text.split(";")]
    assert not [cell for cell in cells if cell[:1] in {"=", "@"} or cell.startswith("+x")]
    assert {"- dos", "+34 600", "-5"} <= set(cells)


def test_a_formula_is_text_in_a_workbook(tmp_path: Path) -> None:
    from openpyxl import load_workbook

    path = tmp_path / "x.xlsx"
    labels = Labels({"cause": "La causa"}, {"cause": {1: "uno"}})
    write_table(path, {"cause": ["=1+1\x07", None], "amount": [float("nan"), 2]}, labels=labels)
    book = load_workbook(path)
    assert book["datos"]["A2"].value == "=1+1"
    assert book["datos"]["A2"].data_type == "s"
    assert book["datos"]["B2"].value is None
    assert book["etiquetas"]["C2"].value == "uno"


def test_a_failed_writing_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r".*"):
        write_table(tmp_path / "x.csv", {"a": [1, 2], "b": [1]})
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(UnknownFormatError):
        write_table(tmp_path / "x.doc", {"a": [1]})


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=80)
@given(content=st.binary(max_size=400))
def test_no_bytes_ever_break_the_reading(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes(content)
    with suppress(TableError):
        assert isinstance(read_table(path, COLUMNS), Table)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(
    head=st.sampled_from(
        [b"PAR1", b"$FL2@(#) SPSS", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"]
    ),
    content=st.binary(max_size=600),
)
def test_no_damaged_file_ever_breaks_the_reading(
    tmp_path: Path, head: bytes, content: bytes
) -> None:
    path = tmp_path / "x.dat"
    path.write_bytes(head + content)
    with pytest.raises(TableError):
        read_table(path, COLUMNS)
