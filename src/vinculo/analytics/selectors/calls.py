"""The readings of the 95 % rule over a year's calls, and the same counted again."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import connection

from vinculo.analytics.contracts import Days
from vinculo.analytics.domain.evaluation import Counted
from vinculo.analytics.domain.plain_calls import Call, recounted
from vinculo.analytics.selectors import figures

if TYPE_CHECKING:
    from vinculo.lib.stats.call_rule import Reading

CLOCKS = ("call", "call_menu", "human")
"""From the arrival to a person; from the arrival to a menu that offers one; from asking for one."""


LAST = """
  FROM analytics_callrecord AS call
 WHERE call.received_at >= %(since)s AND call.received_at < %(until)s
   AND call.batch_id <> ALL(%(without)s::uuid[])
   AND NOT EXISTS (SELECT 1 FROM analytics_callrecord AS later
                    WHERE later.reference = call.reference AND later.version > call.version
                      AND later.batch_id <> ALL(%(without)s::uuid[]))
"""
"""Each call as it was told last."""
DAY = "SELECT to_char(call.received_at AT TIME ZONE %(zone)s, 'YYYYMMDD')::int"
WAITS = {
    "call": f"""
{DAY}, extract(epoch FROM call.answered_at - call.received_at)::float8 {LAST}
""",
    "call_menu": f"""
{DAY}, extract(epoch FROM least(call.answered_at, call.menu_reached_at) - call.received_at)::float8
{LAST} AND EXISTS (SELECT 1 FROM analytics_callrecord AS any_call
                WHERE any_call.received_at >= %(since)s AND any_call.received_at < %(until)s
                  AND any_call.menu_reached_at IS NOT NULL
                  AND any_call.batch_id <> ALL(%(without)s::uuid[]))
""",  # noqa: S608 - our own table
    "human": f"""
{DAY}, extract(epoch FROM call.answered_at - call.human_requested_at)::float8 {LAST}
   AND call.human_requested_at IS NOT NULL
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


def calls_by_clock(days: Days, *, without: Collection[UUID] = ()) -> dict[str, list[Call]]:
    """The calls of each clock; ``without`` those of batches that prove nothing."""
    return {clock: calls_of(clock, days, without=without) for clock in CLOCKS}


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


def calls_of(clock: str, days: Days, *, without: Collection[UUID] = ()) -> list[Call]:
    """The local day of each call and the seconds that its clock ran; None: it never stopped."""
    known: dict[str, str | datetime | list[UUID]] = {
        "zone": str(figures.zone()),
        "since": days.since,
        "until": days.until,
        "without": list(without),
    }
    with connection.cursor() as cursor:
        cursor.execute(WAITS[clock], known)
        found: list[Call] = cursor.fetchall()
        return found


CUT = f"""
SELECT count(*) FILTER (WHERE call.ended_by = 'system' AND call.answered_at IS NULL), count(*)
{LAST} AND call.ended_by <> ''
"""
"""Of the calls that tell who hung up, those that the system ended before a person answered."""
CUT_AGAIN = """
WITH last AS (
    SELECT DISTINCT ON (reference) reference, ended_by, answered_at IS NULL AS waited, received_at
      FROM analytics_callrecord
     WHERE batch_id <> ALL(%(without)s::uuid[])
     ORDER BY reference, version DESC
)
SELECT coalesce(sum((ended_by = 'system' AND waited)::int), 0), count(nullif(ended_by, ''))
  FROM last WHERE received_at >= %(since)s AND received_at < %(until)s
"""
"""The same, by the last version of each call first."""


def cut_in_queue(days: Days) -> Counted:
    """The share of the calls that the system cut while they waited for a person."""
    return _cut(CUT, days, without=())


def cut_recounted(days: Days, *, without: Collection[UUID]) -> Counted:
    """The same of those calls alone that their evidence proves."""
    return _cut(CUT_AGAIN, days, without=without)


def _cut(statement: str, days: Days, *, without: Collection[UUID]) -> Counted:
    known: dict[str, datetime | list[UUID]] = {
        "since": days.since,
        "until": days.until,
        "without": list(without),
    }
    with connection.cursor() as cursor:
        cursor.execute(statement, known)
        cut, n = cursor.fetchone()
    return Counted.of(cut, n)
