r"""Gamma-Gamma: what a customer spends per purchase, seen through few purchases.

A purchase of a customer is :math:`\Gamma(p, \nu)`, and :math:`\nu \sim \Gamma(q, \gamma)` differs
between customers. For ``x`` purchases with the mean :math:`\bar z`,

.. math:: L = \frac{\Gamma(px+q)}{\Gamma(px)\Gamma(q)}\,
   \frac{\gamma^q\, \bar z^{px-1} x^{px}}{(\gamma + x \bar z)^{px+q}}

The model takes spending and frequency as independent: look at their correlation first.
Source: Fader and Hardie (2013), The Gamma-Gamma Model of Monetary Value, note 025.
"""

import numpy as np
from scipy.special import digamma, gammaln, polygamma

from vinculo.value.domain.arrays import Floats, weighed_counts
from vinculo.value.domain.errors import NoRepeatError, TooFewError
from vinculo.value.domain.newton import Estimate, Evaluation, Objective, maximise

NAMES = ("p", "q", "gamma")
SOURCE = "Fader, Hardie (2013), note 025"
_FIRST_LOOK = 20_000


def fit(purchases: Floats, mean: Floats, count: Floats | None = None) -> Estimate:
    """The parameters of highest likelihood from customers with at least one purchase counted.

    ``purchases`` is how many purchases ``mean`` is the mean of; ``count`` how many customers are
    alike. ``gamma`` is in the unit of ``mean``.

    Raises:
        TooFewError: fewer than two customers.
        NoRepeatError: no customer with a mean.
    """
    weights = np.ones(len(mean)) if count is None else count
    if not len(mean):
        raise NoRepeatError(customers=0)
    if weights.sum() < 2:
        raise TooFewError(customers=int(weights.sum()))
    start = _start(purchases, mean, weights)
    if len(mean) > 3 * _FIRST_LOOK:
        step = len(mean) // _FIRST_LOOK
        some = slice(step // 2, None, step)
        look = maximise(_objective(purchases[some], mean[some], weights[some]), start, NAMES)
        start = [float(value) for value in look.values] if not look.unheld else start
    return maximise(_objective(purchases, mean, weights), start, NAMES)


def _start(purchases: Floats, mean: Floats, weights: Floats) -> list[float]:
    """Shapes of two and three around the mean of all purchases."""
    centre = float((weights * purchases) @ mean / (weights @ purchases))
    return [2.0, 3.0, centre]


def _objective(purchases: Floats, mean: Floats, weights: Floats) -> Objective:
    total = purchases * mean
    kinds, kind = np.unique(purchases, return_inverse=True)
    held = weighed_counts(kind, weights)
    spent = np.log(total)
    by_kind_spent = weighed_counts(kind, weights * spent)
    fixed = -float(weights @ np.log(mean))
    n = float(weights.sum())

    def evaluate(parameters: Floats) -> Evaluation:
        p, q, g = (float(value) for value in parameters)
        apart = np.log1p(g / total)  # log(g + total) - log(total)
        apart += spent
        inverse = 1.0 / (g + total)
        lean = weighed_counts(kind, weights * apart)
        pull = weighed_counts(kind, weights * inverse)
        shape = p * kinds
        together, alone = polygamma(1, shape + q), polygamma(1, shape)
        value = (
            held @ (gammaln(shape + q) - gammaln(shape))
            + n * (q * np.log(g) - gammaln(q))
            + p * (kinds @ by_kind_spent)
            - (shape + q) @ lean
            + fixed
        )
        slope_q = held @ digamma(shape + q) - n * digamma(q) + n * np.log(g) - lean.sum()
        slope_p = (held * kinds) @ (digamma(shape + q) - digamma(shape))
        slope_p += kinds @ (by_kind_spent - lean)
        gradient = np.array([slope_p, slope_q, n * q / g - (shape + q) @ pull])
        hessian = np.empty((3, 3))
        hessian[0, 0] = (held * kinds**2) @ (together - alone)
        hessian[0, 1] = hessian[1, 0] = (held * kinds) @ together
        hessian[0, 2] = hessian[2, 0] = -(kinds @ pull)
        hessian[1, 1] = held @ together - n * polygamma(1, q)
        hessian[1, 2] = hessian[2, 1] = n / g - pull.sum()
        bend = weighed_counts(kind, weights * inverse**2)
        hessian[2, 2] = -n * q / g**2 + (shape + q) @ bend
        return float(value), gradient, hessian

    return evaluate


def expected_spend(estimate: Estimate, purchases: Floats, mean: Floats) -> Floats:
    r"""What each customer is expected to spend per purchase.

    .. math:: E = \frac{p\,(\gamma + x\bar z)}{px + q - 1}

    A customer without counted purchases gets the mean of all, which exists when ``q > 1`` only:
    otherwise the value is NaN.
    """
    p, q, g = (float(value) for value in estimate.values)
    below = p * purchases + q - 1
    with np.errstate(divide="ignore", invalid="ignore"):
        spend = p * (g + purchases * mean) / below
    return np.where(below > 0, spend, np.nan)
