from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from vinculo.lib.calendar import (
    BadCalendarError,
    Calendar,
    ClosedTooLongError,
    add_open_time,
    from_json,
    is_open,
    next_opening,
    open_time_between,
    openings,
    to_json,
)

HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)
SHOP = ((480, 840), (960, 1200))
WEEK = (SHOP,) * 5 + (((540, 840),), ())
HUELVA = Calendar(
    timezone="Europe/Madrid", weekly=WEEK, closed_days=frozenset({date(2026, 12, 25)})
)
ZONES = [
    "Europe/Madrid",
    "America/Mexico_City",
    "America/Santiago",
    "America/Havana",
    "Asia/Kathmandu",
    "Australia/Lord_Howe",
    "Africa/Casablanca",
    "Pacific/Apia",
    "America/St_Johns",
    "UTC",
]
# Weeks in which one of the zones changes its clocks, and quiet ones.
WEEKS = [
    datetime(2026, 3, 27, tzinfo=UTC),
    datetime(2026, 10, 23, tzinfo=UTC),
    datetime(2026, 4, 3, tzinfo=UTC),
    datetime(2026, 9, 4, tzinfo=UTC),
    datetime(2026, 3, 6, tzinfo=UTC),
    datetime(2026, 10, 30, tzinfo=UTC),
    datetime(2022, 10, 28, tzinfo=UTC),
    datetime(2011, 12, 28, tzinfo=UTC),
    datetime(2010, 11, 5, tzinfo=UTC),
    datetime(2026, 7, 1, tzinfo=UTC),
]


def at(text, zone="Europe/Madrid"):
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone))


@st.composite
def days(draw):
    count = draw(st.integers(0, 3))
    points = sorted(draw(st.lists(st.integers(0, 1439), min_size=2 * count, max_size=2 * count)))
    found = [(a, b) for a, b in zip(points[::2], points[1::2], strict=True) if a < b]
    if found and draw(st.booleans()):  # over midnight
        opens, closes = found[-1]
        found[-1] = (opens, draw(st.integers(closes, opens + 1440)))
    if draw(st.integers(0, 9)) == 0:
        return ((0, 1440),)
    return tuple(found)


@st.composite
def calendars(draw):
    start = draw(st.sampled_from(WEEKS))
    near = st.integers(-2, 8).map(lambda n: start.date() + timedelta(days=n))
    calendar = Calendar(
        timezone=draw(st.sampled_from(ZONES)),
        weekly=tuple(draw(st.lists(days(), min_size=7, max_size=7))),
        closed_days=draw(st.frozensets(near, max_size=2)),
        special_days=draw(st.dictionaries(near, days(), max_size=2)),
    )
    return calendar, start


def minutes_open(calendar, start, end):
    """The slow truth: look at the clock on the wall each minute."""
    zone = calendar.zone
    total = 0
    moment = start
    while moment < end:
        local = moment.astimezone(zone)
        minute = local.hour * 60 + local.minute
        today, eve = local.date(), local.date() - timedelta(days=1)
        total += any(a <= minute < b for a, b in calendar.intervals_on(today)) or any(
            a <= minute + 1440 < b for a, b in calendar.intervals_on(eve)
        )
        moment += MINUTE
    return total


@pytest.mark.parametrize(
    ("start", "hours", "due"),
    [
        pytest.param("2026-11-16T09:00", 4, "2026-11-16T13:00", id="inside the morning"),
        pytest.param("2026-11-16T10:00", 4, "2026-11-16T14:00", id="to the last minute"),
        pytest.param("2026-11-16T13:00", 4, "2026-11-16T19:00", id="over lunch"),
        pytest.param("2026-11-16T22:00", 4, "2026-11-17T12:00", id="asked at night"),
        pytest.param("2026-11-20T19:00", 4, "2026-11-21T12:00", id="Friday to Saturday"),
        pytest.param("2026-11-21T13:00", 4, "2026-11-23T11:00", id="over Sunday"),
        pytest.param("2026-12-24T19:00", 2, "2026-12-26T10:00", id="over a holiday"),
        pytest.param("2026-11-15T12:00", 0, "2026-11-15T12:00", id="nothing to wait for"),
    ],
)
def test_open_time_is_added(start, hours, due):
    assert add_open_time(HUELVA, at(start), timedelta(hours=hours)) == at(due)


