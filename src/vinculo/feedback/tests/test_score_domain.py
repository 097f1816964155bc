"""The rules of scoring by themselves: what must always hold, and the edges."""

from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vinculo.feedback.domain import cautions, figures, groups, insight, kano, reading, structure
from vinculo.feedback.domain.asking import Columns, ask, repeated_persons
from vinculo.feedback.domain.balancing import balanced, base_weights
from vinculo.feedback.domain.export import _name
from vinculo.feedback.domain.questionnaire import (
    Answers,
    Block,
    Field,
    Kind,
    Level,
    Measure,
    Scored,
    Setup,
)
from vinculo.feedback.domain.report import Voice, structure_record
from vinculo.feedback.domain.wishes import Wishes
from vinculo.feedback.instruments import load
from vinculo.lib.stats.moments import DegenerateError
from vinculo.lib.tables import Table, TableError

WORDS = {"es": "x", "en": "x"}
ONE = np.ones


def measure(values, kind=Kind.MEAN, *, headline=True, subject="x", component="c"):
    array = np.asarray(values, dtype=float)
    return Measure(subject, component, Level.OVERALL, kind, array, WORDS, headline)


def how(n, **more):
    return figures.Sureness(ONE(n), **more)


def scored(key, columns):
    instrument = load()[key]
    setup = Setup(instrument.low, instrument.high, instrument.dimensions)
    n = len(next(iter(columns.values())))
    return instrument.score(Answers(columns, range(2, n + 2)), setup)


def quality(seed, n=20):
    draw = np.random.default_rng(seed)
    instrument = load()["servqual"]
    fields = instrument.fields(Setup(1, 7, instrument.dimensions))
    columns = {f.name: draw.integers(1, 8, n).astype(float) for f in fields if f.required}
    points = draw.dirichlet(np.ones(5), n) * 100
    for place, dimension in enumerate(instrument.dimensions):
        columns[f"points_{dimension.key}"] = points[:, place]
    return columns


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 10**6), st.randoms())
def test_scores_do_not_depend_on_the_order_of_persons_or_on_duplicates(seed, chance) -> None:
    columns = quality(seed)
    order = list(range(20))
    chance.shuffle(order)
    plain = scored("servqual", columns)
    moved = scored("servqual", {name: values[order] for name, values in columns.items()})
    twice = scored("servqual", {name: np.tile(values, 2) for name, values in columns.items()})
    for one, two, three in zip(plain.measures, moved.measures, twice.measures, strict=True):
        first = figures.figure(one, None, how(20))
        second = figures.figure(two, None, how(20))
        assert second.value == pytest.approx(first.value)
        assert second.interval.low == pytest.approx(first.interval.low)
        assert figures.figure(three, None, how(40)).value == pytest.approx(first.value)


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 10**6))
def test_gaps_stay_on_their_scale_and_own_weights_between_the_extremes(seed) -> None:
    found = scored("servqual", quality(seed))
    values = {m.key: m.values for m in found.measures}
    gaps = np.column_stack([v for k, v in values.items() if k.endswith(".gap")])
    assert (np.abs(gaps) <= 6).all()
    dimensions = [m.values for m in found.measures if m.headline and m.level == Level.DIMENSION]
    own = values["overall.weighted"]
    assert (own >= np.min(dimensions, axis=0) - 1e-9).all()
    assert (own <= np.max(dimensions, axis=0) + 1e-9).all()
    points = [v for k, v in values.items() if k.endswith(".importance")]
    assert np.sum(points, axis=0) == pytest.approx(100)


@settings(max_examples=20, deadline=None)
@given(st.lists(st.integers(1, 7), min_size=2, max_size=30), st.integers(1, 50))
def test_whole_weights_count_as_repetitions_in_the_mean(values, weight) -> None:
    weights = np.array([1.0 + (i * weight) % 3 for i in range(len(values))])
    one = figures.figure(measure(values), None, figures.Sureness(weights, weighted=True))
    many = np.repeat(values, weights.astype(int))
    assert one.value == pytest.approx(many.mean())
    assert one.n == len(values)
    assert one.n_effective <= len(values) + 1e-9


def test_a_figure_of_one_or_nobody_has_no_interval() -> None:
    one = figures.figure(measure([4, np.nan]), None, how(2))
    assert (one.value, one.interval, one.reason) == (4, None, "one_answer")
    nobody = figures.figure(measure([np.nan]), None, how(1))
    assert (nobody.n, nobody.value, nobody.reason) == (0, None, "nobody")


def test_a_finite_population_shortens_intervals_and_a_census_ends_them() -> None:
    values = measure([1, 2, 3, 4, 5])
    some = figures.figure(values, None, how(5, population=8)).interval
    every = figures.figure(values, None, how(5, population=3)).interval
    assert 3 < some.high < figures.figure(values, None, how(5)).interval.high
    assert every.low == every.high == 3


