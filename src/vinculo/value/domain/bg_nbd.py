r"""BG/NBD: customers who buy at a rate of their own and, after a purchase, may leave for good.

Each customer buys by a Poisson process with rate :math:`\lambda \sim \Gamma(r, \alpha)` and leaves
after any repeat purchase with probability :math:`p \sim B(a, b)`. With ``x`` repeat purchases, the
last at :math:`t_x`, seen until ``T``,

.. math:: L = \frac{\Gamma(r+x)\,\alpha^r}{\Gamma(r)} \frac{B(a, b+x)}{B(a,b)}
   \left[(\alpha+T)^{-(r+x)} + \delta_{x>0}\frac{a}{b+x-1}(\alpha+t_x)^{-(r+x)}\right]

Source: Fader, Hardie and Lee (2005), "Counting Your Customers" the Easy Way, Marketing Science 24.
"""

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from vinculo.value.domain.arrays import Floats, weighed_counts
from vinculo.value.domain.errors import NoRepeatError, TooFewError
from vinculo.value.domain.histories import Collapsed
from vinculo.value.domain.newton import Estimate, Evaluation, Objective, maximise
from vinculo.value.domain.rising import Tally

Index: TypeAlias = NDArray[np.intp]
NAMES = ("r", "alpha", "a", "b")
SOURCE = "Fader, Hardie, Lee (2005), Marketing Science 24(2)"
_FIRST_LOOK = 12_000


@dataclass(frozen=True, slots=True)
class _Prepared:
    """What does not change while the parameters do."""

    rows: Collapsed
    tally: Tally
    silent: int
    starts: Index
    repeats: Floats
    per_age: Floats
    purchases_per_age: Floats


def fit(rows: Collapsed) -> Estimate:
    """The parameters of highest likelihood, with their standard errors.

    Large material is first fitted on an even sample of its rows, which saves most of the steps;
    the answer is that of all rows.

    Raises:
        TooFewError: fewer than two customers.
        NoRepeatError: nobody bought twice.
    """
    require_repeats(rows)
    start = _start(rows)
    if len(rows) > 3 * _FIRST_LOOK:
        look = maximise(_objective(rows.thinned(_FIRST_LOOK)), start, NAMES)
        start = [float(value) for value in look.values] if not look.unheld else start
    return maximise(_objective(rows), start, NAMES)


def log_likelihood(rows: Collapsed, parameters: Floats) -> float:
    """The logarithm of the likelihood at ``parameters`` (r, alpha, a, b)."""
    return float(_objective(rows)(parameters)[0])


def require_repeats(rows: Collapsed) -> None:
    """Refuse material that no purchase model can be fitted to."""
    if rows.count.sum() < 2:
        raise TooFewError(customers=int(rows.count.sum()))
    if not len(rows.frequency) or int(rows.frequency[-1]) == 0:
        raise NoRepeatError(customers=int(rows.count.sum()))


def _start(rows: Collapsed) -> list[float]:
    """A plain guess: gamma of shape one at the mean rate, a fifth of the customers leave."""
    purchases = float(rows.count @ rows.frequency)
    exposure = float(rows.count @ rows.ages[rows.age_at])
    return [1.0, exposure / purchases, 1.0, 4.0]


def _prepare(rows: Collapsed) -> _Prepared:
    """Sums over customers that the likelihood meets in every step."""
    silent = int(np.searchsorted(rows.frequency, 1))
    repeating = rows.frequency[silent:]
    starts = np.flatnonzero(np.concatenate([[True], repeating[1:] != repeating[:-1]]))
    size = len(rows.ages)
    return _Prepared(
        rows=rows,
        tally=Tally.of(rows.frequency, rows.count),
        silent=silent,
        starts=starts,
        repeats=repeating[starts].astype(np.float64),
        per_age=weighed_counts(rows.age_at, rows.count, size),
        purchases_per_age=weighed_counts(rows.age_at, rows.count * rows.frequency, size),
    )


def _objective(rows: Collapsed) -> Objective:
    prepared = _prepare(rows)

    def evaluate(parameters: Floats) -> Evaluation:
        value, gradient, hessian = _alive(prepared, parameters)
        more = _left(prepared, parameters)
        return value + more[0], gradient + more[1], hessian + more[2]

    return evaluate


