"""Differences against other implementations and by what must always hold."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.oneway import anova_oneway
from statsmodels.stats.proportion import confint_proportions_2indep, proportions_ztest

from vinculo.lib.stats import comparisons, corrections, resampling
from vinculo.lib.stats.moments import DegenerateError, Moments, moments

ONE = np.array([3.0, 4, 5, 4, 2, 5, 6, 3])
TWO = np.array([5.0, 6, 7, 5, 6, 4])
THREE = np.array([1.0, 2, 2, 4, 3])


def test_welch_agrees_with_scipy() -> None:
    found = comparisons.welch(moments(ONE), moments(TWO))
    other = stats.ttest_ind(ONE, TWO, equal_var=False)
    interval = other.confidence_interval()
    assert found.statistic == pytest.approx(other.statistic)
    assert found.p_value == pytest.approx(other.pvalue)
    assert (found.interval.low, found.interval.high) == pytest.approx((interval.low, interval.high))


def test_paired_differences_agree_with_scipy() -> None:
    found = comparisons.against_constant(moments(ONE), 3.5)
    assert found.p_value == pytest.approx(stats.ttest_1samp(ONE, 3.5).pvalue)


def test_welchs_analysis_of_variance_agrees_with_statsmodels() -> None:
    found = comparisons.welch_anova([moments(ONE), moments(TWO), moments(THREE)])
    other = anova_oneway([ONE, TWO, THREE], use_var="unequal")
    assert found.statistic == pytest.approx(other.statistic)
    assert found.p_value == pytest.approx(other.pvalue)


def test_two_shares_agree_with_statsmodels() -> None:
    found = comparisons.shares((56, 70), (48, 80))
    low, high = confint_proportions_2indep(56, 70, 48, 80, method="newcomb")
    assert (found.interval.low, found.interval.high) == pytest.approx((low, high))
    assert found.statistic == pytest.approx(proportions_ztest([56, 48], [70, 80])[0])


def test_two_balances_are_compared_by_their_standard_errors() -> None:
    found = comparisons.balances((50, 20, 100), (162, 54, 324))
    assert found.statistic == pytest.approx(
        (0.30 - 1 / 3) / (0.0781025**2 + 0.0414086**2) ** 0.5, 1e-4
    )
    assert found.interval.method == "wald"


def test_a_sample_in_which_all_answer_alike_is_not_certain() -> None:
    found = comparisons.balances((5, 0, 5), (0, 5, 5))
    assert found.difference == 2
    assert found.interval.high == 2
    assert found.interval.low < 1.9
    assert found.interval.method == "adjusted-wald"


@pytest.mark.parametrize(
    ("compare", "code"),
    [
        (lambda: comparisons.welch(Moments(1, 2, float("nan")), moments(TWO)), "too_few"),
        (lambda: comparisons.welch(Moments(4, 2, 0), Moments(4, 3, 0)), "no_variance"),
        (lambda: comparisons.against_constant(Moments(1, 2, 0)), "too_few"),
        (lambda: comparisons.against_constant(Moments(4, 2, 0)), "no_variance"),
        (lambda: comparisons.shares((0, 5), (0, 9)), "no_variance"),
        (lambda: comparisons.balances((0, 0, 0), (1, 1, 5)), "too_few"),
        (lambda: comparisons.welch_anova([moments(ONE)]), "too_few"),
        (lambda: comparisons.welch_anova([moments(ONE), Moments(4, 2, 0)]), "no_variance"),
    ],
)
def test_what_cannot_be_compared_says_why(compare, code) -> None:
    with pytest.raises(DegenerateError) as refused:
        compare()
    assert refused.value.code == code


P_VALUES = st.lists(st.floats(0, 1), min_size=1, max_size=30)


@pytest.mark.parametrize(
    "p_values",
    [
        pytest.param([0.01, 0.02, 0.03, 0.04, 0.05], id="in order"),
        pytest.param([1.0, 0.0, 0.2, 0.2, 0.004, 0.9, 0.03, 0.03], id="ties and both ends"),
        pytest.param(list(np.random.default_rng(4).beta(0.4, 2.0, 30)), id="thirty"),
    ],
)  # a few: statsmodels collects all garbage at each call
def test_corrections_agree_with_statsmodels(p_values: list[float]) -> None:
    for ours, name in ((corrections.holm, "holm"), (corrections.benjamini_hochberg, "fdr_bh")):
        other = multipletests(p_values, method=name)[1]
        assert ours(p_values) == pytest.approx(list(other))


@given(P_VALUES, st.randoms())
def test_a_correction_does_not_depend_on_the_order(p_values: list[float], chance) -> None:
    places = list(range(len(p_values)))
    chance.shuffle(places)
    for correct in (corrections.holm, corrections.benjamini_hochberg):
        plain = correct(p_values)
        assert correct([p_values[i] for i in places]) == [plain[i] for i in places]
        assert all(q >= p for p, q in zip(p_values, plain, strict=True))


def test_what_is_no_p_value_is_refused() -> None:
    with pytest.raises(ValueError, match="p value"):
        corrections.holm([0.2, 1.2])
    assert corrections.holm([]) == []


def test_the_bootstrap_of_a_mean_comes_near_to_students_interval() -> None:
    values = np.random.default_rng(4).normal(5, 1, 400)
    found = resampling.bootstrap_mean(values, times=1000)
    assert found.low == pytest.approx(values.mean() - 0.098, abs=0.02)
    assert found.high == pytest.approx(values.mean() + 0.098, abs=0.02)
    assert found == resampling.bootstrap_mean(values, times=1000)


def test_replicates_leave_out_resamples_without_an_answer() -> None:
    def spread(rows):
        if rows.std() == 0:
            raise DegenerateError("no_variance")
        return np.array([rows.std(), rows.mean()])

    found = resampling.replicates(spread, np.array([1.0, 2.0, 3.0]), times=200)
    assert found.shape[1] == 2
    assert 150 < len(found) < 200
    with pytest.raises(DegenerateError):
        resampling.replicates(spread, np.array([1.0, 1.0, 1.0]), times=20)
    for few in (
        lambda: resampling.replicates(spread, ONE[:1]),
        lambda: resampling.bootstrap_mean(ONE[:1]),
    ):
        with pytest.raises(DegenerateError, match="too_few"):
            few()
