"""Columns found by name, tables handed on, refusals that say where."""

from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal

import numpy as np
import pytest

from vinculo.lib.tables import Column, Problem, Table, TableError, likeness, matched, plain_name
from vinculo.lib.tables.problems import shown

CAUSE = Column("cause", "text", "La causa", aliases=("causa", "motivo"))
AMOUNT = Column("amount", "money", "El importe")
NOTE = Column("note", "text", "Una nota", required=False)
COLUMNS = (CAUSE, AMOUNT, NOTE)


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("N.º de Caso", "n_o_de_caso"),
        ("\ufeffCAUSE ", "cause"),
        ("Atención (1-7)", "atencion_1_7"),
        ("___", ""),
        (12, "12"),
    ],
)
def test_a_header_is_known_without_accents_case_and_marks(name: object, plain: str) -> None:
    assert plain_name(name) == plain


def test_columns_are_found_by_name_alias_and_mapping() -> None:
    assert matched(["Amount", "MOTIVO"], COLUMNS) == {"cause": 1, "amount": 0}
    found = matched(["importe", "causa", "x"], COLUMNS, {"Importe": "amount", "x": "note"})
    assert found == {"cause": 1, "amount": 0, "note": 2}


def test_a_mapping_is_understood_both_ways_round() -> None:
    assert matched(["importe", "causa"], COLUMNS, {"amount": "importe"})["amount"] == 0


def test_a_mapped_column_wins_over_one_of_the_same_name() -> None:
    assert matched(["amount", "neto", "causa"], COLUMNS, {"neto": "amount"})["amount"] == 1


def test_a_column_that_was_mapped_away_is_not_used_twice() -> None:
    with pytest.raises(TableError) as refused:
        matched(["cause", "x"], (CAUSE, Column("a", "text", "")), {"cause": "a"})
    assert [p.code for p in refused.value.problems] == ["missing_column"]


def test_what_is_missing_repeated_or_unknown_is_said_at_once() -> None:
    with pytest.raises(TableError) as refused:
        matched(["causa", "Causa", "x"], COLUMNS, {"z": "y"})
    codes = {(p.code, p.column) for p in refused.value.problems}
    assert codes == {
        ("unknown_mapping", "z"),
        ("repeated_column", "cause"),
        ("missing_column", "amount"),
    }


def test_a_header_is_told_from_a_title() -> None:
    assert likeness(["Informe 2026", "", ""], COLUMNS) == 0
    assert likeness(["causa", "Importe"], COLUMNS, {"importe": "amount"}) == 2


def test_only_twenty_problems_are_named_and_all_are_counted() -> None:
    error = TableError([Problem("blank", row=i) for i in range(50)])
    assert (len(error.problems), error.total, error.code) == (20, 50, "blank")
    assert TableError([]).code == "refused"
    assert TableError.of("empty_file", a=1).problems[0].params == {"a": 1}


def test_a_long_value_is_shown_short_and_on_one_line() -> None:
    assert shown("a\nb") == "a b"
    assert len(shown("x" * 500)) == 60


def test_blanks_are_allowed_where_the_column_says_so() -> None:
    assert NOTE.may_be_blank
    assert not CAUSE.may_be_blank
    assert Column("x", "text", "", blank=True).may_be_blank


def test_a_table_gives_its_columns_as_lists_and_arrays() -> None:
    table = Table(
        columns={"a": [1, None], "b": np.array([1, 2]), "d": ["2026-10-05", None]}, rows=[2, 4]
    )
    assert len(table) == 2
    assert "a" in table
    assert "z" not in table
    assert table.values("z") == [None, None]
    assert table.texts("a") == ["1", ""]
    assert table.numbers("b").tolist() == [1.0, 2.0]
    assert table.numbers("z").tolist() != [1.0, 2.0]
    assert Table({"m": [Decimal("2.5"), None]}, [1, 2]).numbers("m")[0] == 2.5
    np.testing.assert_array_equal(table.numbers("a"), [1.0, np.nan])
    assert np.isnat(table.days("d")).tolist() == [False, True]
    madrid, utc = timezone(timedelta(hours=1)), UTC
    moments = [datetime(2026, 1, 2, 0, 30, tzinfo=madrid), datetime(2026, 1, 2, 23, tzinfo=utc)]
    zoned = Table({"d": [*moments, None, date(2026, 1, 2)]}, [1, 2, 3, 4]).days("d")
    assert zoned.astype(str).tolist() == ["2026-01-02", "2026-01-02", "NaT", "2026-01-02"]
    problem = table.problem(1, "a", "too_odd", why="x")
    assert (problem.row, problem.value, problem.params) == (4, "", {"why": "x"})
    assert table.problem(0, "a", "too_odd").value == "1"
