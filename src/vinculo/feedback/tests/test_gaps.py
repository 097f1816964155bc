"""The five gaps as they are asked: published figures, the signs, what is left out."""

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from vinculo.feedback.domain.gaps import asked, facts
from vinculo.feedback.domain.gaps.figures import Figure, by_key, mean_figure
from vinculo.feedback.domain.gaps.names import (
    ANTECEDENTS,
    DIMENSIONS,
    ITEMS,
    NAMES,
    QUESTIONS,
    Antecedent,
)
from vinculo.feedback.domain.gaps.people import people_of, require_questions
from vinculo.feedback.tests.gap_answers import all_items, customers, people, rated
from vinculo.lib.stats.intervals import mean_interval
from vinculo.lib.stats.moments import Moments
from vinculo.lib.tables import Table, TableError

scale = st.integers(1, 7)

INSTRUMENTS = Path(__file__).resolve().parents[1] / "instruments"

# --- names ---


def test_there_are_twenty_two_questions_and_sixteen_antecedents_with_fifty_one() -> None:
    assert len(ITEMS) == len(set(ITEMS)) == 22
    assert len(ANTECEDENTS) == 16
    assert sum(a.count for a in ANTECEDENTS) == 51


@pytest.mark.skipif(not INSTRUMENTS.exists(), reason="the instruments are another part")
def test_names_and_reversals_are_those_of_the_packaged_questions() -> None:
    source = json.loads((INSTRUMENTS / "gap_items.json").read_text(encoding="utf-8"))
    packaged = [
        Antecedent(
            a["id"],
            a["gap"],
            {"manager": "managers", "frontline": "frontline"}[a["respondent"]],
            len(a["items"]),
            tuple(i for i, item in enumerate(a["items"], start=1) if item["reverse"]),
        )
        for a in source["antecedents"]
    ]
    assert packaged == list(ANTECEDENTS)
    quality = json.loads((INSTRUMENTS / "servqual_items.json").read_text(encoding="utf-8"))
    assert {d["id"]: tuple(d["items"]) for d in quality["dimensions"]} == QUESTIONS


def test_a_dimension_is_known_in_spanish_and_english() -> None:
    assert facts.dimension_named("Fiabilidad") == "reliability"
    assert facts.dimension_named("Capacidad de respuesta") == "responsiveness"
    assert facts.dimension_named("EMPATÍA") == "empathy"
    assert facts.dimension_named("x") is None
    assert set(NAMES) == set(DIMENSIONS)


# --- gap 5 ---

PUBLISHED = {
    "tangibles": ((4.44, 0.44), (4.19, 0.53), -0.25),
    "reliability": ((4.49, 0.44), (4.36, 0.51), -0.13),
    "responsiveness": ((4.48, 0.46), (4.35, 0.50), -0.13),
    "assurance": ((4.50, 0.46), (4.32, 0.49), -0.18),
    "empathy": ((4.56, 0.46), (4.40, 0.51), -0.16),
}


@pytest.mark.parametrize("dimension", DIMENSIONS)
def test_published_means_give_the_published_gap(dimension: str) -> None:
    """Means and deviations of 386 patients (PMC6131925, table 2)."""
    (e_mean, e_sd), (p_mean, p_sd), gap = PUBLISHED[dimension]
    draw = np.random.default_rng(1).normal(size=(2, 386))
    draw = (draw - draw.mean(axis=1, keepdims=True)) / draw.std(axis=1, ddof=1, keepdims=True)
    expected, got = e_mean + e_sd * draw[0], p_mean + p_sd * draw[1]
    found = asked.gap_5(customers(386, expected, got), 0.95).dimensions[dimension]
    assert round(found.value, 2) == gap
    assert found.n == 386
    assert found.interval.low < gap < found.interval.high


ITEM_MEANS = {
    "reliability": (
        [(4.04, 4.94), (4.08, 4.92), (4.11, 4.92), (3.97, 4.93), (4.02, 4.90)],
        -0.878,
    ),
    "empathy": ([(4.39, 4.96), (3.95, 4.90), (3.34, 4.87), (3.97, 4.94), (3.90, 4.86)], -0.996),
}


@pytest.mark.parametrize("dimension", ITEM_MEANS)
def test_published_item_means_average_to_their_dimension(dimension: str) -> None:
    """Item means of BMC Health Services Research 2012, 12:31, table 2 (the first five of each)."""
    pairs, gap = ITEM_MEANS[dimension]
    columns = {}
    for item, (got, expected) in zip(QUESTIONS[dimension], pairs, strict=True):
        columns |= {f"{item}_E": expected, f"{item}_P": got}
    found = asked.gap_5(people(30, **columns), 0.95).dimensions[dimension]
    assert found.value == pytest.approx(gap, abs=0.0005)


