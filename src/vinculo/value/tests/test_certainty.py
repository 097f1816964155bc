"""Intervals hold what they say, totals add up, discounting is exact."""

import numpy as np
import pytest
from scipy.integrate import quad
from scipy.special import hyp2f1
from scipy.stats import nbinom

from vinculo.value import testing
from vinculo.value.domain import bg_nbd, counting, forecast, gamma_gamma, spending
from vinculo.value.domain.classes import pareto
from vinculo.value.domain.counting import negative_binomial, quantiles
from vinculo.value.domain.curve import pareto_svg
from vinculo.value.domain.forecast import Total, count_moments, discounted, purchase_intervals
from vinculo.value.domain.histories import collapse, histories
from vinculo.value.domain.models import MODELS
from vinculo.value.domain.newton import Estimate
from vinculo.value.domain.portfolio import portfolio
from vinculo.value.domain.quadrature import beta_rule
from vinculo.value.domain.scoring import Question, Spending, score
from vinculo.value.domain.spending import spending_intervals
from vinculo.value.tests.published import cdnow

TRUTHS = {"bg_nbd": testing.BG_NBD, "pareto_nbd": testing.PARETO_NBD, "bg_bb": testing.BG_BB}
WEEKS = 39.0


def spend_estimate(values=testing.GAMMA_GAMMA) -> Estimate:
    return Estimate(gamma_gamma.NAMES, np.array(values), np.ones(3), np.zeros((3, 3)), 0.0, 0, ())


def test_bg_nbd_expects_what_the_hypergeometric_formula_says() -> None:
    r, alpha, a, b = testing.BG_NBD
    x, tx, age, t = 3, 20.0, 30.0, 39.0
    rows = histories([x], [tx], [age])
    ratio = ((alpha + age) / (alpha + age + t)) ** (r + x)
    series = hyp2f1(r + x, b + x, a + b + x - 1, t / (alpha + age + t))
    left = a / (b + x - 1) * ((alpha + age) / (alpha + tx)) ** (r + x)
    paper = (a + b + x - 1) / (a - 1) * (1 - ratio * series) / (1 + left)
    assert MODELS["bg_nbd"].expected(rows, testing.BG_NBD, t)[0] == pytest.approx(paper, rel=1e-10)


def test_means_over_a_beta_distribution_are_exact_for_polynomials() -> None:
    where, weight = beta_rule(0.4, 2.1, 6)
    assert weight.sum() == pytest.approx(1)
    assert weight @ where == pytest.approx(0.4 / 2.5)


def test_counts_are_those_of_the_negative_binomial() -> None:
    chances = negative_binomial(np.array([1.7]), np.array([2.5]))
    for k in range(30):
        assert next(chances)[0] == pytest.approx(nbinom.pmf(k, 1.7, 1 / 3.5))


def test_a_count_that_is_never_reached_ends_at_the_limit(monkeypatch) -> None:
    monkeypatch.setattr(counting, "MOST_COUNTED", 5)
    nothing = (np.zeros(1) for _ in range(100))
    assert quantiles(nothing, 1, (0.1, 0.9)).tolist() == [[5, 5]]


def test_discounting_is_an_integral_over_the_horizon() -> None:
    rows = histories([3, 0], [20, 0], [30, 30])
    model = MODELS["bg_nbd"]
    whole, worth = discounted(model, rows, testing.BG_NBD, 52, 0.01)

    def rate(u: float) -> float:
        step = 1e-4
        above = model.expected(rows, testing.BG_NBD, u + step)[0]
        return float((above - model.expected(rows, testing.BG_NBD, u)[0]) / step)

    exact, _ = quad(lambda u: np.exp(-0.01 * u) * rate(u), 0, 52)
    assert worth[0] == pytest.approx(exact, rel=1e-4)
    assert (worth < whole).all()
    same, plain = discounted(model, rows, testing.BG_NBD, 52, 0.0)
    assert list(same) == list(plain)


@pytest.mark.parametrize("key", list(TRUTHS))
def test_intervals_of_purchases_hold_the_stated_share(key: str) -> None:
    rng = np.random.default_rng(5)
    made = {
        "bg_nbd": lambda: testing.bg_nbd_customers(6000, rng, WEEKS),
        "pareto_nbd": lambda: testing.pareto_nbd_customers(6000, rng, WEEKS),
        "bg_bb": lambda: testing.bg_bb_customers(6000, rng, 6, 5),
    }[key]()
    horizon = 5 if key == "bg_bb" else WEEKS
    found = purchase_intervals(MODELS[key], made.rows(), TRUTHS[key], horizon, 0.8)
    inside = (made.later >= found[:, 0]) & (made.later <= found[:, 1])
    assert inside.mean() > 0.8 - 0.015


def test_intervals_of_spending_hold_the_stated_share_and_are_no_wider_than_needed() -> None:
    rng = np.random.default_rng(6)
    made = testing.bg_nbd_customers(4000, rng, WEEKS)
    mean, future = testing.amounts(made.frequency, made.later, rng)
    model, spend = MODELS["bg_nbd"], spend_estimate()
    found = spending_intervals(model, made.rows(), mean, testing.BG_NBD, spend, WEEKS, 0.9)
    below, above = (future < found[:, 0]).mean(), (future > found[:, 1]).mean()
    assert below < 0.05 + 0.01
    assert above == pytest.approx(0.05, abs=0.012)


