"""The parameters of the papers come out of their data."""

import itertools

import numpy as np
import pytest

from vinculo.value.domain import (
    bg_bb,
    bg_bb_forecast,
    bg_nbd,
    bg_nbd_forecast,
    gamma_gamma,
    pareto_nbd,
    pareto_nbd_forecast,
)
from vinculo.value.domain.histories import collapse, histories
from vinculo.value.tests.published import cdnow, cdnow_summary, donations

BG_NBD = np.array([0.243, 4.414, 0.793, 2.426])
PARETO = np.array([0.5534, 10.5802, 0.6061, 11.6562])
DONORS = np.array([1.20352, 0.74972, 0.65672, 2.78345])


def test_bg_nbd_of_cdnow() -> None:
    found = bg_nbd.fit(collapse(cdnow()))
    assert found.values == pytest.approx([0.2426, 4.4135, 0.7929, 2.4258], abs=5e-5)
    assert found.log_likelihood == pytest.approx(-9582.43, abs=5e-3)
    assert found.errors == pytest.approx([0.0126, 0.378, 0.186, 0.705], abs=5e-4)
    assert found.unheld == ()


def test_pareto_nbd_of_cdnow() -> None:
    found = pareto_nbd.fit(collapse(cdnow()))
    assert found.values[:3] == pytest.approx([0.5533, 10.578, 0.6062], abs=5e-4)
    assert found.values[3] == pytest.approx(11.667, abs=2e-3)
    assert found.log_likelihood == pytest.approx(-9594.97, abs=5e-3)


def test_gamma_gamma_of_cdnow() -> None:
    frame = cdnow_summary()
    repeaters = frame[frame["x"] > 0]
    found = gamma_gamma.fit(repeaters["x"].to_numpy(float), repeaters["zbar"].to_numpy())
    assert found.values == pytest.approx([6.249, 3.745, 15.448], abs=5e-4)
    assert found.log_likelihood == pytest.approx(-4055.92, abs=5e-3)
    first = frame.head(10)
    spend = gamma_gamma.expected_spend(found, first["x"].to_numpy(float), first["zbar"].to_numpy())
    assert spend == pytest.approx(
        [24.65, 18.91, 35.17, 35.17, 35.17, 71.46, 18.91, 35.17, 27.28, 35.17], abs=0.01
    )


def test_bg_bb_of_the_donations() -> None:
    found = bg_bb.fit(collapse(donations()))
    assert found.values == pytest.approx([1.2035, 0.7497, 0.6567, 2.7835], abs=1e-4)
    assert found.log_likelihood == pytest.approx(-33225.581, abs=1e-3)


def test_bg_bb_expects_what_the_paper_expects() -> None:
    rows = donations()
    total = rows.count @ bg_bb_forecast.expected(rows, DONORS, 5)
    assert total == pytest.approx(12884.15, abs=5e-3)
    some = histories([0, 2, 6], [0, 4, 6], [6, 6, 6])
    alive = bg_bb_forecast.alive_next(some, DONORS)
    assert alive == pytest.approx([0.1081, 0.5897, 0.9304], abs=5e-5)


def test_one_customer_of_bg_nbd() -> None:
    one = histories([2], [30.43], [38.86])
    assert bg_nbd_forecast.expected(one, BG_NBD, 39)[0] == pytest.approx(1.226, abs=1e-4)


@pytest.mark.parametrize(
    ("weeks", "purchases"),
    [(0.1429, 0.0078), (1, 0.0532), (3, 0.1506), (31.8571, 1.0405), (32, 1.0437), (78, 1.8576)],
)
def test_a_new_customer_of_bg_nbd(weeks: float, purchases: float) -> None:
    fitted = bg_nbd.fit(collapse(cdnow())).values
    assert bg_nbd_forecast.expected_of_new(fitted, weeks) == pytest.approx(purchases, abs=5e-4)


def test_how_many_purchases_bg_nbd_gives_a_new_customer() -> None:
    assert next(bg_nbd_forecast.counts_of_new(BG_NBD, 39)) == pytest.approx(0.5737864, abs=5e-8)
    two_weeks = list(itertools.islice(bg_nbd_forecast.counts_of_new(BG_NBD, 2), 11))
    assert two_weeks[10] == pytest.approx(1.07869e-7, rel=1e-5)
    thirty = list(itertools.islice(bg_nbd_forecast.counts_of_new(BG_NBD, 30), 21))
    assert thirty[11] == pytest.approx(0.0019995214, rel=1e-6)
    assert thirty[20] == pytest.approx(0.0002222260, rel=1e-6)


def test_one_customer_of_pareto_nbd() -> None:
    one = histories([26], [30.86], [31])
    assert pareto_nbd_forecast.alive(one, PARETO)[0] == pytest.approx(0.9979, abs=5e-5)
    assert pareto_nbd_forecast.expected(one, PARETO, 52)[0] == pytest.approx(25.46, abs=0.01)


def test_a_new_customer_of_pareto_nbd() -> None:
    found = [pareto_nbd_forecast.expected_of_new(PARETO, weeks) for weeks in (0, 1, 2, 9)]
    assert found == pytest.approx([0, 0.05077821, 0.09916088, 0.38909211], abs=0.01)
