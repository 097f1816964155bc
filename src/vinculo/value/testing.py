"""Customers invented by the models themselves, whose truth is known: for tests and measures."""

from dataclasses import dataclass

import numpy as np

from vinculo.value.domain.arrays import Floats, Ints
from vinculo.value.domain.histories import Histories

BG_NBD = np.array([0.243, 4.414, 0.793, 2.426])
PARETO_NBD = np.array([0.5533, 10.578, 0.6062, 11.667])
BG_BB = np.array([1.204, 0.750, 0.657, 2.783])
GAMMA_GAMMA = np.array([6.25, 3.74, 15.44])


@dataclass(frozen=True, slots=True)
class Invented:
    """What was seen of the customers until the end, and what came after it."""

    frequency: Ints
    recency: Floats
    age: Floats
    later: Ints

    def rows(self) -> Histories:
        """As models want them."""
        return Histories(self.frequency, self.recency, self.age, np.ones(len(self.age)))


def bg_nbd_customers(
    n: int, rng: np.random.Generator, horizon: float = 0.0, parameters: Floats = BG_NBD
) -> Invented:
    """Customers of BG/NBD, first seen 27 to 39 units before the end, and ``horizon`` after it."""
    r, alpha, a, b = (float(value) for value in parameters)
    age = 27 + 12 * rng.random(n)
    rate = rng.gamma(r, 1 / alpha, n)
    leave = rng.beta(a, b, n)
    frequency, later = np.zeros(n, dtype=np.int64), np.zeros(n, dtype=np.int64)
    recency, time = np.zeros(n), np.zeros(n)
    going = np.arange(n)
    while len(going):
        with np.errstate(divide="ignore", over="ignore"):
            time[going] += rng.exponential(1, len(going)) / rate[going]
        going = going[time[going] < age[going] + horizon]
        seen = time[going] < age[going]
        frequency[going[seen]] += 1
        recency[going[seen]] = time[going[seen]]
        later[going[~seen]] += 1
        going = going[rng.random(len(going)) >= leave[going]]
    return Invented(frequency, recency, age, later)


def pareto_nbd_customers(
    n: int, rng: np.random.Generator, horizon: float = 0.0, parameters: Floats = PARETO_NBD
) -> Invented:
    """Customers of Pareto/NBD, seen as those above."""
    r, alpha, s, beta = (float(value) for value in parameters)
    age = 27 + 12 * rng.random(n)
    rate = rng.gamma(r, 1 / alpha, n)
    leaves_at = rng.exponential(1, n) / rng.gamma(s, 1 / beta, n)
    inside = np.minimum(leaves_at, age)
    frequency = rng.poisson(rate * inside)
    last = inside * rng.beta(np.maximum(frequency, 1), 1)
    after = np.clip(leaves_at - age, 0, horizon)
    return Invented(
        frequency.astype(np.int64),
        np.where(frequency > 0, last, 0.0),
        age,
        rng.poisson(rate * after).astype(np.int64),
    )


def bg_bb_customers(
    n: int,
    rng: np.random.Generator,
    occasions: int = 6,
    later: int = 0,
    parameters: Floats = BG_BB,
) -> Invented:
    """Customers of BG/BB with so many occasions seen and so many to come."""
    alpha, beta, gamma, delta = (float(value) for value in parameters)
    buys, leaves = rng.beta(alpha, beta, n), rng.beta(gamma, delta, n)
    alive = np.ones(n, dtype=bool)
    frequency, after = np.zeros(n, dtype=np.int64), np.zeros(n, dtype=np.int64)
    recency = np.zeros(n)
    for occasion in range(1, occasions + later + 1):
        alive &= rng.random(n) >= leaves
        bought = alive & (rng.random(n) < buys)
        if occasion <= occasions:
            frequency += bought
            recency[bought] = occasion
        else:
            after += bought
    return Invented(frequency, recency, np.full(n, float(occasions)), after)


def amounts(
    frequency: Ints,
    later: Ints,
    rng: np.random.Generator,
    parameters: Floats = GAMMA_GAMMA,
) -> tuple[Floats, Floats]:
    """The mean spent per repeat purchase so far (0 without), and all that is spent later."""
    p, q, g = (float(value) for value in parameters)
    scale = 1 / rng.gamma(q, 1 / g, len(frequency))
    bought = np.maximum(frequency, 1)
    mean = rng.gamma(p * bought) * scale / bought
    future = np.where(later > 0, rng.gamma(p * np.maximum(later, 1)) * scale, 0.0)
    return np.where(frequency > 0, mean, 0.0), future
