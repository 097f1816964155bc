"""Every figure of every customer, from a fitted model: the rows of ``value score``."""

from dataclasses import dataclass

import numpy as np

from vinculo.value.domain.arrays import Floats
from vinculo.value.domain.forecast import discounted, purchase_intervals
from vinculo.value.domain.gamma_gamma import expected_spend
from vinculo.value.domain.histories import Histories, distinct
from vinculo.value.domain.holdout import blend
from vinculo.value.domain.models import PurchaseModel
from vinculo.value.domain.newton import Estimate
from vinculo.value.domain.spending import spending_intervals


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of each customer.

    ``horizon`` in the model's unit of time, ``discount`` continuous per unit, ``margin`` the
    share of the amounts that is kept, ``level`` of the intervals.
    """

    horizon: float
    discount: float = 0.0
    margin: float = 1.0
    level: float = 0.95


@dataclass(frozen=True, slots=True)
class Scores:
    """One entry per customer; intervals are arrays of low and high.

    ``spend`` is the amount per purchase, ``value`` the discounted margin of the horizon; both
    are ``None`` without amounts.
    """

    alive: Floats
    buys: Floats
    expected: Floats
    expected_interval: Floats
    spend: Floats | None
    value: Floats | None
    value_interval: Floats | None

    def spread(self, place: "np.typing.NDArray[np.int64]") -> "Scores":
        """The same for rows of which these are the different ones."""
        return Scores(
            self.alive[place],
            self.buys[place],
            self.expected[place],
            self.expected_interval[place],
            None if self.spend is None else self.spend[place],
            None if self.value is None else self.value[place],
            None if self.value_interval is None else self.value_interval[place],
        )


@dataclass(frozen=True, slots=True)
class Spending:
    """A fitted Gamma-Gamma with each customer's mean per repeat purchase (0 where none)."""

    estimate: Estimate
    mean: Floats


def score(
    model: PurchaseModel,
    parameters: Floats,
    rows: Histories,
    question: Question,
    spending: Spending | None = None,
    rule: Floats | None = None,
    *,
    alone: bool = False,
) -> Scores:
    """All figures for ``rows``.

    ``rule`` is a plain forecast whose mean with the model's is taken, or which stands ``alone``,
    where the contest on the past chose that; the model's interval is then stretched to hold it.
    """
    others = [] if spending is None else [spending.mean]
    first, place = distinct(rows, *others)
    kept = None if spending is None else Spending(spending.estimate, spending.mean[first])
    found = _scores(model, parameters, rows.take(first), question, kept).spread(place)
    if rule is None:
        return found
    return _moved(found, rule if alone else blend(found.expected, rule))


def _scores(
    model: PurchaseModel,
    parameters: Floats,
    rows: Histories,
    question: Question,
    spending: Spending | None,
) -> Scores:
    expected, worth = discounted(model, rows, parameters, question.horizon, question.discount)
    buys = 1 - model.silent(rows, parameters, question.horizon)
    interval = purchase_intervals(model, rows, parameters, question.horizon, question.level)
    alive = model.alive(rows, parameters)
    if spending is None:
        return Scores(alive, buys, expected, interval, None, None, None)
    paid = np.where(spending.mean > 0, rows.frequency, 0).astype(np.float64)
    spend = expected_spend(spending.estimate, paid, spending.mean)
    amounts = spending_intervals(
        model,
        rows,
        spending.mean,
        parameters,
        spending.estimate,
        question.horizon,
        question.level,
    )
    with np.errstate(invalid="ignore", divide="ignore"):
        shrink = np.where(expected > 0, worth / expected, 1.0) * question.margin
    return Scores(
        alive,
        buys,
        expected,
        interval,
        spend,
        worth * spend * question.margin,
        amounts * shrink[:, None],
    )


def _moved(found: Scores, expected: Floats) -> Scores:
    with np.errstate(invalid="ignore", divide="ignore"):
        ratio = np.where(found.expected > 0, expected / found.expected, 1.0)
    value = None if found.value is None else found.value * ratio
    return Scores(
        found.alive,
        found.buys,
        expected,
        _stretched(found.expected_interval, expected),
        found.spend,
        value,
        None
        if found.value_interval is None or value is None
        else _stretched(found.value_interval, value),
    )


def _stretched(interval: Floats, value: Floats) -> Floats:
    return np.stack([np.minimum(interval[:, 0], value), np.maximum(interval[:, 1], value)], axis=1)
