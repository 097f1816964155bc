"""What must not change when the unit of the answers or of the weights does."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vinculo.feedback.domain import figures
from vinculo.feedback.domain.questionnaire import Kind, Level, Measure
from vinculo.lib.stats.relative_weights import relative_weights
from vinculo.lib.stats.reliability import alpha, omega

WORDS = {"es": "x", "en": "x"}


def measure(values):
    return Measure("x", "c", Level.OVERALL, Kind.MEAN, np.asarray(values, float), WORDS, True)


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 10**6), st.floats(0.1, 20), st.floats(-50, 50))
def test_another_unit_moves_figures_with_it_and_leaves_tests_and_reliability(seed, a, b) -> None:
    draw = np.random.default_rng(seed)
    truth = draw.normal(0, 1, 40)
    answers = truth[:, None] + draw.normal(0, 1, (40, 4))
    group = np.arange(40) < 18
    how = figures.Sureness(np.ones(40))
    plain, moved = measure(answers[:, 0]), measure(a * answers[:, 0] + b)
    first, second = figures.figure(plain, None, how), figures.figure(moved, None, how)
    assert second.value == pytest.approx(a * first.value + b, abs=1e-6)
    assert second.deviation == pytest.approx(a * first.deviation)
    assert second.interval.low == pytest.approx(a * first.interval.low + b, abs=1e-6)
    one, two = (figures.difference(m, group, ~group, how) for m in (plain, moved))
    assert two.p_value == pytest.approx(one.p_value, rel=1e-6)
    assert alpha(a * answers + b).value == pytest.approx(alpha(answers).value)
    assert omega(a * answers + b) == pytest.approx(omega(answers), abs=1e-6)
    shares = relative_weights(answers[:, 1:], answers[:, 0]).shares
    again = relative_weights(a * answers[:, 1:] + b, answers[:, 0]).shares
    assert again == pytest.approx(shares)
    assert shares.sum() == pytest.approx(1)


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 10**6), st.floats(0.01, 100))
def test_only_the_proportion_of_weights_matters(seed, factor) -> None:
    draw = np.random.default_rng(seed)
    values, weights = measure(draw.integers(1, 8, 30)), draw.uniform(0.2, 3, 30)
    one = figures.figure(values, None, figures.Sureness(weights, weighted=True))
    two = figures.figure(values, None, figures.Sureness(factor * weights, weighted=True))
    assert (two.value, two.n_effective) == (
        pytest.approx(one.value),
        pytest.approx(one.n_effective),
    )
    assert two.interval.high == pytest.approx(one.interval.high)