def test_the_interval_of_a_published_paired_gap_is_repeated() -> None:
    """Hotels in Ethiopia, n = 415: +.07398, t = 3.100, interval .027 to .121."""
    error = 0.07398 / 3.100
    interval = mean_interval(Moments(415, 0.07398, error**2 * 415))
    assert (round(interval.low, 3), round(interval.high, 3)) == (0.027, 0.121)


def test_everybody_is_weighted_by_the_own_points() -> None:
    gaps = {"T1_E": [5, 5], "T1_P": [4, 3]}
    for dimension in DIMENSIONS[1:]:
        gaps |= {f"{QUESTIONS[dimension][i]}_{p}": [5, 5] for i in range(3) for p in "EP"}
    gaps |= {"T2_E": [5, 5], "T2_P": [4, 3]}
    points = {f"points_{d}": [0, 20] for d in DIMENSIONS[1:]} | {"points_tangibles": [100, 20]}
    group = people(2, **gaps, **points)
    assert asked.weighted_gaps(group).tolist() == pytest.approx([-1.0, -0.4])
    assert asked.gap_5(group, 0.95).weighted.value == pytest.approx(-0.7)
    assert asked.weighted_gaps(people(2, **gaps)) is None
    assert (
        asked.weighted_gaps(people(1, T1_E=5, T1_P=5, **{f"points_{d}": 20 for d in DIMENSIONS}))
        is None
    )


def test_a_dimension_counts_from_half_of_its_questions() -> None:
    nan = np.nan
    one = people(
        3,
        T1_E=[6, 6, 6],
        T1_P=[5, 5, nan],
        T2_E=[6, 6, 6],
        T2_P=[5, nan, nan],
        T3_E=6,
        T3_P=nan,
        T4_E=6,
        T4_P=nan,
    )
    np.testing.assert_array_equal(asked.dimension_gaps(one, "tangibles"), [-1, nan, nan])
    assert asked.gap_5(one, 0.95).overall.n == 1


@settings(max_examples=50)
@given(arrays(np.float64, (6, 44), elements=scale.map(float)), st.permutations(range(6)))
def test_the_order_of_customers_changes_nothing_and_gaps_keep_their_range(
    answers: np.ndarray, order: list[int]
) -> None:
    def gap(rows: np.ndarray) -> Figure:
        columns = {
            f"{item}_{p}": rows[:, i * 2 + k]
            for i, item in enumerate(ITEMS)
            for k, p in enumerate("EP")
        }
        return asked.gap_5(people(len(rows), **columns), 0.95).overall

    first, second, doubled = gap(answers), gap(answers[order]), gap(np.vstack([answers, answers]))
    assert first.value == pytest.approx(second.value)
    assert first.value == pytest.approx(doubled.value)
    assert -6 <= first.value <= 6


@settings(max_examples=30)
@given(st.floats(-1, 1), arrays(np.float64, (8,), elements=scale.map(float)))
def test_a_shift_of_perceptions_shifts_the_gap(shift: float, got: np.ndarray) -> None:
    one = asked.gap_5(customers(8, 4, got), 0.95).overall.value
    two = asked.gap_5(customers(8, 4, got + shift), 0.95).overall.value
    assert two - one == pytest.approx(shift, abs=1e-9)


# --- gap 1 ---


def test_managers_who_expect_too_little_give_a_negative_gap() -> None:
    managers = people(6, **all_items("E", [5, 5, 6, 6, 5, 6]))
    found = asked.gap_1(managers, customers(20, np.tile([6, 7], 10)), 0.95)
    assert found.overall.value == pytest.approx(-1.0)
    assert found.overall.more["managers"] == {"mean": 5.5, "n": 6}
    assert found.overall.interval.method == "welch"
    assert found.dimensions["empathy"].p_adjusted >= found.dimensions["empathy"].p_value
    assert found.points == {}


def test_only_dimensions_that_both_were_asked_are_compared() -> None:
    managers = people(4, T1_E=[7, 6, 7, 6], T2_E=[7, 6, 7, 6])
    group = customers(10, np.tile([6, 7], 5))
    assert asked.both_asked(managers, group) == ("tangibles",)
    assert asked.gap_1(managers, group, 0.95).overall.value == pytest.approx(0.0)
    nobody = asked.gap_1(people(3, R1_E=5), people(3, T1_E=5), 0.95)
    assert (nobody.overall.value, nobody.overall.reason) == (None, "no_answers")


