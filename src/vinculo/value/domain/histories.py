"""What a purchase model needs to know of customers, each different history written once.

For purchase models a customer is three figures: how many times the customer came back
(``frequency``, 0 for who bought once), when the last purchase was (``recency``, counted from the
first one) and how long the customer has been one (``age``). Customers with the same three are the
same row with a ``count``: the likelihood is exact, and a million customers in days are some
hundred thousand rows.
"""

from dataclasses import dataclass

import numpy as np

from vinculo.value.domain.arrays import Floats, Ints, weighed_counts
from vinculo.value.domain.errors import HistoryError

_KEY_LIMIT = 2**62
_KEPT_SILENT = 4096
_MOST_DAYS = 200_000


@dataclass(frozen=True, slots=True)
class Histories:
    """Customers as they came, one entry each; ``count`` when a row stands for several."""

    frequency: Ints
    recency: Floats
    age: Floats
    count: Floats

    def __len__(self) -> int:
        return len(self.frequency)

    @property
    def customers(self) -> float:
        """How many customers the rows stand for."""
        return float(self.count.sum())

    def take(self, rows: Ints | slice) -> "Histories":
        """Some of the rows."""
        return Histories(self.frequency[rows], self.recency[rows], self.age[rows], self.count[rows])


@dataclass(frozen=True, slots=True)
class Collapsed:
    """Different histories only, sorted by frequency; times are indices into small tables.

    ``recencies[recency_at]`` and ``ages[age_at]`` give the times: a logarithm is then taken once
    for each moment that occurs and not once for each customer.
    """

    frequency: Ints
    recency_at: Ints
    age_at: Ints
    recencies: Floats
    ages: Floats
    count: Floats

    def __len__(self) -> int:
        return len(self.frequency)

    def histories(self) -> Histories:
        """The same rows with their times written out."""
        return Histories(
            self.frequency, self.recencies[self.recency_at], self.ages[self.age_at], self.count
        )

    def thinned(self, rows: int) -> "Collapsed":
        """About ``rows`` of the rows, evenly spread and weighing as much as all: a first look.

        Rows without a second purchase are few and heavy: up to a limit all of them stay.
        """
        if len(self) <= rows:
            return self
        silent = int(np.searchsorted(self.frequency, 1))
        head = np.arange(min(silent, _KEPT_SILENT), dtype=np.int64)
        step = max((len(self) - len(head)) // rows, 1)
        tail = np.arange(len(head) + step // 2, len(self), step, dtype=np.int64)
        chosen = np.concatenate([head, tail])
        count = self.count[chosen].copy()
        count[len(head) :] *= self.count[len(head) :].sum() / count[len(head) :].sum()
        return Collapsed(
            self.frequency[chosen],
            self.recency_at[chosen],
            self.age_at[chosen],
            self.recencies,
            self.ages,
            count,
        )


def histories(
    frequency: object, recency: object, age: object, count: object | None = None
) -> Histories:
    """Rows from anything like arrays, checked.

    Raises:
        HistoryError: a frequency that is negative or no whole number, a time that is negative or
            no number, a last purchase after the end, a first purchase with a recency; ``rows``
            are positions from 0.
    """
    given = np.asarray(frequency, dtype=np.float64)
    recencies = np.ascontiguousarray(recency, dtype=np.float64)
    ages = np.ascontiguousarray(age, dtype=np.float64)
    counts = np.ones(len(given)) if count is None else np.asarray(count, dtype=np.float64)
    if not len(given) == len(recencies) == len(ages) == len(counts):
        raise HistoryError("lengths", [])
    _refuse(~(np.isfinite(given) & (given >= 0) & (given == np.floor(given))), "frequency")
    _refuse(~(np.isfinite(ages) & (ages >= 0)), "age")
    _refuse(~(np.isfinite(recencies) & (recencies >= 0)), "recency")
    _refuse(recencies > ages, "recency_after_age")
    _refuse((given == 0) & (recencies > 0), "recency_without_repeat")
    _refuse((given > 0) & (recencies == 0), "repeat_without_recency")
    _refuse(~(np.isfinite(counts) & (counts > 0)), "count")
    return Histories(given.astype(np.int64), recencies, ages, counts)


def _refuse(bad: object, reason: str) -> None:
    rows = np.flatnonzero(bad)  # type: ignore[arg-type,unused-ignore]
    if len(rows):
        raise HistoryError(reason, [int(row) for row in rows])


def collapse(rows: Histories) -> Collapsed:
    """Each different history once, with the number of customers who have it."""
    alike = bool((rows.count == 1).all())
    if alike and _is_whole(rows.recency) and _is_whole(rows.age):
        days = (rows.recency.astype(np.int64), rows.age.astype(np.int64))
        return collapse_days(rows.frequency, *days)
    recencies, recency_at = np.unique(rows.recency, return_inverse=True)
    ages, age_at = np.unique(rows.age, return_inverse=True)
    key = _key(rows.frequency, age_at, recency_at, len(ages), len(recencies))
    unique, inverse = np.unique(key, return_inverse=True)
    count = weighed_counts(inverse, rows.count, len(unique))
    return _decoded(unique, count, recencies, ages)


def _is_whole(times: Floats) -> bool:
    return bool((times == np.floor(times)).all()) and float(times.max()) < _MOST_DAYS


def collapse_days(frequency: Ints, recency: Ints, age: Ints, unit: float = 1.0) -> Collapsed:
    """The same from whole days, without looking a time up: the quick way for large files.

    ``unit`` is the number of days in the unit of the model (7: parameters are per week).
    """
    last = int(age.max()) + 1
    key = _key(frequency, age, recency, last, last)
    key.sort()
    starts = np.flatnonzero(np.concatenate([[True], key[1:] != key[:-1]]))
    count = np.diff(np.concatenate([starts, [len(key)]])).astype(np.float64)
    times = np.arange(last, dtype=np.float64) / unit
    return _decoded(key[starts], count, times, times)


def distinct(rows: Histories, *others: Floats) -> tuple[Ints, Ints]:
    """Where each different row (with ``others`` beside it) stands first, and which row is which.

    What is computed for the first answer is spread over all rows by the second.
    """
    columns = [rows.frequency, rows.recency, rows.age, *others]
    order = np.lexsort(columns[::-1])
    new = np.zeros(len(order), dtype=bool)
    new[:1] = True
    for column in columns:
        sorted_column = column[order]
        new[1:] |= sorted_column[1:] != sorted_column[:-1]
    place = np.empty(len(order), dtype=np.int64)
    place[order] = np.cumsum(new) - 1
    return order[new], place


def _key(frequency: Ints, age: Ints, recency: Ints, ages: int, recencies: int) -> Ints:
    """One whole number for the three, in the order frequency, age, recency."""
    if (int(frequency.max()) + 1) * ages * recencies >= _KEY_LIMIT:
        raise HistoryError("too_wide", [])
    key = frequency.astype(np.int64)
    key *= ages
    key += age
    key *= recencies
    key += recency
    return key


def _decoded(key: Ints, count: Floats, recencies: Floats, ages: Floats) -> Collapsed:
    rest, recency_at = np.divmod(key, len(recencies))
    frequency, age_at = np.divmod(rest, len(ages))
    return Collapsed(frequency, recency_at, age_at, recencies, ages, count)
