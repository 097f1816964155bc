"""Forecasts that need no model: what any other one must beat."""

from collections.abc import Mapping

import numpy as np

from vinculo.value.domain.arrays import Floats, Ints
from vinculo.value.domain.transactions import Purchases, Summary, bought


def naive_forecasts(
    purchases: Purchases, known: Summary, end: int, horizon: int
) -> Mapping[str, Floats]:
    """Purchases in the next ``horizon`` days by plain rules, for each customer of ``known``.

    ``past_rate``: as often as since the first purchase. ``last_period``: as many repeat purchases
    as in the last equal time. ``nobody``: none.
    """
    since, _ = bought(purchases, known, end - horizon, end)
    began_inside = known.age < horizon
    return {
        "past_rate": past_rate(known.frequency, known.age, horizon),
        "last_period": since - began_inside,
        "nobody": np.zeros(len(known)),
    }


def past_rate(frequency: Floats | Ints, age: Floats | Ints, horizon: float) -> Floats:
    """Repeat purchases over the time since the first one, carried on."""
    return np.asarray(frequency / np.maximum(age, 1e-9) * horizon * (age > 0))
