"""Complaints of before anybody had signed: their terms begin when direction signs, and by night."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from vinculo.cases.testing import MORNING, a_case, a_house
from vinculo.complaints import api, tasks
from vinculo.complaints.contracts import ComplaintKind, Origin
from vinculo.complaints.models import Complaint
from vinculo.complaints.services import catching_up, legal
from vinculo.complaints.testing import a_complaint, answer_complaint
from vinculo.kernel.actor import SYSTEM
from vinculo.kernel.models import EvidenceLine
from vinculo.kernel.testing import run_jobs
from vinculo.portfolio import api as portfolio
from vinculo.portfolio.contracts import TermState
from vinculo.portfolio.testing import a_scope_that_binds_nobody, a_signed_scope
from vinculo.promises import api as promises

DAY = timedelta(days=1)


@pytest.fixture
def house(db):
    return a_house()


def _filed(*, days):
    """A complaint said some days before the others."""
    at = MORNING - days * DAY
    case = a_case(at=at, sender=f"Lucía <lu{days}@a.example>")
    api.file(case_id=case.id, kind=ComplaintKind.CLAIM, origin=Origin.AGENT, actor=SYSTEM, at=at)
    run_jobs()
    return Complaint.objects.get(case_id=case.id)


def _terms(row):
    subject = legal.subject_of(row.case_id)
    return {one.duty: one for one in portfolio.terms_of([subject])[subject] if one.is_first}


@pytest.mark.parametrize(
    ("sector", "duties"),
    [
        pytest.param("energy", {"ES10-15BD", "ES-TRL-15D"}, id="the law of customer services"),
        pytest.param("telecom", {"ES10-15BD", "ES-TRL-15D", "ES-TEL-1M"}, id="telecom"),
        pytest.param("other", {"ES-TRL-15D"}, id="a small shop: the consumers' law alone"),
    ],
)
def test_signing_begins_what_was_filed_before_it_from_when_it_was_said(
    house, sector, duties
) -> None:
    rows = [_filed(days=days) for days in (0, 2, 9)]
    assert [_terms(row) for row in rows] == [{}, {}, {}]
    a_signed_scope(sector=sector)
    run_jobs()
    for row in rows:
        found = _terms(row)
        assert set(found) == duties
        assert {one.started_at for one in found.values()} == {row.filed_at}
        told = promises.of_subjects(legal.subject_of(row.case_id))
        assert {one.origin.rpartition(":")[2] for one in told} == duties


def test_by_night_too_and_again_begins_nothing_and_takes_nothing_away(house) -> None:
    row = _filed(days=1)
    a_signed_scope()
    tasks.catch_up(0)
    run_jobs()
    before = _terms(row)
    assert before
    lines = EvidenceLine.objects.count()
    assert catching_up.catch_up(at=MORNING + DAY) == 0
    assert _terms(row) == before
    assert EvidenceLine.objects.count() == lines


def test_who_was_bound_by_nothing_when_they_were_told_stays_so(house) -> None:
    a_scope_that_binds_nobody()
    row = Complaint.objects.get(pk=a_complaint(a_case(at=MORNING).id))
    a_signed_scope()
    run_jobs()
    later = _terms(row)
    assert catching_up.catch_up(at=MORNING + DAY) == 0
    assert _terms(row) == later


def test_what_was_answered_or_goes_on_elsewhere_is_left_alone(house) -> None:
    answered = _filed(days=1)
    answer_complaint(answered.pk, actor=house.agent, at=MORNING)
    a_signed_scope()
    assert catching_up.catch_up(at=MORNING + DAY) == 0
    assert _terms(answered) == {}


def test_what_ran_out_before_anybody_signed_is_late(house) -> None:
    row = _filed(days=60)
    a_signed_scope()
    run_jobs()
    found = _terms(row)["ES-TRL-15D"]
    assert found.state is TermState.RUNNING
    assert found.ends_before < MORNING
    answer_complaint(row.pk, actor=house.agent, at=MORNING + DAY)
    run_jobs()
    assert _terms(row)["ES-TRL-15D"].state is TermState.LATE


def test_a_round_is_bounded_the_oldest_come_first_and_the_next_follows(house, monkeypatch) -> None:
    rows = [_filed(days=days) for days in range(5)]
    a_signed_scope()
    monkeypatch.setattr(catching_up, "MOST", 2)
    assert catching_up.catch_up(at=MORNING + DAY, most=2) == 2
    assert [bool(_terms(row)) for row in rows] == [False, False, False, True, True]
    tasks.catch_up_more()
    run_jobs()
    assert all(_terms(row) for row in rows)


def test_looking_asks_as_much_for_many_as_for_few(house) -> None:
    counted = []
    for number in (1, 4):
        while Complaint.objects.count() < number:
            _filed(days=Complaint.objects.count())
        with CaptureQueriesContext(connection) as asked:
            catching_up.missing()
        counted.append(len(asked))
        a_signed_scope() if number == 1 else None
    assert counted[0] <= counted[1] <= 12


def test_without_a_company_nothing_is_looked_at(db) -> None:
    assert catching_up.catch_up(at=MORNING) == 0
