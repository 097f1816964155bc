from datetime import UTC, datetime, timedelta

import pytest

from vinculo.clocks import api, services, tasks
from vinculo.clocks.contracts import ClockState, KeptRate
from vinculo.clocks.events import ClockBreached, ClockWarned
from vinculo.clocks.models import Clock, FrozenCalendar, Pause
from vinculo.kernel import events
from vinculo.kernel.models import LiveEvent
from vinculo.lib.calendar import Calendar

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)
SHOP = Calendar(timezone="UTC", weekly=(((480, 840), (960, 1200)),) * 5 + ((), ()))
MONDAY_9 = datetime(2026, 11, 16, 9, tzinfo=UTC)
CLOCK = {"subject": "case:1", "kind": "first_answer"}


@pytest.fixture
def told(monkeypatch):
    found = []
    monkeypatch.setattr(events, "publish", found.append)
    return found


def start(**changes):
    given = {
        **CLOCK,
        "target": 4 * HOUR,
        "warn_pct": 75,
        "calendar": SHOP,
        "started_at": MONDAY_9,
        "keys": ["queue:1"],
    }
    return api.start(**(given | changes))


def the_clock(at=None):
    return api.clocks_of(["case:1"], at=at)["case:1"][0]


def test_a_clock_starts_with_its_two_moments():
    clock = start()
    assert clock.state is ClockState.RUNNING
    assert clock.due_at == MONDAY_9 + 4 * HOUR
    assert clock.warn_at == MONDAY_9 + 3 * HOUR
    assert clock.left == 4 * HOUR


def test_starting_again_gives_the_open_clock_back():
    first = start()
    assert start(target=HOUR) == first
    assert Clock.objects.count() == 1


def test_a_stopped_clock_can_be_started_anew():
    start()
    api.stop(**CLOCK, at=MONDAY_9 + HOUR)
    start(started_at=MONDAY_9 + 2 * HOUR)
    assert [c.state for c in api.clocks_of(["case:1"])["case:1"]] == [
        ClockState.KEPT,
        ClockState.RUNNING,
    ]


def test_equal_calendars_are_frozen_once():
    start()
    start(kind="resolution")
    assert FrozenCalendar.objects.count() == 1


@pytest.mark.parametrize(
    ("after", "state"),
    [
        pytest.param(3 * HOUR, ClockState.KEPT, id="in time"),
        pytest.param(4 * HOUR, ClockState.KEPT, id="on the minute"),
        pytest.param(4 * HOUR + MINUTE, ClockState.BROKEN, id="late, before the watch noticed"),
    ],
)
def test_stopping_judges_the_clock(told, after, state):
    start()
    clock = api.stop(**CLOCK, at=MONDAY_9 + after)
    assert clock.state is state
    assert clock.stopped_at == MONDAY_9 + after
    assert clock.left is None
    breached = [event for event in told if isinstance(event, ClockBreached)]
    assert len(breached) == (state is ClockState.BROKEN)


def test_a_pause_freezes_what_is_left():
    start()
    paused = api.pause(**CLOCK, at=MONDAY_9 + HOUR)
    assert (paused.state, paused.left) == (ClockState.PAUSED, 3 * HOUR)
    assert the_clock(MONDAY_9 + 50 * HOUR).left == 3 * HOUR
    resumed = api.resume(**CLOCK, at=MONDAY_9 + 25 * HOUR)
    assert resumed.due_at == MONDAY_9 + 28 * HOUR
    assert resumed.warn_at == MONDAY_9 + 27 * HOUR
    assert Pause.objects.get().resumed_at == MONDAY_9 + 25 * HOUR


def test_pausing_and_resuming_twice_changes_nothing():
    start()
    first = api.pause(**CLOCK, at=MONDAY_9 + HOUR)
    assert api.pause(**CLOCK, at=MONDAY_9 + 2 * HOUR) == first
    again = api.resume(**CLOCK, at=MONDAY_9 + 2 * HOUR)
    assert api.resume(**CLOCK, at=MONDAY_9 + 2 * HOUR) == again
    assert Pause.objects.count() == 1


def test_an_overdue_clock_breaks_instead_of_pausing(told):
    start()
    clock = api.pause(**CLOCK, at=MONDAY_9 + 8 * HOUR)
    assert clock.state is ClockState.BROKEN
    assert [type(event) for event in told] == [ClockBreached]
    assert told[0].due_at == MONDAY_9 + 4 * HOUR


