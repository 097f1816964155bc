"""Forecasts are judged on a past whose future is known."""

import numpy as np
import pytest

from vinculo.value.domain import gamma_gamma
from vinculo.value.domain.holdout import Contest, blend, choose, compete, plan
from vinculo.value.domain.judge import judge
from vinculo.value.domain.transactions import Purchases, merged
from vinculo.value.tests.published import transactions


def purchases_of(name: str) -> Purchases:
    frame = transactions(name)
    _, codes = np.unique(frame["customer"].to_numpy(str), return_inverse=True)
    days = frame["date"].to_numpy().astype("datetime64[D]").astype(np.int64)
    return merged(codes, days, np.rint(frame["amount"].to_numpy() * 100).astype(np.int64))


def contest_of(name: str) -> Contest:
    purchases = purchases_of(name)
    end = purchases.first_day + 545
    contest = compete(purchases, end, 273, 7, ("bg_nbd", "pareto_nbd"), 100)
    assert contest is not None
    return contest


def test_the_sample_of_cdnow_is_forecast_as_measured_before_or_better() -> None:
    contest = contest_of("CDNOW_sample.txt")
    (bg_nbd,) = contest.purchases["bg_nbd"]
    assert bg_nbd.mae == pytest.approx(0.7855, abs=5e-5)
    assert bg_nbd.rmse == pytest.approx(1.608, abs=5e-4)
    assert bg_nbd.bias_pct == pytest.approx(-12.1, abs=0.06)
    assert bg_nbd.auc == pytest.approx(0.7725, abs=5e-5)
    (rate,) = contest.purchases["past_rate"]
    assert (rate.mae, rate.rmse) == pytest.approx((1.024, 2.212), abs=5e-4)
    (nobody,) = contest.purchases["nobody"]
    assert nobody.mae == pytest.approx(0.7985, abs=5e-5)
    (best,) = contest.purchases[contest.chosen]
    assert best.mae <= 0.7855
    assert best.rmse <= 1.608
    assert best.correlation >= 0.626
    assert best.auc >= 0.7725
    assert best.gini >= 0.6625
    assert abs(best.bias_pct) <= 12.1


def test_all_of_cdnow_is_forecast_and_valued_as_measured_before_or_better() -> None:
    contest = contest_of("CDNOW_master.txt")
    assert contest.customers == (23_570,)
    (best,) = contest.purchases[contest.chosen]
    assert best.mae <= 0.8187
    assert best.rmse <= 1.733
    assert best.correlation >= 0.669
    assert best.auc >= 0.763
    assert best.gini >= 0.663
    assert abs(best.bias_pct) <= 14.3
    worth, naive = contest.value[contest.chosen], contest.value["past_rate"]
    assert worth.rmse <= 92.9
    assert worth.mae <= 32.7
    assert worth.correlation == pytest.approx(0.669, abs=5e-4)
    assert worth.captured >= 0.683
    assert abs(worth.bias_pct) <= 17.3
    assert naive.rmse == pytest.approx(133, abs=0.5)
    groups = {group.frequency: group for group in contest.calibration}
    assert groups[0].actual == pytest.approx(0.251, abs=5e-4)
    assert groups[7].or_more
    assert groups[7].actual == pytest.approx(6.591, abs=5e-4)


def test_origins_stand_half_a_horizon_apart_and_leave_as_much_before_as_after() -> None:
    found = plan(0, 399, 100)
    assert found is not None
    assert found.origins == (299, 249, 199)
    assert not found.shortened


def test_a_horizon_too_long_is_shortened_and_said() -> None:
    found = plan(0, 89, 100)
    assert found is not None
    assert found.shortened
    assert found.horizon == 30
    assert found.origins == (59, 44, 29)


def test_less_than_a_week_cannot_be_judged() -> None:
    assert plan(0, 4, 10) is None
    few = Purchases(np.array([0, 0]), np.array([0, 3]), np.array([1, 1]))
    assert compete(few, 3, 2, 1, ("bg_nbd",)) is None


@pytest.mark.parametrize(
    ("scores", "winner"),
    [
        ({"bg_nbd": 1.0, "past_rate": 1.2, "bg_nbd+past_rate": 0.995}, "bg_nbd"),
        ({"bg_nbd": 1.0, "past_rate": 1.2, "bg_nbd+past_rate": 0.98}, "bg_nbd+past_rate"),
        ({"bg_nbd": 1.0, "past_rate": 0.9, "bg_nbd+past_rate": 0.95}, "past_rate"),
    ],
)
def test_a_mean_of_two_must_gain_one_per_cent(scores, winner: str) -> None:
    assert choose(scores) == winner


def test_where_a_rule_sees_what_a_model_does_not_it_wins() -> None:
    """Regular customers: each buys every so many days for ever, which no model believes."""
    rows = [
        (customer, day)
        for customer in range(60)
        for day in range(customer % 7, 700, 5 + customer % 23)
    ]
    customer, day = np.array(rows, dtype=np.int64).T
    contest = compete(merged(customer, day), 699, 120, 7, ("bg_nbd", "pareto_nbd"))
    assert contest is not None
    assert "past_rate" in contest.chosen or "last_period" in contest.chosen
    assert contest.score(contest.chosen) <= contest.score("bg_nbd")


def test_a_model_that_cannot_be_fitted_to_the_past_does_not_compete() -> None:
    """Nobody comes back until long after the first origin."""
    customer = np.repeat(np.arange(20), 2)
    day = np.stack([np.arange(20), 90 + np.arange(20) % 10], axis=1).ravel()
    contest = compete(merged(customer, day, day * 0 + 500), 99, 30, 7, ("bg_nbd",), 100)
    assert contest is not None
    assert contest.failures == {"bg_nbd": "value_no_repeat"}
    assert "bg_nbd" not in contest.purchases
    assert set(contest.value) == {"past_rate"}


def test_value_without_a_mean_is_not_judged(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gamma_gamma, "expected_spend", lambda _e, x, _m: np.full(len(x), np.nan))
    purchases = purchases_of("CDNOW_sample.txt")
    contest = compete(purchases, purchases.first_day + 300, 100, 7, ("bg_nbd",), 100)
    assert contest is not None
    assert set(contest.value) == {"past_rate"}


def test_a_perfect_forecast_has_no_error_and_a_perfect_ranking() -> None:
    actual = np.array([0.0, 0, 1, 2, 9])
    found = judge(actual, actual)
    assert (found.mae, found.rmse, found.bias_pct) == (0, 0, 0)
    assert (found.auc, found.gini) == pytest.approx((1, 1))
    assert found.captured == pytest.approx(0.75)
    assert found.correlation == pytest.approx(1)
    assert found.score == 0


def test_a_future_without_purchases_ranks_nobody() -> None:
    found = judge(np.array([0.1, 0.3]), np.zeros(2))
    assert found.mae == pytest.approx(0.2)
    for figure in (found.bias_pct, found.correlation, found.auc, found.gini, found.captured):
        assert np.isnan(figure)


def test_a_blend_is_the_mean() -> None:
    assert list(blend(np.array([1.0, 3.0]), np.array([2.0, 3.0]))) == [1.5, 3.0]
