from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vinculo.lib.calendar.public_days import public_days
from vinculo.portfolio.domain.deadlines import (
    DeadlineError,
    Pause,
    Place,
    due,
    earliest,
    extended,
    strict_reading,
)
from vinculo.portfolio.domain.legal import DutyClock, Meaning, PauseMode, Term, TermUnit
from vinculo.portfolio.profiles import versions_of

MADRID = ZoneInfo("Europe/Madrid")


def place(country="ES", region="MD", zone="Europe/Madrid") -> Place:
    calendar = public_days(country, region, years=(2020, 2036))
    return Place(zone=ZoneInfo(zone), calendar=calendar, words=f"{country} {region}".strip())


HERE = place()
LIMA = place("PE", "", "America/Lima")


def clock(profile: str, duty: str) -> DutyClock:
    found = versions_of(profile)[0].duty(duty)
    assert found is not None
    assert found.clock is not None
    return found.clock


WORKING = clock("es-ley10-2025", "ES10-15BD")
CALENDAR = clock("es-trlgdcu", "ES-TRL-15D")
HOURS = clock("es-ley10-2025", "ES10-2H")
MONTH = clock("es-finance", "ES-FIN-1M")
PERU = clock("pe", "PE-LR-15BD")


def madrid(*parts: int, fold: int = 0) -> datetime:
    return datetime(*parts, tzinfo=MADRID, fold=fold)


@pytest.mark.parametrize(
    ("profile", "duty", "where", "start", "end"),
    [
        ("es-trlgdcu", "ES-TRL-15D", HERE, date(2026, 12, 28), date(2027, 1, 12)),
        ("es-ley10-2025", "ES10-15BD", HERE, date(2026, 12, 28), date(2027, 1, 20)),
        ("es-ley10-2025", "ES10-5D", HERE, date(2026, 12, 28), date(2027, 1, 2)),
        ("pe", "PE-LR-15BD", LIMA, date(2026, 10, 5), date(2026, 10, 27)),
        ("es-finance", "ES-FIN-1M", HERE, date(2026, 1, 31), date(2026, 2, 28)),
        ("es-trlgdcu", "ES-TRL-CONSENT2Y", HERE, date(2028, 2, 29), date(2030, 2, 28)),
        ("es-trlgdcu", "ES-TRL-RENEW", HERE, date(2027, 1, 10), date(2026, 12, 26)),
        ("es-ley10-2025", "ES10-Q1", HERE, date(2026, 12, 31), date(2027, 3, 31)),
        ("es-ley10-2025", "ES10-KEEP5", HERE, date(2026, 3, 1), date(2031, 3, 1)),
        ("es-hojas", "ES-HOJAS-10", HERE, date(2026, 12, 28), date(2027, 1, 13)),
    ],
)
def test_worked_dates(profile, duty, where, start, end):
    answer = due(clock(profile, duty), start, where)
    assert answer.due_on == end
    assert answer.due_at is not None
    assert answer.due_at.date() == end


def test_the_last_second_of_the_local_day_is_in_time_and_the_next_is_not():
    answer = due(WORKING, madrid(2026, 12, 28, 10), HERE)
    assert answer.due_at == madrid(2027, 1, 20, 23, 59, 59)
    assert answer.is_kept_by(madrid(2027, 1, 20, 23, 59, 59)) is True
    assert answer.is_kept_by(madrid(2027, 1, 21)) is False


def test_the_earlier_of_two_terms_wins():
    both = [due(term, madrid(2026, 12, 28, 10), HERE) for term in (WORKING, CALENDAR)]
    assert earliest(both) == 1
    assert earliest([]) is None


@pytest.mark.parametrize(
    ("start", "end"),
    [
        pytest.param(madrid(2026, 3, 29, 1, 30), madrid(2026, 3, 29, 4, 30), id="hour left out"),
        pytest.param(madrid(2026, 10, 25, 1, 30), madrid(2026, 10, 25, 2, 30, fold=1), id="twice"),
        pytest.param(madrid(2026, 12, 31, 23), madrid(2027, 1, 1, 1), id="new year"),
    ],
)
def test_hours_run_round_the_clock(start, end):
    answer = due(HOURS, start, HERE).due_at
    assert answer is not None
    assert answer.timestamp() == end.timestamp()


def test_hours_need_a_moment():
    with pytest.raises(DeadlineError) as refused:
        due(HOURS, date(2026, 12, 28), HERE)
    assert refused.value.code == "moment_needed"


def test_the_local_day_decides_not_that_of_utc():
    late = datetime(2026, 12, 28, 23, 30, tzinfo=UTC)
    assert due(CALENDAR, late, HERE).due_on == date(2027, 1, 13)
    assert due(CALENDAR, late, place("ES", "CN", "Atlantic/Canary")).due_on == date(2027, 1, 12)