@pytest.mark.parametrize("kind", [Kind.MEAN, Kind.SHARE, Kind.BALANCE])
@pytest.mark.parametrize("weighted", [False, True])
def test_groups_that_differ_are_found_to_differ(kind, weighted) -> None:
    values = [1.0] * 28 + [0.0] * 2 + [0.0] * 28 + [1.0] * 2
    keep = np.arange(60) < 30
    sure = how(60, weighted=weighted)
    found = figures.difference(measure(values, kind), keep, ~keep, sure)
    assert found.difference < 0
    assert found.p_value < 0.001
    assert found.interval.high < 0


def test_many_groups_are_compared_with_the_rest_and_alike_groups_say_why() -> None:
    codes = np.repeat(np.arange(9), 6)
    grouping = groups.Grouping("g", tuple("abcdefghi"), codes)
    (found,) = groups.split([measure(ONE(54))], [grouping], how(54), 5)
    assert found.against_rest
    assert {c.first for c in found.comparisons} == {"*"}
    assert {c.reason for c in found.comparisons} == {"no_variance"}
    assert found.together[0].reason == "no_variance"
    assert found.comparisons[0].adjusted is None


def test_a_measure_that_few_of_a_group_answered_is_hidden_there_only() -> None:
    codes = np.repeat([0, 1, 2], 10)
    half = np.where(np.arange(30) < 8, np.nan, 4.0 + np.arange(30) % 2)
    grouping = groups.Grouping("g", ("a", "b", "c"), codes)
    found = groups.split(
        [measure(np.arange(30)), measure(half, subject="y")], [grouping], how(30), 5
    )[0]
    hidden = {name: [entry.hidden for entry in shown] for name, shown in found.shown.items()}
    assert hidden == {"a": ["", "small"], "b": ["", "complementary"], "c": ["", ""]}


def zone(least, most, received):
    parts = {"minimum": least, "desired": most, "perceived": received}
    return Scored(tuple(measure(values, component=name) for name, values in parts.items()))


def test_zones_say_where_the_service_stands() -> None:
    states = [
        insight.zones(zone([4, 4], [6, 6], [p, p]), how(2), np.array([True, True]))[0].state
        for p in (3, 4, 5, 6, 7)
    ]
    assert states == ["below", "inside", "inside", "inside", "above"]
    assert insight.zones(zone([4], [4], [5]), how(1))[0].state == "undefined"
    assert insight.zones(zone([np.nan], [4], [5]), how(1)) == []
    assert insight.zones(Scored((measure([1], component="perceived"),)), how(1)) == []


def test_the_grid_needs_two_points_and_a_partner_for_each() -> None:
    level = Level.OVERALL
    one = Scored((measure([5], component="p"),), grid={level: ("i", "p")})
    assert insight.grid(one, level, how(1), (1, 7)) is None
    nothing = (measure([np.nan], component="i"), measure([5], component="p"))
    assert insight.grid(Scored(nothing, grid={level: ("i", "p")}), level, how(1), (1, 7)) is None
    cross = (4.0, 4.0)
    quadrants = [insight.quadrant(p, cross) for p in ((5, 5), (5, 3), (3, 3), (3, 5))]
    assert quadrants == ["keep_up", "concentrate_here", "low_priority", "possible_overkill"]


def test_causes_that_are_one_say_so() -> None:
    same = np.arange(40.0)
    causes = np.column_stack([same, same])
    found = insight.drivers(["a", "b"], causes, ("o", same), times=20, seed=1, level=0.95)
    assert (found.found, found.reason) == (None, "singular")


def test_a_structure_of_two_questions_or_of_one_repeated_is_not_looked_at() -> None:
    two = Block("a", "p", np.ones((200, 2)))
    assert structure.structure("p", [two], ["x", "y"], seed=1).reason == "too_few"
    same = Block("a", "p", np.ones((200, 4)))
    assert structure.structure("p", [same], list("wxyz"), seed=1).reason == "no_variance"
    noise = np.random.default_rng(1).normal(size=(150, 4))
    small = [Block("a", "p", noise[:, :3]), Block("b", "p", noise[:, 3:])]
    found = structure.structure("p", small, list("wxyz"), seed=1)
    assert found.as_designed is None
    assert found.one_factor is not None
    record = structure_record(found, Voice("es", lambda *words: " ".join(words)))
    assert record["as_designed"] is None
    assert record["one_factor"]["freedom"] == found.one_factor.freedom


def test_differences_that_hang_together_by_chance_are_warned_of() -> None:
    apart = insight.Reliability("trato", "gap", 60, 4, None, 0.9, difference=0.4)
    balanced_ = SimpleNamespace(design_effect=1.0, trimmed=0)
    asked = SimpleNamespace(
        setup=Setup(1, 7),
        weighted=False,
        balanced=balanced_,
        instrument=load()["satisfaction"],
        wishes=Wishes(),
    )
    voice = Voice("es", lambda *words: " ".join(words))
    found = cautions.cautions(asked, Scored(()), how(2), [apart], 60, voice)
    assert [warning["code"] for warning in found] == ["low_difference_reliability"]
    assert found[0]["subjects"] == "trato (gap)"


