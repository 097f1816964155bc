"""Customers that hold no parameter, and customers that cannot be."""

import numpy as np
import pytest

from vinculo.value.domain import gamma_gamma
from vinculo.value.domain.errors import (
    HistoryError,
    NoRepeatError,
    NotConvergedError,
    TooFewError,
)
from vinculo.value.domain.histories import Histories, collapse, collapse_days, histories
from vinculo.value.domain.models import MODELS
from vinculo.value.domain.newton import Estimate, maximise

ALIKE = histories([3] * 50, [10] * 50, [20] * 50)
NEVER_LEAVE = histories([3] * 50, [20] * 50, [20] * 50)
TWO = histories([3, 0], [10, 0], [20, 20])
ALMOST_NOBODY = histories([1] + [0] * 999, [1] + [0] * 999, [30] * 1000)
JUST_COME = histories([2, 1, 0, 3, 0, 1, 5, 0, 0], [2, 1, 0, 3, 0, 1, 5, 0, 0], [6] * 8 + [0])
GONE_LONG_AGO = histories([1, 2, 3] * 100, [3] * 300, [1000] * 300)


@pytest.mark.parametrize("key", list(MODELS))
@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(ALIKE, id="all alike"),
        pytest.param(NEVER_LEAVE, id="nobody leaves"),
        pytest.param(TWO, id="two customers"),
        pytest.param(ALMOST_NOBODY, id="one of a thousand comes back"),
        pytest.param(JUST_COME, id="one has just come"),
        pytest.param(GONE_LONG_AGO, id="all left long ago"),
    ],
)
def test_where_the_data_hold_no_parameter_it_is_said_and_forecasts_stand(key, rows) -> None:
    model = MODELS[key]
    found = model.fit(collapse(rows))
    assert found.unheld
    assert all(
        np.isnan(error) == (name in found.unheld)
        for name, error in zip(found.names, found.errors, strict=True)
    )
    alive, silent = model.alive(rows, found.values), model.silent(rows, found.values, 5)
    expected = model.expected(rows, found.values, 5)
    assert ((alive >= 0) & (alive <= 1) & (silent > -1e-9) & (silent < 1 + 1e-9)).all()
    assert np.isfinite(expected).all()
    assert (expected >= 0).all()


def test_who_never_leaves_is_a_customer_still() -> None:
    for key in ("bg_nbd", "pareto_nbd"):
        found = MODELS[key].fit(collapse(NEVER_LEAVE))
        assert MODELS[key].alive(NEVER_LEAVE, found.values) == pytest.approx(np.ones(50), abs=1e-3)
        expected = MODELS[key].expected(NEVER_LEAVE, found.values, 20)
        assert expected == pytest.approx(np.full(50, 3.0), rel=1e-3)


@pytest.mark.parametrize("key", list(MODELS))
def test_nobody_coming_back_is_refused(key: str) -> None:
    with pytest.raises(NoRepeatError):
        MODELS[key].fit(collapse(histories([0, 0, 0], [0, 0, 0], [5, 6, 7])))


@pytest.mark.parametrize("key", list(MODELS))
def test_a_single_customer_is_refused(key: str) -> None:
    with pytest.raises(TooFewError):
        MODELS[key].fit(collapse(histories([2], [4], [7])))


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ((-1, 0, 5), "frequency"),
        ((1.5, 2, 5), "frequency"),
        ((1, 2, -5), "age"),
        ((1, float("nan"), 5), "recency"),
        ((1, 6, 5), "recency_after_age"),
        ((0, 1, 5), "recency_without_repeat"),
        ((1, 0, 5), "repeat_without_recency"),
        ((1, 2, 5, 0), "count"),
    ],
)
def test_a_history_that_no_customer_has_is_refused_with_its_place(row, reason: str) -> None:
    good = (1, 2, 5, 1)[: len(row)]
    columns = list(zip(good, row, good, strict=True))
    with pytest.raises(HistoryError) as refusal:
        histories(*columns)
    assert refusal.value.reason == reason
    assert refusal.value.rows == [1]


def test_columns_of_different_length_are_refused() -> None:
    with pytest.raises(HistoryError, match="lengths"):
        histories([1], [1, 2], [3])


