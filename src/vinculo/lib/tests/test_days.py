from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vinculo.lib.calendar.days import (
    DayCalendar,
    DaysOutOfReachError,
    NoWorkingDaysError,
    add_months,
    end_of_day,
)
from vinculo.lib.calendar.public_days import (
    Override,
    UnknownPlaceError,
    known_regions,
    public_days,
    region_key,
)
from vinculo.lib.calendar.told import told_start

MADRID = public_days("ES", "MD", years=(2020, 2032))
DAYS = st.dates(date(2021, 1, 1), date(2030, 12, 31))
COUNTS = st.integers(1, 200)
CLOSED = st.dictionaries(DAYS, st.just("cerrado"), max_size=40)


def plain(closed=None, **values) -> DayCalendar:
    return DayCalendar(first_year=2020, last_year=2032, closed=closed or {}, **values)


@pytest.mark.parametrize(
    ("country", "region", "start", "count", "end"),
    [
        pytest.param("ES", "MD", date(2026, 12, 28), 15, date(2027, 1, 20), id="Madrid, new year"),
        pytest.param("PE", "", date(2026, 10, 5), 15, date(2026, 10, 27), id="Peru, Angamos"),
        pytest.param("ES", "MD", date(2026, 10, 26), 15, date(2026, 11, 17), id="Madrid, November"),
        pytest.param("ES", "", date(2026, 12, 4), 1, date(2026, 12, 7), id="Spain, no region"),
        pytest.param("ES", "Madrid", date(2026, 12, 4), 1, date(2026, 12, 9), id="two in a row"),
    ],
)
def test_working_days_are_counted_from_the_day_after(country, region, start, count, end):
    assert public_days(country, region, years=(2025, 2028)).add_working_days(start, count) == end


def test_a_local_holiday_moves_the_end_and_wins():
    local = [Override(day=date(2026, 11, 9), is_working=False, name="La Almudena")]
    calendar = public_days("ES", "MD", years=(2026, 2027), overrides=local)
    assert calendar.add_working_days(date(2026, 10, 26), 15) == date(2026, 11, 18)
    assert not calendar.is_working(date(2026, 11, 9))


def test_a_day_declared_working_wins_over_holiday_and_weekend():
    opened = [
        Override(day=date(2026, 12, 8), is_working=True),
        Override(day=date(2026, 12, 12), is_working=True, name="sábado recuperado"),
    ]
    calendar = public_days("ES", "MD", years=(2026, 2027), overrides=opened)
    assert calendar.is_working(date(2026, 12, 8))
    assert calendar.is_working(date(2026, 12, 12))
    holidays = calendar.holidays_between(date(2026, 12, 1), date(2026, 12, 31))
    assert [day for day, _name in holidays] == [date(2026, 12, 7), date(2026, 12, 25)]


def test_the_later_of_two_declarations_wins():
    day = date(2026, 5, 15)
    both = [Override(day=day, is_working=True), Override(day=day, is_working=False)]
    assert not public_days("ES", "MD", years=(2026, 2026), overrides=both).is_working(day)


def test_a_working_saturday_brings_the_end_forward():
    with_saturday = public_days("ES", "MD", years=(2026, 2027), weekend=frozenset({6}))
    assert with_saturday.add_working_days(date(2026, 12, 28), 15) == date(2027, 1, 16)


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
    ],
)
def test_months_go_date_to_date_and_stop_at_a_short_month(start, months, end):
    assert add_months(start, months) == end


@pytest.mark.parametrize(
    ("zone", "day", "moment"),
    [
        ("Europe/Madrid", date(2026, 3, 28), datetime(2026, 3, 28, 23, tzinfo=UTC)),
        ("Europe/Madrid", date(2026, 10, 25), datetime(2026, 10, 25, 23, tzinfo=UTC)),
        ("Atlantic/Canary", date(2027, 1, 20), datetime(2027, 1, 21, tzinfo=UTC)),
        ("America/Santiago", date(2026, 9, 5), datetime(2026, 9, 6, 4, tzinfo=UTC)),
    ],
)
def test_a_day_ends_at_its_own_midnight_whatever_the_clocks_do(zone, day, moment):
    assert end_of_day(day, ZoneInfo(zone)) == moment


def test_a_calendar_without_working_days_says_so():
    never = plain(weekend=frozenset(range(7)))
    with pytest.raises(NoWorkingDaysError):
        never.add_working_days(date(2026, 1, 1), 1)


