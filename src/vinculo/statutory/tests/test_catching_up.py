"""Cases that were open before a law was known here begin their terms from when each was said."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from vinculo.cases import api as cases
from vinculo.cases.contracts import CaseKind, Outcome
from vinculo.cases.testing import a_case, a_house, acting
from vinculo.kernel import clock
from vinculo.kernel.models import EvidenceLine
from vinculo.kernel.testing import run_jobs
from vinculo.portfolio import api as portfolio
from vinculo.portfolio.contracts import TermState
from vinculo.portfolio.testing import a_scope_that_binds_nobody, a_signed_scope, switched_off
from vinculo.promises import api as promises
from vinculo.statutory.models import Matter
from vinculo.statutory.services import catching_up, following

pytestmark = pytest.mark.django_db
HOUR, MINUTE, DAY = timedelta(hours=1), timedelta(minutes=1), timedelta(days=1)
LONG, QUICK = "ES10-15BD", "ES10-2H"
MOST_QUESTIONS = 26
ALL_MATTERS = 'SELECT "statutory_matter"."case_id" AS "case_id" FROM "statutory_matter"'


@pytest.fixture
def house(db):
    return a_house()


@pytest.fixture
def now():
    return clock.now()


def some_cases(count, now, kind=CaseKind.INCIDENT):
    """Open cases by phone, each said an hour after the other."""
    marta = acting(some_cases.house.marta)
    ids = [
        cases.open_case(
            actor=marta,
            service_id=some_cases.house.service_id,
            customer_id=None,
            kind=kind,
            subject=f"Avería {number}",
            text="No tiene línea",
            at=now - number * HOUR - MINUTE,
        )
        for number in range(count)
    ]
    run_jobs()
    return ids


@pytest.fixture(autouse=True)
def _house(house):
    some_cases.house = house


def begun(case_id):
    subject = f"case:{case_id}"
    found = portfolio.terms_of([subject])[subject]
    return {term.duty: term for term in found if term.is_first}


def test_each_of_many_open_cases_begins_from_when_it_was_said(now) -> None:
    ids = some_cases(25, now)
    assert not Matter.objects.exists()
    a_signed_scope()
    assert catching_up.catch_up(at=now) == 25
    for number, case_id in enumerate(ids):
        terms = begun(case_id)
        assert set(terms) == {LONG, QUICK}
        assert {one.started_at for one in terms.values()} == {now - number * HOUR - MINUTE}
        assert {one.state for one in terms.values()} == {TermState.RUNNING}
    assert Matter.objects.filter(topic="continuity", is_presumed=True).count() == 25
    assert EvidenceLine.objects.filter(kind="statutory.MatterFiled").count() == 25
    late = promises.of_subjects(f"case:{ids[20]}")
    assert {one.origin.rpartition(":")[2] for one in late} == {LONG, QUICK}


def test_running_again_begins_nothing_and_takes_nothing_away(now) -> None:
    some_cases(3, now)
    a_signed_scope()
    catching_up.catch_up(at=now)
    lines = EvidenceLine.objects.count()
    assert catching_up.catch_up(at=now) == 0
    assert EvidenceLine.objects.count() == lines


def test_a_round_is_bounded_and_the_oldest_come_first(now, monkeypatch) -> None:
    monkeypatch.setattr(catching_up, "AT_ONCE", 2)
    ids = some_cases(5, now)
    a_signed_scope()
    assert catching_up.catch_up(at=now, most=2) == 2
    assert set(Matter.objects.values_list("case_id", flat=True)) == {ids[4], ids[3]}
    catching_up.ask()
    run_jobs()
    assert Matter.objects.count() == 5


def test_signing_is_heard_and_the_open_cases_begin(now) -> None:
    (case_id,) = some_cases(1, now)
    a_signed_scope()
    run_jobs()
    assert set(begun(case_id)) == {LONG, QUICK}


def test_what_counts_is_what_had_been_signed_when_it_was_said(now) -> None:
    a_scope_that_binds_nobody()
    (before,) = some_cases(1, clock.now() + MINUTE)
    (since,) = some_cases(1, now + HOUR)
    assert begun(before) == begun(since) == {}
    a_signed_scope()
    run_jobs()
    assert begun(before) == {}
    assert set(begun(since)) == {LONG, QUICK}
    assert catching_up.catch_up(at=now + 2 * HOUR) == 0


def test_a_law_that_is_switched_off_later_still_counts_for_what_was_said_before(now) -> None:
    a_signed_scope()
    ids = some_cases(2, now + HOUR)
    Matter.objects.all().delete()
    for profile in {one.profile.partition("@")[0] for one in begun(ids[0]).values()}:
        switched_off(some_cases.house.service_id, profile, at=now + 2 * HOUR)
    before = begun(ids[0])
    assert catching_up.catch_up(at=now + 3 * HOUR) == 2
    assert begun(ids[0]) == before


def test_complaints_wishes_and_what_is_over_are_left_alone(now) -> None:
    some_cases(1, now, CaseKind.COMPLAINT)
    some_cases(1, now, CaseKind.SUGGESTION)
    (over,) = some_cases(1, now)
    cases.resolve_case(
        case_id=over, outcome=Outcome.ANSWERED, actor=acting(some_cases.house.marta), at=now
    )
    run_jobs()
    a_signed_scope()
    assert catching_up.catch_up(at=now) == 0


def test_one_begins_with_few_questions_and_many_with_hardly_more(now) -> None:
    first, one, *many = some_cases(22, now)
    a_signed_scope()
    following.follow_all(case_ids=[first], at=now)
    for ids in ([one], many):
        with CaptureQueriesContext(connection) as asked:
            following.follow_all(case_ids=ids, at=now)
        assert len(asked) <= MOST_QUESTIONS, [str(each["sql"])[:90] for each in asked]
    assert Matter.objects.count() == 22


def test_a_case_by_mail_begins_so_too(now) -> None:
    a_signed_scope()
    case = a_case(at=now - HOUR)
    assert set(begun(case.id)) == {LONG}


def test_a_round_reads_the_oldest_that_have_none_and_not_every_case(now, monkeypatch) -> None:
    ids = some_cases(6, now)
    a_signed_scope()
    following.follow_all(case_ids=ids[3:], at=now)
    monkeypatch.setattr(catching_up, "MOST", 2)
    with CaptureQueriesContext(connection) as asked:
        assert catching_up.catch_up(at=now, most=2) == 2
    told = [one["sql"] or "" for one in asked.captured_queries]
    assert ALL_MATTERS not in told
    (looked,) = [
        sql for sql in told if "cases_case" in sql and "EXISTS" in sql and "LIMIT 2" in sql
    ]
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN {looked}")
        plan = "\n".join(line for (line,) in cursor.fetchall())
    assert "Anti Join" in plan
    assert set(Matter.objects.values_list("case_id", flat=True)) == {*ids[3:], ids[2], ids[1]}
    assert catching_up.catch_up(at=now) == 1


def test_cases_that_no_law_binds_keep_nobody_waiting_behind_them(now, monkeypatch) -> None:
    a_scope_that_binds_nobody()
    old = some_cases(3, clock.now() - DAY)
    a_signed_scope()
    (since,) = some_cases(1, clock.now() + HOUR)
    Matter.objects.all().delete()
    monkeypatch.setattr(catching_up, "MOST", 2)
    assert catching_up.catch_up(at=clock.now() + 2 * HOUR) == 1
    assert set(Matter.objects.values_list("case_id", flat=True)) == {since}
    assert not any(begun(case_id) for case_id in old)
