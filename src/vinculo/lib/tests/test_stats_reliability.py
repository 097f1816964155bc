"""Reliability and agreement against published figures and by what must always hold."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from vinculo.lib.stats import agreement, reliability
from vinculo.lib.stats.moments import DegenerateError

NONE = float("nan")
ATTITUDE = np.array(
    [
        [43, 51, 30, 39, 61, 92, 45], [63, 64, 51, 54, 63, 73, 47], [71, 70, 68, 69, 76, 86, 48],
        [61, 63, 45, 47, 54, 84, 35], [81, 78, 56, 66, 71, 83, 47], [43, 55, 49, 44, 54, 49, 34],
        [58, 67, 42, 56, 66, 68, 35], [71, 75, 50, 55, 70, 66, 41], [72, 82, 72, 67, 71, 83, 31],
        [67, 61, 45, 47, 62, 80, 41], [64, 53, 53, 58, 58, 67, 34], [67, 60, 47, 39, 59, 74, 41],
        [69, 62, 57, 42, 55, 63, 25], [68, 83, 83, 45, 59, 77, 35], [77, 77, 54, 72, 79, 77, 46],
        [81, 90, 50, 72, 60, 54, 36], [74, 85, 64, 69, 79, 79, 63], [65, 60, 65, 75, 55, 80, 60],
        [65, 70, 46, 57, 75, 85, 46], [50, 58, 68, 54, 64, 78, 52], [50, 40, 33, 34, 43, 64, 33],
        [64, 61, 52, 62, 66, 80, 41], [53, 66, 52, 50, 63, 80, 37], [40, 37, 42, 58, 50, 57, 49],
        [63, 54, 42, 48, 66, 75, 33], [66, 77, 66, 63, 88, 76, 72], [78, 75, 58, 74, 80, 78, 49],
        [48, 57, 44, 45, 51, 83, 38], [85, 85, 71, 71, 77, 74, 55], [82, 82, 39, 59, 64, 78, 39],
    ],
    dtype=float,
)  # fmt: skip


def agreeableness() -> np.ndarray:
    """Five questions of 2,800 persons (``bfi`` of R's psych), the first one reversed."""
    path = Path(__file__).parent / "samples" / "bfi_agreeableness.txt"
    rows = [[NONE if c == "." else float(c) for c in line] for line in path.read_text().split()]
    answers = np.array(rows)
    answers[:, 0] = 7 - answers[:, 0]
    return answers


def test_alpha_of_attitude_is_the_published_one() -> None:
    found = reliability.alpha(ATTITUDE)
    assert round(found.value, 4) == 0.8431
    assert (round(found.interval.low, 3), round(found.interval.high, 3)) == (0.739, 0.916)
    assert (found.n, found.items) == (30, 7)


def test_alpha_of_agreeableness_is_the_published_one() -> None:
    answers = agreeableness()
    assert round(reliability.alpha(answers).value, 4) == 0.7038
    assert round(reliability.alpha(answers, pairwise=True).value, 4) == 0.7030


def test_standardised_alpha_follows_from_the_mean_correlation() -> None:
    found = reliability.alpha(ATTITUDE)
    r = found.mean_correlation
    assert found.standardised == pytest.approx(7 * r / (1 + 6 * r))
    with pytest.raises(DegenerateError, match="not_positive"):
        reliability.spearman_brown(-0.5, 3)


ANSWERS = arrays(
    float, st.tuples(st.integers(4, 20), st.integers(2, 6)), elements=st.integers(1, 7)
)


def alpha_or_nothing(answers):
    try:
        return reliability.alpha(answers)
    except DegenerateError:
        assume(False)


@settings(max_examples=30)
@given(ANSWERS, st.randoms(), st.floats(0.1, 9), st.floats(-9, 9))
def test_alpha_does_not_depend_on_order_scale_or_duplicates(answers, chance, factor, shift) -> None:
    plain = alpha_or_nothing(answers)
    rows, columns = list(range(len(answers))), list(range(answers.shape[1]))
    chance.shuffle(rows)
    chance.shuffle(columns)
    for other in (
        answers[rows],
        answers[:, columns],
        answers * factor + shift,
        np.tile(answers, (2, 1)),
    ):
        assert reliability.alpha(other).value == pytest.approx(plain.value, abs=1e-6)


def test_parallel_questions_have_one_reliability_by_every_formula() -> None:
    draw = np.random.default_rng(8)
    truth = draw.normal(0, 1, (20_000, 1))
    answers = truth + draw.normal(0, 1, (20_000, 5))
    expected = 5 * 0.5 / (1 + 4 * 0.5)
    assert reliability.alpha(answers).value == pytest.approx(expected, abs=0.01)
    assert reliability.omega(answers) == pytest.approx(expected, abs=0.01)
    assert reliability.omega(answers[:, :2]) == pytest.approx(2 * 0.5 / 1.5, abs=0.02)


def test_omega_of_attitude_is_near_its_alpha() -> None:
    assert reliability.omega(ATTITUDE) == pytest.approx(0.85, abs=0.03)


def test_a_difference_is_less_reliable_when_its_parts_go_together() -> None:
    apart = reliability.difference_reliability((1, 1), (0.9, 0.9), 0.0)
    near = reliability.difference_reliability((1, 1), (0.9, 0.9), 0.7)
    assert apart == pytest.approx(0.9)
    assert near == pytest.approx((0.9 + 0.9 - 1.4) / (2 - 1.4))
    with pytest.raises(DegenerateError, match="no_variance"):
        reliability.difference_reliability((1, 1), (0.9, 0.9), 1.0)


@pytest.mark.parametrize(
    ("ask", "code"),
    [
        (lambda: reliability.alpha(np.ones((5, 3))), "no_variance"),
        (lambda: reliability.alpha(ATTITUDE[:, :1]), "too_few"),
        (lambda: reliability.alpha(ATTITUDE[:2]), "too_few"),
        (lambda: reliability.omega(ATTITUDE[:2]), "too_few"),
        (lambda: reliability.omega(np.array([[1.0, 3], [2, 2], [3, 1.5]])), "not_positive"),
        (lambda: reliability.omega(np.ones((4, 3))), "no_variance"),
    ],
)
def test_what_has_no_reliability_says_why(ask, code) -> None:
    with pytest.raises(DegenerateError) as refused:
        ask()
    assert refused.value.code == code


def test_pairs_that_nobody_answered_have_no_covariance() -> None:
    found = reliability.pairwise_covariance(np.array([[1.0, NONE], [NONE, 2.0], [3.0, NONE]]))
    assert np.isnan(found[0, 1])


OBSERVERS = np.array(
    [
        [1, 2, 3, 3, 2, 1, 4, 1, 2, NONE, NONE, NONE],
        [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, NONE, 3],
        [NONE, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, NONE],
        [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, NONE],
    ]
)


@pytest.mark.parametrize(
    ("measure", "published"),
    [("nominal", 0.7434), ("ordinal", 0.815), ("interval", 0.849), ("ratio", 0.797)],
)
def test_krippendorffs_example_gives_the_published_alphas(measure, published) -> None:
    digits = 4 if measure == "nominal" else 3
    assert round(agreement.krippendorff(OBSERVERS, measure), digits) == published


def test_agreement_needs_two_ratings_that_can_differ() -> None:
    with pytest.raises(DegenerateError, match="too_few"):
        agreement.krippendorff(np.array([[1.0, NONE], [NONE, 2.0]]))
    with pytest.raises(DegenerateError, match="no_variance"):
        agreement.krippendorff(np.ones((2, 4)))


@given(st.randoms())
def test_agreement_does_not_depend_on_the_order_of_observers_or_units(chance) -> None:
    rows, columns = list(range(4)), list(range(12))
    chance.shuffle(rows)
    chance.shuffle(columns)
    found = agreement.krippendorff(OBSERVERS[rows][:, columns], "ordinal")
    assert found == pytest.approx(agreement.krippendorff(OBSERVERS, "ordinal"))
