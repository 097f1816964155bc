"""A customer asks for a supervisor: in three minutes, else by a call the same working day."""

from datetime import timedelta

import pytest

from vinculo.cases.testing import MORNING, a_case, a_house, acting
from vinculo.complaints.contracts import HelpWay
from vinculo.complaints.models import Help
from vinculo.complaints.services import helping
from vinculo.complaints.testing import a_complaint
from vinculo.identity.testing import a_user
from vinculo.kernel import clock
from vinculo.kernel.actor import Role
from vinculo.kernel.models import EvidenceLine
from vinculo.kernel.testing import run_jobs
from vinculo.organization import api as organization
from vinculo.portfolio.contracts import LawOfService
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
