"""Factors, relative weights and raking: known answers and what must always hold."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vinculo.lib.stats import factors, relative_weights, weighting
from vinculo.lib.stats.confirmatory import confirm
from vinculo.lib.stats.moments import DegenerateError

HOLZINGER = """
1.358370
0.407371 1.381784
0.579899 0.451064 1.274865
0.504835 0.208923 0.208170 1.350665
0.440616 0.211091 0.112296 1.097753 1.659786
0.454808 0.247545 0.244109 0.895516 1.014524 1.196358
0.084765 -0.096751 0.088342 0.219743 0.143000 0.144078 1.183139
0.263838 0.109659 0.212323 0.125593 0.180605 0.165431 0.535245 1.021983
0.458339 0.244009 0.373853 0.243363 0.295241 0.235997 0.373297 0.457317 1.015004
"""
"""Covariances of nine tests of 301 pupils (Holzinger and Swineford 1939)."""


def holzinger() -> np.ndarray:
    found = np.zeros((9, 9))
    for place, line in enumerate(HOLZINGER.split("\n")[1:-1]):
        row = [float(word) for word in line.split()]
        found[place, : len(row)] = found[: len(row), place] = row
    return found


def test_three_factors_of_holzinger_fit_as_published() -> None:
    fit = confirm(holzinger(), np.repeat([0, 1, 2], 3), 301)
    assert (round(fit.statistic, 3), fit.freedom) == (85.306, 24)
    assert (round(fit.cfi, 3), round(fit.tli, 3)) == (0.931, 0.896)
    assert (round(fit.rmsea, 3), round(fit.srmr, 3)) == (0.092, 0.065)
    assert fit.loadings[:3] == pytest.approx([0.772, 0.424, 0.581], abs=0.001)
    assert fit.correlations[1, 0] == pytest.approx(0.459, abs=0.001)


def test_one_factor_of_holzinger_fits_worse() -> None:
    one = confirm(holzinger(), np.zeros(9, dtype=int), 301)
    assert (round(one.statistic, 3), one.freedom) == (312.264, 27)


def test_factors_that_are_one_are_held_inside_of_what_can_be() -> None:
    draw = np.random.default_rng(2)
    answers = draw.normal(0, 1, (80, 1)) + draw.normal(0, 0.7, (80, 6))
    answers[:, 4:] -= 1.8 * answers[:, :2] - answers[:, 2:4]
    fit = confirm(np.cov(answers, rowvar=False, ddof=0), np.array([0, 1, 2, 0, 1, 2]), 80)
    assert np.linalg.eigvalsh(fit.correlations)[0] > 0


@pytest.mark.parametrize(
    ("matrix", "owner", "n", "code"),
    [
        (np.eye(3), [0, 0, 0], 100, "too_few"),
        (np.eye(9), [0] * 8 + [1], 100, "too_few"),
        (np.ones((9, 9)), [0] * 9, 100, "singular"),
        (np.zeros((9, 9)), [0] * 9, 100, "singular"),
    ],
)
def test_a_structure_that_cannot_be_tested_says_why(matrix, owner, n, code) -> None:
    with pytest.raises(DegenerateError) as refused:
        confirm(matrix, np.array(owner), n)
    assert refused.value.code == code


def two_factors(n: int = 600) -> np.ndarray:
    draw = np.random.default_rng(3)
    truth = draw.normal(0, 1, (n, 2))
    return np.repeat(truth, 4, axis=1) * 0.8 + draw.normal(0, 0.6, (n, 8))


def test_two_factors_are_found_where_two_were_put() -> None:
    answers = two_factors()
    eigenvalues, chance, count = factors.parallel_analysis(answers, times=50)
    assert count == 2
    assert eigenvalues[1] > chance[1] > 0
    found = factors.maximum_likelihood(factors.correlation(answers), count)
    pattern, links = factors.promax(found.loadings)
    own = np.abs(pattern).argmax(axis=1)
    assert set(own[:4]) != set(own[4:])
    assert len(set(own[:4])) == len(set(own[4:])) == 1
    assert np.abs(pattern).max(axis=1).min() > 0.7
    assert abs(links[0, 1]) < 0.2
    statistic, freedom, p_value = factors.lack_of_fit(found, 600)
    assert freedom == 13
    assert statistic < 40
    assert p_value > 0.001


def test_kmo_and_bartlett_agree_with_the_published_ones_of_holzinger() -> None:
    covariances = holzinger()
    deviations = np.sqrt(np.diag(covariances))
    found = factors.adequacy(covariances / np.outer(deviations, deviations), 301)
    assert found.sampling == pytest.approx(0.752, abs=0.001)
    assert (round(found.sphericity, 1), found.freedom) == (904.1, 36)
    assert found.p_value < 1e-100
    assert found.per_item.shape == (9,)


def test_varimax_keeps_what_each_question_shares() -> None:
    found = factors.maximum_likelihood(factors.correlation(two_factors()), 2)
    turned = factors.varimax(found.loadings)
    assert (turned**2).sum(axis=1) == pytest.approx((found.loadings**2).sum(axis=1))


def test_noise_has_no_factors_and_few_questions_tell_few() -> None:
    noise = np.random.default_rng(1).normal(0, 1, (300, 6))
    assert factors.parallel_analysis(noise, times=40)[2] <= 1
    assert [factors.most_factors(k) for k in (3, 5, 6, 22)] == [1, 2, 3, 15]


@pytest.mark.parametrize(
    ("ask", "code"),
    [
        (lambda: factors.maximum_likelihood(np.eye(2), 1), "too_few"),
        (lambda: factors.maximum_likelihood(np.eye(5), 3), "too_few"),
        (lambda: factors.maximum_likelihood(np.ones((4, 4)), 1), "singular"),
        (lambda: factors.correlation(np.ones((2, 3))), "too_few"),
        (lambda: factors.correlation(np.ones((9, 3))), "no_variance"),
        (lambda: factors.promax(np.zeros((4, 2))), "singular"),
    ],
)
def test_factors_that_cannot_be_found_say_why(ask, code) -> None:
    with pytest.raises(DegenerateError) as refused:
        ask()
    assert refused.value.code == code


def test_relative_weights_of_two_causes_follow_by_hand() -> None:
    draw = np.random.default_rng(5)
    causes = draw.normal(0, 1, (500, 2))
    causes[:, 1] += 0.6 * causes[:, 0]
    outcome = causes @ [0.5, 0.2] + draw.normal(0, 1, 500)
    found = relative_weights.relative_weights(causes, outcome)
    r12 = np.corrcoef(causes.T)[0, 1]
    big, small = np.sqrt(1 + r12), np.sqrt(1 - r12)
    a, b = (big + small) / 2, (big - small) / 2
    root = np.array([[a, b], [b, a]])
    beta = np.linalg.solve(root, found.correlations)
    assert found.raw == pytest.approx(root**2 @ beta**2)


def test_unrelated_causes_weigh_their_squared_correlations() -> None:
    grid = np.array([[a, b] for a in (-1.0, 1) for b in (-1.0, 1)] * 5)
    outcome = grid @ [2.0, 1.0] + np.tile([0.5, -0.5, -0.5, 0.5], 5)
    found = relative_weights.relative_weights(grid, outcome)
    assert found.raw == pytest.approx(found.correlations**2)


@settings(max_examples=25)
@given(st.integers(0, 10**6), st.floats(0.1, 9), st.randoms())
def test_relative_weights_sum_and_keep_through_order_scale_and_duplicates(
    seed, factor, chance
) -> None:
    draw = np.random.default_rng(seed)
    causes = draw.normal(0, 1, (40, 3)) + draw.normal(0, 1, (40, 1))
    outcome = causes.sum(axis=1) + draw.normal(0, 1, 40)
    found = relative_weights.relative_weights(causes, outcome)
    fitted = np.column_stack([np.ones(40), causes])
    left = outcome - fitted @ np.linalg.lstsq(fitted, outcome, rcond=None)[0]
    assert found.raw.sum() == pytest.approx(1 - left.var() / outcome.var())
    assert found.shares.sum() == pytest.approx(1)
    rows = list(range(40))
    chance.shuffle(rows)
    for a, b in (
        (causes[rows], outcome[rows]),
        (causes * factor - 3, outcome * factor),
        (np.tile(causes, (2, 1)), np.tile(outcome, 2)),
    ):
        assert relative_weights.relative_weights(a, b).raw == pytest.approx(found.raw)


def test_a_strong_cause_keeps_its_place_in_resamples() -> None:
    draw = np.random.default_rng(6)
    causes = draw.normal(0, 1, (200, 3))
    outcome = causes @ [1.0, 0.3, 0.0] + draw.normal(0, 1, 200)
    found = relative_weights.stability(causes, outcome, times=200)
    assert found[0].first > 0.99
    assert found[0].interval.low > 0.6
    assert found[2].interval.high < 0.2


CROSSED = np.array([[-1.0, -1], [-1, 1], [1, -1], [1, 1]] * 4)


@pytest.mark.parametrize(
    ("causes", "outcome", "code"),
    [
        (np.eye(4), np.arange(4.0), "too_few"),
        (np.ones((20, 2)), np.arange(20.0), "no_variance"),
        (np.column_stack([np.arange(20.0)] * 2), np.arange(20.0) ** 2, "singular"),
        (
            np.array([[-1.0, -1], [-1, 1], [1, -1], [1, 1]] * 4),
            np.array([1.0, -1, -1, 1] * 4),
            "no_relation",
        ),
    ],
)
def test_causes_that_cannot_be_weighed_say_why(causes, outcome, code) -> None:
    with pytest.raises(DegenerateError) as refused:
        relative_weights.relative_weights(causes, outcome)
    assert refused.value.code == code


MARGINS = st.lists(st.floats(0.1, 1), min_size=2, max_size=4)


@settings(max_examples=50)
@given(MARGINS, MARGINS, st.integers(0, 10**6))
def test_raked_weights_sum_and_fit_every_margin(first, second, seed) -> None:
    draw = np.random.default_rng(seed)
    n = 60
    codes = [np.arange(n) % len(first), draw.permutation(np.arange(n) % len(second))]
    margins = [
        weighting.Margin(codes[0], np.array(first)),
        weighting.Margin(codes[1], np.array(second)),
    ]
    found = weighting.rake(margins, np.ones(n))
    assert found.sum() == pytest.approx(n)
    assert (found > 0).all()
    assert 1 <= weighting.effective_size(found) <= n + 1e-9
    for margin in margins:
        shares = np.bincount(margin.categories, found) / n
        assert shares == pytest.approx(margin.targets / margin.targets.sum(), abs=1e-6)


def test_persons_of_unknown_category_keep_their_weight() -> None:
    margin = weighting.Margin(np.array([0, 0, 1, -1]), np.array([0.5, 0.5]))
    found = weighting.rake([margin], np.ones(4))
    assert found == pytest.approx([0.75, 0.75, 1.5, 1.0])


def test_raking_says_what_cannot_be_fitted() -> None:
    empty = weighting.Margin(np.array([0, 0]), np.array([0.5, 0.5]))
    with pytest.raises(DegenerateError, match="empty_category"):
        weighting.rake([empty], np.ones(2))
    codes = np.array([0, 1])
    against = [
        weighting.Margin(codes, np.array([0.5, 0.5])),
        weighting.Margin(codes, np.array([0.9, 0.1])),
    ]
    with pytest.raises(DegenerateError, match="did_not_converge"):
        weighting.rake(against, np.ones(2))


def test_no_weight_stays_above_five_times_the_median() -> None:
    found = weighting.trimmed(np.array([1.0] * 9 + [50.0]))
    assert found.max() / np.median(found) == pytest.approx(5)
    assert found.sum() == pytest.approx(10)
    with pytest.raises(DegenerateError, match="too_few"):
        weighting.effective_size(np.zeros(3))
