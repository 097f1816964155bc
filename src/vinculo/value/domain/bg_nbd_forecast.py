r"""What BG/NBD says of the future of each customer.

A customer who is one still has, after ``x`` purchases and a time ``T``, a rate
:math:`\Gamma(r+x, \alpha+T)` and a chance of leaving :math:`B(a, b+x)`: the future is a new
BG/NBD with these. Expected purchases of it,

.. math:: E[X(t)] = E_p\left[\frac{1-(1+pt/\alpha)^{-r}}{p}\right],

are integrated over the beta distribution: the hypergeometric function of the papers is the same
integral, and this form has no pole at ``a = 1`` and no difference of near numbers.
Source: Fader, Hardie and Lee (2005); Fader and Hardie (2013), note 027 for the counts.
"""

from collections.abc import Iterator

import numpy as np

from vinculo.value.domain.arrays import Floats
from vinculo.value.domain.counting import negative_binomial
from vinculo.value.domain.histories import Histories
from vinculo.value.domain.quadrature import beta_rule

_FEWEST_NODES = 12
_MOST_NODES = 240
_BLOCK = 8_192


def alive(rows: Histories, parameters: Floats) -> Floats:
    """The chance that each is a customer still. Who never came back could not leave: 1."""
    r, alpha, a, b = (float(value) for value in parameters)
    x = np.maximum(rows.frequency, 1)
    gap = np.log1p(rows.age / alpha) - np.log1p(rows.recency / alpha)
    odds = np.log(a) - np.log(b + x - 1) + (r + x) * gap
    return np.where(rows.frequency > 0, 1.0 / (1.0 + np.exp(np.minimum(odds, 700.0))), 1.0)


def expected(rows: Histories, parameters: Floats, horizon: float) -> Floats:
    """Purchases to expect from each customer in the ``horizon`` after the end."""
    r, alpha, a, b = (float(value) for value in parameters)
    future = np.empty(len(rows))
    order = np.argsort(rows.frequency, kind="stable")
    kinds, starts = np.unique(rows.frequency[order], return_index=True)
    for kind, members in zip(kinds, np.split(order, starts[1:]), strict=True):
        x = float(kind)
        for first in range(0, len(members), _BLOCK):
            some = members[first : first + _BLOCK]
            future[some] = _mean(r + x, alpha + rows.age[some], a, b + x, horizon)
    return alive(rows, parameters) * future


def expected_of_new(parameters: Floats, horizon: float) -> float:
    """Repeat purchases to expect from a customer in the ``horizon`` after the first purchase."""
    r, alpha, a, b = (float(value) for value in parameters)
    return float(_mean(r, np.array([alpha]), a, b, horizon)[0])


def _mean(shape: float, scale: Floats, a: float, b: float, horizon: float) -> Floats:
    if horizon == 0:
        return np.zeros(len(scale))
    wait = horizon / scale
    where, weight = beta_rule(a, b, _nodes_for(shape, float(wait.max())))
    p = np.maximum(where, 1e-200)
    grown = -np.expm1(-shape * np.log1p(wait[:, None] * p)) / p
    return np.asarray(grown @ weight)


def _nodes_for(shape: float, wait: float) -> int:
    """Enough nodes for the singularity at ``-1/wait`` and for the fall over ``shape`` e-folds."""
    reach = 1.0 + 2.0 / wait
    rate = np.log(reach + np.sqrt(reach**2 - 1.0))
    needed = max(18.0 / rate, shape * np.log1p(wait) / 2 + 16)
    return int(min(max(_FEWEST_NODES, needed), _MOST_NODES)) // 4 * 4 + 4


def silent(rows: Histories, parameters: Floats, horizon: float) -> Floats:
    """The chance that each customer buys nothing in the horizon."""
    return next(counts(rows, parameters, horizon))


def counts(rows: Histories, parameters: Floats, horizon: float) -> Iterator[Floats]:
    """The chances of 0, 1, 2, … purchases in the horizon, for each customer."""
    r, alpha, a, b = (float(value) for value in parameters)
    here = alive(rows, parameters)
    x = rows.frequency.astype(np.float64)
    chances = _counts(r + x, horizon / (alpha + rows.age), a, b + x)
    yield 1 - here + here * next(chances)
    for chance in chances:
        yield here * chance


def counts_of_new(parameters: Floats, horizon: float) -> Iterator[float]:
    """The same for a customer who has just bought for the first time."""
    r, alpha, a, b = (float(value) for value in parameters)
    for chance in _counts(np.array([r]), np.array([horizon / alpha]), a, np.array([b])):
        yield float(chance[0])


def _counts(shape: Floats, waits: Floats, a: float, b: Floats) -> Iterator[Floats]:
    """Either the customer stayed through all purchases, or left after the last of them."""
    stayed = np.ones_like(shape)
    left = np.zeros_like(shape)
    more = np.ones_like(shape)
    for k, chance in enumerate(negative_binomial(shape, waits)):
        yield stayed * chance + left * more
        more = np.maximum(more - chance, 0.0)
        left = stayed * a / (a + b + k)
        stayed = stayed * (b + k) / (a + b + k)
