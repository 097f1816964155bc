r"""Between which amounts a customer's future spending will lie.

Given ``y`` purchases, the sum spent is gamma with shape ``p y`` and a scale that is itself
gamma after what was seen: :math:`S / \gamma'` is beta prime with ``p y`` and ``q' = q + p x``,
:math:`\gamma' = \gamma + x \bar z`. Its distribution is the mixture over the chances of ``y``:

.. math:: P(S \le s) = P(Y=0) + \sum_{y \ge 1} P(Y=y)\, I_{s/(\gamma'+s)}(p y,\, q')

Discounting shifts each customer's amounts by the ratio of discounted to plain expectation.
"""

import numpy as np
from scipy.special import betainc, betaln

from vinculo.value.domain.arrays import Floats
from vinculo.value.domain.histories import Histories
from vinculo.value.domain.models import PurchaseModel
from vinculo.value.domain.newton import Estimate

_BLOCK = 2_048
_MOST_COUNTS = 400
_STEPS = 60
_CLOSE = 2e-4
_SMALL = 1e-5


def spending_intervals(
    model: PurchaseModel,
    rows: Histories,
    mean: Floats,
    parameters: Floats,
    spend: Estimate,
    horizon: float,
    level: float,
) -> Floats:
    """Low and high of what each customer will spend in the horizon, in the unit of ``mean``.

    ``mean`` is the mean spent per repeat purchase (anything where there was none).
    """
    tails = ((1 - level) / 2, (1 + level) / 2)
    p, q, g = (float(value) for value in spend.values)
    seen = np.where(mean > 0, rows.frequency, 0)
    shape = q + p * seen
    scale = g + seen * np.where(seen > 0, mean, 0.0)
    found = np.zeros((len(rows), 2))
    order = np.argsort(model.expected(rows, parameters, horizon), kind="stable")
    for first in range(0, len(order), _BLOCK):
        some = order[first : first + _BLOCK]
        chances = _chances(model, rows.take(some), parameters, horizon)
        for side, tail in enumerate(tails):
            found[some, side] = scale[some] * _quantile(chances, p, shape[some], tail)
    return found


def _chances(model: PurchaseModel, rows: Histories, parameters: Floats, horizon: float) -> Floats:
    """Chances of 0, 1, 2, … purchases as columns, up to where almost nothing is left."""
    columns, seen = [], np.zeros(len(rows))
    for chance in model.counts(rows, parameters, horizon):
        columns.append(chance)
        seen = seen + chance
        if (seen > 1 - _SMALL).all() or len(columns) > _MOST_COUNTS:
            break
    return np.stack(columns, axis=1)


def _quantile(chances: Floats, p: float, shape: Floats, tail: float) -> Floats:
    """Where the mixture reaches ``tail``, over the scale; zero where buying nothing reaches it.

    Newton's method on the logit of ``s / (1 + s)``, kept between bounds that close in.
    """
    answer = np.zeros(len(chances))
    active = np.flatnonzero(chances[:, 0] < tail)
    mix, shapes = chances[active], shape[active]
    mean = mix @ np.arange(mix.shape[1]) * p / shapes
    place = np.log(np.maximum(mean, 1e-12))
    low, high = np.full(len(active), -60.0), np.full(len(active), 60.0)
    going = np.arange(len(active))
    for _ in range(_STEPS):
        if not len(going):
            break
        here = place[going]
        reached, slope = _reached(mix[going], p, shapes[going], here)
        above = reached >= tail
        high[going] = np.where(above, here, high[going])
        low[going] = np.where(above, low[going], here)
        with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
            wanted = here - (reached - tail) / slope
        inside = (wanted > low[going]) & (wanted < high[going])
        wanted = np.where(inside, wanted, (low[going] + high[going]) / 2)
        place[going] = wanted
        going = going[np.abs(wanted - here) > _CLOSE]
    answer[active] = np.exp(place)
    return answer


def _reached(mix: Floats, p: float, shapes: Floats, logit: Floats) -> tuple[Floats, Floats]:
    """The chance of spending no more than this, and how fast it grows with the logit."""
    share = 1 / (1 + np.exp(-logit))
    total, slope = mix[:, 0].copy(), np.zeros(len(mix))
    log_share, log_rest = -np.logaddexp(0, -logit), -np.logaddexp(0, logit)
    for y in range(1, mix.shape[1]):
        matters = np.flatnonzero(mix[:, y] > _SMALL)
        if not len(matters):
            continue
        weight, b = mix[matters, y], shapes[matters]
        total[matters] += weight * betainc(p * y, b, share[matters])
        height = p * y * log_share[matters] + b * log_rest[matters] - betaln(p * y, b)
        slope[matters] += weight * np.exp(height)
    return total, slope
