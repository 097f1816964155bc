r"""BG/BB: customers with a yes or no at each of ``n`` occasions, who may leave between them.

Before each occasion the customer leaves with probability :math:`\theta \sim B(\gamma, \delta)`;
who stays buys with probability :math:`p \sim B(\alpha, \beta)`. With ``x`` purchases, the last at
occasion :math:`t_x`,

.. math:: L = \frac{B(\alpha+x,\beta+n-x)}{B(\alpha,\beta)}
   \frac{B(\gamma,\delta+n)}{B(\gamma,\delta)}
   + \sum_{i=t_x}^{n-1} \frac{B(\alpha+x,\beta+i-x)}{B(\alpha,\beta)}
   \frac{B(\gamma+1,\delta+i)}{B(\gamma,\delta)}

For yearly donations, subscriptions, season tickets. In the rows, ``recency`` and ``age`` are
numbers of occasions.
Source: Fader, Hardie and Shang (2010), Marketing Science 29(6).
"""

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from vinculo.value.domain.arrays import Bools, Floats, Ints
from vinculo.value.domain.bg_nbd import require_repeats
from vinculo.value.domain.errors import HistoryError
from vinculo.value.domain.histories import Collapsed, Histories
from vinculo.value.domain.newton import Estimate, Evaluation, Objective, maximise
from vinculo.value.domain.rising import rising_table

NAMES = ("alpha", "beta", "gamma", "delta")
SOURCE = "Fader, Hardie, Shang (2010), Marketing Science 29(6)"
MOST_OCCASIONS = 1_000
_CHUNK_CELLS = 400_000


def fit(rows: Collapsed) -> Estimate:
    """The parameters of highest likelihood, with their standard errors.

    Raises:
        TooFewError: fewer than two customers.
        NoRepeatError: nobody ever came back.
        HistoryError: more purchases than occasions, or times that are no whole numbers.
    """
    require_repeats(rows)
    require_occasions(rows.histories())
    return maximise(_objective(rows), [1.0, 1.0, 1.0, 3.0], NAMES)


def log_likelihood(rows: Collapsed, parameters: Floats) -> float:
    """The logarithm of the likelihood at ``parameters`` (alpha, beta, gamma, delta)."""
    return float(_objective(rows)(parameters)[0])


def require_occasions(rows: Histories) -> None:
    """Refuse rows that do not count occasions."""
    whole = (rows.recency == np.floor(rows.recency)) & (rows.age == np.floor(rows.age))
    bad = np.flatnonzero(~whole | (rows.frequency > rows.recency) | (rows.age > MOST_OCCASIONS))
    if len(bad):
        raise HistoryError("occasions", [int(row) for row in bad])


def _objective(rows: Collapsed) -> Objective:
    histories = rows.histories()
    top = int(histories.age.max())
    chunk = max(_CHUNK_CELLS // (top + 1), 1)

    def evaluate(parameters: Floats) -> Evaluation:
        value, gradient, hessian = 0.0, np.zeros(4), np.zeros((4, 4))
        for first in range(0, len(histories), chunk):
            more = _chunk(histories.take(slice(first, first + chunk)), parameters)
            value, gradient, hessian = value + more[0], gradient + more[1], hessian + more[2]
        return value, gradient, hessian

    return evaluate


def log_ways(rows: Histories, parameters: Floats) -> Floats:
    """Logarithm of the likelihood of each way to get to the row: a customer still, or left before.

    Columns: ``0`` the customer is one still; ``1 + k`` the customer left after occasion
    :math:`t_x + k`. A way that does not exist has minus infinity.
    """
    return _Ways.of(rows).logarithms(_Tables.of(parameters, int(rows.age.max())))


Table: TypeAlias = tuple[Floats, Floats, Floats]


@dataclass(frozen=True, slots=True)
class _Tables:
    """Logarithms of rising factorials of what the ways are made of, with two derivatives."""

    bought: Table
    not_bought: Table
    trials: Table
    stayed: Table
    chances: Table
    gamma: float

    @classmethod
    def of(cls, parameters: Floats, top: int) -> "_Tables":
        alpha, beta, gamma, delta = (float(value) for value in parameters)
        return cls(
            rising_table(alpha, top + 1),
            rising_table(beta, top + 1),
            rising_table(alpha + beta, top + 1),
            rising_table(delta, top + 1),
            rising_table(gamma + delta, top + 2),
            gamma,
        )


@dataclass(frozen=True, slots=True)
class _Ways:
    """How each row may have come about: ``seen`` occasions as a customer, ``left`` 1 or 0."""

    bought: Ints
    seen: Ints
    left: Ints
    possible: Bools

    @classmethod
    def of(cls, rows: Histories) -> "_Ways":
        n, last = rows.age.astype(np.int64)[:, None], rows.recency.astype(np.int64)[:, None]
        after = np.arange(int((n - last).max()))
        seen = np.minimum(np.concatenate([n, last + after], axis=1), n)
        still = np.ones((len(n), 1), dtype=bool)
        left = np.minimum(np.arange(seen.shape[1]), 1)
        possible = np.concatenate([still, after < n - last], axis=1)
        return cls(rows.frequency[:, None], seen, left, possible)

    def logarithms(self, tables: _Tables) -> Floats:
        value = tables.bought[0][self.bought] + tables.not_bought[0][self.seen - self.bought]
        value = value - tables.trials[0][self.seen] + tables.stayed[0][self.seen]
        value = value - tables.chances[0][self.seen + self.left] + np.log(tables.gamma) * self.left
        return np.where(self.possible, value, -np.inf)

    def slopes(self, tables: _Tables) -> tuple[Floats, ...]:
        trials, chances = tables.trials[1][self.seen], tables.chances[1][self.seen + self.left]
        return (
            tables.bought[1][self.bought] - trials,
            tables.not_bought[1][self.seen - self.bought] - trials,
            self.left / tables.gamma - chances,
            tables.stayed[1][self.seen] - chances,
        )

    def bends(self, tables: _Tables) -> dict[tuple[int, int], Floats]:
        trials, chances = tables.trials[2][self.seen], tables.chances[2][self.seen + self.left]
        return {
            (0, 0): tables.bought[2][self.bought] - trials,
            (0, 1): -trials,
            (1, 1): tables.not_bought[2][self.seen - self.bought] - trials,
            (2, 2): -self.left / tables.gamma**2 - chances,
            (2, 3): -chances,
            (3, 3): tables.stayed[2][self.seen] - chances,
        }


def _chunk(rows: Histories, parameters: Floats) -> Evaluation:
    tables = _Tables.of(parameters, int(rows.age.max()))
    ways = _Ways.of(rows)
    value = ways.logarithms(tables)
    top = value.max(axis=1, keepdims=True)
    share = np.exp(value - top)
    total = share.sum(axis=1, keepdims=True)
    share /= total
    slopes, bends = ways.slopes(tables), ways.bends(tables)
    mean = np.stack([(share * slope).sum(axis=1) for slope in slopes], axis=1)
    hessian = np.empty((4, 4))
    for i in range(4):
        weighed = share * slopes[i]
        for j in range(i, 4):
            spread = (weighed * slopes[j]).sum(axis=1) - mean[:, i] * mean[:, j]
            if (i, j) in bends:
                spread += (share * bends[i, j]).sum(axis=1)
            hessian[i, j] = hessian[j, i] = rows.count @ spread
    whole = float(rows.count @ (np.log(total) + top)[:, 0])
    return whole, rows.count @ mean, hessian
