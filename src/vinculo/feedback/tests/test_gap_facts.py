"""Standards, operations and promises; what explains gap 5; what cannot be said."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from vinculo.feedback.commands.gaps.words import NOTES, WORDS
from vinculo.feedback.domain.gaps import causes, facts, report
from vinculo.feedback.domain.gaps.figures import person_means
from vinculo.feedback.domain.gaps.names import (
    ANTECEDENTS,
    DIMENSIONS,
)
from vinculo.feedback.domain.gaps.people import People, people_of
from vinculo.feedback.tests.gap_answers import all_items, customers, people, rated
from vinculo.lib.tables import Table, TableError

scale = st.integers(1, 7)

# --- standards ---


def standard(dimension: str = "reliability", item: str = "", **more: object) -> facts.Standard:
    return facts.Standard(dimension, item, **{"is_measured": True, **more})


def test_gap_2_counts_what_managers_rank_first_and_gap_1_2_what_customers_do() -> None:
    managers = people(6, **{**all_items("E", 4), "T1_E": [7] * 6, "T2_E": [6] * 6})
    group = people(30, **{**all_items("E", 4), "R1_E": [7] * 30, "R2_E": [6] * 30})
    written = [standard(item="R1"), standard("tangibles", "T3", is_measured=False)]
    mine = facts.coverage(managers, written, top=2, level=0.95)
    theirs = facts.coverage(group, written, top=2, level=0.95)
    assert (mine.share, mine.value, mine.n) == (0, -1, 6)
    assert (theirs.share, theirs.value) == (0.5, -0.5)
    assert mine.ranked[0] == ("T1", 7, 1, False)
    assert theirs.ranked[0] == ("R1", 7, 1, True)
    assert theirs.interval.low <= theirs.value <= theirs.interval.high


def test_a_standard_for_a_whole_dimension_covers_its_questions() -> None:
    known = facts.covered_items([standard(), standard("empathy", "E2")])
    assert {item for item, has in known.items() if has} == {"R1", "R2", "R3", "R4", "R5", "E2"}


@given(arrays(np.float64, st.integers(1, 22), elements=scale.map(float)), st.integers(1, 22))
def test_first_places_always_add_up_and_ties_share(means: np.ndarray, top: int) -> None:
    weights = facts.first_places(means, top)
    assert weights.sum() == pytest.approx(min(top, len(means)))
    assert len({w for w, m in zip(weights, means, strict=True) if m == means[0]}) == 1
    order = np.argsort(means)
    assert (np.diff(weights[order]) >= 0).all()


def test_points_tell_how_much_of_importance_has_a_standard() -> None:
    points = {f"points_{d}": v for d, v in zip(DIMENSIONS, (10, 30, 20, 25, 15), strict=True)}
    found = facts.coverage(people(3, T1_E=5, **points), [standard()], top=5, level=0.95)
    assert found.by_points == pytest.approx(0.3)
    assert facts.coverage(people(3, OV=1), [standard()], top=5, level=0.95) is None
    assert facts.coverage(people(1, T1_E=5), [standard()], top=5, level=0.95).interval is None
    sparse = people(2, T1_E=[5, np.nan], T2_E=[np.nan, 5])
    assert facts.coverage(sparse, [standard()], top=1, level=0.95).by_points is None


def test_operations_count_cases_and_never_average_averages() -> None:
    kept = facts.kept_standards(
        [
            standard(cases=100, kept=90, target=0.9),
            standard(cases=300, kept=150),
            standard("empathy", cases=10, kept=10, target=1.0),
            standard("empathy"),
        ],
        0.95,
    )
    assert kept["reliability"].share == 240 / 400
    assert kept["reliability"].target == pytest.approx((100 * 0.9 + 300) / 400)
    assert kept["overall"].n == 410
    assert kept["empathy"].value == 0
    low, high = kept["reliability"].interval.low, kept["reliability"].interval.high
    assert low < kept["reliability"].value < high
    assert facts.kept_standards([standard()], 0.95) == {}


def standards_table(**columns: list[object]) -> Table:
    size = len(next(iter(columns.values())))
    return Table({"measured": [True] * size, **columns}, list(range(2, size + 2)))


@pytest.mark.parametrize(
    ("columns", "code"),
    [
        ({"dimension": ["suerte"]}, "not_a_dimension"),
        ({"item": ["Z9"]}, "not_an_item"),
        ({"item": [None], "dimension": [None]}, "no_subject"),
        ({"item": ["T1"], "dimension": ["empathy"]}, "other_dimension"),
        ({"item": ["T1"], "cases": [3], "kept": [4]}, "more_than"),
        ({"item": ["T1"], "kept": [4]}, "more_than"),
    ],
)
def test_standards_that_cannot_be_are_refused(columns: dict, code: str) -> None:
    with pytest.raises(TableError) as refused:
        facts.standards_of(standards_table(**columns))
    assert refused.value.code == code


def test_a_standard_takes_the_dimension_of_its_question() -> None:
    [found] = facts.standards_of(standards_table(item=["t1"], cases=[4], kept=[3], target=[0.5]))
    assert found == facts.Standard("tangibles", "T1", True, 4.0, 3.0, 0.5)


def test_adverts_are_gap_4_and_other_promises_stand_beside() -> None:
    table = Table(
        {
            "kept": [True, False, True],
            "origin": [None, "advert", "agent"],
            "dimension": ["Fiabilidad", None, "empathy"],
        },
        [2, 3, 4],
    )
    found = facts.kept_promises(table, 0.95)
    assert found["advert"]["overall"].value == -0.5
    assert found["advert"]["reliability"].n == 1
    assert found["agent"]["overall"].share == 1
    with pytest.raises(TableError):
        facts.kept_promises(Table({"kept": [True], "dimension": ["suerte"]}, [2]), 0.95)


# --- what explains gap 5 ---


def branches(count: int, noise: float = 0.05, per: int = 6) -> tuple[People, People, People]:
    """Branches whose gap 5 comes from gap 3 mostly, a little from gap 2, not from 1 and 4."""
    draw = np.random.default_rng(7)
    gaps = draw.uniform(-3, -1, size=(count, 4))
    five = 0.2 * gaps[:, 1] + 0.9 * gaps[:, 2] + draw.normal(0, noise, count)
    names = [f"b{i:02d}" for i in range(count)]
    mine = tuple(n for n in names for _ in range(per))
    each = np.repeat(np.arange(count), per)
    group = customers(len(each), 5.0, 5.0 + five[each] / 1.2, units=mine)
    lead = Table(
        {
            "unit": names,
            **all_items("E", 5.0 + gaps[:, 0] / 2),
            **{f"standard_{d}": [f"{7 + g:.4f}" for g in gaps[:, 1]] for d in DIMENSIONS},
        },
        list(range(count)),
    )
    staff = Table(
        {
            "unit": names,
            **{f"ability_{d}": [f"{7 + g:.4f}" for g in gaps[:, 2]] for d in DIMENSIONS},
            **{f"promise_{d}": [f"{7 + g:.4f}" for g in gaps[:, 3]] for d in DIMENSIONS},
        },
        list(range(count)),
    )
    return group, people_of(lead, ("standard",)), people_of(staff, ("ability", "promise"))


def test_with_enough_units_the_gap_that_makes_the_difference_is_found() -> None:
    found = causes.explain(*branches(40), 0.95)
    assert found.units == 40
    assert sum(w.share for w in found.weights) == pytest.approx(1)
    assert sum(w.raw for w in found.weights) == pytest.approx(found.r_squared)
    assert max(found.weights, key=lambda w: w.share).gap == 3
    assert found.weights[2].interval.low < found.weights[2].share < found.weights[2].interval.high
    assert found.weights[2].first > 0.99


def test_with_few_units_nothing_is_computed_and_it_is_said() -> None:
    few = causes.explain(*branches(29), 0.95)
    assert (few.reason, few.units, few.weights, few.r_squared) == ("too_few_units", 29, (), None)
    assert causes.explain(*(customers() for _ in range(3)), 0.95).reason == "no_units"


def test_units_with_few_customers_or_without_a_gap_are_left_out_and_counted() -> None:
    group, lead, staff = branches(40, per=4)
    found = causes.explain(group, lead, staff, 0.95)
    assert found.left_out == {"few_customers": 40, "a_gap_is_missing": 0}
    group, lead, staff = branches(40)
    none = people_of(Table({"unit": ["b01"], "ability_empathy": ["5"]}, [2]), ("ability",))
    assert causes.explain(group, lead, none, 0.95).left_out["a_gap_is_missing"] == 40


def test_units_that_are_all_alike_explain_nothing() -> None:
    units = tuple(f"b{i:02d}" for i in range(40) for _ in range(5))
    alike = customers(200, 6, 5, units=units)
    rates = {"unit": [f"b{i:02d}" for i in range(40)], **all_items("E", [5.0] * 40)}
    for kind in ("standard", "ability", "promise"):
        rates |= {f"{kind}_{d}": ["5"] * 40 for d in DIMENSIONS}
    same = people_of(Table(rates, list(range(40))), ("standard", "ability", "promise"))
    found = report.compute(report.Asked(alike, same, same, (), {}))
    assert found.explained.reason == "no_variance"
    assert "units_alike" in {note.code for note in found.notes}


def test_reversed_questions_are_turned_so_that_high_is_good() -> None:
    overpromise = next(a for a in ANTECEDENTS if a.key == "PO")
    assert causes.antecedent_scores(people(1, PO1=1, PO2=1), overpromise).tolist() == [7]
    found = causes.antecedents(people(3, GS1=[2, 3, 4]), people(3, PO1=1, PO2=2), 0.95)
    assert [(a.key, f.value, f.p_value) for a, f in found] == [("PO", 6.5, None)]


def test_units_with_fewer_than_five_answers_stay_hidden_even_by_subtraction() -> None:
    def shown(*sizes: int, nameless: int = 0) -> set[str]:
        units = tuple(f"u{i}" for i, n in enumerate(sizes) for _ in range(n)) + ("",) * nameless
        staff = people(len(units), units, TW1=4, TW2=4)
        return set(causes.ranks_by_unit(people(0), staff))

    assert shown(5, 9) == {"u0", "u1"}
    assert shown(4, 6, 9) == {"u2"}
    assert shown(3, 2, 9) == {"u2"}
    assert shown(6, 9, nameless=2) == {"u1"}
    assert shown(4) == set()


@given(st.lists(st.integers(0, 12), min_size=1, max_size=8), st.integers(0, 6))
def test_what_is_hidden_is_never_fewer_than_five(sizes: list[int], nameless: int) -> None:
    units = tuple(f"u{i}" for i, n in enumerate(sizes) for _ in range(n)) + ("",) * nameless
    visible = causes._shown(units, np.arange(len(units), dtype=float))
    hidden = len(units) - sum(len(v) for v in visible.values())
    assert all(len(v) >= causes.MIN_GROUP for v in visible.values())
    assert not visible or hidden == 0 or hidden >= causes.MIN_GROUP


# --- together ---


def test_every_note_has_words() -> None:
    assert all(NOTES.values())
    assert all(WORDS.values())


def test_what_cannot_be_said_is_said() -> None:
    group = customers(6)
    found = report.compute(report.Asked(group, people(2, T1_E=5), people(2), (), {}))
    codes = {note.code for note in found.notes}
    assert codes <= set(NOTES)
    assert {
        "no_points",
        "few_managers",
        "no_standard",
        "no_ability",
        "no_promise",
        "no_cases",
        "no_promises",
        "no_units",
        "dimensions_not_asked",
    } <= codes
    assert found.perceived_3 == {}
    assert found.gap_5.overall.value == -1


def test_gap_3_is_also_read_as_what_customers_perceive() -> None:
    staff = rated(ability_empathy=["6", "7"])
    found = report.compute(report.Asked(customers(6), people(9, T1_E=5), staff, (), {}))
    assert found.perceived_3["empathy"].value == pytest.approx(1.5)


def test_person_means_need_half_of_the_answers() -> None:
    nan = np.nan
    rows = [np.array([1, 1, nan]), np.array([3, nan, nan]), np.array([5, nan, nan])]
    np.testing.assert_array_equal(person_means(rows), [3, nan, nan])