def test_waiting_for_the_customer_starts_the_term_anew():
    pause = Pause(
        kind="awaiting_customer_completion",
        starts_at=madrid(2026, 11, 3, 9),
        ends_at=madrid(2026, 11, 10, 9),
    )
    answer = due(WORKING, madrid(2026, 11, 2, 9), HERE, [pause])
    assert answer.due_on == due(WORKING, madrid(2026, 11, 10, 9), HERE).due_on
    stricter = due(strict_reading(WORKING), madrid(2026, 11, 2, 9), HERE, [pause])
    assert stricter.due_on < answer.due_on


def test_a_solution_offer_stops_the_count_for_five_working_days_at_most():
    start = datetime(2026, 10, 5, 9, tzinfo=LIMA.zone)
    offered = datetime(2026, 10, 12, 9, tzinfo=LIMA.zone)
    four = Pause(kind="solution_offer", starts_at=offered, ends_at=offered + timedelta(4))
    ten = replace(four, ends_at=offered + timedelta(10))
    open_one = replace(four, ends_at=None)
    assert due(PERU, start, LIMA, [four]).due_on == date(2026, 11, 2)
    assert due(PERU, start, LIMA, [ten]).due_on == date(2026, 11, 3)
    assert due(PERU, start, LIMA, [open_one]).due_on == date(2026, 11, 3)


def test_an_open_pause_without_limit_has_no_date_yet():
    pause = Pause(kind="awaiting_customer_completion", starts_at=madrid(2026, 11, 3))
    answer = due(WORKING, madrid(2026, 11, 2), HERE, [pause])
    assert (answer.due_on, answer.waits_for) == (None, "awaiting_customer_completion")
    assert answer.is_kept_by(madrid(2026, 11, 4)) is None


def test_a_month_that_is_interrupted_begins_again_and_its_suspension_adds_the_days():
    pause = Pause(
        kind="amend_requested", starts_at=madrid(2026, 11, 10), ends_at=madrid(2026, 11, 15)
    )
    assert due(MONTH, madrid(2026, 11, 2), HERE, [pause]).due_on == date(2026, 12, 15)
    strict = due(strict_reading(MONTH), madrid(2026, 11, 2), HERE, [pause])
    assert strict.due_on == date(2026, 12, 7)


def test_calendar_days_that_are_suspended_keep_what_was_left():
    paused = replace(CALENDAR, pauses=PERU.pauses)
    pause = Pause(kind="solution_offer", starts_at=madrid(2026, 11, 5), ends_at=madrid(2026, 11, 8))
    assert due(paused, madrid(2026, 11, 2), HERE, [pause]).due_on == date(2026, 11, 20)


@pytest.mark.parametrize("mode", list(PauseMode))
def test_hours_can_pause_too(mode):
    rule = replace(PERU.pauses[0], mode=mode, longest=None)
    paused = replace(HOURS, pauses=(rule,))
    start = madrid(2026, 11, 2, 9)
    pause = Pause(
        kind="solution_offer",
        starts_at=start + timedelta(hours=1),
        ends_at=start + timedelta(hours=4),
    )
    too_late = replace(pause, starts_at=start + timedelta(days=1), ends_at=None)
    hours = 5 if mode is PauseMode.SUSPEND else 6
    assert due(paused, start, HERE, [pause, too_late]).due_at == start + timedelta(hours=hours)
    assert due(paused, start, HERE, [replace(pause, ends_at=None)]).waits_for == "solution_offer"


def test_a_pause_after_the_end_changes_nothing():
    pause = Pause(kind="solution_offer", starts_at=datetime(2026, 12, 1, tzinfo=LIMA.zone))
    answer = due(PERU, date(2026, 10, 5), LIMA, [pause])
    assert answer.due_on == date(2026, 10, 27)
    assert "pause_too_late" in [step.code for step in answer.steps]


@pytest.mark.parametrize(
    ("pause", "code"),
    [
        (Pause(kind="siesta", starts_at=madrid(2026, 11, 3)), "pause_unknown"),
        (
            Pause(kind="awaiting_customer_completion", starts_at=madrid(2026, 11, 1)),
            "pause_before_start",
        ),
        (
            Pause(
                kind="awaiting_customer_completion",
                starts_at=madrid(2026, 11, 4),
                ends_at=madrid(2026, 11, 3),
            ),
            "pause_ends_first",
        ),
    ],
)
def test_a_pause_that_cannot_be_is_refused(pause, code):
    with pytest.raises(DeadlineError) as refused:
        due(WORKING, madrid(2026, 11, 2, 9), HERE, [pause])
    assert refused.value.code == code


def test_a_pause_earlier_on_the_first_day_is_refused():
    pause = Pause(kind="awaiting_customer_completion", starts_at=madrid(2026, 11, 2, 8))
    with pytest.raises(DeadlineError):
        due(WORKING, madrid(2026, 11, 2, 9), HERE, [pause])


def test_what_lasts_until_an_event_has_no_date():
    answer = due(clock("es-ley10-2025", "ES10-RECKEEP"), madrid(2026, 11, 2), HERE)
    assert (answer.due_on, answer.waits_for) == (None, "resolution_notified_at")


