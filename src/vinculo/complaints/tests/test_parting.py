"""Undoing a merge into a plain case: one complaint counts, with its terms and its receipt."""

import pytest

from vinculo.cases import api as cases
from vinculo.cases.contracts import Outcome
from vinculo.cases.testing import MORNING, merge_taken_back, merged
from vinculo.clocks.testing import tell_due
from vinculo.complaints import api
from vinculo.complaints.contracts import ComplaintKind, ComplaintState, HeldThing, Origin
from vinculo.complaints.models import Complaint, Point, Receipt
from vinculo.complaints.selectors import reading
from vinculo.complaints.services import answering, handling, holding, legal
from vinculo.complaints.tests.test_doubles import (
    DAY,
    _answer,
    _handler,
    _other,
    duties,
    filed,
    states,
    terms,
)
from vinculo.identity import api as identity
from vinculo.kernel.actor import SYSTEM
from vinculo.kernel.models import EvidenceLine
from vinculo.kernel.testing import run_jobs
from vinculo.portfolio.contracts import TermState
from vinculo.promises.contracts import PromiseState

__all__ = ["filed"]


def of_a_query(row):
    """Whether only the term runs that the law gives to the plain query that its case is again."""
    running = {duty for duty, one in terms(row).items() if one.state is TermState.RUNNING}
    ended = {one.state for duty, one in terms(row).items() if duty not in running}
    return running == {"ES10-15BD"} and ended <= {TermState.CANCELLED}


def _counted():
    return list(Complaint.objects.counted().order_by("filed_at", "pk"))


def _into_plain(row, *, days, plain=None):
    """The complaint goes on in a case that was none; what that case became."""
    plain = plain or _other(row, days=days, is_filed=False)
    merged(row.case_id, plain.id, at=MORNING + days * DAY, actor=row.agent)
    run_jobs()
    row.refresh_from_db()
    return row.merged_into


def _apart(row, made, *, days):
    merge_taken_back(made.case_id, actor=row.agent, at=MORNING + days * DAY)
    run_jobs()
    row.refresh_from_db()
    made.refresh_from_db()


def test_undoing_a_merge_into_a_plain_case_leaves_one_complaint_with_terms_on_it(filed) -> None:
    ends = {duty: term.ends_before for duty, term in terms(filed).items()}
    made = _into_plain(filed, days=1)
    assert _counted() == [made]
    _apart(filed, made, days=2)
    assert _counted() == [filed]
    assert (made.state, made.merged_into_id) == (ComplaintState.VOID, None)
    assert filed.state == ComplaintState.ACKNOWLEDGED
    assert of_a_query(made)
    assert states(filed) == {TermState.RUNNING}
    assert {duty: term.ends_before for duty, term in terms(filed).items()} == ends
    told = [p.state for p in duties(made)]
    assert told.count(PromiseState.OPEN) == 1
    assert set(told) == {PromiseState.OPEN, PromiseState.WITHDRAWN}
    assert {p.state for p in duties(filed)} == {PromiseState.OPEN}
    customer = cases.case(actor=SYSTEM, case_id=filed.case_id).customer_id
    asked = holding.ask(
        HeldThing.CUT,
        service_id=filed.service_id,
        customer_id=customer,
        by=None,
        at=MORNING + 2 * DAY,
    )
    assert asked.complaints == [filed.pk]


def test_what_happened_is_evidence_and_each_receipt_stays_as_it_was(filed) -> None:
    made = _into_plain(filed, days=1)
    blobs = dict(Receipt.objects.values_list("complaint_id", "blob"))
    assert set(blobs) == {filed.pk, made.pk}
    lines = list(EvidenceLine.objects.order_by("pk").values_list("pk", "facts"))
    _apart(filed, made, days=2)
    assert dict(Receipt.objects.values_list("complaint_id", "blob")) == blobs
    assert reading.receipt_file(made.case_id).digest == blobs[made.pk]
    assert lines == list(
        EvidenceLine.objects.filter(pk__in=[pk for pk, _ in lines])
        .order_by("pk")
        .values_list("pk", "facts")
    )
    line = EvidenceLine.objects.get(kind="complaints.void")
    assert line.subject == f"complaint:{made.pk}"
    assert str(filed.pk) in line.facts


def test_merging_again_works_and_so_does_undoing_it_again(filed) -> None:
    plain = _other(filed, days=1, is_filed=False)
    first = _into_plain(filed, days=1, plain=plain)
    _apart(filed, first, days=2)
    second = _into_plain(filed, days=3, plain=plain)
    assert second is not None
    assert second.pk != first.pk
    assert second.filed_at == filed.filed_at
    assert _counted() == [second]
    assert states(second) == {TermState.RUNNING}
    _apart(filed, second, days=4)
    assert _counted() == [filed]
    assert states(filed) == {TermState.RUNNING}


def test_reopening_the_plain_case_revives_nothing(filed) -> None:
    made = _into_plain(filed, days=1)
    _apart(filed, made, days=2)
    cases.resolve_case(
        case_id=made.case_id, outcome=Outcome.SOLVED, actor=SYSTEM, at=MORNING + 3 * DAY
    )
    cases.reopen_case(case_id=made.case_id, actor=SYSTEM, at=MORNING + 4 * DAY)
    run_jobs()
    made.refresh_from_db()
    assert made.state == ComplaintState.VOID
    assert _counted() == [filed]


