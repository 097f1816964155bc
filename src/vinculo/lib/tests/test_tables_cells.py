"""Numbers, amounts, dates and truths as people write them."""
# ruff: noqa: DTZ001 - a cell of a file has no zone

import re
from datetime import date, datetime
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from vinculo.lib.tables import Column, Kind, dates, numerals
from vinculo.lib.tables.cells import Converted, Style, convert, converting, style_of

NUMBER = Column("x", Kind.NUMBER, "Un número")


def values_of(column: Column, written: list[object], mark: str | None = None) -> Converted:
    style, _notes = style_of(column, written, mark)
    return convert(column, written, style)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("3,5", ","),
        ("0,125", ","),
        (",5", ","),
        ("1.234,50", ","),
        ("1.234.567", ","),
        ("1234,567", ","),
        ("3.5", "."),
        ("1,234.50", "."),
        ("1,234,567", "."),
        ("1234.567", "."),
        ("-3.5", "."),
        ("1.234", None),
        ("1,234", None),
        ("12", None),
        ("x", None),
    ],
)
def test_a_number_tells_its_decimal_mark_only_when_it_can(text: str, told: str | None) -> None:
    assert numerals.evidence(text) == told


@pytest.mark.parametrize(
    ("text", "mark", "value"),
    [
        ("1.234,5", ",", 1234.5),
        ("1,234.5", ".", 1234.5),
        ("1 234,5", ",", 1234.5),
        ("1\u00a0234\u202f567,5", ",", 1234567.5),
        ("1'234.5", ".", 1234.5),
        ("−7", ".", -7),
        ("+7", ".", 7),
        (".5", ".", 0.5),
        ("5.", ".", 5),
        ("1e3", ".", 1000),
        ("  8  ", ".", 8),
    ],
)
def test_a_number_is_read_as_it_is_written(text: str, mark: str, value: float) -> None:
    assert numerals.number(text, mark) == value


@pytest.mark.parametrize(
    "text",
    ["", ".", "1,2,3", "1_000", "0x10", "inf", "1e999", "12 %", "1.2.3", "٣", "12a", "1 2", "--1"],
)
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        numerals.number(text, ".")


@pytest.mark.parametrize(
    ("text", "mark", "expected"),
    [
        ("1.234,50 €", ",", (Decimal("1234.50"), "EUR")),
        ("€ 12", ".", (Decimal(12), "EUR")),
        ("US$ 1,200.10", ".", (Decimal("1200.10"), "USD")),
        ("S/. 30", ".", (Decimal(30), "PEN")),
        ("12.5 eur", ".", (Decimal("12.5"), "EUR")),
        ("12EUR", ".", (Decimal(12), "EUR")),
        ("(12,50)", ",", (Decimal("-12.50"), "")),
        ("- 12", ".", (Decimal(-12), "")),
        ("-12 $", ".", (Decimal(-12), "$")),
    ],
)
def test_an_amount_keeps_its_cents_and_names_its_currency(
    text: str, mark: str, expected: tuple[Decimal, str]
) -> None:
    assert numerals.money(text, mark) == expected


@pytest.mark.parametrize("text", ["€", "12 € 5 $", "doce", "1e30", "EUR USD 5"])
def test_what_is_no_amount_is_refused(text: str) -> None:
    with pytest.raises((ValueError, ArithmeticError)):
        numerals.money(text, ".")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-10-05", datetime(2026, 10, 5)),
        ("20261005", datetime(2026, 10, 5)),
        ("2026-10-05T10:30:00", datetime(2026, 10, 5, 10, 30)),
        ("2026/10/5", datetime(2026, 10, 5)),
        ("05/10/2026", datetime(2026, 10, 5)),
        ("5-10-26", datetime(2026, 10, 5)),
        ("5.10.1999", datetime(1999, 10, 5)),
        ("5.10.99", datetime(1999, 10, 5)),
        ("5 de octubre de 2026", datetime(2026, 10, 5)),
        ("5-oct-2026", datetime(2026, 10, 5)),
        ("05/10/2026 10:30", datetime(2026, 10, 5, 10, 30)),
        ("05/10/2026, 10:30:15,5", datetime(2026, 10, 5, 10, 30, 15, 500000)),
        ("05/10/2026 10:30 p. m.", datetime(2026, 10, 5, 22, 30)),
        ("05/10/2026 12:05 am", datetime(2026, 10, 5, 0, 5)),
    ],
)
def test_a_moment_is_read_as_spanish_and_iso_write_it(text: str, expected: datetime) -> None:
    assert dates.moment(text) == expected
    assert dates.day(text) == expected.date()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "ayer",
        "31/02/2026",
        "2026-13-01",
        "10/28/2026",
        "5 de nada de 2026",
        "05/10/2026 25:00",
        "05/10/2026 a las 10",
        "05/10/2026 13:00 pm",
        "46300",
    ],
)
def test_what_is_no_moment_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        dates.moment(text)