def test_leaving_the_known_years_says_which_are_known():
    with pytest.raises(DaysOutOfReachError) as beyond:
        plain().add_working_days(date(2032, 12, 30), 30)
    assert (beyond.value.first_year, beyond.value.last_year) == (2020, 2032)
    with pytest.raises(DaysOutOfReachError):
        plain().add_working_days(date(2020, 1, 2), -30)
    with pytest.raises(DaysOutOfReachError):
        plain().is_working(date(2019, 12, 31))


def test_a_calendar_has_its_years_in_order():
    with pytest.raises(ValueError, match="before the first"):
        DayCalendar(first_year=2027, last_year=2026)
    with pytest.raises(ValueError, match="200 years"):
        public_days("ES", years=(1900, 2100))


@pytest.mark.parametrize("written", ["MD", "md", "Madrid", " madrid "])
def test_a_region_is_known_by_key_or_name(written):
    assert region_key("ES", written) == "MD"


def test_an_unknown_place_lists_the_known_ones():
    with pytest.raises(UnknownPlaceError) as unknown:
        region_key("ES", "Atlántida")
    assert "MD (Madrid)" in unknown.value.known
    assert "Barcelona" in known_regions("ES")
    with pytest.raises(UnknownPlaceError, match="XX"):
        public_days("XX", years=(2026, 2026))


def test_names_come_in_the_readers_language_and_leave_the_fingerprint_alone():
    english = public_days("ES", "MD", years=(2020, 2032), language="en")
    assert english.closed[date(2026, 12, 25)] == "Christmas Day"
    assert english.fingerprint(2026, 2027) == MADRID.fingerprint(2026, 2027)
    assert MADRID.fingerprint(2026, 2027) != MADRID.fingerprint(2026, 2026)


def test_a_changed_day_changes_the_fingerprint_of_its_year_only():
    local = [Override(day=date(2026, 11, 9), is_working=False)]
    other = public_days("ES", "MD", years=(2020, 2032), overrides=local)
    assert other.fingerprint(2026, 2026) != MADRID.fingerprint(2026, 2026)
    assert other.fingerprint(2027, 2027) == MADRID.fingerprint(2027, 2027)


@given(start=DAYS, later=st.integers(0, 400), count=COUNTS, closed=CLOSED)
def test_a_later_start_never_ends_earlier(start, later, count, closed):
    calendar = plain(closed)
    other = min(start + timedelta(later), date(2030, 12, 31))
    assert calendar.add_working_days(start, count) <= calendar.add_working_days(other, count)


@given(start=DAYS, count=COUNTS, closed=CLOSED)
def test_the_end_is_a_working_day_after_the_start_that_many_later(start, count, closed):
    calendar = plain(closed)
    end = calendar.add_working_days(start, count)
    assert end > start
    assert calendar.is_working(end)
    assert calendar.working_days_between(start, end) == count
    assert calendar.working_days_between(end, start) == 0


@given(start=DAYS, count=COUNTS, closed=CLOSED)
def test_going_back_returns_to_the_last_working_day_not_after_the_start(start, count, closed):
    calendar = plain(closed)
    back = calendar.add_working_days(calendar.add_working_days(start, count), -count)
    assert back <= start
    assert calendar.is_working(back)
    assert calendar.working_days_between(back, start) == 0


@given(start=DAYS, count=COUNTS, closed=CLOSED, more=DAYS)
def test_one_more_holiday_never_brings_the_end_forward(start, count, closed, more):
    end = plain(closed).add_working_days(start, count)
    assert plain({**closed, more: "más"}).add_working_days(start, count) >= end


@given(start=DAYS, one=COUNTS, two=COUNTS, closed=CLOSED)
def test_two_counts_after_another_are_their_sum(start, one, two, closed):
    calendar = plain(closed)
    halfway = calendar.add_working_days(start, one)
    assert calendar.add_working_days(halfway, two) == calendar.add_working_days(start, one + two)


@settings(max_examples=30)
@given(start=DAYS, count=COUNTS, closed=CLOSED)
def test_the_look_up_agrees_with_walking_day_by_day(start, count, closed):
    calendar = plain(closed)
    day, left = start, count
    while left:
        day += timedelta(days=1)
        left -= calendar.is_working(day)
    assert calendar.add_working_days(start, count) == day


@given(start=DAYS, months=st.integers(0, 60), later=st.integers(0, 60))
def test_months_never_go_backwards(start, months, later):
    assert start <= add_months(start, months) <= add_months(start, months + later)


def test_no_count_stays_on_the_day():
    assert plain().add_working_days(date(2026, 1, 4), 0) == date(2026, 1, 4)


def test_midnight_as_a_spreadsheet_writes_it_is_a_day():
    assert told_start("2026-12-28 00:00:00") == date(2026, 12, 28)
    assert told_start("2026-12-28T00:00:00.000") == date(2026, 12, 28)
