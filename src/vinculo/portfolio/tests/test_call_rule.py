"""The readings of «95 % of calls in under three minutes», call by call."""

import numpy as np
import pytest

from vinculo.lib.stats.call_rule import Base, Reading, readings, strictest


def read(*calls: tuple[int, float]) -> dict[tuple[str, Base], Reading]:
    days = np.array([day for day, _ in calls], dtype=np.int64)
    waits = np.array([wait for _, wait in calls], dtype=np.float64)
    return {(reading.key, reading.base): reading for reading in readings(waits, days)}


def test_no_calls_give_no_readings() -> None:
    assert read() == {}
    assert strictest([]) is None


def test_where_nobody_was_answered_only_received_calls_are_read_and_all_fail() -> None:
    found = read((20261120, np.inf), (20261121, np.inf))
    assert {base for _, base in found} == {Base.RECEIVED}
    assert not any(reading.passes for reading in found.values())
    mean = found["B_year", Base.RECEIVED]
    assert (mean.value, mean.reason, mean.margin) == (None, "too_few_answered", -1)


@pytest.mark.parametrize(("wait", "passes"), [(179.9, True), (180.0, False)])
def test_in_time_is_strictly_under_three_minutes(wait: float, passes: bool) -> None:
    assert all(reading.passes is passes for reading in read((20261120, wait)).values())


@pytest.mark.parametrize("slow", [2025, 2026])
def test_the_worst_year_speaks_wherever_it_stands(slow: int) -> None:
    calls = [(year * 10_000 + 105, 200.0 if year == slow else 10.0) for year in (2025, 2026)]
    mean = read(*calls)["B_year", Base.ANSWERED]
    assert (mean.period, mean.value, mean.passes) == (str(slow), 200, False)


def test_the_slowest_five_in_a_hundred_do_not_count_in_the_mean() -> None:
    calls = [(20261120, 100.0)] * 95 + [(20261120, np.inf)] * 5
    found = read(*calls)
    assert found["B_year", Base.RECEIVED].value == pytest.approx(100)
    assert found["A_year", Base.RECEIVED].value == pytest.approx(0.95)
    assert found["A_year", Base.RECEIVED].passes


def test_the_worst_month_and_day_are_named_and_the_strictest_reading_is_theirs() -> None:
    calls = [(20261005, 10.0)] * 3 + [(20261120, 10.0), (20261121, 300.0)]
    found = read(*calls)
    assert found["A_month", Base.RECEIVED].period == "2026-11"
    assert found["A_day", Base.RECEIVED].period == "2026-11-21"
    assert found["C_month", Base.RECEIVED].value == pytest.approx((1 + 0.5) / 2)
    worst = strictest(list(found.values()))
    assert worst is not None
    assert (worst.key, worst.value) == ("A_day", 0)
