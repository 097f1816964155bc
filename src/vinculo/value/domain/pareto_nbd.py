r"""Pareto/NBD: customers who buy at a rate of their own and may leave at any moment.

Rates :math:`\lambda \sim \Gamma(r, \alpha)` of buying and :math:`\mu \sim \Gamma(s, \beta)` of
leaving. With ``x`` repeat purchases, the last at :math:`t_x`, seen until ``T``,

.. math:: L = \frac{\Gamma(r+x)}{\Gamma(r)} \alpha^r \beta^s \left[
   \frac{1}{(\alpha+T)^{r+x}(\beta+T)^s} + s \int_{t_x}^{T}
   \frac{d\tau}{(\alpha+\tau)^{r+x}(\beta+\tau)^{s+1}} \right]

The integral is the difference of two Gauss hypergeometric functions in the papers. Here it is
integrated in ``log(c + tau)`` and added up in logarithms: it neither overflows nor cancels, and
its derivatives by all parameters are means over the same nodes.
Source: Schmittlein, Morrison and Colombo (1987), Management Science 33(1).
"""

from dataclasses import dataclass

import numpy as np

from vinculo.value.domain.arrays import Floats
from vinculo.value.domain.bg_nbd import require_repeats
from vinculo.value.domain.histories import Collapsed, Histories
from vinculo.value.domain.newton import Estimate, Evaluation, Objective, maximise
from vinculo.value.domain.quadrature import unit_rule
from vinculo.value.domain.rising import Tally

NAMES = ("r", "alpha", "s", "beta")
SOURCE = "Schmittlein, Morrison, Colombo (1987), Management Science 33(1)"
NODES = 40
_FIRST_LOOK = 2_500
_CHUNK = 512  # the nodes of a chunk stay in the processor's cache
_SPAN = 40.0  # e-folds that still matter


@dataclass(frozen=True, slots=True)
class Nodes:
    """Places between two times, for each customer, with their shares of the integral."""

    log_integral: Floats
    share: Floats
    tau: Floats
    log_alpha: Floats
    """``log(1 + tau/alpha)``; ``log_beta`` likewise: costly, and wanted again by derivatives."""
    log_beta: Floats


def fit(rows: Collapsed) -> Estimate:
    """The parameters of highest likelihood, with their standard errors.

    Raises:
        TooFewError: fewer than two customers.
        NoRepeatError: nobody bought twice.
    """
    require_repeats(rows)
    purchases = float(rows.count @ rows.frequency)
    exposure = float(rows.count @ rows.ages[rows.age_at])
    start = [1.0, exposure / purchases, 1.0, exposure / float(rows.count.sum())]
    if len(rows) > 3 * _FIRST_LOOK:
        look = maximise(_objective(rows.thinned(_FIRST_LOOK)), start, NAMES)
        start = [float(value) for value in look.values] if not look.unheld else start
    return maximise(_objective(rows), start, NAMES)


def log_likelihood(rows: Collapsed, parameters: Floats) -> float:
    """The logarithm of the likelihood at ``parameters`` (r, alpha, s, beta)."""
    return float(_objective(rows)(parameters)[0])


def _objective(rows: Collapsed) -> Objective:
    histories = rows.histories()
    tally = Tally.of(rows.frequency, rows.count)
    customers = float(rows.count.sum())
    purchases = float(rows.count @ rows.frequency)

    def evaluate(parameters: Floats) -> Evaluation:
        r, alpha, s, beta = (float(value) for value in parameters)
        rate, rate_r, rate_rr = tally.rising(r)
        value = rate - purchases * float(np.log(alpha))
        gradient = np.array([rate_r, customers * r / alpha, 0.0, customers * s / beta])
        hessian = np.diag([rate_rr, -customers * r / alpha**2, 0.0, -customers * s / beta**2])
        hessian[0, 1] = hessian[1, 0] = customers / alpha
        hessian[2, 3] = hessian[3, 2] = customers / beta
        for first in range(0, len(histories), _CHUNK):
            more = _chunk(histories.take(slice(first, first + _CHUNK)), parameters)
            value += more[0]
            gradient += more[1]
            hessian += more[2]
        return value, gradient, hessian

    return evaluate