def test_a_true_complaint_later_on_the_plain_case_counts_with_terms_and_receipt_of_its_own(
    filed,
) -> None:
    made = _into_plain(filed, days=1)
    _apart(filed, made, days=2)
    own = _file(made.case_id, days=3)
    assert own.pk != made.pk
    assert own.filed_at == MORNING + 3 * DAY
    assert _counted() == [filed, own]
    begun = {duty: t.started_at for duty, t in terms(own).items()}
    assert begun.pop("ES10-15BD") == own.case.opened_at
    assert set(begun.values()) == {own.filed_at}
    assert states(own) == {TermState.RUNNING}
    assert {p.state for p in duties(own)} == {PromiseState.OPEN, PromiseState.WITHDRAWN}
    assert Receipt.objects.get(complaint=own).blob != Receipt.objects.get(complaint=made).blob
    assert reading.of_case(actor=SYSTEM, case_id=made.case_id).id == own.pk
    assert reading.receipt_file(made.case_id).digest == Receipt.objects.get(complaint=own).blob


def _file(case_id, *, days):
    known = api.file(
        case_id=case_id,
        kind=ComplaintKind.CLAIM,
        origin=Origin.AGENT,
        actor=SYSTEM,
        at=MORNING + days * DAY,
    )
    run_jobs()
    return Complaint.objects.get(pk=known)


def test_a_case_complained_of_by_itself_meanwhile_stays_a_complaint(filed) -> None:
    made = _into_plain(filed, days=1)
    assert _file(made.case_id, days=2) == made
    _apart(filed, made, days=3)
    assert _counted() == [filed, made]
    assert states(made) == {TermState.RUNNING}


def test_of_two_that_went_on_in_one_plain_case_the_last_to_leave_voids_it(filed) -> None:
    second = _other(filed, days=1)
    plain = _other(filed, days=2, is_filed=False)
    made = _into_plain(filed, days=2, plain=plain)
    assert _into_plain(second, days=3, plain=plain) == made
    _apart(second, made, days=4)
    filed.refresh_from_db()
    assert filed.merged_into_id == made.pk
    assert _counted() == [made, second]
    assert states(made) == {TermState.RUNNING}
    _apart(filed, made, days=5)
    assert _counted() == [filed, second]
    assert made.state == ComplaintState.VOID


def test_a_chain_of_plain_cases_is_void_to_its_end(filed) -> None:
    first = _into_plain(filed, days=1)
    first.agent = filed.agent
    last = _into_plain(first, days=2)
    assert last.is_by_merge
    merge_taken_back(first.case_id, actor=filed.agent, at=MORNING + 3 * DAY)
    run_jobs()
    for row in (filed, first, last):
        row.refresh_from_db()
    assert [row.state for row in (first, last)] == [ComplaintState.VOID] * 2
    assert _counted() == [filed]
    assert of_a_query(last)


def test_what_was_decided_in_it_stands_since_the_customer_was_told(filed) -> None:
    made = _into_plain(filed, days=1)
    _answer(made, days=2)
    made.refresh_from_db()
    answering.story.enter(made, "answered", at=MORNING + 2 * DAY)
    _apart(filed, made, days=3)
    assert made.state == ComplaintState.ANSWERED
    assert _counted() == [filed, made]


def test_what_was_written_down_in_it_goes_back_with_the_complaint_that_left(filed) -> None:
    Point.objects.create(complaint=filed, position=1, words="El primer recibo")
    made = _into_plain(filed, days=1)
    elena = identity.actor_for(_handler().id)
    point = Point.objects.get(complaint=made)
    handling.answer_point(
        complaint_id=made.pk, point_id=point.pk, answer="Un error.", actor=elena, at=MORNING + DAY
    )
    handling.add_points(
        complaint_id=made.pk, words=["El segundo recibo"], actor=elena, at=MORNING + DAY
    )
    _apart(filed, made, days=2)
    rows = Point.objects.filter(complaint=filed).order_by("position")
    assert [(one.words, one.answer) for one in rows] == [
        ("El primer recibo", "Un error."),
        ("El segundo recibo", ""),
    ]
    assert "answers,points" in EvidenceLine.objects.get(kind="complaints.void").facts


def test_a_void_complaint_takes_no_step_and_says_where_to_go_on(filed) -> None:
    made = _into_plain(filed, days=1)
    _apart(filed, made, days=2)
    with pytest.raises(answering.story.VoidError):
        legal.resume(complaint_id=made.pk, actor=SYSTEM, at=MORNING + 3 * DAY)


def test_a_term_that_ran_out_while_they_were_one_runs_again_when_they_part(filed) -> None:
    other = _other(filed, days=1)
    merged(filed.case_id, other.case_id, at=MORNING + 14 * DAY, actor=filed.agent)
    run_jobs()
    told = MORNING + 16 * DAY
    legal.end_terms(case_id=other.case_id, at=told)
    Complaint.objects.filter(pk=other.pk).update(
        decision="upheld", reasons="Sí.", state="answered", answered_at=told
    )
    assert terms(filed)["ES-TRL-15D"].state is TermState.LATE
    merge_taken_back(other.case_id, actor=filed.agent, at=MORNING + 17 * DAY)
    run_jobs()
    assert states(filed) == {TermState.RUNNING}, "of this one nothing was answered"
    assert terms(filed)["ES-TRL-15D"].ends_before < told, "and its time is over as it was"
    assert states(other) <= {TermState.KEPT, TermState.LATE}


def test_a_promise_of_the_law_that_the_clock_broke_stays_broken_when_it_is_answered(filed) -> None:
    late = MORNING + 60 * DAY
    tell_due(at=late)
    run_jobs()
    assert {one.state for one in duties(filed)} == {PromiseState.BROKEN}
    legal.end_terms(case_id=filed.case_id, at=late)
    assert states(filed) == {TermState.LATE}
    assert {one.state for one in duties(filed)} == {PromiseState.BROKEN}
    legal.take_end_back(case_id=filed.case_id, at=late)
    assert {one.state for one in duties(filed)} == {PromiseState.BROKEN}