def _alive(prepared: _Prepared, parameters: Floats) -> Evaluation:
    """The likelihood as if nobody had left after the last purchase: sums over tables only."""
    r, alpha, a, b = (float(value) for value in parameters)
    ages, per_age, bought = prepared.rows.ages, prepared.per_age, prepared.purchases_per_age
    rate, rate_r, rate_rr = prepared.tally.rising(r)
    stay, stay_b, stay_bb = prepared.tally.rising(b)
    both, both_s, both_ss = prepared.tally.rising(a + b)
    wait = np.log1p(ages / alpha)
    inverse = 1.0 / (alpha + ages)
    share = ages * inverse  # T / (alpha + T)
    value = rate + stay - both - r * (per_age @ wait) - bought @ wait
    value -= float(bought.sum()) * np.log(alpha)
    gradient = np.array(
        [
            rate_r - per_age @ wait,
            r * (per_age @ share) / alpha - bought @ inverse,
            -both_s,
            stay_b - both_s,
        ]
    )
    hessian = np.zeros((4, 4))
    hessian[0, 0] = rate_rr
    hessian[0, 1] = hessian[1, 0] = (per_age @ share) / alpha
    hessian[1, 1] = -r * (per_age @ (share * (inverse + 1 / alpha))) / alpha
    hessian[1, 1] += bought @ inverse**2
    hessian[2, 2] = hessian[2, 3] = hessian[3, 2] = -both_ss
    hessian[3, 3] = stay_bb - both_ss
    return float(value), gradient, hessian


def _left(prepared: _Prepared, parameters: Floats) -> Evaluation:
    r"""What the chance of having left after the last purchase adds.

    It is ``log(1 + e^z)`` with
    :math:`z = \log\frac{a}{b+x-1} + (r+x)\log\frac{\alpha+T}{\alpha+t_x}`.
    """
    r, alpha, a, b = (float(value) for value in parameters)
    rows, silent, starts, x = prepared.rows, prepared.silent, prepared.starts, prepared.repeats
    lengths = np.diff(np.concatenate([starts, [len(rows) - silent]]))
    age_at, recency_at = rows.age_at[silent:], rows.recency_at[silent:]
    count = rows.count[silent:]
    gap = np.log1p(rows.ages / alpha)[age_at] - np.log1p(rows.recencies / alpha)[recency_at]
    odds = np.repeat(r + x, lengths)
    odds *= gap
    odds += np.repeat(np.log(a) - np.log(b + x - 1), lengths)
    tail = np.exp(-np.abs(odds))
    value = float(count @ np.maximum(odds, 0.0) + count @ np.log1p(tail))
    gone = np.where(odds >= 0, 1.0, tail)
    gone /= 1.0 + tail
    late, early = 1.0 / (alpha + rows.ages), 1.0 / (alpha + rows.recencies)
    slope = late[age_at]
    slope -= early[recency_at]
    bend = (early**2)[recency_at]
    bend -= (late**2)[age_at]
    first = count * gone
    sums = _sums(starts, first, first * (1.0 - gone), gap, slope, bend)
    return value, *_assembled(sums, r + x, a, 1.0 / (b + x - 1))


@dataclass(frozen=True, slots=True)
class _Sums:
    """Sums over the rows of each number of purchases.

    ``s`` of the chance of having left, ``v`` of its product with the chance of being here; times
    ``g`` the derivative of z by r, ``d`` that by alpha over ``r+x``, ``c`` the second of those.
    """

    s: Floats
    s_g: Floats
    s_d: Floats
    s_c: Floats
    v: Floats
    v_g: Floats
    v_d: Floats
    v_gg: Floats
    v_gd: Floats
    v_dd: Floats


def _sums(
    starts: Index, first: Floats, second: Floats, gap: Floats, slope: Floats, bend: Floats
) -> _Sums:
    def by_repeats(values: Floats) -> Floats:
        return np.add.reduceat(values, starts)

    bend *= first
    second_gap, second_slope = second * gap, second * slope
    return _Sums(
        s=by_repeats(first),
        s_g=by_repeats(first * gap),
        s_d=by_repeats(first * slope),
        s_c=by_repeats(bend),
        v=by_repeats(second),
        v_g=by_repeats(second_gap),
        v_d=by_repeats(second_slope),
        v_gg=by_repeats(second_gap * gap),
        v_gd=by_repeats(second_gap * slope),
        v_dd=by_repeats(second_slope * slope),
    )


def _assembled(sums: _Sums, k: Floats, a: float, leave: Floats) -> tuple[Floats, Floats]:
    """Gradient and Hessian from the sums, ``k`` being r+x and ``leave`` 1/(b+x-1)."""
    gradient = np.array(
        [sums.s_g.sum(), k @ sums.s_d, sums.s.sum() / a, -(leave @ sums.s)], dtype=np.float64
    )
    r_alpha = k @ sums.v_gd + sums.s_d.sum()
    r_a, r_b = sums.v_g.sum() / a, -(leave @ sums.v_g)
    alpha_a, alpha_b = k @ sums.v_d / a, -((leave * k) @ sums.v_d)
    a_b = -(leave @ sums.v) / a
    hessian = np.array(
        [
            [sums.v_gg.sum(), r_alpha, r_a, r_b],
            [r_alpha, k**2 @ sums.v_dd + k @ sums.s_c, alpha_a, alpha_b],
            [r_a, alpha_a, (sums.v.sum() - sums.s.sum()) / a**2, a_b],
            [r_b, alpha_b, a_b, leave**2 @ (sums.v + sums.s)],
        ],
        dtype=np.float64,
    )
    return gradient, hessian
