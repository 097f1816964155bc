"""An end that was taken back never was: terms and promises run again to the ends they had."""

import pytest

from vinculo.cases import api as cases
from vinculo.cases.contracts import CaseKind, Outcome
from vinculo.cases.testing import a_case, merge_taken_back, merged, undone_last
from vinculo.clocks.testing import tell_due
from vinculo.kernel.actor import SYSTEM
from vinculo.kernel.testing import run_jobs
from vinculo.portfolio.contracts import TermState
from vinculo.promises import api as promises
from vinculo.promises.contracts import PromiseState, Source
from vinculo.statutory.contracts import MatterState
from vinculo.statutory.models import Matter
from vinculo.statutory.services import following, telling
from vinculo.statutory.tests.test_matters import (
    HOUR,
    LONG,
    MINUTE,
    QUICK,
    called,
    end,
    house,
    marta,
    now,
    states,
    terms,
    told,
)

__all__ = ["house", "marta", "now"]
pytestmark = pytest.mark.django_db


@pytest.fixture
def outage(house, now):
    """An incident of five hours ago: its two hours are over, its fifteen days are not."""
    return called(a_case(at=now - 5 * HOUR), CaseKind.INCIDENT, now - 5 * HOUR)


def promised(case):
    """The state of each promise, by the duty that it is."""
    found = promises.of_subjects(f"case:{case.id}")
    return {one.origin.rpartition(":")[2]: one.state for one in found if one.source is Source.DUTY}


def watched(at):
    """The watch looked at the clocks, and who hears them did."""
    tell_due(at=at)
    run_jobs()


def undo(case, actor, at):
    undone_last(case.id, actor=actor, at=at)
    run_jobs()


def test_an_undone_end_is_late_from_the_true_end_and_not_kept(outage, marta, now) -> None:
    due = terms(outage)[QUICK].ends_before
    end(outage, marta, now - 4 * HOUR)
    assert set(states(outage).values()) == {TermState.KEPT}
    undo(outage, marta, now)
    assert states(outage) == {LONG: TermState.RUNNING, QUICK: TermState.RUNNING}
    assert terms(outage)[QUICK].ends_before == due
    watched(now)
    assert promised(outage) == {LONG: PromiseState.OPEN, QUICK: PromiseState.BROKEN}
    end(outage, marta, now)
    assert states(outage) == {LONG: TermState.KEPT, QUICK: TermState.LATE}
    assert promised(outage) == {LONG: PromiseState.KEPT, QUICK: PromiseState.BROKEN}


def test_an_end_undone_in_time_leaves_all_as_it_was(outage, marta, now) -> None:
    before = {duty: term.ends_before for duty, term in terms(outage).items()}
    end(outage, marta, now - 4 * HOUR)
    undo(outage, marta, now - 4 * HOUR + MINUTE)
    assert states(outage) == {LONG: TermState.RUNNING, QUICK: TermState.RUNNING}
    assert {duty: term.ends_before for duty, term in terms(outage).items()} == before
    assert Matter.objects.get().state == MatterState.OPEN


def test_a_late_end_that_was_undone_was_none_and_its_promise_is_broken(outage, marta, now) -> None:
    end(outage, marta, now - HOUR)
    assert states(outage)[QUICK] is TermState.LATE
    assert promised(outage)[QUICK] is PromiseState.REPAIRED
    undo(outage, marta, now)
    assert terms(outage)[QUICK].stopped_at is None
    assert promised(outage)[QUICK] is PromiseState.BROKEN


def test_a_true_return_after_an_answer_keeps_what_was_kept(outage, marta, now) -> None:
    at = now - 4 * HOUR
    cases.answer_case(
        case_id=outage.id,
        html="<p>Ya funciona: era un fusible.</p>",
        seen=outage.latest_message_id,
        actor=marta,
        at=at,
    )
    end(outage, marta, at)
    cases.reopen_case(case_id=outage.id, actor=marta, at=now)
    run_jobs()
    assert states(outage) == {LONG: TermState.RUNNING, QUICK: TermState.KEPT}
    assert promised(outage) == {LONG: PromiseState.OPEN, QUICK: PromiseState.KEPT}