def test_a_month_stands_first_only_when_no_other_reading_holds() -> None:
    column = Column("d", Kind.DATE, "Un día")
    style, notes = style_of(column, ["10/28/2026", "", "01/02/2026"], None)
    assert style.month_first
    assert [note.code for note in notes] == ["month_first"]
    assert convert(column, ["10/28/2026"], style).values == [date(2026, 10, 28)]
    assert not style_of(column, ["01/02/2026", "28/10/2026"], None)[0].month_first
    assert not style_of(column, ["10/28/2026", "28/10/2026"], None)[0].month_first
    assert not style_of(column, ["10/28/2026", "ayer"], None)[0].month_first


def test_a_column_is_read_with_the_mark_that_its_cells_tell() -> None:
    assert values_of(NUMBER, ["3,5", "1.234"]).values == [3.5, 1234]
    assert values_of(NUMBER, ["3.5", "1,234"]).values == [3.5, 1234]
    assert values_of(NUMBER, ["1.234", "2.345"], ",").values == [1234, 2345]


def test_what_may_be_thousands_or_decimals_is_said() -> None:
    style, notes = style_of(NUMBER, ["1.234", "7"], None)
    assert convert(NUMBER, ["1.234", "7"], style).values == [1.234, 7]
    assert [(n.code, n.params["value"]) for n in notes] == [("ambiguous_decimals", "1.234")]


def test_a_column_with_both_marks_has_faults() -> None:
    done = values_of(NUMBER, ["3,5", "3.5"])
    assert [(i, code) for i, code, _ in done.faults] == [(0, "not_number")]


@pytest.mark.parametrize(
    ("kind", "cell", "value"),
    [
        ("number", 3, 3.0),
        ("number", Decimal("2.5"), 2.5),
        ("integer", 3.0, 3),
        ("integer", "3.0", 3),
        ("integer", "007", 7),
        ("money", 2.1, Decimal("2.1")),
        ("money", Decimal("2.10"), Decimal("2.10")),
        ("date", datetime(2026, 10, 5, 9), date(2026, 10, 5)),
        ("date", date(2026, 10, 5), date(2026, 10, 5)),
        ("moment", date(2026, 10, 5), datetime(2026, 10, 5)),
        ("moment", datetime(2026, 10, 5, 9), datetime(2026, 10, 5, 9)),
        ("boolean", "Sí", True),
        ("boolean", "no", False),
        ("boolean", 1.0, True),
        ("boolean", True, True),
        ("boolean", 0, False),
        ("text", " hola ", "hola"),
        ("text", 28013.0, "28013"),
        ("text", 2.5, "2.5"),
        ("text", True, "1"),
        ("text", False, "0"),
        ("text", date(2026, 10, 5), "2026-10-05"),
    ],
)
def test_a_cell_becomes_what_the_column_holds(kind: str, cell: object, value: object) -> None:
    done = convert(Column("x", kind, "x"), [cell, cell], Style())
    assert done.values == [value, value]
    assert done.faults == []


@pytest.mark.parametrize(
    ("kind", "cell", "code"),
    [
        ("number", True, "not_number"),
        ("number", date(2026, 1, 1), "not_number"),
        ("number", float("inf"), "not_number"),
        ("number", "nada", "not_number"),
        ("integer", 3.5, "not_integer"),
        ("integer", "3.5", "not_integer"),
        ("integer", "9" * 20, "not_integer"),
        ("integer", "9" * 5000, "not_integer"),
        ("money", "mucho", "not_money"),
        ("money", float("-inf"), "not_money"),
        ("date", 46300.0, "not_date"),
        ("date", "ayer", "not_date"),
        ("moment", True, "not_moment"),
        ("boolean", "quizá", "not_boolean"),
        ("boolean", 2, "not_boolean"),
        ("number", "", "blank"),
        ("number", None, "blank"),
        ("number", float("nan"), "blank"),
        ("number", "N/A", "blank"),
        ("text", "  ", "blank"),
    ],
)
def test_a_cell_that_does_not_fit_is_a_fault(kind: str, cell: object, code: str) -> None:
    done = convert(Column("x", kind, "x"), [cell], Style())
    assert [(i, c) for i, c, _ in done.faults] == [(0, code)]
    assert done.values == [None]


def test_na_is_a_text_but_no_number() -> None:
    assert convert(Column("x", "text", "x"), ["NA"], Style()).values == ["NA"]
    assert convert(Column("x", "number", "x", required=False), ["NA"], Style()).values == [None]