@pytest.mark.parametrize(
    ("start", "end"),
    [(madrid(2026, 11, 6, 18), date(2026, 11, 6)), (madrid(2026, 11, 7, 9), date(2026, 11, 9))],
)
def test_the_same_working_day_is_the_next_one_for_who_asks_on_a_saturday(start, end):
    fallback = clock("es-ley10-2025", "ES10-SUPERVISOR").fallback
    assert fallback is not None
    assert due(fallback, start, HERE).due_on == end


@pytest.mark.parametrize(
    ("profile", "duty", "start", "end"),
    [
        ("es-rgpd", "EU-RGPD-1M", madrid(2026, 11, 30), date(2027, 2, 28)),
        ("cl", "CL-RETRACTO", madrid(2026, 11, 2), date(2027, 1, 31)),
    ],
)
def test_a_longer_term_under_a_condition(profile, duty, start, end):
    longer = extended(clock(profile, duty), start, HERE)
    assert longer is not None
    assert longer.due_on == end
    assert extended(CALENDAR, start, HERE) is None


def test_every_clock_of_every_profile_gives_a_date_or_says_what_it_waits_for():
    from vinculo.portfolio.profiles import all_profiles

    counted = 0
    for profile in all_profiles():
        where = place(profile.calendar, "", profile.timezone)
        for duty in profile.duties:
            if duty.clock is not None:
                answer = due(duty.clock, madrid(2026, 11, 20, 12), where)
                assert answer.due_on or answer.waits_for
                counted += 1
    assert counted == 41


MOMENTS = st.integers(0, 87_600).map(
    lambda hours: datetime(2022, 1, 1, tzinfo=UTC) + timedelta(hours=hours, minutes=hours % 60)
)
CLOCKS = st.sampled_from([WORKING, CALENDAR, HOURS, MONTH, PERU])
LATER = st.timedeltas(timedelta(), timedelta(days=60))


@given(term=CLOCKS, start=MOMENTS, later=LATER)
def test_a_later_start_never_ends_earlier(term, start, later):
    assert due(term, start, HERE).ends_before <= due(term, start + later, HERE).ends_before


@given(term=CLOCKS, start=MOMENTS)
def test_no_end_comes_before_its_start(term, start):
    answer = due(term, start, HERE)
    assert answer.due_at > start
    assert answer.ends_before > answer.due_at


@given(term=CLOCKS, start=MOMENTS, offset=st.integers(-14, 14))
def test_how_the_moment_is_written_changes_nothing(term, start, offset):
    written = start.astimezone(timezone(timedelta(hours=offset)))
    assert due(term, written, HERE).ends_before == due(term, start, HERE).ends_before


@given(start=MOMENTS, wait=LATER, lasts=LATER)
def test_a_pause_never_brings_the_end_forward(start, wait, lasts):
    pause = Pause(kind="solution_offer", starts_at=start + wait, ends_at=start + wait + lasts)
    assert due(PERU, start, LIMA, [pause]).ends_before >= due(PERU, start, LIMA).ends_before


@given(
    start=MOMENTS,
    cuts=st.lists(st.timedeltas(timedelta(), timedelta(days=40)), min_size=4, max_size=4),
)
def test_the_order_in_which_pauses_are_told_changes_nothing(start, cuts):
    one, two, three, four = (start + cut for cut in sorted(cuts))
    pauses = [
        Pause(kind="amend_requested", starts_at=one, ends_at=two),
        Pause(kind="inadmission_hearing", starts_at=three, ends_at=four),
    ]
    forwards = due(MONTH, start, HERE, pauses)
    backwards = due(MONTH, start, HERE, pauses[::-1])
    assert forwards.ends_before == backwards.ends_before
    assert due(strict_reading(MONTH), start, HERE, pauses).ends_before <= forwards.ends_before


@given(start=MOMENTS, length=st.integers(0, 60), more=st.integers(0, 60))
def test_a_longer_term_never_ends_earlier(start, length, more):
    for unit in (TermUnit.CALENDAR_DAY, TermUnit.BUSINESS_DAY, TermUnit.MONTH, TermUnit.HOUR):
        short = DutyClock(term=Term(length=length, unit=unit), start="a", stop="b")
        long = replace(short, term=Term(length=length + more, unit=unit))
        assert due(short, start, HERE).ends_before <= due(long, start, HERE).ends_before


@given(start=MOMENTS, length=st.integers(1, 60))
def test_what_runs_backwards_mirrors_what_runs_forwards(start, length):
    forwards = DutyClock(term=Term(length=length, unit=TermUnit.CALENDAR_DAY), start="a", stop="b")
    backwards = replace(forwards, meaning=Meaning.LATEST_BEFORE)
    end = due(forwards, start, HERE).due_on
    assert due(backwards, end, HERE).due_on == start.astimezone(MADRID).date()