def test_very_frequent_buyers_have_intervals_too(monkeypatch) -> None:
    monkeypatch.setattr(spending, "_MOST_COUNTS", 30)
    rows = histories([900], [1000], [1000])
    found = spending_intervals(
        MODELS["bg_nbd"], rows, np.array([10.0]), testing.BG_NBD, spend_estimate(), 10.0, 0.9
    )
    assert 0 < found[0, 0] < found[0, 1] < 1000


def test_moments_agree_with_the_expectation() -> None:
    rows = cdnow().take(slice(0, 300))
    for key in ("bg_nbd", "pareto_nbd"):
        mean, variance = count_moments(MODELS[key], rows, TRUTHS[key], WEEKS)
        assert mean == pytest.approx(MODELS[key].expected(rows, TRUTHS[key], WEEKS), rel=1e-6)
        assert (variance > 0).all()


def test_moments_end_at_a_limit(monkeypatch) -> None:
    monkeypatch.setattr(forecast, "MOST_MOMENTS", 3)
    mean, _ = count_moments(MODELS["bg_nbd"], histories([90], [99], [99]), testing.BG_NBD, 50.0)
    assert mean[0] < 3


def test_the_total_of_all_customers_lies_in_its_interval_at_the_stated_rate() -> None:
    """Twelve worlds here; two hundred in the measures."""
    inside = 0
    for seed in range(12):
        made = testing.bg_nbd_customers(1500, np.random.default_rng(seed), WEEKS)
        found = bg_nbd.fit(collapse(made.rows()))
        totals = portfolio(MODELS["bg_nbd"], found, made.rows(), Question(WEEKS))
        low, high = totals.purchases.interval(1.96)
        inside += low <= made.later.sum() <= high
        assert totals.value is None
    assert inside >= 9


def test_the_worth_of_all_customers_has_an_interval() -> None:
    rng = np.random.default_rng(2)
    made = testing.bg_nbd_customers(3000, rng, WEEKS)
    mean, future = testing.amounts(made.frequency, made.later, rng)
    found, again = bg_nbd.fit(collapse(made.rows())), made.frequency > 0
    spend = gamma_gamma.fit(made.frequency[again].astype(float), mean[again])
    totals = portfolio(MODELS["bg_nbd"], found, made.rows(), Question(WEEKS), Spending(spend, mean))
    assert totals.value is not None
    low, high = totals.value.interval(3)
    assert low < future.sum() < high
    half = portfolio(
        MODELS["bg_nbd"], found, made.rows(), Question(WEEKS, 0.0, 0.5), Spending(spend, mean)
    )
    assert half.value is not None
    assert half.value.value == pytest.approx(totals.value.value / 2)


def test_a_worth_without_a_variance_is_not_given() -> None:
    made = testing.bg_nbd_customers(300, np.random.default_rng(1))
    found = bg_nbd.fit(collapse(made.rows()))
    wild = Spending(spend_estimate([6.0, 1.5, 10.0]), np.zeros(300))
    assert portfolio(MODELS["bg_nbd"], found, made.rows(), Question(WEEKS), wild).value is None


def test_another_forecast_keeps_the_uncertainty_in_proportion() -> None:
    assert Total(10, 4, 5).moved(20) == Total(20, 16, 20)
    assert Total(0, 4, 5).moved(3) == Total(3, 4, 5)
    assert Total(1, 4, 5).interval(2) == (0, 7)


def test_scores_follow_the_rule_that_won() -> None:
    rows = histories([2, 0, 1], [30.43, 0, 2], [38.86, 38.86, 38.86])
    model, question = MODELS["bg_nbd"], Question(WEEKS, 0.002, 0.4, 0.9)
    money = Spending(spend_estimate(), np.array([22.35, 0.0, 11.77]))
    plain = score(model, testing.BG_NBD, rows, question, money)
    rule = np.array([9.0, 0.0, 0.0])
    mixed = score(model, testing.BG_NBD, rows, question, money, rule)
    alone = score(model, testing.BG_NBD, rows, question, money, rule, alone=True)
    assert mixed.expected == pytest.approx((plain.expected + rule) / 2)
    assert list(alone.expected) == list(rule)
    assert plain.value is not None
    assert mixed.value is not None
    assert mixed.value == pytest.approx(plain.value * mixed.expected / plain.expected)
    assert alone.expected_interval[0, 1] >= 9
    assert mixed.value_interval is not None
    assert (mixed.value_interval[:, 1] >= mixed.value).all()
    bare = score(model, testing.BG_NBD, rows, question, None, rule)
    assert bare.value is None
    assert bare.value_interval is None


def test_the_curve_is_a_drawing_that_says_its_figures() -> None:
    found = pareto(np.array([80.0, 10, 5, 3, 2]))
    assert [share.n for share in found.classes] == [1, 2, 2]
    assert found.fifth_pct == pytest.approx(80)
    drawn = pareto_svg(
        found,
        {
            "title": "Los <pocos> vitales",
            "description": "d",
            "customers": "clientes",
            "value": "valor",
            "class": "%(name)s: %(customers)s %% y %(value)s %%",
        },
    )
    assert "Los &lt;pocos&gt; vitales" in drawn
    assert "A: 20.0 % y 80.0 %" in drawn
    assert drawn.count("<rect") == 7


def test_customers_worth_nothing_are_all_in_the_last_class() -> None:
    found = pareto(np.zeros(4))
    assert [share.n for share in found.classes] == [0, 0, 4]
    assert found.fifth_pct == 0
    words = dict.fromkeys(("title", "description", "customers", "value", "class"), "-")
    assert pareto_svg(found, words).count("<rect") == 5
