"""Contacts to come: on invented histories whose truth is known."""

from datetime import date, datetime, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vinculo.analytics.domain.staffing.arrivals import History, clock, history
from vinculo.analytics.domain.staffing.forecast import TooShortError, _worth, forecast

MONDAY = date(2026, 1, 5)
SHAPE = np.array([0.0, 0.2, 0.5, 0.3])
WEEK = np.array([1.3, 1.1, 1.0, 1.0, 0.9, 0.5, 0.0])


def invented(weeks, *, seed=1, trend=0.0, level=400.0, strange=()):
    random = np.random.default_rng(seed)
    days = tuple(MONDAY + timedelta(days=i) for i in range(7 * weeks))
    mean = np.array([level * (1 + trend * i) * WEEK[d.weekday()] for i, d in enumerate(days)])
    calls = random.poisson(np.outer(mean, SHAPE)).astype(float)
    for day in strange:
        calls[day] *= 8
    return History(days, 360, calls, calls.sum(axis=1) > 0)


def test_a_noisy_week_is_forecast_better_than_by_the_week_before():
    told = forecast(invented(20), days=7, level=0.9)
    assert told.used == "own"
    assert told.trial.own < told.trial.naive
    assert told.expected[0].sum() == pytest.approx(520, rel=0.08)
    assert told.expected[6].sum() == 0
    assert told.expected[0] / told.expected[0].sum() == pytest.approx(SHAPE, abs=0.03)


def test_growth_is_followed():
    told = forecast(invented(20, trend=0.01), days=7, level=0.9)
    assert told.expected[0].sum() == pytest.approx(400 * 1.3 * 2.4, rel=0.1)


def test_one_strange_day_moves_little():
    calm = forecast(invented(12), days=7, level=0.9).expected.sum()
    moved = forecast(invented(12, strange=(70,)), days=7, level=0.9).expected.sum()
    assert moved == pytest.approx(calm, rel=0.1)


def test_the_better_one_is_used_and_said():
    """Weeks that repeat exactly, with a step: last week knows best."""
    past = invented(9, level=0.0)
    calls = np.outer(np.array([WEEK[d.weekday()] for d in past.days]) * 100, SHAPE)
    calls[28:] *= 3
    stepped = History(past.days, 360, calls, calls.sum(axis=1) > 0)
    told = forecast(stepped, days=7, level=0.9)
    assert told.trial.naive <= told.trial.own or told.used == "own"
    assert told.used == ("own" if told.trial.own <= told.trial.naive else "naive")
    assert told.expected[0].sum() == pytest.approx(390, rel=0.1)


def test_intervals_hold_what_they_promise():
    """Averaged over twenty histories, on the days that came afterwards."""
    held = []
    for seed in range(20):
        whole = invented(16, seed=seed)
        past = History(whole.days[:-7], 360, whole.calls[:-7], whole.seen[:-7])
        told = forecast(past, days=7, level=0.9)
        real = whole.calls[-7:]
        held.append(((real >= np.floor(told.low)) & (real <= np.ceil(told.high)))[:6, 1:].mean())
    assert 0.8 <= np.mean(held) <= 0.99
    assert told.trial.coverage == pytest.approx(0.9, abs=0.12)


def test_a_holiday_is_worth_what_holidays_were():
    past = invented(20)
    free = {MONDAY + timedelta(days=d) for d in (16, 44, 79, 107)}
    for day in free:
        past.calls[(day - MONDAY).days] *= 0.3
    coming = past.days[-1] + timedelta(days=2)
    told = forecast(past, days=7, level=0.9, holidays=frozenset(free | {coming}))
    usual = forecast(past, days=7, level=0.9, holidays=frozenset(free))
    assert told.expected[1].sum() < 0.55 * usual.expected[1].sum()


def test_a_holiday_never_seen_is_like_a_sunday():
    past = invented(10)
    coming = past.days[-1] + timedelta(days=2)
    assert forecast(past, days=3, level=0.9, holidays=frozenset({coming})).expected[1].sum() == 0


def test_three_weeks_are_the_least():
    with pytest.raises(TooShortError):
        forecast(invented(2), days=7, level=0.9)
    few = forecast(invented(3), days=30, level=0.9)
    assert few.trial.coverage is None
    assert np.isfinite(few.expected).all()


def test_a_history_without_contacts_forecasts_none():
    days = tuple(MONDAY + timedelta(days=i) for i in range(28))
    quiet = History(days, 360, np.zeros((28, 4)), np.ones(28, dtype=bool))
    told = forecast(quiet, days=7, level=0.9)
    assert told.expected.sum() == 0
    assert told.trial.own_share is None


def test_a_history_with_three_open_days_still_answers():
    days = tuple(MONDAY + timedelta(days=i) for i in range(28))
    calls = np.zeros((28, 4))
    calls[[0, 7, 21]] = 5.0
    told = forecast(History(days, 360, calls, calls.sum(axis=1) > 0), days=7, level=0.9)
    assert told.expected[0].sum() > 0


@settings(max_examples=20, deadline=None)
@given(seed=st.integers(0, 100), scale=st.sampled_from([2.0, 5.0]))
def test_bounds_are_around_what_is_expected(seed, scale):
    past = invented(8, seed=seed, level=100 * scale)
    told = forecast(past, days=9, level=0.8)
    assert (told.low >= 0).all()
    assert (told.low <= told.expected).all()
    assert (told.expected <= told.high).all()


def test_contacts_are_counted_by_interval():
    texts = ("2026-01-05T09:10", "2026-01-05T09:29", "2026-01-07T00:00")
    starts = [datetime.fromisoformat(text) for text in texts]
    by_row = history(starts, None, interval=30)
    assert by_row.calls[0, 18] == 2
    assert by_row.seen.tolist() == [True, False, True]
    assert history(starts, [3, 4, 5], interval=30).calls.sum() == 12
    assert clock(18, 30) == "09:00"


def test_a_weekday_seen_closed_twice_is_a_day_of_rest_and_one_hardly_seen_is_not():
    kinds = np.arange(13) % 7
    seen = np.ones(13, dtype=np.bool_)
    seen[[5, 12, 6]] = False
    found = _worth(np.full(13, 10.0), seen, kinds)
    assert found.tolist() == [1, 1, 1, 1, 1, 0, 1, 1]
