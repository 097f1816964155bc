"""The derivatives that Newton's method uses are those of the likelihood."""

from collections.abc import Callable

import numpy as np
import pytest

from vinculo.value.domain import bg_bb, bg_nbd, gamma_gamma, pareto_nbd
from vinculo.value.domain.histories import collapse
from vinculo.value.tests.published import cdnow, cdnow_summary, donations


def _gamma_gamma() -> Callable[..., object]:
    frame = cdnow_summary()
    some = frame[frame["x"] > 0]
    x, z = some["x"].to_numpy(float), some["zbar"].to_numpy()
    return gamma_gamma._objective(x, z, np.ones(len(x)))


OBJECTIVES = [
    pytest.param(lambda: bg_nbd._objective(collapse(cdnow())), [0.3, 5, 0.9, 2], id="bg_nbd"),
    pytest.param(
        lambda: pareto_nbd._objective(collapse(cdnow())), [0.5, 8, 0.9, 9], id="pareto_nbd"
    ),
    pytest.param(
        lambda: pareto_nbd._objective(collapse(cdnow())), [0.5, 18, 0.4, 9], id="pareto, alpha>beta"
    ),
    pytest.param(lambda: bg_bb._objective(collapse(donations())), [0.5, 1, 0.9, 2], id="bg_bb"),
    pytest.param(_gamma_gamma, [3, 4, 20], id="gamma_gamma"),
]


@pytest.mark.parametrize(("make", "at"), OBJECTIVES)
def test_gradient_and_hessian_agree_with_differences(make, at) -> None:
    objective, point = make(), np.array(at, dtype=float)
    _, gradient, hessian = objective(point)
    assert hessian == pytest.approx(hessian.T)
    for index, value in enumerate(point):
        up, down = point.copy(), point.copy()
        up[index] += 1e-5 * value
        down[index] -= 1e-5 * value
        above, below = objective(up), objective(down)
        assert (above[0] - below[0]) / (2e-5 * value) == pytest.approx(gradient[index], rel=1e-5)
        slope = (above[1] - below[1]) / (2e-5 * value)
        assert slope == pytest.approx(hessian[index], rel=1e-5, abs=1e-4)


def test_a_likelihood_can_be_asked_at_any_point() -> None:
    rows = collapse(cdnow())
    best = bg_nbd.fit(rows)
    assert bg_nbd.log_likelihood(rows, best.values) == pytest.approx(best.log_likelihood)
    assert bg_nbd.log_likelihood(rows, best.values * 1.1) < best.log_likelihood
    other = pareto_nbd.fit(rows)
    assert pareto_nbd.log_likelihood(rows, other.values) == pytest.approx(other.log_likelihood)
    gifts = collapse(donations())
    third = bg_bb.fit(gifts)
    assert bg_bb.log_likelihood(gifts, third.values) == pytest.approx(third.log_likelihood)
