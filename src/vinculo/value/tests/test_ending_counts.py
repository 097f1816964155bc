"""Distributions of purchases that end by themselves are summed whole."""

from types import SimpleNamespace

import numpy as np
import pytest

from vinculo.value.domain.forecast import _moments
from vinculo.value.domain.spending import _chances

MODEL = SimpleNamespace(counts=lambda *_: iter([np.array([0.25]), np.array([0.5])]))


def test_mean_and_variance_are_those_of_the_terms_that_there_are() -> None:
    mean, variance = _moments(MODEL, np.zeros(1), np.zeros(1), 1.0)
    assert (mean[0], variance[0]) == pytest.approx((0.5, 0.25))


def test_chances_stand_in_columns_by_count() -> None:
    assert _chances(MODEL, np.zeros(1), np.zeros(1), 1.0).tolist() == [[0.25, 0.5]]