@pytest.mark.parametrize(
    ("column", "cell", "code"),
    [
        (Column("x", "integer", "x", minimum=1, maximum=7), "8", "outside"),
        (Column("x", "integer", "x", minimum=1, maximum=7), "0", "outside"),
        (Column("x", "number", "x", minimum=0), "-1", "too_small"),
        (Column("x", "number", "x", maximum=1), "1.5", "too_large_value"),
        (Column("x", "money", "x", minimum=0), "-0,01", "too_small"),
        (Column("x", "text", "x", choices=("sí", "no")), "quizá", "not_a_choice"),
    ],
)
def test_a_value_outside_its_bounds_is_a_fault(column: Column, cell: str, code: str) -> None:
    done = values_of(column, [cell])
    assert [c for _, c, _ in done.faults] == [code]


def test_a_choice_is_known_without_accents_and_case() -> None:
    assert values_of(Column("x", "text", "x", choices=("sí", "no")), ["SI"]).faults == []


def test_an_array_of_numbers_stays_an_array_when_it_fits() -> None:
    whole = np.array([1, 5, 7])
    bounded = Column("x", "integer", "x", minimum=1, maximum=7)
    assert convert(bounded, whole, Style()).values is whole
    assert convert(NUMBER, np.array([0.5]), Style()).values.tolist() == [0.5]
    assert [c for _, c, _ in convert(bounded, np.array([1, 9]), Style()).faults] == ["outside"]
    assert [c for _, c, _ in convert(bounded, np.array([1.5]), Style()).faults] == ["not_integer"]
    assert convert(Column("x", "text", "x"), np.array([1]), Style()).values == ["1"]
    assert [c for _, c, _ in convert(NUMBER, np.array([np.nan]), Style()).faults] == ["blank"]
    assert convert(Column("x", "integer", "x"), np.array([2**63], dtype="u8"), Style()).faults
    assert convert(NUMBER, np.array([]), Style()).values == []


def test_the_quick_way_refuses_what_only_python_writes() -> None:
    assert converting._quickly(NUMBER, ["1_000"]) is None
    assert converting._quickly(NUMBER, ["nan"]) is None
    assert converting._quickly(Column("x", "integer", "x"), ["9" * 30]) is None
    assert converting._quickly(NUMBER, ["1.234"]) is None
    assert converting._quickly(Column("x", "number", "x", maximum=1), ["2"]) is None
    assert converting._quickly(Column("x", "number", "x", minimum=1), ["0"]) is None
    assert converting._quickly(NUMBER, ["1.25", "2"]) == [1.25, 2]
    assert converting._quickly(NUMBER, ["1e308", "1e308"]) is None


def test_currencies_are_remembered_where_they_first_stand() -> None:
    done = values_of(Column("x", "money", "x"), ["3", "4 €", "5 €", "6 $"])
    assert done.currencies == {"EUR": 1, "$": 3}


@given(st.floats(-1e12, 1e12).map(lambda x: round(x, 4)))
def test_a_number_survives_being_written_with_comma_and_thousands(value: float) -> None:
    american = f"{value:,.4f}"
    spanish = american.translate(str.maketrans(",.", ".,"))
    assert numerals.number(american, ".") == value
    assert numerals.number(spanish, ",") == value


@given(st.lists(st.floats(allow_nan=False, allow_infinity=False, width=32), min_size=1))
def test_the_quick_and_the_slow_way_agree(numbers: list[float]) -> None:
    written = [repr(n) for n in numbers]
    quick = converting._quickly(NUMBER, written)
    slow = [numerals.number(text, ".") for text in written]
    assert quick is None or quick == slow


@given(st.dates(min_value=date(1970, 1, 1), max_value=date(2068, 12, 31)))
def test_a_day_survives_every_way_of_writing_it(day: date) -> None:
    for form in ("%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%d/%m/%y", "%Y/%m/%d"):
        assert dates.day(day.strftime(form)) == day
    assert dates.day(day.strftime("%m/%d/%Y"), month_first=True) == day


@given(st.text(max_size=30), st.sampled_from(list(Kind)))
def test_no_cell_ever_breaks_the_reading(text: str, kind: Kind) -> None:
    done = values_of(Column("x", kind, "x"), [text, text])
    assert len(done.values) == 2


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("1.200", "1200"),
        ("1.200,50", "1200.50"),
        ("1,200.50", "1200.50"),
        ("39,90 €", "39.90"),
        ("€ 39.9", "39.9"),
        ("1 200", "1200"),
        ("-5", "-5"),
        ("0", "0"),
    ],
)
def test_one_number_that_somebody_typed(text, said):
    assert numerals.typed(text) == Decimal(said)


@pytest.mark.parametrize("text", ["1,200", "10,005", "0,004", "", "€", "doce", "1.2.3", "1e9999"])
def test_one_number_that_cannot_be_told_is_refused(text):
    with pytest.raises(ValueError, match=f"^{re.escape(text)}$"):
        numerals.typed(text)
