r"""What BG/BB says of the future of each customer, in occasions.

A customer who is one still after ``n`` occasions buys with :math:`B(\alpha+x, \beta+n-x)` and
leaves with :math:`B(\gamma, \delta+n)`: the future is a new BG/BB with these.
Source: Fader, Hardie and Shang (2010), Marketing Science 29(6).
"""

from collections.abc import Iterator

import numpy as np
from scipy.special import betaln, gammaln

from vinculo.value.domain.arrays import Floats
from vinculo.value.domain.bg_bb import log_ways
from vinculo.value.domain.histories import Histories


def alive(rows: Histories, parameters: Floats) -> Floats:
    """The chance that each was a customer still at the last occasion seen."""
    ways = log_ways(rows, parameters)
    return np.asarray(np.exp(ways[:, 0] - np.logaddexp.reduce(ways, axis=1)))


def alive_next(rows: Histories, parameters: Floats) -> Floats:
    """The chance that each will be a customer at the next occasion."""
    _, _, gamma, delta = (float(value) for value in parameters)
    stays: Floats = (delta + rows.age) / (gamma + delta + rows.age)
    return alive(rows, parameters) * stays


def expected(rows: Histories, parameters: Floats, horizon: float) -> Floats:
    """Purchases to expect in the next ``horizon`` occasions; between two of them, a part."""
    alpha, beta, gamma, delta = (float(value) for value in parameters)
    buys = (alpha + rows.frequency) / (alpha + beta + rows.age)
    return alive(rows, parameters) * buys * _occasions(gamma, delta + rows.age, horizon)


def expected_of_new(parameters: Floats, horizon: float) -> float:
    """Purchases to expect from a new customer in the first ``horizon`` occasions."""
    alpha, beta, gamma, delta = (float(value) for value in parameters)
    return float(alpha / (alpha + beta) * _occasions(gamma, np.array([delta]), horizon)[0])


def _occasions(gamma: float, delta: Floats, horizon: float) -> Floats:
    """How many of the next occasions a customer is expected to see."""
    total, stays = np.zeros_like(delta), np.ones_like(delta)
    whole = int(np.floor(horizon + 1e-9))
    for k in range(whole + 1):
        stays = stays * (delta + k) / (gamma + delta + k)
        total += stays * (1.0 if k < whole else max(horizon - whole, 0.0))
    return total


def silent(rows: Histories, parameters: Floats, horizon: float) -> Floats:
    """The chance that each customer buys nothing in the horizon."""
    return next(counts(rows, parameters, horizon))


def counts(rows: Histories, parameters: Floats, horizon: float) -> Iterator[Floats]:
    """The chances of 0, 1, 2, … purchases in the next ``horizon`` occasions (whole ones)."""
    alpha, beta, gamma, delta = (float(value) for value in parameters)
    here = alive(rows, parameters)
    chances = _counts(
        alpha + rows.frequency,
        beta + rows.age - rows.frequency,
        gamma,
        delta + rows.age,
        round(horizon),
    )
    yield 1 - here + here * next(chances)
    for chance in chances:
        yield here * chance


def counts_of_new(parameters: Floats, horizon: float) -> Iterator[float]:
    """The same for a customer who has just become one."""
    alpha, beta, gamma, delta = (np.array([float(value)]) for value in parameters)
    for chance in _counts(alpha, beta, float(gamma[0]), delta, round(horizon)):
        yield float(chance[0])


def _counts(
    alpha: Floats, beta: Floats, gamma: float, delta: Floats, occasions: int
) -> Iterator[Floats]:
    """A sum over how many of the occasions the customer saw."""
    seen = np.arange(occasions + 1, dtype=np.float64)
    log_stays = betaln(gamma, delta[:, None] + seen) - betaln(gamma, delta[:, None])
    leaves = np.exp(betaln(gamma + 1, delta[:, None] + seen) - betaln(gamma, delta[:, None]))
    leaves[:, -1] = np.exp(log_stays[:, -1])
    base = betaln(alpha, beta)[:, None]
    for k in range(occasions + 1):
        trials = seen[k:]
        log_ways = gammaln(trials + 1) - gammaln(k + 1.0) - gammaln(trials - k + 1)
        log_mix = betaln(alpha[:, None] + k, beta[:, None] + trials - k) - base
        yield np.asarray((leaves[:, k:] * np.exp(log_ways + log_mix)).sum(axis=1))
    while True:
        yield np.zeros(len(alpha))
