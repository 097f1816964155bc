"""A customer asks for a supervisor: in three minutes, else by a call the same working day."""

import json
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vinculo.cases.testing import MORNING, a_case, a_house, acting
from vinculo.complaints.contracts import HelpWay
from vinculo.complaints.domain.calling import (
    TriedBeforeError,
    TriedWhenError,
    check_tried,
    is_in_time,
    promised_until,
)
from vinculo.complaints.domain.steps import AboutThemError
from vinculo.complaints.models import ComplaintStep, Help, HelpTry
from vinculo.complaints.services import helping
from vinculo.complaints.testing import a_complaint, answer_complaint, speaks_of
from vinculo.identity.testing import a_user
from vinculo.kernel import clock, evidence
from vinculo.kernel.actor import Role
from vinculo.kernel.models import EvidenceLine
from vinculo.kernel.testing import run_jobs
from vinculo.organization import api as organization
from vinculo.portfolio.contracts import LawOfService
from vinculo.portfolio.testing import a_scope_of_the_general_law
from vinculo.promises import api as promises
from vinculo.promises.contracts import PromiseState
from vinculo.work import api as work

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)


@pytest.fixture
def house(db, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: MORNING)
    return a_house()


@pytest.fixture
def elena(house):
    found = a_user(Role.SUPERVISOR, name="Elena Prieto")
    organization.add_member(team_id=house.team_id, user_id=found.id, leads=True)
    return found


@pytest.fixture
def claim(house):
    return a_complaint(a_case().id, actor=house.agent)


def ask(claim, elena, house, way=HelpWay.NOW, at=MORNING):
    return helping.ask_for_help(
        complaint_id=claim, way=way, person_id=elena.id, actor=house.agent, at=at
    )


def done(claim, elena, at):
    (task,) = [one for one in work.tasks_on(f"complaint:{claim}") if one.done_at is None]
    work.complete(task_id=task.id, by=acting(elena), at=at, result="Hablado")
    run_jobs()


def lines(kind):
    return EvidenceLine.objects.filter(kind=f"complaints.{kind}").count()


def test_whoever_joins_within_three_minutes_was_there_in_the_contact(house, elena, claim):
    assert ask(claim, elena, house) == MORNING + 3 * MINUTE
    done(claim, elena, MORNING + 2 * MINUTE)
    row = Help.objects.get()
    assert (row.connected_at, row.called_at) == (MORNING + 2 * MINUTE, None)
    assert (lines("HelpAsked"), lines("HelpGiven"), lines("HelpTurned")) == (1, 1, 0)
    assert helping.turn_into_calls(at=MORNING + HOUR) == 0


def test_whoever_does_not_calls_back_the_same_day(house, elena, claim):
    ask(claim, elena, house)
    assert helping.turn_into_calls(at=MORNING + 2 * MINUTE) == 0
    assert helping.turn_into_calls(at=MORNING + 3 * MINUTE) == 1
    assert helping.turn_into_calls(at=MORNING + 4 * MINUTE) == 0
    row = Help.objects.get()
    assert row.due_at == row.call_by
    assert row.call_by.date() == MORNING.date()
    assert row.done_at is None
    done(claim, elena, MORNING + HOUR)
    row.refresh_from_db()
    assert (row.connected_at, row.called_at) == (None, MORNING + HOUR)
    assert (lines("HelpTurned"), lines("HelpGiven")) == (1, 1)


@pytest.mark.parametrize(
    ("profiles", "expected"),
    [
        pytest.param(("es-ley10-2025@1",), True, id="the general law"),
        pytest.param(("es-ley10-2025@1", "es-telecom@1"), False, id="telecoms have no such right"),
        pytest.param((), False, id="no law"),
    ],
)
def test_by_law_where_the_general_law_holds_alone(profiles, expected):
    duties = frozenset({"ES10-SUPERVISOR"} if profiles else ())
    law = LawOfService(profiles=profiles, duties=duties)
    assert helping.gives_supervisor(law) is expected


def call(claim, elena, at, *, place="+34 600 100 200", tried_at=None):
    return helping.say_tried(
        complaint_id=claim,
        help_id=Help.objects.get().pk,
        place=place,
        actor=acting(elena),
        at=at,
        tried_at=tried_at,
    )


