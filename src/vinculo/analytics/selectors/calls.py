"""The readings of the 95 % rule over a year's calls, and the same counted again."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import connection

from vinculo.analytics.contracts import Days
from vinculo.analytics.domain.evaluation import Counted
from vinculo.analytics.domain.plain_calls import Call, recounted
from vinculo.analytics.selectors import figures

if TYPE_CHECKING:
    from vinculo.lib.stats.call_rule import Reading

CLOCKS = ("call", "call_menu", "human")
"""From the arrival to a person; from the arrival to a menu that offers one; from asking for one."""


WAITS = {
    "call": """
SELECT to_char(received_at AT TIME ZONE %(zone)s, 'YYYYMMDD')::int,
       extract(epoch FROM answered_at - received_at)::float8
  FROM analytics_callrecord WHERE received_at >= %(since)s AND received_at < %(until)s
""",
    "call_menu": """
SELECT to_char(received_at AT TIME ZONE %(zone)s, 'YYYYMMDD')::int,
       extract(epoch FROM least(answered_at, menu_reached_at) - received_at)::float8
  FROM analytics_callrecord AS call WHERE received_at >= %(since)s AND received_at < %(until)s
   AND EXISTS (SELECT 1 FROM analytics_callrecord AS any_call
                WHERE any_call.received_at >= %(since)s AND any_call.received_at < %(until)s
                  AND any_call.menu_reached_at IS NOT NULL)
""",
    "human": """
SELECT to_char(received_at AT TIME ZONE %(zone)s, 'YYYYMMDD')::int,
       extract(epoch FROM answered_at - human_requested_at)::float8
  FROM analytics_callrecord WHERE received_at >= %(since)s AND received_at < %(until)s
   AND human_requested_at IS NOT NULL
""",
}
"""Of each clock: the local day of every call, and the seconds that it ran."""


@dataclass(frozen=True, kw_only=True)
class ClockReadings:
    """All readings of one clock, the strictest of them, and how many calls nobody answered."""

    clock: str
    n: int
    unanswered: int
    readings: "tuple[Reading, ...]"
    strictest: "Reading"


def calls_by_clock(days: Days) -> dict[str, list[Call]]:
    """The calls of each clock, read once for both ways of counting them."""
    return {clock: calls_of(clock, days) for clock in CLOCKS}


def readings_of(known: Mapping[str, list[Call]]) -> list[ClockReadings]:
    """Each clock that has a call, with all its readings."""
    import numpy as np

    from vinculo.lib.stats.call_rule import readings, strictest

    found = []
    for clock, calls in known.items():
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


def readings_recounted(known: Mapping[str, list[Call]]) -> dict[tuple[str, str, str], Counted]:
    """The same readings call by call: by clock, reading and base."""
    return {
        (clock, key, base): Counted(value=value, n=n)
        for clock, calls in known.items()
        for (key, base), (value, n) in recounted(calls).items()
    }


def calls_of(clock: str, days: Days) -> list[Call]:
    """The local day of each call and the seconds that its clock ran; None: it never stopped."""
    known: dict[str, str | datetime] = {
        "zone": str(figures.zone()),
        "since": days.since,
        "until": days.until,
    }
    with connection.cursor() as cursor:
        cursor.execute(WAITS[clock], known)
        found: list[Call] = cursor.fetchall()
        return found
