"""Logarithms of rising factorials: what remains of every quotient of gamma functions here.

``log Γ(c+k) - log Γ(c)`` is the sum of ``log(c+j)`` for ``j < k``. Written so it loses no digits
when ``c`` is huge (a parameter on its way to infinity), and summed over customers it needs only
how many of them went beyond each ``j``.
"""

from dataclasses import dataclass

import numpy as np

from vinculo.value.domain.arrays import Floats, Ints, weighed_counts


@dataclass(frozen=True, slots=True)
class Tally:
    """How much weight has a value above 0, 1, 2, …: the survivor counts of whole numbers."""

    above: Floats

    @classmethod
    def of(cls, values: Ints, count: Floats) -> "Tally":
        """Tally ``values`` weighed by ``count``."""
        held = weighed_counts(values, count)
        return cls(held[::-1].cumsum()[::-1][1:])

    def rising(self, base: float) -> tuple[float, float, float]:
        """The weighed sum of ``log Γ(base+k) - log Γ(base)``, and its first two derivatives."""
        inverse = 1.0 / (base + np.arange(len(self.above)))
        weighed = self.above * inverse
        return (
            float(-(self.above * np.log(inverse)).sum()),
            float(weighed.sum()),
            float(-(weighed * inverse).sum()),
        )


def rising_table(base: float, top: int) -> tuple[Floats, Floats, Floats]:
    """``log Γ(base+k) - log Γ(base)`` for ``k`` from 0 to ``top``, and two derivatives."""
    inverse = 1.0 / (base + np.arange(top))
    return (
        np.concatenate([[0.0], np.cumsum(-np.log(inverse))]),
        np.concatenate([[0.0], np.cumsum(inverse)]),
        np.concatenate([[0.0], np.cumsum(-(inverse**2))]),
    )
