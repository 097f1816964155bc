"""Intervals hold the truth about as often as they say (a few simulations; more in ``bench/``)."""

import numpy as np
import pytest
from bench.coverage_of_intervals import holds


@pytest.mark.parametrize("method", ["t", "wilson", "adjusted-wald", "feldt", "weighted t"])
def test_intervals_hold_the_truth_as_often_as_they_say(method) -> None:
    found = holds(120, 60, np.random.default_rng(3))
    assert 0.88 <= found[method] <= 1
