"""Contacts by interval: from one row per contact, or from counts already made."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class History:
    """Contacts by day and interval.

    Attributes:
        days: The days, one after the other without gaps.
        interval: Minutes of an interval.
        calls: One row for each day, one column for each interval from midnight.
        seen: Whether the file says anything of the day.
        known: Which intervals a file of counts has; None when every row is a contact.
    """

    days: tuple[date, ...]
    interval: int
    calls: Numbers
    seen: NDArray[np.bool_]
    known: NDArray[np.bool_] | None = None


def history(
    starts: Sequence[datetime], calls: Sequence[float] | Numbers | None, *, interval: int
) -> History:
    """Contacts counted by day and interval of ``interval`` minutes; ``calls`` None: one each."""
    first, last = min(starts).date(), max(starts).date()
    size = (last - first).days + 1
    table = np.zeros((size, -(-1440 // interval)))
    rows = np.array([(start.date() - first).days for start in starts])
    columns = np.array([(start.hour * 60 + start.minute) // interval for start in starts])
    np.add.at(table, (rows, columns), 1.0 if calls is None else np.asarray(calls, dtype=float))
    seen = np.zeros(size, dtype=bool)
    seen[rows] = True
    known = None
    if calls is not None:
        known = np.zeros(table.shape, dtype=bool)
        known[rows, columns] = True
    days = tuple(first + timedelta(days=day) for day in range(size))
    return History(days, interval, table, seen, known)


def clock(column: int, interval: int) -> str:
    """When an interval begins, as ``HH:MM``."""
    return f"{column * interval // 60:02d}:{column * interval % 60:02d}"
