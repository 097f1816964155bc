from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from uuid import uuid4

import pytest

from vinculo.complaints.contracts import ComplaintState, LegalType, Said
from vinculo.complaints.domain.calling import NeverOpenError, call_back_by, is_in_time
from vinculo.complaints.domain.likeness import Told, Why, like, words_of
from vinculo.complaints.domain.mood_trend import Trend, trend_of
from vinculo.complaints.domain.patterns import Counts, Pattern, pattern_of
from vinculo.complaints.domain.points import proposed_points
from vinculo.complaints.domain.remedies import AmountError, check_amount, may_grant, room
from vinculo.complaints.domain.steps import (
    DecidedBeforeError,
    NoPointsError,
    NoReasonsError,
    NothingSaidError,
    NotInvestigatedError,
    NoWaysError,
    OpenPointsError,
    Readiness,
    RemediesWaitError,
    Standing,
    Step,
    check_answer,
    check_close,
    check_legal_type,
    check_may_decide,
    line_of,
    lowers,
)
from vinculo.complaints.domain.weighing import Effort, GradeError, check_grades, effort_of
from vinculo.lib.calendar import Calendar

MORNING = datetime(2026, 11, 18, 9, 0, tzinfo=UTC)
READY = Readiness(points=1, open_points=0)


def test_the_first_step_without_a_time_is_the_one_to_take_now():
    line = line_of({Step.RECEIVED: MORNING, Step.ASSESSED: MORNING})
    assert [one.standing for one in line[:4]] == [
        Standing.DONE,
        Standing.NOW,
        Standing.DONE,
        Standing.AHEAD,
    ]


def test_nothing_before_the_closing_is_left_to_take_once_a_complaint_is_closed():
    line = line_of(dict.fromkeys((Step.RECEIVED, Step.ANSWERED, Step.CLOSED), MORNING))
    assert {one.step for one in line if one.standing is Standing.NOW} == {Step.LEARNED}
    learned = line_of(dict.fromkeys((Step.CLOSED, Step.LEARNED), MORNING))
    assert Standing.NOW not in {one.standing for one in learned}


@pytest.mark.parametrize(
    ("ready", "reasons", "error"),
    [
        (Readiness(points=0, open_points=0), "x", NoPointsError),
        (Readiness(points=2, open_points=1), "x", OpenPointsError),
        (Readiness(points=1, open_points=0, needs_findings=True), "x", NotInvestigatedError),
        (READY, "  ", NoReasonsError),
    ],
)
def test_an_answer_waits_for_points_findings_and_reasons(ready, reasons, error):
    with pytest.raises(error):
        check_answer(ready, reasons)


@pytest.mark.parametrize(
    ("ready", "said", "has_ways", "error"),
    [
        (Readiness(points=2, open_points=1), Said.ACCEPTED, True, OpenPointsError),
        (Readiness(points=1, open_points=0, remedies_waiting=1), Said.ACCEPTED, True,
         RemediesWaitError),
        (READY, None, True, NothingSaidError),
        (READY, Said.REFUSED, False, NoWaysError),
    ],
)  # fmt: skip
def test_closing_waits_for_the_customer_and_for_what_was_promised(ready, said, has_ways, error):
    with pytest.raises(error):
        check_close(ComplaintState.ANSWERED, ready, said=said, has_ways=has_ways)


def test_nobody_decides_twice_and_going_up_needs_no_reason():
    person = uuid4()
    check_may_decide(None, about=person)
    with pytest.raises(DecidedBeforeError):
        check_may_decide(person, about=None, decided_before=person)
    assert not lowers(LegalType.QUERY, LegalType.COMPLAINT)
    check_legal_type(LegalType.QUERY, LegalType.COMPLAINT, "")


@pytest.mark.parametrize(
    ("grades", "is_safety", "effort"),
    [
        ((1, 1, 1), False, Effort.SHORT),
        ((2, 2, 1), False, Effort.FULL),
        ((3, 3, 2), False, Effort.DEEP),
        ((4, 1, 1), False, Effort.DEEP),
        ((1, 1, 1), True, Effort.DEEP),
    ],
)
def test_looking_into_it_is_in_proportion(grades, is_safety, effort):
    check_grades(*grades)
    assert effort_of(*grades, is_safety=is_safety) is effort


def test_a_grade_outside_of_its_scale_is_refused():
    with pytest.raises(GradeError):
        check_grades(5, 1, 1)


def test_what_is_owed_uses_no_limit_and_nothing_is_less_than_nothing():
    assert may_grant(Decimal(500), is_owed=True, limit=Decimal(0), used=Decimal(0))
    assert not may_grant(Decimal(21), is_owed=False, limit=Decimal(60), used=Decimal(40))
    assert room(Decimal(10), Decimal(40)) == 0
    with pytest.raises(AmountError):
        check_amount(Decimal(-1))