def test_times_too_long_to_be_counted_in_days_are_refused() -> None:
    huge = np.array([2**31], dtype=np.int64)
    with pytest.raises(HistoryError, match="too_wide"):
        collapse_days(huge, huge - 1, huge)


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(histories([3, 1], [2, 1], [4, 4]), id="more purchases than occasions"),
        pytest.param(histories([1, 1], [1.5, 1], [4, 4]), id="half an occasion"),
        pytest.param(histories([1, 1], [1, 1], [4, 4000]), id="too many occasions"),
    ],
)
def test_bg_bb_refuses_what_are_no_occasions(rows: Histories) -> None:
    with pytest.raises(HistoryError) as refusal:
        MODELS["bg_bb"].fit(collapse(rows))
    assert refusal.value.reason == "occasions"


def test_spending_that_is_all_alike_is_said_to_hold_no_parameter() -> None:
    found = gamma_gamma.fit(np.full(30, 3.0), np.full(30, 20.0))
    assert found.unheld
    spend = gamma_gamma.expected_spend(found, np.array([3.0, 0.0]), np.array([20.0, 0.0]))
    assert spend == pytest.approx([20, 20], rel=1e-3)


def test_spending_needs_two_customers_who_came_back() -> None:
    with pytest.raises(NoRepeatError):
        gamma_gamma.fit(np.zeros(0), np.zeros(0))
    with pytest.raises(TooFewError):
        gamma_gamma.fit(np.ones(1), np.ones(1))


def test_a_mean_that_does_not_exist_is_no_number() -> None:
    found = gamma_gamma.fit(np.full(30, 3.0), np.linspace(1, 60, 30))
    endless = type(found)(
        found.names, np.array([2.0, 0.5, 9.0]), found.errors, found.covariance, 0.0, 0, ()
    )
    spend = gamma_gamma.expected_spend(endless, np.array([0.0, 3.0]), np.array([0.0, 9.0]))
    assert np.isnan(spend[0])
    assert spend[1] > 0


def _flat_everywhere(values):
    return 0.0, np.array([1.0]), np.array([[-1e-30]])


def _no_number(values):
    return float("nan"), np.array([np.nan]), np.array([[np.nan]])


def _only_down(values):
    """Says that it rises, and falls wherever one goes."""
    top = float(values[0] == 1.0)
    return top, np.array([1.0]), np.array([[-2.0]])


def _creeping(values):
    """Rises for ever, so slowly that no end is near."""
    return float(1e-3 * np.sin(np.log(values[0]) * 50)), np.array([1e-2]), np.array([[1.0]])


@pytest.mark.parametrize("objective", [_no_number, _only_down])
def test_a_search_without_a_maximum_says_so(objective) -> None:
    with pytest.raises(NotConvergedError):
        maximise(objective, [1.0], ("a",))


def test_a_search_that_runs_away_ends_far_from_home() -> None:
    found = maximise(_flat_everywhere, [1.0], ("a",))
    assert found.unheld == ("a",)
    assert found["a"] > 1e6


def _leave_at_one_rate(customers: int) -> Histories:
    """Customers who all leave at the same rate: a Pareto/NBD whose ``s`` has no end."""
    draw = np.random.default_rng(11)
    rate, stay = draw.gamma(0.6, 0.1, customers), draw.exponential(20.0, customers)
    age = draw.integers(30, 79, customers).astype(np.float64)
    frequency, recency = np.zeros(customers, dtype=np.int64), np.zeros(customers)
    for at in range(customers):
        moment = draw.exponential(1 / rate[at])
        while moment < min(stay[at], age[at]):
            frequency[at] += 1
            recency[at] = moment
            moment += draw.exponential(1 / rate[at])
    return histories(frequency, np.ceil(recency * 7) / 7, age)


def test_a_parameter_without_end_is_left_where_nothing_more_is_gained() -> None:
    rows = _leave_at_one_rate(3_000)
    found = MODELS["pareto_nbd"].fit(collapse(rows))
    assert set(found.unheld) | set(found.loose) == {"s", "beta"}
    assert found.evaluations < 40, "far out, rounding would lead the search about for long"
    farther = found.values * np.array([1.0, 1.0, 30.0, 30.0])
    for ask in (MODELS["pareto_nbd"].expected, MODELS["pareto_nbd"].silent):
        assert ask(rows, farther, 26.0) == pytest.approx(ask(rows, found.values, 26.0), rel=2e-3)


def test_a_parameter_whose_error_exceeds_it_is_loose() -> None:
    found = Estimate(
        names=("r", "s", "beta"),
        values=np.array([0.5, 200.0, 9.0]),
        errors=np.array([0.1, 416.0, np.nan]),
        covariance=np.eye(3),
        log_likelihood=-1.0,
        evaluations=1,
        unheld=("beta",),
    )
    assert found.loose == ("s",)