def test_an_hour_that_is_left_out_does_not_count():
    night = Calendar(timezone="Europe/Madrid", weekly=(((60, 240),),) * 7)
    spring = at("2026-03-29T00:00")
    assert open_time_between(night, spring, spring + timedelta(hours=23)) == 2 * HOUR
    assert add_open_time(night, spring, 2 * HOUR) == at("2026-03-29T04:00")


def test_an_hour_that_comes_twice_counts_twice():
    night = Calendar(timezone="Europe/Madrid", weekly=(((60, 240),),) * 7)
    autumn = at("2026-10-25T00:00")
    assert open_time_between(night, autumn, autumn + timedelta(hours=25)) == 4 * HOUR


def test_an_opening_inside_the_missing_hour_opens_when_the_clock_passes_it():
    early = Calendar(timezone="Europe/Madrid", weekly=(((150, 240),),) * 7)
    assert next_opening(early, at("2026-03-29T00:00")) == at("2026-03-29T03:00")


def test_a_night_shift_ends_in_the_morning_of_a_closed_day():
    night = Calendar(
        timezone="Europe/Madrid",
        weekly=(((1320, 1800),),) * 7,
        closed_days=frozenset({date(2026, 12, 25)}),
    )
    assert is_open(night, at("2026-12-25T05:59"))
    assert not is_open(night, at("2026-12-25T06:00"))
    assert not is_open(night, at("2026-12-25T23:00"))
    assert not is_open(night, at("2026-12-26T01:00"))


def test_a_special_day_wins_over_week_and_holiday():
    day = date(2026, 12, 25)
    calendar = Calendar(
        timezone="Europe/Madrid",
        weekly=WEEK,
        closed_days=frozenset({day}),
        special_days={day: ((600, 660),)},
    )
    assert next_opening(calendar, at("2026-12-25T00:00")) == at("2026-12-25T10:00")


def test_round_the_clock_is_plain_time():
    start = datetime(2026, 3, 28, tzinfo=UTC)
    always = Calendar.always_open("Europe/Madrid")
    assert add_open_time(always, start, 72 * HOUR) == start + 72 * HOUR
    assert open_time_between(always, start, start + 72 * HOUR) == 72 * HOUR
    almost = Calendar(
        timezone="Europe/Madrid", weekly=always.weekly, closed_days=frozenset({date(2020, 1, 1)})
    )
    assert add_open_time(almost, start, 72 * HOUR) == start + 72 * HOUR


def test_a_year_without_opening_is_said_and_not_waited_for():
    closed = Calendar(timezone="Europe/Madrid", weekly=((),) * 7)
    with pytest.raises(ClosedTooLongError):
        add_open_time(closed, at("2026-01-01T00:00"), HOUR)
    with pytest.raises(ClosedTooLongError):
        next_opening(closed, at("2026-01-01T00:00"))
    assert open_time_between(closed, at("2026-01-01T00:00"), at("2030-01-01T00:00")) == 0 * HOUR


def test_a_length_beyond_ten_years_is_refused():
    rarely = Calendar(timezone="UTC", weekly=(((0, 1),),) + ((),) * 6)
    with pytest.raises(ClosedTooLongError):
        add_open_time(rarely, datetime(2026, 1, 1, tzinfo=UTC), 1000 * HOUR)


def test_an_opening_after_a_long_pause_is_found():
    reopening = Calendar(
        timezone="UTC", weekly=((),) * 7, special_days={date(2026, 12, 1): ((0, 60),)}
    )
    start = datetime(2026, 1, 1, tzinfo=UTC)
    assert next_opening(reopening, start) == datetime(2026, 12, 1, tzinfo=UTC)


def test_time_does_not_run_backwards():
    with pytest.raises(ValueError, match="negative"):
        add_open_time(HUELVA, at("2026-01-01T00:00"), -HOUR)
    with pytest.raises(ValueError, match="before"):
        open_time_between(HUELVA, at("2026-01-02T00:00"), at("2026-01-01T00:00"))


@pytest.mark.parametrize(
    "day",
    [((600, 500),), ((500, 600), (550, 700)), ((-1, 60),), ((1440, 1500),), ((0, 1441),)],
)
def test_a_contradictory_calendar_is_refused(day):
    with pytest.raises(BadCalendarError):
        Calendar(timezone="UTC", weekly=(day,) * 7)


