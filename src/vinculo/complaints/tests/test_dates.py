"""A complaint counts from the earliest that was said; a correction of its date moves its terms."""

from datetime import timedelta

import pytest
from django.urls import reverse

from vinculo.cases.testing import MORNING, a_case
from vinculo.complaints import api
from vinculo.complaints.contracts import ComplaintKind, Origin
from vinculo.complaints.domain.saying import SaidOutsideError
from vinculo.complaints.models import Complaint, ComplaintStep
from vinculo.complaints.services import dating
from vinculo.complaints.services.filing import file_as_said
from vinculo.complaints.tests.test_doubles import DAY, _handler, _other, duties, filed, terms
from vinculo.complaints.tests.test_parting import _apart, _into_plain
from vinculo.identity import api as identity
from vinculo.identity.testing import a_user, signed_in
from vinculo.kernel import clock
from vinculo.kernel.actor import SYSTEM, Role
from vinculo.kernel.errors import NotAllowedError
from vinculo.kernel.models import EvidenceLine
from vinculo.kernel.testing import run_jobs
from vinculo.promises.contracts import PromiseState

__all__ = ["filed"]
WHY = "El cliente trae la copia sellada en tienda de ese día."


def _owns(made, *, said, days):
    file_as_said(
        case_id=made.case_id,
        kind=ComplaintKind.CLAIM,
        origin=Origin.AGENT,
        actor=SYSTEM,
        at=MORNING + days * DAY,
        said_at=said,
    )
    run_jobs()
    made.refresh_from_db()


def _starts(row):
    return {duty: term.started_at for duty, term in terms(row).items() if term.stopped_at is None}


def _late_claim(filed):
    """A complaint of day 3 that went on in a plain case that began on day 1."""
    plain = _other(filed, days=1, is_filed=False)
    row = _other(filed, days=3)
    return row, plain, _into_plain(row, days=4, plain=plain)


def test_its_own_customer_said_it_earlier_than_the_one_that_came_to_it(filed):
    row, plain, made = _late_claim(filed)
    assert made.filed_at == row.filed_at == MORNING + 3 * DAY
    _owns(made, said=None, days=5)
    assert made.filed_at == plain.opened_at
    assert {made.filed_at} == set(_starts(made).values())
    for promise in duties(made):
        if promise.state is PromiseState.OPEN:
            ends = {t.duty: t.ends_before for t in terms(made).values()}
            assert promise.due_at == ends[promise.origin.split(":")[-1]] - timedelta(seconds=1)
    line = EvidenceLine.objects.get(kind="complaints.dated")
    assert (MORNING + 3 * DAY).isoformat() in line.facts
    _apart(row, made, days=6)
    assert made.filed_at == plain.opened_at


def test_a_later_word_of_theirs_takes_no_day_from_the_one_that_came_to_it(filed):
    made = _into_plain(filed, days=1)
    _owns(made, said=MORNING + 2 * DAY, days=2)
    assert made.filed_at == filed.filed_at
    assert not EvidenceLine.objects.filter(kind="complaints.dated").exists()


def test_terms_that_a_merge_had_begun_never_run_again_by_the_other_date(filed):
    made = _into_plain(filed, days=2)
    _apart(filed, made, days=6)
    opened = made.case.opened_at
    found = api.file(
        case_id=made.case_id,
        kind=ComplaintKind.CLAIM,
        origin=Origin.AGENT,
        actor=SYSTEM,
        at=MORNING + 7 * DAY,
        filed_at=MORNING + 3 * DAY,
    )
    run_jobs()
    own = Complaint.objects.get(pk=found)
    assert set(_starts(own).values()) <= {own.filed_at, opened}
    assert filed.filed_at not in _starts(own).values()


def test_a_supervisor_corrects_the_date_with_a_reason_and_the_terms_follow(filed):
    elena = identity.actor_for(_handler().id)
    now = MORNING + 4 * DAY
    before = {duty: term.ends_before for duty, term in terms(filed).items()}
    with pytest.raises(dating.NoDateReasonError):
        dating.correct(complaint_id=filed.pk, filed_at=now, why="no", actor=elena, at=now)
    with pytest.raises(SaidOutsideError):
        dating.correct(complaint_id=filed.pk, filed_at=now + DAY, why=WHY, actor=elena, at=now)
    with pytest.raises(SaidOutsideError):
        dating.correct(
            complaint_id=filed.pk, filed_at=MORNING - 400 * DAY, why=WHY, actor=elena, at=now
        )
    moment = MORNING + DAY
    dating.correct(complaint_id=filed.pk, filed_at=moment, why=WHY, actor=elena, at=now)
    filed.refresh_from_db()
    assert filed.filed_at == moment
    assert set(_starts(filed).values()) == {moment}
    after = {duty: term.ends_before for duty, term in terms(filed).items()}
    assert all(after[duty] > end for duty, end in before.items() if end)
    step = ComplaintStep.objects.get(what="dated")
    assert (step.words, step.by_id) == (WHY, elena.user_id)
    line = EvidenceLine.objects.get(kind="complaints.dated")
    assert line.digest
    assert WHY not in line.facts


def test_who_answers_customers_corrects_no_date_and_after_the_answer_nobody_does(filed):
    now = MORNING + 2 * DAY
    with pytest.raises(NotAllowedError):
        dating.correct(complaint_id=filed.pk, filed_at=MORNING, why=WHY, actor=filed.agent, at=now)
    elena = identity.actor_for(_handler().id)
    Complaint.objects.filter(pk=filed.pk).update(
        answered_at=now, decision="upheld", reasons="Sí.", state="answered"
    )
    with pytest.raises(dating.DatedAfterAnswerError):
        dating.correct(complaint_id=filed.pk, filed_at=MORNING, why=WHY, actor=elena, at=now)


def test_the_date_is_corrected_on_the_page_of_its_terms(filed):
    elena = _handler()
    client = signed_in(elena)
    page, url = (reverse(f"complaints:{one}", args=[filed.pk]) for one in ("terms", "date"))
    assert "Corregir cuándo se presentó" in client.get(page).content.decode()
    assert client.get(url).status_code == 405
    typed = {"filed_at": f"{MORNING + DAY:%Y-%m-%dT%H:%M}", "why": "no"}
    refused = client.post(url, typed)
    assert refused.status_code == 422
    assert "escriba el motivo" in refused.content.decode()
    assert client.post(url, typed | {"why": WHY}).status_code == 302
    filed.refresh_from_db()
    assert filed.filed_at > MORNING
    assert signed_in(a_user(Role.AGENT)).post(url, typed).status_code == 403
    assert clock.now() > filed.filed_at
    assert a_case