def test_calls_that_nobody_answers_are_written_down_and_end_nothing(house, elena, claim):
    ask(claim, elena, house, way=HelpWay.CALL_BACK)
    assert call(claim, elena, MORNING + HOUR) == 1
    assert call(claim, elena, MORNING + 2 * HOUR, place="WhatsApp") == 2
    rows = HelpTry.objects.order_by("tried_at").values_list("tried_at", "by_id", "place")
    assert list(rows) == [
        (MORNING + HOUR, elena.id, "+34 600 100 200"),
        (MORNING + 2 * HOUR, elena.id, "WhatsApp"),
    ]
    assert Help.objects.get().done_at is None
    told = ComplaintStep.objects.filter(complaint=claim, what="help_tried").order_by("at")
    assert [(one.by_id, one.words) for one in told] == [
        (elena.id, "+34 600 100 200"),
        (elena.id, "WhatsApp"),
    ]
    proofs = EvidenceLine.objects.filter(kind="complaints.HelpTried")
    assert proofs.count() == 2
    assert not any("600 100 200" in str(one.facts) for one in proofs)
    place, owner = b"+34 600 100 200", f"complaint:{claim}"
    first = proofs.order_by("pk")[0]
    assert evidence.is_content_of(first.digest, place, owner=owner), "where it says nothing alone"
    assert "digest" not in json.loads(first.facts)
    (task,) = work.tasks_on(f"complaint:{claim}")
    assert task.done_at is None
    done(claim, elena, MORNING + 3 * HOUR)
    with pytest.raises(helping.HelpIsOverError):
        call(claim, elena, MORNING + 4 * HOUR)


def test_only_a_supervisor_who_is_not_spoken_of_says_that_they_called(house, elena, claim):
    ask(claim, elena, house, way=HelpWay.CALL_BACK)
    with pytest.raises(helping.NotASupervisorError):
        helping.say_tried(
            complaint_id=claim,
            help_id=Help.objects.get().pk,
            place="600",
            actor=house.agent,
            at=MORNING + HOUR,
        )
    speaks_of(claim, elena.id)
    with pytest.raises(AboutThemError):
        call(claim, elena, MORNING + HOUR)
    assert not HelpTry.objects.exists()


def test_nobody_calls_back_while_they_may_still_join_the_contact(house, elena, claim):
    ask(claim, elena, house)
    with pytest.raises(helping.NotACallError):
        call(claim, elena, MORNING + MINUTE)
    helping.turn_into_calls(at=MORNING + 3 * MINUTE)
    assert call(claim, elena, MORNING + 4 * MINUTE) == 1
    with pytest.raises(helping.NoPlaceError):
        call(claim, elena, MORNING + 6 * MINUTE, place="  ")


@pytest.mark.parametrize(
    ("minutes", "error"),
    [
        pytest.param(-1, TriedWhenError, id="before they asked"),
        pytest.param(31, TriedWhenError, id="in the future"),
        pytest.param(20, TriedBeforeError, id="the same call"),
        pytest.param(19.5, TriedBeforeError, id="the same press, heard twice"),
        pytest.param(21, None, id="a minute later"),
        pytest.param(0, None, id="in the minute of the asking"),
    ],
)
def test_a_call_is_written_down_once_and_at_a_time_that_could_be(minutes, error):
    def check():
        check_tried(
            MORNING + minutes * MINUTE,
            asked_at=MORNING + timedelta(seconds=0),
            at=MORNING + 30 * MINUTE,
            before=[MORNING + 20 * MINUTE],
        )

    if error is None:
        check()
    else:
        with pytest.raises(error):
            check()


@given(
    st.integers(min_value=1, max_value=1200),
    st.integers(min_value=0, max_value=2400),
    st.booleans(),
)
def test_what_is_promised_is_what_is_measured(day, spoke, is_now):
    call_by, moment = MORNING + timedelta(seconds=day), MORNING + timedelta(seconds=spoke)
    joined = is_now and spoke < 180
    measured = is_in_time(
        asked_at=MORNING,
        call_by=call_by,
        connected_at=moment if joined else None,
        called_at=None if joined else moment,
    )
    until = promised_until(asked_at=MORNING, call_by=call_by, is_now=is_now)
    assert (moment <= until) is measured


@pytest.fixture
def law(house):
    a_scope_of_the_general_law()


def promise():
    help_id = Help.objects.get().pk
    (found,) = promises.of_origin(f"help:{help_id}:", subject=f"case:{case_of(help_id)}")
    return found


def case_of(help_id):
    return Help.objects.values_list("complaint__case_id", flat=True).get(pk=help_id)


def test_the_law_makes_it_a_promise_that_speaking_in_time_keeps(house, elena, law, claim):
    ask(claim, elena, house)
    assert (promise().state, promise().owner_id) == (PromiseState.OPEN, elena.id)
    assert promise().due_at == Help.objects.get().call_by
    helping.turn_into_calls(at=MORNING + 3 * MINUTE)
    call(claim, elena, MORNING + HOUR)
    assert promise().state is PromiseState.OPEN
    done(claim, elena, MORNING + 2 * HOUR)
    assert promise().state is PromiseState.KEPT


def test_an_answer_to_the_complaint_does_not_keep_it(house, elena, law, claim):
    ask(claim, elena, house, way=HelpWay.CALL_BACK)
    answer_complaint(claim, actor=house.agent)
    run_jobs()
    assert promise().state is PromiseState.OPEN
    late = Help.objects.get().call_by + HOUR
    done(claim, elena, late)
    assert promise().state is PromiseState.REPAIRED


def test_without_a_law_nothing_is_promised(house, elena, claim):
    ask(claim, elena, house)
    help_id = Help.objects.get().pk
    assert promises.of_origin(f"help:{help_id}:", subject=f"case:{case_of(help_id)}") == []
