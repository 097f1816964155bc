from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vinculo.clocks.contracts import ClockState
from vinculo.clocks.domain.life import (
    TRANSITIONS,
    ClockAction,
    IllegalClockActionError,
    is_allowed,
    next_state,
)
from vinculo.clocks.domain.times import UnreachableTargetError, left_at, times_from
from vinculo.lib.calendar import Calendar, add_open_time, open_time_between

HOUR = timedelta(hours=1)
SHOP = ((480, 840), (960, 1200))
CALENDARS = [
    Calendar(timezone="Europe/Madrid", weekly=(SHOP,) * 5 + (((540, 840),), ())),
    Calendar(timezone="America/Santiago", weekly=(((1320, 1800),),) * 7),
    Calendar.always_open(),
]
START = datetime(2026, 3, 26, 10, tzinfo=UTC)
calendars = st.sampled_from(CALENDARS)
minutes = st.integers(1, 3000).map(lambda n: timedelta(minutes=n))


@pytest.mark.parametrize("state", ClockState)
@pytest.mark.parametrize("action", ClockAction)
def test_every_action_either_moves_the_clock_or_is_refused(state, action):
    if is_allowed(state, action):
        assert next_state(state, action) is TRANSITIONS[state, action]
    else:
        with pytest.raises(IllegalClockActionError):
            next_state(state, action)


def test_a_clock_that_was_kept_or_cancelled_can_only_be_taken_back():
    for state in (ClockState.KEPT, ClockState.CANCELLED):
        allowed = [action for action in ClockAction if is_allowed(state, action)]
        assert allowed == [ClockAction.REVIVE]


def test_a_calendar_that_never_opens_is_refused_in_words():
    closed = Calendar(timezone="UTC", weekly=((),) * 7)
    with pytest.raises(UnreachableTargetError):
        times_from(closed, at=START, left=HOUR, target=HOUR, warn_pct=75)


def test_a_clock_that_has_used_more_than_its_warning_share_warns_at_once():
    times = times_from(CALENDARS[2], at=START, left=HOUR, target=10 * HOUR, warn_pct=75)
    assert times.warn_at == START


@given(calendars, minutes, st.integers(1, 100))
def test_the_warning_is_never_after_the_due_time(calendar, target, warn_pct):
    times = times_from(calendar, at=START, left=target, target=target, warn_pct=warn_pct)
    assert START <= times.warn_at <= times.due_at
    used = open_time_between(calendar, START, times.warn_at)
    assert used == target * warn_pct / 100


@given(calendars, minutes, st.lists(st.tuples(minutes, minutes), max_size=5))
def test_pauses_cost_nothing_and_give_nothing(calendar, target, turns):
    """However often a clock stands still, its running open time adds up to the target."""
    at, left, ran = START, target, timedelta()
    for running, standing in turns:
        due = times_from(calendar, at=at, left=left, target=target, warn_pct=75).due_at
        stop = min(add_open_time(calendar, at, running), due)
        left = left_at(calendar, at=stop, due_at=due)
        ran += open_time_between(calendar, at, stop)
        assert ran + left == target
        at = stop + standing
    due = times_from(calendar, at=at, left=left, target=target, warn_pct=75).due_at
    assert ran + open_time_between(calendar, at, due) == target


@given(calendars, minutes, minutes)
def test_overdue_is_the_negative_of_the_open_time_since(calendar, target, more):
    due = add_open_time(calendar, START, target)
    late = due + more
    assert left_at(calendar, at=late, due_at=due) == -open_time_between(calendar, due, late)
