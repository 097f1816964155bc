"""Of an hour that the clocks repeat, the one is meant that makes sense of the call."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from vinculo.lib.calendar.call_order import unfolded
from vinculo.lib.calendar.told import told_start

MADRID = ZoneInfo("Europe/Madrid")


def local(hour, minute, day=25):
    return datetime(2026, 10, day, hour, minute, tzinfo=MADRID)


def utc(hour, minute):
    return datetime(2026, 10, 25, hour, minute, tzinfo=UTC)


def test_the_shortest_call_that_turns_nothing_round_is_meant_and_else_the_first():
    told = unfolded({"received_at": local(2, 59), "answered_at": local(3, 1), "human": None})
    assert told == {"received_at": utc(1, 59), "answered_at": utc(2, 1), "human": None}
    told = unfolded({"received_at": local(2, 59), "answered_at": local(2, 1)})
    assert told == {"received_at": utc(0, 59), "answered_at": utc(1, 1)}
    assert unfolded({"received_at": local(2, 30)}) == {"received_at": utc(0, 30)}
    turned = {"received_at": utc(5, 0), "answered_at": utc(4, 0)}
    assert unfolded(turned) == turned
    assert unfolded({"received_at": None}) == {"received_at": None}


def test_midnight_is_the_day_of_a_spreadsheet_unless_a_moment_is_asked_for():
    assert told_start("2026-10-26T00:00:00", MADRID) == date(2026, 10, 26)
    asked = told_start("2026-10-26T00:00:00", MADRID, midnight_is_a_day=False)
    assert asked == datetime(2026, 10, 26, tzinfo=MADRID)
