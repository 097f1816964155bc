"""No service has more silent customers than it had customers.

Complaints divided by the share that complains know nothing of how many customers there are: with
``s`` silent by that sum over all causes of a service and ``H`` customers who had it, each cause
keeps ``H / s`` of its silent where ``s`` is above ``H``.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np


@dataclass(frozen=True)
class Rates:
    """What a cause's figures follow from; numbers or arrays.

    ``c`` is the share that complains, ``q`` the share of customers with the problem, where that
    is known; ``endings`` are how complaints ended.
    """

    c: Any
    q: Any
    complaints: Any
    endings: tuple[Any, Any]

    @property
    def silent(self) -> Any:
        """How many say nothing, where problems are counted from complaints."""
        return self.complaints / self.c - self.complaints


def capped(
    bounds: Sequence[tuple[str, float] | None], rates: Sequence[Sequence[Rates]]
) -> list[list[Rates]]:
    """The same with shares so high that no service has more silent customers than customers.

    ``bounds``: of each cause its service and how many had that, or None where that is not known.
    """
    together: dict[str, list[int]] = {}
    for place, bound in enumerate(bounds):
        if bound is not None:
            together.setdefault(bound[0], []).append(place)
    found = [list(each) for each in rates]
    for places in together.values():
        holders = min(bound[1] for place in places if (bound := bounds[place]))
        for number in range(len(rates[places[0]])):
            silent = sum(rates[place][number].silent for place in places)
            for place in places:
                found[place][number] = _at_most(rates[place][number], holders, silent)
    return found


def divided(above: Any, below: Any) -> Any:
    """A quotient that is 0 where there is nothing to divide by."""
    below = np.asarray(below, dtype=np.float64)
    return np.divide(above, below, out=np.zeros_like(below), where=below > 0)


def _at_most(one: Rates, holders: float, silent: Any) -> Rates:
    kept = one.silent * divided(holders, silent)
    share = divided(one.complaints, one.complaints + kept)
    return replace(one, c=np.where(np.asarray(silent) > holders, share, one.c))
