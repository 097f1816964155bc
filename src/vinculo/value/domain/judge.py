"""How good a forecast was, once the future is known."""

from dataclasses import dataclass

import numpy as np

from vinculo.value.domain.arrays import Bools, Floats

VITAL_FEW = 0.2


@dataclass(frozen=True, slots=True)
class Verdict:
    """Errors of a forecast over customers.

    ``auc`` is how often a customer who bought again was ranked above one who did not; ``gini``
    how much of the buying the ranking gathers at its top, 1 being a perfect ranking; ``captured``
    the part of it that the best fifth of the ranking has. What the future does not tell is NaN.
    """

    n: int
    mae: float
    rmse: float
    bias_pct: float
    correlation: float
    auc: float
    gini: float
    captured: float

    @property
    def score(self) -> float:
        """What forecasts are ranked by: the geometric mean of both errors.

        The mean absolute error alone would praise the forecast that nobody buys anything.
        """
        return float(np.sqrt(self.mae * self.rmse))


def judge(forecast: Floats, actual: Floats) -> Verdict:
    """Compare forecast and actual figures, one of each per customer."""
    error = forecast - actual
    whole = float(actual.sum())
    return Verdict(
        n=len(actual),
        mae=float(np.abs(error).mean()),
        rmse=float(np.sqrt((error**2).mean())),
        bias_pct=100 * float(error.sum()) / whole if whole else float("nan"),
        correlation=_correlation(forecast, actual),
        auc=_auc(forecast, actual > 0),
        gini=_gini(forecast, actual),
        captured=_captured(forecast, actual),
    )


def _correlation(one: Floats, other: Floats) -> float:
    if len(one) < 2 or np.ptp(one) == 0 or np.ptp(other) == 0:
        return float("nan")
    return float(np.corrcoef(one, other)[0, 1])


def _auc(forecast: Floats, again: Bools) -> float:
    positive = int(again.sum())
    negative = len(again) - positive
    if not positive or not negative:
        return float("nan")
    _, kind, sizes = np.unique(forecast, return_inverse=True, return_counts=True)
    ranks = (np.cumsum(sizes) - (sizes - 1) / 2)[kind]  # those of ties are their mean
    above = float(ranks[again].sum()) - positive * (positive + 1) / 2
    return above / (positive * negative)


def _ordered(forecast: Floats, actual: Floats) -> Floats:
    """Actual figures in the order of the forecast, highest first; ties share theirs."""
    ranks, kind = np.unique(-forecast, return_inverse=True)
    sums = np.bincount(kind, weights=actual, minlength=len(ranks))
    sizes = np.bincount(kind, minlength=len(ranks))
    return np.asarray(np.repeat(sums / sizes, sizes))


def _gini(forecast: Floats, actual: Floats) -> float:
    perfect = _gathered(actual, actual)
    return _gathered(forecast, actual) / perfect if perfect > 0 else float("nan")


def _gathered(forecast: Floats, actual: Floats) -> float:
    whole = float(actual.sum())
    if whole <= 0:
        return 0.0
    curve = np.concatenate([[0.0], np.cumsum(_ordered(forecast, actual)) / whole])
    return float(2 * ((curve[1:] + curve[:-1]) / 2).mean() - 1)


def _captured(forecast: Floats, actual: Floats) -> float:
    whole = float(actual.sum())
    if whole <= 0:
        return float("nan")
    best = max(round(VITAL_FEW * len(actual)), 1)
    return float(_ordered(forecast, actual)[:best].sum()) / whole
