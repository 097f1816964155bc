"""Special requests: tried before anybody says no, told before they end."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from vinculo.cases import api as cases
from vinculo.cases.contracts import CaseKind, Outcome
from vinculo.cases.testing import a_case, a_house, acting
from vinculo.delivery.testing import outbox
from vinculo.identity.testing import a_user
from vinculo.kernel import clock
from vinculo.kernel.actor import Role
from vinculo.kernel.errors import NotAllowedError
from vinculo.kernel.testing import run_jobs
from vinculo.orders.contracts import RequestState
from vinculo.orders.domain import requests as rules
from vinculo.orders.models import Attempt, SpecialRequest
from vinculo.orders.selectors import requests as reading
from vinculo.orders.services import composing, requesting
from vinculo.orders.testing import a_request
from vinculo.promises import api as promises
from vinculo.work import api as work

pytestmark = pytest.mark.django_db
DAY, HOUR = timedelta(days=1), timedelta(hours=1)


@pytest.fixture
def now():
    return clock.now()


@pytest.fixture
def house(db):
    return a_house()


@pytest.fixture
def case(house, now):
    return a_case(at=now - HOUR)


@pytest.fixture
def asked(house, case, now):
    return a_request(case.id, house.marta.id, actor=house.agent, at=now)


def seen(case):
    row = SpecialRequest.objects.select_related("case").get()
    return row.case.latest_message_id


def promised(case):
    (found,) = promises.of_subjects(f"case:{case.id}")
    return found.state.value


def test_a_request_is_a_task_and_a_promise_and_ends_told(house, case, asked, now):
    (task,) = work.tasks_on(f"request:{asked}")
    assert (task.owner_id, task.done_at) == (house.marta.id, None)
    assert promised(case) == "open"
    (given,) = promises.of_subjects(f"case:{case.id}")
    assert given.owner_id == house.marta.id
    no = rules.Ending(
        state=RequestState.NOT,
        outcome="Ningún técnico puede ese día.",
        alternative="Vamos el 23 a primera hora.",
    )
    both = {"request_id": asked, "actor": house.agent}
    with pytest.raises(rules.NotTriedError):
        requesting.end(ending=no, seen=seen(case), at=now, **both)
    requesting.note_attempt(
        tried="Preguntar a la contrata", with_whom="Redes del Sur", result="No", at=now, **both
    )
    with pytest.raises(rules.UntoldError):
        cases.resolve_case(case_id=case.id, outcome=Outcome.SOLVED, actor=house.agent, at=now)
    requesting.end(ending=no, seen=seen(case), at=now + HOUR, **both)
    run_jobs()
    told = outbox()[-1].message.get_body(("plain",)).get_content()
    for words in ("Nos pidió", "Nochebuena", "Ningún técnico", "Lo que le ofrecemos", "el 23"):
        assert words in told
    assert promised(case) == "kept"
    assert work.tasks_on(f"request:{asked}")[0].done_at is not None
    with pytest.raises(rules.OverError):
        requesting.end(ending=no, seen=seen(case), at=now + HOUR, **both)
    with pytest.raises(rules.OverError):
        requesting.note_attempt(tried="x", with_whom="", result="y", at=now, **both)
    cases.resolve_case(case_id=case.id, outcome=Outcome.SOLVED, actor=house.agent, at=now + DAY)
    found = reading.request_page(actor=house.agent, request_id=asked, at=now)
    assert (found.view.state, len(found.attempts), found.ender) == (
        RequestState.NOT,
        1,
        "Marta Ruiz",
    )
    share = reading.share(actor=house.agent)
    assert (share.n, share.pct) == (1, 0.0)


def test_who_has_no_address_is_told_otherwise_and_that_is_written_down(house, now):
    case_id = cases.open_case(
        actor=house.agent,
        service_id=house.service_id,
        customer_id=None,
        kind=CaseKind.REQUEST,
        subject="Por teléfono",
        text="Pide algo raro",
        at=now,
    )
    asked = a_request(case_id, house.marta.id, actor=house.agent, at=now)
    done = rules.Ending(state=RequestState.ACHIEVED, outcome="Lo hacemos")
    both = {"request_id": asked, "seen": None, "actor": house.agent, "at": now + HOUR}
    with pytest.raises(rules.NotToldError):
        requesting.end(ending=done, **both)
    by_phone = rules.Ending(
        state=RequestState.ACHIEVED, outcome="Lo hacemos", otherwise="por teléfono"
    )
    requesting.end(ending=by_phone, **both)
    row = SpecialRequest.objects.get()
    assert (row.state, row.told_how) == ("achieved", "por teléfono")


def test_what_cannot_be_asked_is_refused(house, case, now):
    marta = house.marta.id
    analyst = a_user(Role.ANALYST, name="Iris")
    for wanted, owner, due, error in (
        (" ", marta, now + DAY, rules.NoWishError),
        ("Algo", marta, now, rules.DuePassedError),
        ("Algo", analyst.id, now + DAY, requesting.NoOwnerError),
    ):
        wish = requesting.Wish(wanted=wanted, owner_id=owner, due_at=due)
        with pytest.raises(error):
            requesting.ask(case_id=case.id, wish=wish, actor=house.agent, at=now)
    wish = requesting.Wish(wanted="Algo", owner_id=marta, due_at=now + DAY)
    with pytest.raises(NotAllowedError):
        requesting.ask(case_id=case.id, wish=wish, actor=acting(analyst), at=now)
    stranger = acting(a_user(Role.AGENT, name="Otra"))
    with pytest.raises(composing.NoSuchCaseError):
        requesting.ask(case_id=case.id, wish=wish, actor=stranger, at=now)
    asked = requesting.ask(case_id=case.id, wish=wish, actor=house.agent, at=now)
    with pytest.raises(requesting.NoSuchRequestError):
        requesting.note_attempt(
            request_id=asked, tried="x", with_whom="", result="y", actor=stranger, at=now
        )
    with pytest.raises(rules.EmptyAttemptError):
        requesting.note_attempt(
            request_id=asked, tried="x", with_whom="", result=" ", actor=house.agent, at=now
        )
    trying = rules.Ending(state=RequestState.TRYING, outcome="Seguimos")
    with pytest.raises(rules.NoOutcomeError):
        requesting.end(request_id=asked, ending=trying, seen=None, actor=house.agent, at=now)
    assert reading.request_page(actor=stranger, request_id=asked, at=now) is None


def test_the_database_refuses_an_end_that_was_not_told(house, asked, now):
    for change in ({"state": "achieved"}, {"state": "lost"}, {"wanted": ""}, {"due_at": now - DAY}):
        with pytest.raises(IntegrityError), transaction.atomic():
            SpecialRequest.objects.update(**change)
    with pytest.raises(IntegrityError), transaction.atomic():
        Attempt.objects.create(request_id=asked, at=now, tried="", result="")


def test_nothing_is_begun_on_a_case_that_ended(house, case, now):
    cases.resolve_case(case_id=case.id, outcome=Outcome.SOLVED, actor=house.agent, at=now)
    with pytest.raises(composing.CaseEndedError):
        a_request(case.id, house.marta.id, actor=house.agent, at=now)
    with pytest.raises(composing.CaseEndedError):
        composing.begin(case_id=case.id, actor=house.agent, at=now)
