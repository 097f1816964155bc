r"""Figures that hold for any purchase model: discounting, and how sure the figures are.

A purchase at a time ``u`` from now is worth :math:`e^{-\delta u}` today. With ``M(u)`` the
purchases expected until ``u``, the discounted ones are

.. math:: e^{-\delta t} M(t) + \delta \int_0^t e^{-\delta u} M(u)\,du,

integrated by Gauss and Legendre; ``M`` is smooth and five places suffice.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from vinculo.value.domain.arrays import Floats
from vinculo.value.domain.counting import quantiles
from vinculo.value.domain.histories import Histories
from vinculo.value.domain.models import PurchaseModel
from vinculo.value.domain.newton import Estimate
from vinculo.value.domain.quadrature import unit_rule

_PLACES = 5
_NUDGE = 1e-4
_BLOCK = 4_096


def discounted(
    model: PurchaseModel, rows: Histories, parameters: Floats, horizon: float, rate: float
) -> tuple[Floats, Floats]:
    """Expected purchases in the horizon, and the same discounted at ``rate`` per unit of time.

    ``rate`` is continuous: a yearly rate ``d`` is ``log(1 + d)`` over the units in a year.
    """
    whole = model.expected(rows, parameters, horizon)
    if rate == 0:
        return whole, whole
    where, weight = unit_rule(_PLACES)
    worth = np.exp(-rate * horizon) * whole
    for place, share in zip(where, weight, strict=True):
        time = float(place) * horizon
        part = rate * horizon * float(share) * np.exp(-rate * time)
        worth = worth + part * model.expected(rows, parameters, time)
    return whole, worth


def purchase_intervals(
    model: PurchaseModel, rows: Histories, parameters: Floats, horizon: float, level: float
) -> Floats:
    """How many purchases each customer will make, with at least probability ``level``.

    An array of rows by low and high, from the model's own distribution of counts. The parameters
    are taken as known; with some hundred customers or more that hardly matters.
    """
    tail = (1 - level) / 2
    found = np.empty((len(rows), 2))
    order = np.argsort(rows.frequency, kind="stable")
    for first in range(0, len(order), _BLOCK):
        some = order[first : first + _BLOCK]
        chances = model.counts(rows.take(some), parameters, horizon)
        found[some] = quantiles(chances, len(some), (tail, 1 - tail))
    return found


@dataclass(frozen=True, slots=True)
class Total:
    """A sum over customers with its two uncertainties, as variances."""

    value: float
    of_chance: float
    of_parameters: float

    def moved(self, value: float) -> "Total":
        """The same uncertainty around another forecast, in proportion to its size."""
        ratio = (value / self.value) ** 2 if self.value > 0 else 1.0
        return Total(value, self.of_chance * ratio, self.of_parameters * ratio)

    def interval(self, z: float) -> tuple[float, float]:
        """Where the sum will lie, ``z`` standard deviations to each side; never below zero."""
        width = z * float(np.sqrt(self.of_chance + self.of_parameters))
        return max(self.value - width, 0.0), self.value + width


def total(figure: Callable[[Floats], float], estimate: Estimate, of_chance: float) -> Total:
    """``figure`` of the parameters with the variance that the estimate passes on to it.

    By the delta method on the logarithms of the parameters; directions that the data do not hold
    are left out, as in the covariance.
    """
    slope = np.empty(len(estimate.values))
    for index in range(len(slope)):
        up, down = estimate.values.copy(), estimate.values.copy()
        up[index] *= np.exp(_NUDGE)
        down[index] *= np.exp(-_NUDGE)
        slope[index] = (figure(up) - figure(down)) / (2 * _NUDGE)
    variance = float(slope @ estimate.covariance @ slope)
    return Total(figure(estimate.values), of_chance, max(variance, 0.0))


def count_moments(
    model: PurchaseModel, rows: Histories, parameters: Floats, horizon: float
) -> tuple[Floats, Floats]:
    """Mean and variance of each customer's purchases in the horizon, from their distribution."""
    mean, variance = np.empty(len(rows)), np.empty(len(rows))
    order = np.argsort(rows.frequency, kind="stable")
    for first in range(0, len(order), _BLOCK):
        some = order[first : first + _BLOCK]
        mean[some], variance[some] = _moments(model, rows.take(some), parameters, horizon)
    return mean, variance


def _moments(
    model: PurchaseModel, rows: Histories, parameters: Floats, horizon: float
) -> tuple[Floats, Floats]:
    seen = np.zeros(len(rows))
    first, second = np.zeros(len(rows)), np.zeros(len(rows))
    for k, chance in enumerate(model.counts(rows, parameters, horizon)):
        seen = seen + chance
        first = first + k * chance
        second = second + k * k * chance
        if (seen > 1 - 1e-9).all() or k >= MOST_MOMENTS:
            break
    return first, np.maximum(second - first**2, 0.0)


MOST_MOMENTS = 4_000
