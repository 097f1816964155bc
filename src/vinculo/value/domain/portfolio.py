r"""What all customers together will buy and be worth, with how sure that is.

Two things are uncertain: what customers with known habits will do (chance), and the habits
themselves (the parameters). Customers are taken as independent, so variances add up; the second
is passed on from the estimate by the delta method.

The variance of what a customer spends follows from Gamma-Gamma after what was seen, with
:math:`E[1/\nu] = \gamma'/(q'-1)` and :math:`E[1/\nu^2] = \gamma'^2/((q'-1)(q'-2))`:

.. math:: V(S) = E[Y]\,p\,E[\nu^{-2}] + p^2\left(E[Y^2]E[\nu^{-2}] - E[Y]^2E[\nu^{-1}]^2\right)
"""

from dataclasses import dataclass

import numpy as np

from vinculo.value.domain.arrays import Floats
from vinculo.value.domain.forecast import Total, count_moments, discounted, total
from vinculo.value.domain.gamma_gamma import expected_spend
from vinculo.value.domain.histories import Histories
from vinculo.value.domain.models import PurchaseModel
from vinculo.value.domain.newton import Estimate
from vinculo.value.domain.scoring import Question, Spending


@dataclass(frozen=True, slots=True)
class Portfolio:
    """Totals over all customers: purchases, and discounted margin where amounts are known."""

    purchases: Total
    value: Total | None


def portfolio(
    model: PurchaseModel,
    estimate: Estimate,
    rows: Histories,
    question: Question,
    spending: Spending | None = None,
) -> Portfolio:
    """The totals of ``rows``; rows count as often as their ``count`` says."""
    mean, variance = count_moments(model, rows, estimate.values, question.horizon)

    def purchases(parameters: Floats) -> float:
        return float(rows.count @ model.expected(rows, parameters, question.horizon))

    bought = total(purchases, estimate, float(rows.count @ variance))
    if spending is None:
        return Portfolio(bought, None)
    return Portfolio(bought, _worth(model, estimate, rows, question, spending, mean, variance))


def _worth(
    model: PurchaseModel,
    estimate: Estimate,
    rows: Histories,
    question: Question,
    spending: Spending,
    mean: Floats,
    variance: Floats,
) -> Total | None:
    paid = np.where(spending.mean > 0, rows.frequency, 0).astype(np.float64)
    expected, discounts = discounted(
        model, rows, estimate.values, question.horizon, question.discount
    )
    spend = expected_spend(spending.estimate, paid, spending.mean)
    chance = _variance(spending.estimate, paid, spending.mean, mean, variance)
    if not (np.isfinite(spend).all() and np.isfinite(chance).all()):
        return None
    margin = question.margin
    with np.errstate(invalid="ignore", divide="ignore"):
        shrink = np.where(expected > 0, discounts / expected, 1.0) * margin

    def by_habits(parameters: Floats) -> float:
        worth = discounted(model, rows, parameters, question.horizon, question.discount)[1]
        return float(rows.count @ (worth * spend)) * margin

    def by_amounts(parameters: Floats) -> float:
        moved = Estimate(
            spending.estimate.names,
            parameters,
            spending.estimate.errors,
            spending.estimate.covariance,
            0.0,
            0,
            (),
        )
        return float(rows.count @ (discounts * expected_spend(moved, paid, spending.mean))) * margin

    habits = total(by_habits, estimate, float(rows.count @ (chance * shrink**2)))
    amounts = total(by_amounts, spending.estimate, 0.0)
    return Total(habits.value, habits.of_chance, habits.of_parameters + amounts.of_parameters)


def _variance(
    spend: Estimate, paid: Floats, mean: Floats, counted: Floats, spread: Floats
) -> Floats:
    p, q, g = (float(value) for value in spend.values)
    shape, scale = q + p * paid, g + paid * mean
    with np.errstate(divide="ignore", invalid="ignore"):
        once = np.where(shape > 1, scale / (shape - 1), np.inf)
        twice = np.where(shape > 2, scale**2 / ((shape - 1) * (shape - 2)), np.inf)
        square = spread + counted**2
        return np.asarray(counted * p * twice + p**2 * (square * twice - (counted * once) ** 2))
