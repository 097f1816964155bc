"""Gap 5 by Ibis on DuckDB: whole numbers that are those of the pure functions."""

import random

import ibis
import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vinculo.feedback.domain.gaps.asked import dimension_gaps, gap_5, overall_gaps
from vinculo.feedback.domain.gaps.names import DIMENSION_OF, DIMENSIONS, ITEMS
from vinculo.feedback.facts.quality_gaps import WHOLE, figures, gap_sums
from vinculo.feedback.tests.gap_answers import people

Row = list[int | None]


def long(rows: list[list[tuple[int | None, int | None]]]) -> pa.Table:
    """One row for each question of each person."""
    flat = [
        (person, DIMENSION_OF[item], expected, got)
        for person, answers in enumerate(rows)
        for item, (expected, got) in zip(ITEMS, answers, strict=True)
    ]
    random.Random(1).shuffle(flat)
    return pa.table(
        {
            "response_id": pa.array([f[0] for f in flat], pa.int64()),
            "dimension": pa.array([f[1] for f in flat], pa.string()),
            "expectation": pa.array([f[2] for f in flat], pa.int8()),
            "perception": pa.array([f[3] for f in flat], pa.int8()),
        }
    )


def sums_of(rows: list[list[tuple[int | None, int | None]]]) -> dict[str, int | None]:
    connection = ibis.duckdb.connect()
    table = connection.create_table("answers", long(rows))
    return connection.to_pyarrow(gap_sums(table)).to_pylist()[0]


def persons(rows: list[list[tuple[int | None, int | None]]]):
    columns = {}
    for place, item in enumerate(ITEMS):
        for part, key in enumerate("EP"):
            values = [answers[place][part] for answers in rows]
            columns[f"{item}_{key}"] = [np.nan if v is None else v for v in values]
    return people(len(rows), **columns)


def whole(values: np.ndarray, scale: int) -> dict[str, int]:
    kept = values[np.isfinite(values)] * scale
    exact = [round(v) for v in kept]
    assert np.allclose(kept, exact, atol=1e-6)
    return {"n": len(exact), "sum": sum(exact), "squares": sum(x * x for x in exact)}


def assert_equal(rows: list[list[tuple[int | None, int | None]]]) -> None:
    found = sums_of(rows)
    group = persons(rows)
    pure = {d: whole(dimension_gaps(group, d), WHOLE) for d in DIMENSIONS}
    pure["overall"] = whole(overall_gaps(group), WHOLE * 5)
    for name, expected in pure.items():
        got = {key: int(found[f"{key}_{name}"] or 0) for key in ("n", "sum", "squares")}
        assert got == expected, name
    told, exact = figures(found), gap_5(group, 0.95)
    for name, figure in {**exact.dimensions, "overall": exact.overall}.items():
        assert told[name].n == figure.n
        assert told[name].reason == figure.reason
        if figure.value is not None:
            assert told[name].value == pytest.approx(figure.value, abs=1e-12)
        if figure.interval is not None:
            assert told[name].interval.low == pytest.approx(figure.interval.low, abs=1e-9)
        if figure.p_value is not None:
            assert told[name].p_value == pytest.approx(figure.p_value, abs=1e-9)


answer = st.one_of(st.none(), st.integers(1, 7))
pairs = st.lists(st.tuples(answer, answer), min_size=22, max_size=22)


@settings(max_examples=25, deadline=None)
@given(st.lists(pairs, min_size=1, max_size=6))
def test_duckdb_and_the_pure_functions_give_the_same_whole_numbers(
    rows: list[list[tuple[int | None, int | None]]],
) -> None:
    assert_equal(rows)


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([[(7, 1)] * 22], id="the worst, alone"),
        pytest.param([[(4, 4)] * 22] * 3, id="all alike"),
        pytest.param([[(None, None)] * 22, [(5, 3)] * 22], id="one said nothing"),
        pytest.param([[(None, 3)] * 22], id="nobody has an expectation"),
        pytest.param(
            [[(6, 5)] * 2 + [(None, 5)] * 2 + [(6, 5)] * 2 + [(6, None)] * 3 + [(6, 4)] * 13] * 2,
            id="exactly half of four, less than half of five",
        ),
    ],
)
def test_the_edges_are_the_same_too(rows: list[list[tuple[int | None, int | None]]]) -> None:
    assert_equal(rows)