@dataclass(frozen=True, slots=True)
class Fall:
    r"""The integrand :math:`(1+\tau/\alpha)^{-x} (1+\tau/\beta)^{-(s+1)}`, a row per customer."""

    x: Floats
    alpha: Floats
    s: float
    beta: Floats

    def between(self, begin: Floats, end: Floats) -> Nodes:
        """Its integral from ``begin`` to ``end``, no further than it matters, and its nodes."""
        least = np.minimum(self.alpha, self.beta)
        near = least + begin
        speed = self.x * near / (self.alpha + begin)
        speed += (self.s + 1) * near / (self.beta + begin) - 1
        with np.errstate(divide="ignore"):
            reach = np.where(speed > 0, _SPAN / speed, np.inf)
        # the distance in log time, without the difference of two near logarithms
        length = np.minimum(np.log1p((end - begin) / near), reach)
        where, weight = unit_rule(NODES)
        steps = length[:, None] * where
        tau = begin[:, None] + near[:, None] * np.expm1(steps)
        log_alpha = np.log1p(tau / self.alpha[:, None])
        log_beta = np.log1p(tau / self.beta[:, None])
        height = steps - self.x[:, None] * log_alpha
        height -= (self.s + 1) * log_beta
        top = height.max(axis=1)
        share = np.exp(height - top[:, None]) * weight
        total = share.sum(axis=1)
        share /= total[:, None]
        with np.errstate(divide="ignore"):
            log_integral = np.log(total) + top + np.log(length) + np.log(near)
        return Nodes(log_integral, share, tau, log_alpha, log_beta)


def _nodes(rows: Histories, parameters: Floats) -> Nodes:
    """From the last purchase to the end."""
    r, alpha, s, beta = (float(value) for value in parameters)
    same = np.ones(len(rows))
    return Fall(r + rows.frequency, alpha * same, s, beta * same).between(rows.recency, rows.age)


def log_odds_left(rows: Histories, parameters: Floats) -> Floats:
    """Logarithm of the odds of having left against being a customer still, at the end."""
    r, alpha, s, beta = (float(value) for value in parameters)
    left = np.log(s / beta) + _nodes(rows, parameters).log_integral
    here = -(r + rows.frequency) * np.log1p(rows.age / alpha) - s * np.log1p(rows.age / beta)
    return np.asarray(left - here)


def _chunk(rows: Histories, parameters: Floats) -> Evaluation:
    """The bracket of the likelihood for some rows; the index of a parameter is that of NAMES."""
    r, alpha, s, beta = (float(value) for value in parameters)
    x = r + rows.frequency
    found = _nodes(rows, parameters)
    here = -x * np.log1p(rows.age / alpha) - s * np.log1p(rows.age / beta)
    left = np.log(s / beta) + found.log_integral
    gone = 1.0 / (1.0 + np.exp(here - left))
    value = float(rows.count @ np.logaddexp(here, left))

    here_slopes = np.stack(_slopes(rows.age, x, s, alpha, beta), axis=1)
    here_bends = _bends(rows.age, x, s, alpha, beta)
    mean, spread, left_bends = _left(found, x, s, alpha, beta)
    difference = mean + np.array([0.0, 0.0, 1 / s, 0.0]) - here_slopes
    gradient = rows.count @ (here_slopes + gone[:, None] * difference)
    hessian = np.empty((4, 4))
    stay = rows.count * (1 - gone)
    leave = rows.count * gone
    for i in range(4):
        for j in range(i, 4):
            entry = leave @ spread[:, i, j] + (stay * gone) @ (difference[:, i] * difference[:, j])
            if (i, j) in here_bends:
                entry += stay @ here_bends[i, j] + leave @ left_bends[i, j]
            hessian[i, j] = hessian[j, i] = entry
    hessian[2, 2] -= float(leave.sum()) / s**2
    return value, gradient, hessian


def _left(
    found: Nodes, x: Floats, s: float, alpha: float, beta: float
) -> tuple[Floats, Floats, dict[tuple[int, int], Floats]]:
    """Over the nodes of each row: mean and covariance of the slopes, and mean of the bends.

    All come from the first and second moments of four terms of ``tau``.
    """
    terms = np.stack(
        [found.log_alpha, 1 / (alpha + found.tau), found.log_beta, 1 / (beta + found.tau)], axis=1
    )
    weighed = terms * found.share[:, None, :]
    first = weighed.sum(axis=2)
    second = weighed @ terms.transpose(0, 2, 1)
    sign = -np.stack([np.ones_like(x), x, np.ones_like(x), np.full_like(x, s + 1)], axis=1)
    spread = second - first[:, :, None] * first[:, None, :]
    spread *= sign[:, :, None] * sign[:, None, :]
    bends = {
        (0, 1): -first[:, 1],
        (1, 1): x * second[:, 1, 1],
        (2, 3): -first[:, 3],
        (3, 3): (s + 1) * second[:, 3, 3],
    }
    return first * sign, spread, bends


def _slopes(time: Floats, x: Floats, s: float, alpha: float, beta: float) -> tuple[Floats, ...]:
    """First derivatives of ``-x log(alpha+t) - s log(beta+t)``, less what is the same for all."""
    return (
        -np.log1p(time / alpha),
        -x / (alpha + time),
        -np.log1p(time / beta),
        -s / (beta + time),
    )


def _bends(
    time: Floats, x: Floats, s: float, alpha: float, beta: float
) -> dict[tuple[int, int], Floats]:
    """Its second derivatives, where they are not zero."""
    return {
        (0, 1): -1 / (alpha + time),
        (1, 1): x / (alpha + time) ** 2,
        (2, 3): -1 / (beta + time),
        (3, 3): s / (beta + time) ** 2,
    }