def test_a_paused_clock_is_kept_when_the_work_is_done():
    start()
    api.pause(**CLOCK, at=MONDAY_9 + HOUR)
    assert api.stop(**CLOCK, at=MONDAY_9 + 100 * HOUR).state is ClockState.KEPT
    assert Pause.objects.get().resumed_at == MONDAY_9 + 100 * HOUR


def test_cancelling_leaves_no_judgement():
    start()
    assert api.cancel(**CLOCK, at=MONDAY_9 + HOUR).state is ClockState.CANCELLED


def test_what_is_not_there_is_not_touched():
    for action in (api.pause, api.resume, api.stop, api.cancel):
        assert action(**CLOCK, at=MONDAY_9) is None


def test_a_warning_and_a_breach_are_told_once(told):
    start()
    assert services.tell_due(at=MONDAY_9 + 2 * HOUR) == 0
    assert services.tell_due(at=MONDAY_9 + 3 * HOUR + MINUTE) == 1
    assert services.tell_due(at=MONDAY_9 + 3 * HOUR + 2 * MINUTE) == 0
    assert services.tell_due(at=MONDAY_9 + 4 * HOUR) == 0
    assert services.tell_due(at=MONDAY_9 + 4 * HOUR + MINUTE) == 1
    assert services.tell_due(at=MONDAY_9 + 9 * HOUR) == 0
    assert [type(event) for event in told] == [ClockWarned, ClockBreached]
    assert the_clock().state is ClockState.BROKEN


def test_a_breach_noticed_late_has_its_true_time_and_no_warning(told):
    start()
    services.tell_due(at=MONDAY_9 + 90 * HOUR)
    (event,) = told
    assert isinstance(event, ClockBreached)
    assert event.due_at == MONDAY_9 + 4 * HOUR
    assert event.aggregate == "case:1"
    assert Clock.objects.get().broken_at == MONDAY_9 + 4 * HOUR


def test_a_broken_clock_stays_broken_when_done_late(told):
    start()
    services.tell_due(at=MONDAY_9 + 5 * HOUR)
    clock = api.stop(**CLOCK, at=MONDAY_9 + 6 * HOUR)
    assert (clock.state, clock.stopped_at) == (ClockState.BROKEN, MONDAY_9 + 6 * HOUR)
    assert len(told) == 1


def test_an_overdue_clock_says_by_how_much_open_time():
    start()
    assert the_clock(MONDAY_9 + 8 * HOUR).left == -2 * HOUR


def test_paused_clocks_are_not_watched(told):
    start()
    api.pause(**CLOCK, at=MONDAY_9 + HOUR)
    assert services.tell_due(at=MONDAY_9 + 90 * HOUR) == 0
    assert told == []


def test_the_watch_takes_a_batch_at_a_time(told):
    for number in range(5):
        start(subject=f"case:{number}")
    assert [services.tell_due(at=MONDAY_9 + 90 * HOUR, limit=2) for _ in range(4)] == [2, 2, 1, 0]


def test_changes_reach_the_topics_given():
    start()
    api.set_keys(subject="case:1", keys=["queue:2"])
    api.stop(**CLOCK, at=MONDAY_9 + HOUR)
    assert list(LiveEvent.objects.order_by("id").values_list("topic", "kind")) == [
        ("queue:1", "clocks.changed"),
        ("queue:2", "clocks.changed"),
    ]


def test_kept_rates_count_what_is_judged():
    for number, after in enumerate([1, 2, 9]):
        start(subject=f"case:{number}", rule="standard:a")
        api.stop(subject=f"case:{number}", kind="first_answer", at=MONDAY_9 + after * HOUR)
    start(subject="case:8", rule="standard:a")
    start(subject="case:9", rule="standard:b")
    api.cancel(subject="case:9", kind="first_answer", at=MONDAY_9)
    rates = api.kept_rates(["standard:a", "standard:b"], since=MONDAY_9, until=MONDAY_9 + HOUR)
    assert rates == {
        "standard:a": KeptRate(judged=3, kept=2),
        "standard:b": KeptRate(judged=0, kept=0),
    }


def test_clocks_of_many_subjects_cost_one_query(django_assert_num_queries):
    for number in range(10):
        start(subject=f"case:{number}")
    with django_assert_num_queries(1):
        found = api.clocks_of([f"case:{n}" for n in range(11)], at=MONDAY_9)
    assert len(found) == 11
    assert found["case:10"] == []


def test_the_watch_tells_all_that_is_due(told, monkeypatch):
    for number in range(3):
        start(subject=f"case:{number}")
    monkeypatch.setattr(tasks, "BATCH", 2)
    tasks.watch(0)
    assert [type(event) for event in told] == [ClockBreached] * 3
    tasks.watch(0)
    assert len(told) == 3