@pytest.mark.parametrize(
    ("counts", "pattern"),
    [
        ((1, 1, 1), Pattern.SINGLE),
        ((2, 2, 1), Pattern.RECURRING),
        ((2, 1, 2), Pattern.RECURRING),
        ((3, 3, 1), Pattern.SYSTEMATIC),
    ],
)
def test_three_customers_make_a_cause_systematic(counts, pattern):
    complaints, customers, own = counts
    found = Counts(complaints=complaints, customers=customers, of_this_customer=own)
    assert pattern_of(found) is pattern


def test_points_are_the_sentences_that_ask_for_something():
    text = (
        "Buenos días, quiero saludarles. Me han cargado 120 €.\n¿Por qué se ha cobrado?"
        " Quiero que me lo devuelvan. ¿Por qué se ha cobrado? Sí?"
    )
    assert proposed_points(text) == ["¿Por qué se ha cobrado?", "Quiero que me lo devuelvan."]
    assert proposed_points("Please refund the penalty.") == ["Please refund the penalty."]


def test_alike_are_those_of_one_cause_or_of_one_service_with_the_same_words():
    cause, service = uuid4(), uuid4()

    def told(text, *, cause_id=None, service_id=service):
        return Told(id=uuid4(), cause_id=cause_id, service_id=service_id, words=words_of(text))

    one = told("Penalización cobrada tras terminar el contrato", cause_id=cause)
    same = told("Otra cosa", cause_id=cause, service_id=uuid4())
    words = told("Cobrada penalización del contrato")
    far = told("Penalización cobrada tras terminar el contrato", service_id=uuid4())
    found = like(one, [one, same, words, far, told("Avería")])
    assert {each.id: each.reasons for each in found} == {
        same.id: (Why.CAUSE,),
        words.id: (Why.SERVICE, Why.WORDS),
    }
    assert "penalizacion" in next(each.shared for each in found if each.id == words.id)
    assert like(one, [words], common=words.words) == []


def test_a_call_is_due_at_the_end_of_the_working_day_or_of_the_next_one():
    week = (((540, 1080),),) * 5 + ((), ())
    calendar = Calendar(timezone="UTC", weekly=week, closed_days=frozenset({date(2026, 11, 20)}))
    assert call_back_by(calendar, MORNING) == MORNING.replace(hour=18)
    late = datetime(2026, 11, 19, 17, 45, tzinfo=UTC)
    assert call_back_by(calendar, late) == late.replace(hour=18, minute=0)
    over = datetime(2026, 11, 19, 18, 0, tzinfo=UTC)
    assert call_back_by(calendar, over) == datetime(2026, 11, 23, 18, 0, tzinfo=UTC)
    with pytest.raises(NeverOpenError):
        call_back_by(Calendar(timezone="UTC", weekly=((),) * 7), MORNING + timedelta(days=1))


@pytest.mark.parametrize(
    ("connected", "called", "expected"),
    [
        pytest.param(timedelta(seconds=179), None, True, id="joined in under three minutes"),
        pytest.param(timedelta(minutes=4), None, True, id="joined later, the same day"),
        pytest.param(None, timedelta(hours=9), True, id="called by the end of the day"),
        pytest.param(None, timedelta(hours=9, seconds=1), False, id="called after it"),
        pytest.param(None, None, False, id="never"),
    ],
)
def test_a_supervisor_spoke_in_time(connected, called, expected):
    given = [each and MORNING + each for each in (connected, called)]
    by = MORNING + timedelta(hours=9)
    found = is_in_time(asked_at=MORNING, call_by=by, connected_at=given[0], called_at=given[1])
    assert found is expected


def test_in_under_three_minutes_counts_also_when_the_day_ends_first():
    almost = MORNING + timedelta(seconds=170)
    by = MORNING + timedelta(seconds=60)
    assert is_in_time(asked_at=MORNING, call_by=by, connected_at=almost, called_at=None)


@pytest.mark.parametrize(
    ("steps", "trend", "last"),
    [
        ([-1], Trend.UNKNOWN, -1),
        ([0, 0], Trend.SAME, 0),
        ([0, -1], Trend.WORSE, -1),
        ([-1, 0], Trend.BETTER, 0),
        ([-1, 0, 0], Trend.BETTER, 0),
        ([-1, 0, 0, 0], Trend.SAME, 0),
        ([1, 1, -1], Trend.WORSE, -1),
    ],
)
def test_a_mood_is_compared_with_the_mean_of_those_before(steps, trend, last):
    found = trend_of(steps)
    assert (found.trend, found.last, found.n) == (trend, last, len(steps))


def test_without_a_mood_there_is_no_trend():
    assert trend_of([]) is None
