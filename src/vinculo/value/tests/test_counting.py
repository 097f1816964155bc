"""Counts that come by chance: quantiles of a distribution that is told term by term."""

import numpy as np

from vinculo.value.domain.counting import MOST_COUNTED, quantiles


def test_a_quantile_is_the_first_count_that_reaches_its_level() -> None:
    chances = (
        np.array([chance, 1.0 if k == 0 else 0.0]) for k, chance in enumerate([0.5, 0.3, 0.2])
    )
    assert quantiles(chances, 2, (0.5, 0.9)).tolist() == [[0, 2], [0, 0]]


def test_a_level_that_is_never_reached_stands_at_the_most_that_is_counted() -> None:
    assert quantiles(iter([np.array([0.5])]), 1, (0.1, 0.9)).tolist() == [[0, MOST_COUNTED]]
