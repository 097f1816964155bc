r"""What Pareto/NBD says of the future of each customer.

A customer who is one still has a rate :math:`\Gamma(r+x, \alpha+T)` of buying and
:math:`\Gamma(s, \beta+T)` of leaving: the future is a new Pareto/NBD with these.
Source: Schmittlein, Morrison and Colombo (1987); Fader and Hardie (2005), note 009.
"""

from collections.abc import Iterator

import numpy as np

from vinculo.value.domain.arrays import Floats
from vinculo.value.domain.counting import negative_binomial
from vinculo.value.domain.histories import Histories
from vinculo.value.domain.pareto_nbd import Fall, log_odds_left
from vinculo.value.domain.quadrature import unit_rule

_BLOCK = 4_096
_COUNT_NODES = 48


def alive(rows: Histories, parameters: Floats) -> Floats:
    """The chance that each is a customer still."""
    parts = [
        1.0 / (1.0 + np.exp(np.minimum(log_odds_left(some, parameters), 700.0)))
        for some in _blocks(rows)
    ]
    return np.concatenate(parts)


def _blocks(rows: Histories) -> Iterator[Histories]:
    for first in range(0, len(rows), _BLOCK):
        yield rows.take(slice(first, first + _BLOCK))


def expected(rows: Histories, parameters: Floats, horizon: float) -> Floats:
    """Purchases to expect from each customer in the ``horizon`` after the end."""
    r, alpha, s, beta = (float(value) for value in parameters)
    rate = (r + rows.frequency) / (alpha + rows.age)
    return alive(rows, parameters) * rate * _stay(beta + rows.age, s, horizon)


def expected_of_new(parameters: Floats, horizon: float) -> float:
    """Repeat purchases to expect from a customer in the ``horizon`` after the first purchase."""
    r, alpha, s, beta = (float(value) for value in parameters)
    return float(r / alpha * _stay(np.array([beta]), s, horizon)[0])


def _stay(beta: Floats, s: float, horizon: float) -> Floats:
    """How long, within the horizon, a customer is expected to stay; no pole at ``s = 1``."""
    length = np.log1p(horizon / beta)
    power = (s - 1) * length
    safe = np.where(np.abs(power) < 1e-12, 1.0, power)
    part = np.where(np.abs(power) < 1e-12, 1.0, -np.expm1(-safe) / safe)
    return np.asarray(beta * length * part)


def silent(rows: Histories, parameters: Floats, horizon: float) -> Floats:
    """The chance that each customer buys nothing in the horizon."""
    r, alpha, s, beta = (float(value) for value in parameters)
    parts = []
    for some in _blocks(rows):
        fall = Fall(r + some.frequency, alpha + some.age, s, beta + some.age)
        zero = np.zeros(len(some))
        gone = np.exp(np.log(s / fall.beta) + fall.between(zero, zero + horizon).log_integral)
        stays = fall.x * np.log1p(horizon / fall.alpha) + s * np.log1p(horizon / fall.beta)
        here = alive(some, parameters)
        parts.append(1 - here + here * (gone + np.exp(-stays)))
    chances: Floats = np.minimum(np.concatenate(parts), 1.0)
    return chances


def counts(rows: Histories, parameters: Floats, horizon: float) -> Iterator[Floats]:
    """The chances of 0, 1, 2, … purchases in the horizon, for each customer."""
    r, alpha, s, beta = (float(value) for value in parameters)
    here = alive(rows, parameters)
    chances = _counts(r + rows.frequency, alpha + rows.age, s, beta + rows.age, horizon)
    yield 1 - here + here * next(chances)
    for chance in chances:
        yield here * chance


def counts_of_new(parameters: Floats, horizon: float) -> Iterator[float]:
    """The same for a customer who has just bought for the first time."""
    r, alpha, s, beta = (np.array([float(value)]) for value in parameters)
    for chance in _counts(r, alpha, float(s[0]), beta, horizon):
        yield float(chance[0])


def _counts(
    shape: Floats, alpha: Floats, s: float, beta: Floats, horizon: float
) -> Iterator[Floats]:
    """A mean over the moment of leaving within the horizon, or staying through it."""
    where, weight = unit_rule(_COUNT_NODES)
    tau = horizon * where
    leaving = np.exp(-(s + 1) * np.log1p(tau / beta[:, None])) * s / beta[:, None]
    leaving = leaving * (weight * horizon)
    staying = np.exp(-s * np.log1p(horizon / beta))
    within = negative_binomial(shape[:, None], tau / alpha[:, None])
    for through in negative_binomial(shape, horizon / alpha):
        yield staying * through + (leaving * next(within)).sum(axis=1)
