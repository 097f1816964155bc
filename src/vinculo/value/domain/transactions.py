"""From single purchases to histories: one purchase per customer and day, seen from any day."""

from dataclasses import dataclass

import numpy as np

from vinculo.value.domain.arrays import Floats, Ints, weighed_counts
from vinculo.value.domain.histories import Collapsed, Histories, collapse_days


@dataclass(frozen=True, slots=True)
class Purchases:
    """Purchases by customer (0, 1, 2, …) and day, sorted; several on a day are one.

    Days are whole numbers on any scale (or periods, for BG/BB). ``amount`` is in minor units
    (cents), and all zeros when no amounts are known.
    """

    customer: Ints
    day: Ints
    amount: Ints

    @property
    def first_day(self) -> int:
        """The day of the first purchase of all."""
        return int(self.day.min())

    @property
    def last_day(self) -> int:
        """The day of the last purchase of all."""
        return int(self.day.max())

    def until(self, day: int) -> "Purchases":
        """Purchases up to ``day``, this day included."""
        kept = self.day <= day
        return Purchases(self.customer[kept], self.day[kept], self.amount[kept])


def merged(customer: Ints, day: Ints, amount: Ints | None = None) -> Purchases:
    """Purchases in any order, made one per customer and day."""
    base = int(day.min())
    width = int(day.max()) - base + 1
    key = customer.astype(np.int64) * width + (day - base)
    order = np.argsort(key, kind="stable")
    key = key[order]
    starts = np.flatnonzero(np.concatenate([[True], key[1:] != key[:-1]]))
    unique = key[starts]
    amounts = (
        np.zeros(len(starts), dtype=np.int64)
        if amount is None
        else np.add.reduceat(amount[order], starts)
    )
    return Purchases(unique // width, unique % width + base, amounts)


@dataclass(frozen=True, slots=True)
class Summary:
    """One line per customer who had bought by the end.

    ``customer`` names them as in the purchases; times are in days; ``spent`` is the sum of the
    repeat purchases and ``first`` that of the first, in minor units.
    """

    customer: Ints
    frequency: Ints
    recency: Ints
    age: Ints
    first: Ints
    spent: Ints

    def __len__(self) -> int:
        return len(self.customer)

    def histories(self, unit: float) -> Histories:
        """The customers as models want them, times in units of ``unit`` days."""
        return Histories(
            self.frequency, self.recency / unit, self.age / unit, np.ones(len(self.frequency))
        )

    def collapsed(self, unit: float) -> Collapsed:
        """The same, each different history once."""
        return collapse_days(self.frequency, self.recency, self.age, unit)

    def mean(self, minor: int) -> Floats:
        """Mean spent per repeat purchase, in major units of ``minor`` minor ones; 0 without."""
        return self.spent / np.maximum(self.frequency, 1) / minor


def summary(purchases: Purchases, end: int) -> Summary:
    """What was known of each customer at the end of day ``end``."""
    known = purchases.until(end)
    starts = np.flatnonzero(
        np.concatenate([[True], known.customer[1:] != known.customer[:-1]])
        if len(known.customer)
        else np.zeros(0, dtype=bool)
    )
    ends = np.concatenate([starts[1:], [len(known.customer)]]).astype(np.int64) - 1
    if not len(starts):
        ends = ends[:0]
    first = known.amount[starts]
    whole = np.add.reduceat(known.amount, starts) if len(starts) else first
    return Summary(
        customer=known.customer[starts],
        frequency=ends - starts,
        recency=known.day[ends] - known.day[starts],
        age=end - known.day[starts],
        first=first,
        spent=whole - first,
    )


def bought(purchases: Purchases, summary: Summary, after: int, until: int) -> tuple[Floats, Floats]:
    """Purchases and minor units of each customer of ``summary`` after one day, up to another."""
    inside = (purchases.day > after) & (purchases.day <= until)
    size = int(purchases.customer.max()) + 1
    customers = purchases.customer[inside]
    counts = weighed_counts(customers, np.ones(len(customers)), size)
    money = weighed_counts(customers, purchases.amount[inside].astype(np.float64), size)
    return counts[summary.customer], money[summary.customer]