@pytest.mark.parametrize(
    ("pair", "letter"),
    [
        ((1, 1), "Q"),
        ((1, 3), "A"),
        ((1, 5), "O"),
        ((2, 5), "M"),
        ((3, 3), "I"),
        ((5, 1), "R"),
        ((5, 5), "Q"),
    ],
)
def test_kanos_table_is_the_published_one(pair, letter) -> None:
    codes = kano.classified(np.array([pair[0]], float), np.array([pair[1]], float))
    assert kano.CATEGORIES[int(codes[0])] == letter


def test_ties_of_categories_go_to_the_graver_one_and_are_mixed() -> None:
    codes = np.array([0, 1, 2, 3, 0, 1], dtype=float)
    found = kano.feature("x", codes, ONE(6))
    assert (found.category, found.strength, found.mixed) == ("M", 0, True)
    assert kano.feature("x", np.array([np.nan]), ONE(1)) is None
    odd = kano.feature("x", np.array([4.0, 5.0]), ONE(2))
    assert (odd.better, odd.worse) == (None, None)


def table(**columns):
    n = len(next(iter(columns.values())))
    return Table(columns=columns, rows=list(range(2, n + 2)))


def test_cells_become_numbers_or_problems() -> None:
    field = Field("a", WORDS, 1, 7)
    cells = ["7", "3,5", "7 - Total", "", "-", "n/a", "NS", None, "5."]
    found = reading.answers_of(table(a=cells), [field]).of("a")
    assert found[:3].tolist() == [7, 3.5, 7]
    assert np.isnan(found[3:8]).all()
    for cell, code in (
        ("8", "outside"),
        ("x", "not_number"),
        ("inf", "not_number"),
        ("muy bien 5", "not_number"),
    ):
        with pytest.raises(TableError) as refused:
            reading.answers_of(table(a=[cell]), [field])
        assert refused.value.code == code


def test_groups_stand_in_order_of_number_then_text_then_blank() -> None:
    names, codes = reading.codes_of(table(g=["10", "", "b", "2", "a"]), "g")
    assert names == ["2", "10", "a", "b", ""]
    assert codes.tolist() == [1, 4, 3, 0, 2]


def test_a_column_may_be_group_and_number_at_once() -> None:
    instrument = load()["satisfaction"]
    setup = Setup(1, 5)
    read = table(satisfaction=["4", "5", "3"], n=["1", "2,5", "x"])
    named = Columns(groups=("n",), outcome="n", causes=("satisfaction",), wave="n", person="n")
    fields = instrument.fields(setup)
    asked = ask(instrument, setup, read, fields, named, Wishes())
    assert asked.outcome[:2].tolist() == [1, 2.5]
    assert np.isnan(asked.outcome[2])
    assert asked.wishes.causes["satisfaction"].tolist() == [4, 5, 3]
    assert repeated_persons(read, named) == 0


def test_weights_are_trimmed_at_five_medians_and_that_is_said() -> None:
    n = 60
    codes = ["a"] * 58 + ["b"] * 2
    read = table(g=codes, w=[1.0] * 59 + [None])
    base = base_weights(read, "w", read.numbers("w"))
    assert base[-1] == 0
    found = balanced(read, ONE(n), {"g": {"a": 50, "b": 50}})
    assert found.trimmed == 2
    assert found.weights.max() == pytest.approx(5 * np.median(found.weights))
    assert found.weights.sum() == pytest.approx(n)
    blank = balanced(table(g=["a", "b", ""]), ONE(3), {"g": {"a": 1, "b": 1}})
    assert blank.weights[2] == pytest.approx(1)


def test_a_weight_that_is_a_word_is_refused_with_its_row() -> None:
    read = table(w=["1", "mucho"])
    with pytest.raises(TableError) as refused:
        base_weights(read, "w", np.array([1.0, np.nan]))
    assert [problem.code for problem in refused.value.problems] == ["not_number"]


def test_an_expectation_near_the_top_leaves_no_room_above() -> None:
    top = Measure("d", "expectation", Level.DIMENSION, Kind.MEAN, np.array([6.9, 6.8]), WORDS)
    assert cautions._at_ceiling(Scored((top,)), how(2), Setup(1, 7), 2) == ["d"]


def test_names_of_columns_are_unique_and_begin_with_a_letter() -> None:
    taken = {"a": 1}
    assert _name("a", taken) == "a_2"
    assert _name("1 día", {}) == "x_1_dia"


def test_difference_reliability_needs_answers_that_differ() -> None:
    same = np.ones((10, 2))
    blocks = [Block("d", name, same) for name in ("perception", "expectation", "gap")]
    found = insight.reliabilities(
        Scored((), tuple(blocks), difference=("perception", "expectation")), ONE(10, dtype=bool)
    )
    assert found[2].difference is None
    assert not found[2].is_low
    with pytest.raises(DegenerateError):
        figures.difference(measure(ONE(4)), ONE(4, bool), ONE(4, bool), how(4))