def test_what_returns_because_nobody_had_answered_was_never_answered(outage, marta, now) -> None:
    end(outage, marta, now - 4 * HOUR)
    cases.reopen_case(case_id=outage.id, actor=marta, at=now)
    run_jobs()
    watched(now)
    assert states(outage) == {LONG: TermState.RUNNING, QUICK: TermState.RUNNING}
    assert promised(outage)[QUICK] is PromiseState.BROKEN


def test_what_was_told_aloud_is_an_answer_though_no_message_says_so(house, marta, now) -> None:
    case_id = cases.open_case(
        actor=marta,
        service_id=house.service_id,
        customer_id=None,
        kind=CaseKind.INCIDENT,
        subject="Avería",
        text="No tiene línea",
        at=now - 5 * HOUR,
    )
    run_jobs()
    case = cases.case(actor=SYSTEM, case_id=case_id)
    end(case, marta, now - 4 * HOUR)
    cases.reopen_case(case_id=case_id, actor=marta, at=now)
    run_jobs()
    assert states(case)[QUICK] is TermState.KEPT


def test_of_a_case_taken_apart_the_answer_of_the_other_answered_nothing(outage, marta, now) -> None:
    other = called(a_case(at=now - 5 * HOUR, subject="Otra cosa"), CaseKind.INCIDENT, now)
    merged(other.id, outage.id, actor=marta, at=now - 5 * HOUR + MINUTE)
    run_jobs()
    end(outage, marta, now - 4 * HOUR)
    assert states(other)[QUICK] is TermState.KEPT
    merge_taken_back(outage.id, actor=marta, at=now)
    run_jobs()
    watched(now)
    assert states(other) == {LONG: TermState.RUNNING, QUICK: TermState.RUNNING}
    assert promised(other)[QUICK] is PromiseState.BROKEN
    assert states(outage) == {LONG: TermState.KEPT, QUICK: TermState.KEPT}
    assert Matter.objects.get(case_id=other.id).answered_at is None


def test_a_cause_told_for_two_was_not_told_to_the_one_taken_apart(outage, marta, now) -> None:
    before = now - 5 * HOUR + MINUTE
    other = called(a_case(at=before, subject="Otra cosa"), CaseKind.INCIDENT, now)
    merged(other.id, outage.id, actor=marta, at=before)
    run_jobs()
    seen = cases.case(actor=SYSTEM, case_id=outage.id).latest_message_id
    at = now - 4 * HOUR
    telling.tell_cause(case_id=outage.id, said=told(at, seen=seen), actor=marta, at=at)
    assert states(other)[QUICK] is TermState.KEPT
    merge_taken_back(outage.id, actor=marta, at=now)
    run_jobs()
    assert states(other)[QUICK] is TermState.RUNNING
    assert Matter.objects.get(case_id=other.id).told_at is None
    assert states(outage)[QUICK] is TermState.KEPT
    assert Matter.objects.get(case_id=outage.id).told_at == at


def test_a_cause_told_before_the_undone_end_stays_told(outage, marta, now) -> None:
    at = now - 4 * HOUR
    said = told(at, seen=outage.latest_message_id)
    telling.tell_cause(case_id=outage.id, said=said, actor=marta, at=at)
    end(outage, marta, at + MINUTE)
    undo(outage, marta, now)
    assert states(outage) == {LONG: TermState.RUNNING, QUICK: TermState.KEPT}
    assert promised(outage) == {LONG: PromiseState.OPEN, QUICK: PromiseState.KEPT}


def test_it_is_heard_late_and_twice_alike(outage, marta, now) -> None:
    end(outage, marta, now - 4 * HOUR)
    undone_last(outage.id, actor=marta, at=now - HOUR)
    cases.resolve_case(case_id=outage.id, outcome=Outcome.ANSWERED, actor=marta, at=now)
    run_jobs()
    assert states(outage) == {LONG: TermState.KEPT, QUICK: TermState.LATE}
    before = states(outage), promised(outage)
    following.take_end_back(case_id=outage.id, since=now - 4 * HOUR, until=now - HOUR, at=now)
    assert (states(outage), promised(outage)) == before
    assert Matter.objects.get().answered_at == now
