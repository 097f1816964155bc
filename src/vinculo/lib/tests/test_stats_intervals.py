"""Intervals against published figures, at their edges, and by what must always hold."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from vinculo.lib.stats import intervals
from vinculo.lib.stats.moments import DegenerateError, Moments, moments


def test_wilson_gives_the_published_interval() -> None:
    found = intervals.wilson(45, 60)
    assert [round(found.low, 4), round(found.high, 4)] == [0.6277, 0.8422]
    assert (found.level, found.method) == (0.95, "wilson")


@pytest.mark.parametrize(
    ("counts", "balance", "error", "wald", "adjusted", "centre"),
    [
        pytest.param((50, 20, 100), 30.0, 7.81, (14.69, 45.31), (14.05, 44.20), 29.13, id="100"),
        pytest.param((162, 54, 324), 33.33, 4.141, None, (24.95, 41.11), None, id="324"),
    ],
)
def test_a_balance_of_shares_has_the_published_intervals(
    counts, balance, error, wald, adjusted, centre
) -> None:
    value, se, plain = intervals.wald_balance(*counts)
    assert round(100 * value, 2) == balance
    assert 100 * se == pytest.approx(error, abs=0.005)
    if wald:
        assert (round(100 * plain.low, 2), round(100 * plain.high, 2)) == wald
    better = intervals.adjusted_wald_balance(*counts)
    found = (round(100 * better.interval.low, 2), round(100 * better.interval.high, 2))
    assert found == adjusted
    if centre:
        assert round(100 * better.value, 2) == centre


def test_a_mean_has_students_interval() -> None:
    found = intervals.mean_interval(Moments(16, 10.0, 4.0))
    assert found.high == pytest.approx(10 + 2.131449546 * 0.5)
    assert found.low == pytest.approx(10 - 2.131449546 * 0.5)


@pytest.mark.parametrize("n", [0.5, 1])
def test_one_value_has_no_interval(n: float) -> None:
    with pytest.raises(DegenerateError, match="too_few"):
        intervals.mean_interval(Moments(n, 3.0, float("nan")))


def test_a_census_leaves_no_doubt() -> None:
    sample = Moments(40, 3.0, 1.0)
    assert intervals.mean_interval(sample, population=40).low == 3.0
    assert intervals.wilson(10, 40, population=40).high == 0.25
    assert intervals.adjusted_wald_balance(20, 10, 40, population=40).interval.low == 0.25
    assert intervals.population_factor(1, 1) == 0.0


def test_a_finite_population_shortens_every_interval() -> None:
    sample = Moments(40, 3.0, 1.0)
    whole, part = intervals.mean_interval(sample), intervals.mean_interval(sample, population=90)
    assert part.high - part.low < whole.high - whole.low
    assert intervals.wilson(10, 40, population=90).high < intervals.wilson(10, 40).high


def test_a_sample_larger_than_its_population_is_refused() -> None:
    with pytest.raises(ValueError, match="population"):
        intervals.population_factor(11, 10)


@pytest.mark.parametrize("level", [0, 1, -0.2, 1.5])
def test_a_level_that_is_no_probability_is_refused(level: float) -> None:
    with pytest.raises(ValueError, match="level"):
        intervals.normal_quantile(level)


def test_impossible_counts_are_refused() -> None:
    with pytest.raises(ValueError, match="count"):
        intervals.wilson(7, 6)
    with pytest.raises(DegenerateError, match="too_few"):
        intervals.wilson(0, 0)


def test_the_adjusted_share_adds_two_of_each() -> None:
    found = intervals.adjusted_wald_share(0, 10)
    assert found.value == pytest.approx(0.13877, abs=1e-5)
    assert found.interval.low == 0.0


@given(st.integers(1, 500), st.data())
def test_wilson_holds_the_share_and_stays_inside_of_0_and_1(n: int, data: st.DataObject) -> None:
    successes = data.draw(st.integers(0, n))
    found = intervals.wilson(successes, n)
    mirrored = intervals.wilson(n - successes, n)
    assert 0 <= found.low <= successes / n <= found.high <= 1
    assert found.low == pytest.approx(1 - mirrored.high)


@given(
    st.lists(st.floats(-100, 100), min_size=2, max_size=30), st.floats(0.1, 10), st.floats(-9, 9)
)
def test_the_interval_of_a_mean_moves_with_the_scale(values, factor, shift) -> None:
    plain = intervals.mean_interval(moments(np.array(values)))
    moved = intervals.mean_interval(moments(np.array(values) * factor + shift))
    assert moved.low == pytest.approx(plain.low * factor + shift, abs=1e-6)
    assert moved.high == pytest.approx(plain.high * factor + shift, abs=1e-6)


def test_moments_leave_out_what_is_missing() -> None:
    found = moments(np.array([1.0, np.nan, 3.0]))
    assert (found.n, found.mean, found.variance) == (2.0, 2.0, 2.0)
    assert found.deviation == pytest.approx(2**0.5)
    assert np.isnan(moments(np.array([4.0])).variance)


@pytest.mark.parametrize("weights", [None, np.array([1.0, 2.0])])
def test_nothing_has_no_moments(weights) -> None:
    with pytest.raises(DegenerateError, match="too_few"):
        moments(np.array([np.nan, np.nan]), weights)


@given(st.lists(st.integers(1, 7), min_size=2, max_size=40), st.floats(0.01, 100))
def test_equal_weights_change_nothing(values: list[int], weight: float) -> None:
    array = np.array(values, dtype=float)
    plain, weighted = moments(array), moments(array, np.full(len(array), weight))
    assert weighted.n == pytest.approx(plain.n)
    assert weighted.mean == pytest.approx(plain.mean)
    assert weighted.variance == pytest.approx(plain.variance, abs=1e-9)


def test_one_weighted_value_has_no_variance() -> None:
    found = moments(np.array([5.0, 1.0]), np.array([3.0, 0.0]))
    assert (found.n, found.mean) == (1.0, 5.0)
    assert np.isnan(found.variance)