def test_points_of_managers_and_customers_are_compared() -> None:
    points = {f"points_{d}": [20, 20, 20] for d in DIMENSIONS}
    other = points | {"points_tangibles": [10, 20, 30], "points_empathy": [30, 20, 10]}
    found = asked.gap_1(people(3, T1_E=5, **points), people(3, T1_E=5, **other), 0.95).points[
        "tangibles"
    ]
    assert found.value == 0
    alike = asked.gap_1(people(3, T1_E=5, **points), people(3, T1_E=5, **points), 0.95)
    assert alike.points["tangibles"].reason == "no_variance"
    assert alike.points["tangibles"].value == 0


# --- gaps 2 to 4 ---


def test_seven_is_no_gap_and_no_standard_is_the_worst_of_gap_2() -> None:
    found = asked.direct_gap(
        rated(standard_empathy=["7", "NSE", "1", "", "4,5"]), "standard", 0.95, absent_is_worst=True
    )
    figure = found.dimensions["empathy"]
    assert figure.n == 4
    assert figure.value == pytest.approx((0 - 6 - 6 - 2.5) / 4)
    assert figure.more["no_standard"]["count"] == 1
    assert figure.p_value is None
    assert found.dimensions["tangibles"].reason == "no_answers"


def test_no_standard_is_left_out_of_gap_3_and_counted() -> None:
    figure = asked.direct_gap(
        rated(ability_empathy=["6", "no existe", "4"]), "ability", 0.95
    ).dimensions["empathy"]
    assert (figure.n, figure.value) == (2, -2)
    assert figure.more["no_standard"]["count"] == 1
    assert figure.more["no_standard"]["n"] == 3
    only = asked.direct_gap(rated(ability_empathy=["", "", ""]), "ability", 0.95).dimensions[
        "empathy"
    ]
    assert only.more["no_standard"]["interval"] is None


def test_one_answer_has_a_mean_and_a_reason_for_no_interval() -> None:
    figure = asked.direct_gap(rated(promise_empathy=["6"]), "promise", 0.95).dimensions["empathy"]
    assert (figure.value, figure.interval, figure.reason) == (-1, None, "too_few")
    assert figure.more == {}


def test_a_mean_of_alike_answers_has_no_test() -> None:
    figure = mean_figure(np.array([2.0, 2.0, np.nan]), 0.95)
    assert (figure.value, figure.n, figure.p_value) == (2, 2, None)


def test_figures_without_a_test_are_not_corrected() -> None:
    found = by_key(["a", "b"], lambda key: Figure(1.0, 2, p_value=0.02 if key == "a" else None))
    assert (found["a"].p_adjusted, found["b"].p_adjusted) == (0.02, None)


# --- people ---


def table(**columns: list[object]) -> Table:
    size = len(next(iter(columns.values())))
    return Table(columns, list(range(2, size + 2)), file="x.csv")


def test_points_that_do_not_sum_to_a_hundred_are_refused_with_their_row() -> None:
    points = {f"points_{d}": [20.0, 20.0, None, 40.0] for d in DIMENSIONS}
    points["points_empathy"] = [20.0, 19.0, None, 40.0]
    with pytest.raises(TableError) as refused:
        people_of(table(**points), ())
    assert [(p.code, p.row, p.value) for p in refused.value.problems] == [
        ("points_sum", 3, "99"),
        ("points_sum", 5, "200"),
    ]
    scaled = people_of(table(**points), (), rescale=True).points
    assert scaled[1].sum() == pytest.approx(100)
    assert np.isnan(scaled[2]).all()
    assert scaled[3].tolist() == [20] * 5


def test_points_of_some_dimensions_only_are_refused() -> None:
    with pytest.raises(TableError) as refused:
        people_of(table(points_empathy=[100.0]), ())
    assert refused.value.code == "missing_column"


@pytest.mark.parametrize("text", ["8", "0", "mucho", "nan"])
def test_a_rating_outside_the_scale_is_refused(text: str) -> None:
    with pytest.raises(TableError) as refused:
        people_of(table(standard_empathy=[text]), ("standard",))
    assert refused.value.code == "not_a_rating"


def test_a_file_without_any_whole_question_is_refused() -> None:
    source = table(T1_E=[5.0], other=[1])
    with pytest.raises(TableError) as refused:
        require_questions(people_of(source, ()), "EP", source)
    assert [p.column for p in refused.value.problems] == ["T1_E", "T1_P"]
    require_questions(people_of(source, ()), "E", source)
