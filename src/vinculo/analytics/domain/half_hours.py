"""Half hours to come, from those of past weeks."""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from vinculo.analytics.domain.days import midnight
from vinculo.analytics.domain.staffing.arrivals import history
from vinculo.analytics.domain.staffing.forecast import TooShortError, forecast

INTERVAL = 30
LEVEL = 0.8


@dataclass(frozen=True, kw_only=True)
class Slot:
    """What is expected in the half hour from ``starts_at``."""

    starts_at: datetime
    expected: float
    low: float
    high: float


def slots_of_day(
    came: Iterable[tuple[datetime, int]],
    *,
    day: date,
    zone: ZoneInfo,
    holidays: AbstractSet[date] = frozenset(),
) -> list[Slot]:
    """The half hours of ``day`` as past weeks let expect them; empty when too few are known.

    ``came`` are the half hours before ``day`` with their contacts; days between them without
    any count as days without contacts.
    """
    past = [(moment.astimezone(zone), n) for moment, n in came]
    past = [(moment, n) for moment, n in past if moment.date() < day]
    if not past:
        return []
    first = min(moment.date() for moment, _n in past)
    quiet = [
        (datetime.combine(first + timedelta(days=i), time(), tzinfo=zone), 0)
        for i in range((day - first).days)
    ]
    starts, counts = zip(*past, *quiet, strict=True)
    known = history([start.replace(tzinfo=None) for start in starts], counts, interval=INTERVAL)
    try:
        found = forecast(known, days=1, level=LEVEL, holidays=holidays)
    except TooShortError:
        return []
    return [
        Slot(
            starts_at=midnight(day, zone) + timedelta(minutes=INTERVAL * column),
            expected=max(float(found.expected[0, column]), 0.0),
            low=min(max(float(found.low[0, column]), 0.0), float(found.expected[0, column])),
            high=max(float(found.high[0, column]), float(found.expected[0, column])),
        )
        for column in range(found.expected.shape[1])
    ]
