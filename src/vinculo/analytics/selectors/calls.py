"""The readings of the 95 % rule over a year's calls, and the same counted again."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from vinculo.analytics.contracts import Days
from vinculo.analytics.domain.evaluation import Counted
from vinculo.analytics.domain.plain_calls import Call, recounted
from vinculo.analytics.models import CallRecord
from vinculo.analytics.selectors import figures

if TYPE_CHECKING:
    from vinculo.lib.stats.call_rule import Reading

CLOCKS = ("call", "call_menu", "human")
"""From the arrival to a person; from the arrival to a menu that offers one; from asking for one."""


@dataclass(frozen=True, kw_only=True)
class ClockReadings:
    """All readings of one clock, the strictest of them, and how many calls nobody answered."""

    clock: str
    n: int
    unanswered: int
    readings: "tuple[Reading, ...]"
    strictest: "Reading"


def readings_of(days: Days) -> list[ClockReadings]:
    """Each clock that has a call, with all its readings."""
    import numpy as np

    from vinculo.lib.stats.call_rule import readings, strictest

    found = []
    for clock in CLOCKS:
        calls = calls_of(clock, days)
        if not calls:
            continue
        waits = np.array([np.inf if wait is None else wait for _day, wait in calls])
        read = readings(waits, np.array([day for day, _wait in calls], dtype=np.int64))
        worst = strictest(read)
        assert worst is not None  # noqa: S101
        found.append(
            ClockReadings(
                clock=clock,
                n=len(calls),
                unanswered=sum(wait is None for _day, wait in calls),
                readings=tuple(read),
                strictest=worst,
            )
        )
    return found


def readings_recounted(days: Days) -> dict[tuple[str, str, str], Counted]:
    """The same readings call by call: by clock, reading and base."""
    return {
        (clock, key, base): Counted(value=value, n=n)
        for clock in CLOCKS
        for (key, base), (value, n) in recounted(calls_of(clock, days)).items()
    }


def calls_of(clock: str, days: Days) -> list[Call]:
    """The local day of each call and the seconds that its clock ran; None: it never stopped."""
    zone = figures.zone()
    rows = CallRecord.objects.filter(received_at__gte=days.since, received_at__lt=days.until)
    if clock == "human":
        rows = rows.filter(human_requested_at__isnull=False)
    elif clock == "call_menu" and not rows.filter(menu_reached_at__isnull=False).exists():
        return []
    found: list[Call] = []
    columns = ("received_at", "menu_reached_at", "human_requested_at", "answered_at")
    for received, menu, asked, answered in rows.values_list(*columns).iterator(chunk_size=10_000):
        begins = asked if clock == "human" and asked else received
        ends = [answered, menu] if clock == "call_menu" else [answered]
        local = received.astimezone(zone)
        day = local.year * 10_000 + local.month * 100 + local.day
        found.append((day, _shortest(begins, ends)))
    return found


def _shortest(begins: datetime, ends: list[datetime | None]) -> float | None:
    waits = [(end - begins).total_seconds() for end in ends if end is not None]
    return min(waits, default=None)