def test_a_week_has_seven_days_and_a_zone_exists():
    with pytest.raises(BadCalendarError):
        Calendar(timezone="UTC", weekly=((),) * 6)
    for zone in ("Europe/Huelva", "", "../etc/passwd"):
        with pytest.raises(BadCalendarError):
            Calendar(timezone=zone, weekly=((),) * 7)


def test_a_calendar_cannot_be_changed_from_outside():
    own = {date(2026, 1, 1): ((0, 60),)}
    calendar = Calendar(timezone="UTC", weekly=((),) * 7, special_days=own)
    own.clear()
    assert calendar.intervals_on(date(2026, 1, 1)) == ((0, 60),)
    assert hash(calendar) == hash(calendar)


@pytest.mark.parametrize(
    "value",
    [
        {},
        {"version": 2},
        {"version": 1, "timezone": "UTC"},
        {"version": 1, "timezone": "UTC", "weekly": 3, "closed_days": [], "special_days": {}},
        {"version": 1, "timezone": "UTC", "weekly": [[]] * 7, "closed_days": [], "special_days": 1},
    ],
)
def test_an_unknown_format_is_refused(value):
    with pytest.raises(BadCalendarError):
        from_json(value)


@settings(max_examples=40)
@given(calendars())
def test_a_stored_calendar_comes_back(made):
    calendar, _start = made
    assert from_json(to_json(calendar)) == calendar


@settings(max_examples=40)
@given(calendars(), st.integers(0, 4000), st.integers(0, 3 * 1440))
def test_measuring_equals_watching_the_clock_each_minute(made, offset, length):
    calendar, start = made
    start += offset * MINUTE
    end = start + length * MINUTE
    assert open_time_between(calendar, start, end) == minutes_open(calendar, start, end) * MINUTE


@settings(max_examples=40)
@given(calendars(), st.integers(0, 8000), st.integers(1, 5000))
@example((HUELVA, datetime(2026, 12, 24, tzinfo=UTC)), 0, 5000)
def test_what_is_added_is_measured(made, offset, length):
    calendar, start = made
    start += offset * MINUTE
    try:
        end = add_open_time(calendar, start, length * MINUTE)
    except ClosedTooLongError:
        assert not any(calendar.weekly)
        return
    assert open_time_between(calendar, start, end) == length * MINUTE
    assert open_time_between(calendar, start, end - MINUTE) < length * MINUTE


@settings(max_examples=40)
@given(calendars(), st.integers(0, 8000), st.integers(0, 3000), st.integers(0, 3000))
def test_adding_in_two_steps_is_adding_once(made, offset, first, second):
    calendar, start = made
    start += offset * MINUTE
    try:
        whole = add_open_time(calendar, start, (first + second) * MINUTE)
    except ClosedTooLongError:
        return
    half = add_open_time(calendar, start, first * MINUTE)
    assert start <= half <= whole
    assert add_open_time(calendar, half, second * MINUTE) == whole


@settings(max_examples=40)
@given(calendars(), st.integers(0, 5000), st.integers(0, 5000), st.integers(0, 5000))
def test_measuring_is_additive(made, offset, first, second):
    calendar, start = made
    start += offset * MINUTE
    middle, end = start + first * MINUTE, start + (first + second) * MINUTE
    assert open_time_between(calendar, start, middle) + open_time_between(
        calendar, middle, end
    ) == open_time_between(calendar, start, end)


@settings(max_examples=40)
@given(calendars(), st.integers(0, 10000))
def test_open_and_next_opening_agree(made, offset):
    calendar, start = made
    moment = start + offset * MINUTE
    assert is_open(calendar, moment) == (minutes_open(calendar, moment, moment + MINUTE) == 1)
    try:
        following = next_opening(calendar, moment)
    except ClosedTooLongError:
        return
    assert is_open(calendar, following)
    assert (following == moment) == is_open(calendar, moment)
    assert open_time_between(calendar, moment, following) == timedelta()


@settings(max_examples=40)
@given(calendars())
def test_openings_are_in_order_and_apart(made):
    calendar, start = made
    stretches = []
    for stretch in openings(calendar, start):
        stretches.append(stretch)
        if len(stretches) == 20:
            break
    assert all(opens < closes for opens, closes in stretches)
    assert all(one[1] <= other[0] for one, other in pairwise(stretches))
