"""Special requests: tried before anybody says no, told before they end."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from vinculo.cases import api as cases
from vinculo.cases.contracts import CaseKind, Outcome
from vinculo.cases.testing import a_case, a_house, acting, merged
from vinculo.delivery.testing import outbox
from vinculo.identity.testing import a_user, signed_in
from vinculo.kernel import clock
from vinculo.kernel.actor import Role
from vinculo.kernel.errors import DomainError, NotAllowedError, words_for
from vinculo.kernel.testing import run_jobs
from vinculo.orders.contracts import RequestState
from vinculo.orders.domain import requests as rules
from vinculo.orders.domain.lifecycle import NoReasonError
from vinculo.orders.models import Attempt, SpecialRequest
from vinculo.orders.selectors import requests as reading
from vinculo.orders.selectors.page import on_tracking_page
from vinculo.orders.services import composing, requesting
from vinculo.orders.testing import a_request
from vinculo.organization import api as organization
from vinculo.promises import api as promises
from vinculo.promises.testing import broken
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


def test_a_request_of_a_merged_case_holds_up_the_case_it_goes_on_in_and_is_told_there(
    house, case, asked, now
):
    other = a_case(at=now - HOUR / 2, subject="Otra vez lo mismo")
    merged(case.id, other.id, at=now)
    assert [one.id for one in reading.requests_of_case(
        actor=house.agent, case_id=other.id, at=now
    )] == [asked]  # fmt: skip
    with pytest.raises(rules.UntoldError):
        cases.resolve_case(case_id=other.id, outcome=Outcome.SOLVED, actor=house.agent, at=now)
    page = reading.request_page(actor=house.agent, request_id=asked, at=now)
    assert page.has_ended is False
    done = rules.Ending(state=RequestState.ACHIEVED, outcome="Vamos en Nochebuena")
    requesting.end(
        request_id=asked, ending=done, seen=page.latest_message_id, actor=house.agent, at=now
    )
    run_jobs()
    assert "Vamos en Nochebuena" in outbox()[-1].message.get_body(("plain",)).get_content()
    assert SpecialRequest.objects.get().told_how == ""
    cases.resolve_case(case_id=other.id, outcome=Outcome.SOLVED, actor=house.agent, at=now)


def test_a_case_with_a_request_is_no_double_of_none_named(house, case, asked, now):
    with pytest.raises(rules.DoubleOfNoneError):
        cases.resolve_case(case_id=case.id, outcome=Outcome.DUPLICATE, actor=house.agent, at=now)
    assert "únalo" in words_for(rules.DoubleOfNoneError(number="2026-1-E1"))
    other = a_case(at=now - HOUR / 2, subject="Otra vez lo mismo")
    merged(case.id, other.id, at=now)
    assert cases.case(actor=house.agent, case_id=case.id).outcome is Outcome.DUPLICATE


def test_a_request_on_a_case_that_ended_is_told_by_itself_or_otherwise(
    house, case, asked, now, monkeypatch
):
    """None ends so any more; cases that ended as doubles of none named before have such ones."""
    with monkeypatch.context() as before:
        before.setitem(cases.end_gates._entries, "orders", lambda *_said: None)
        cases.resolve_case(case_id=case.id, outcome=Outcome.DUPLICATE, actor=house.agent, at=now)
    page = reading.request_page(actor=house.agent, request_id=asked, at=now)
    assert page.has_ended
    both = {"request_id": asked, "seen": None, "actor": house.agent, "at": now + HOUR}
    done = rules.Ending(state=RequestState.ACHIEVED, outcome="Lo hacemos")

    def nobody(**_said):
        raise DomainError

    with monkeypatch.context() as patched:
        patched.setattr(cases, "send_by_itself", nobody)
        with pytest.raises(rules.NotToldError):
            requesting.end(ending=done, **both)
        assert SpecialRequest.objects.get().state == "trying"
    requesting.end(ending=done, **both)
    run_jobs()
    assert "Lo hacemos" in outbox()[-1].message.get_body(("plain",)).get_content()
    assert (SpecialRequest.objects.get().state, promised(case)) == ("achieved", "kept")


def test_a_request_is_for_who_may_open_its_case_and_can_be_handed_on(house, case, asked, now):
    stranger = a_user(Role.AGENT, name="Otra")
    wish = requesting.Wish(wanted="Algo", owner_id=stranger.id, due_at=now + DAY)
    with pytest.raises(requesting.CannotOpenError):
        requesting.ask(case_id=case.id, wish=wish, actor=house.agent, at=now)
    both = {"request_id": asked, "actor": house.agent, "at": now}
    with pytest.raises(requesting.CannotOpenError):
        requesting.hand_on(owner_id=stranger.id, why="", **both)
    with pytest.raises(requesting.SameOwnerError):
        requesting.hand_on(owner_id=house.marta.id, why="", **both)
    with pytest.raises(requesting.NoOwnerError):
        requesting.hand_on(owner_id=a_user(Role.ANALYST, name="Iris").id, why="", **both)
    pablo = a_user(Role.AGENT, name="Pablo Sanz")
    organization.add_member(team_id=house.team_id, user_id=pablo.id)
    requesting.hand_on(owner_id=pablo.id, why="Conoce la contrata", **both)
    row = SpecialRequest.objects.get()
    tasks = {task.owner_id: task.done_at for task in work.tasks_on(f"request:{asked}")}
    assert (row.owner_id, tasks[pablo.id]) == (pablo.id, None)
    assert tasks[house.marta.id] is not None
    told = Attempt.objects.get()
    assert (told.with_whom, told.result) == ("Pablo Sanz", "Conoce la contrata")
    (given,) = promises.of_subjects(f"case:{case.id}")
    assert (given.owner_id, given.given_by, given.state) == (pablo.id, house.marta.id, "open")
    assert promises.promise(actor=acting(pablo), promise_id=given.id) is not None
    with pytest.raises(requesting.NoSuchRequestError):
        requesting.hand_on(
            request_id=asked, owner_id=pablo.id, why="", actor=acting(stranger), at=now
        )


def test_a_request_is_dropped_with_a_reason_its_promise_withdrawn_and_nobody_written_to(
    house, case, asked, now
):
    count = len(outbox())
    both = {"request_id": asked, "actor": house.agent, "at": now}
    both["who"] = rules.CalledOffBy.CUSTOMER
    with pytest.raises(NoReasonError):
        requesting.drop(reason=" ", **both)
    requesting.drop(reason="Lo consiguió en otro sitio", **both)
    run_jobs()
    assert len(outbox()) == count
    assert promised(case) == "withdrawn"
    assert work.tasks_on(f"request:{asked}")[0].done_at is not None
    share = reading.share(actor=house.agent)
    assert (share.n, share.dropped) == (0, 1)
    with pytest.raises(rules.OverError):
        requesting.drop(reason="Otra vez", **both)
    assert on_tracking_page(case.id).requests == ()
    cases.resolve_case(case_id=case.id, outcome=Outcome.SOLVED, actor=house.agent, at=now)


def test_on_its_page_a_request_is_handed_on_and_dropped(house, asked):
    marta = signed_in(house.marta)
    address = f"/pedidos/peticiones/{asked}/"
    shown = marta.get(address).content.decode()
    assert "Que la intente otra persona" in shown
    stranger = a_user(Role.AGENT, name="Otra")
    refused = marta.post(f"{address}pasar/", {"owner": str(stranger.id), "why": "x"})
    assert refused.status_code == 422
    assert "no puede abrir el caso" in refused.content.decode()
    assert marta.post(f"{address}dejar/", {"who": "customer", "reason": ""}).status_code == 422
    assert (
        marta.post(
            f"{address}dejar/", {"who": "customer", "reason": "Lo consiguió en otro sitio"}
        ).status_code
        == 302
    )
    assert "Por qué ya no se intenta" in marta.get(address).content.decode()
    for step in ("pasar", "dejar"):
        assert marta.get(f"{address}{step}/").status_code == 405


def merged_in_a_row(first, n, now):
    """Cases that were merged one into the next, behind ``first``."""
    found = [first]
    for number in range(n):
        found.append(a_case(at=now - HOUR / 2, subject=f"Otra vez {number}"))
        merged(found[-2].id, found[-1].id, at=now)
    return found


def test_a_request_goes_along_however_often_its_case_is_merged(house, case, asked, now):
    last = merged_in_a_row(case, 6, now)[-1]
    (own,) = on_tracking_page(last.id).requests
    assert own.number == f"{case.number}-E1"
    found = reading.requests_of_case(actor=house.agent, case_id=last.id, at=now)
    assert [one.id for one in found] == [asked]
    with pytest.raises(rules.UntoldError):
        cases.resolve_case(case_id=last.id, outcome=Outcome.SOLVED, actor=house.agent, at=now)
    page = reading.request_page(actor=house.agent, request_id=asked, at=now)
    assert not page.has_ended


def test_what_hangs_on_a_case_is_found_by_the_index_of_its_case(house, case, asked, now):
    last = merged_in_a_row(case, 2, now)[-1]
    with CaptureQueriesContext(connection) as asked_for:
        on_tracking_page(last.id)
    for table in ("orders_order", "orders_specialrequest"):
        (sql,) = [q["sql"] for q in asked_for.captured_queries if f'FROM "{table}"' in q["sql"]]
        assert "merged_into" not in sql
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off")
            cursor.execute(f"EXPLAIN {sql}")
            plan = "\n".join(line for (line,) in cursor.fetchall())
        assert "Index Cond: (case_id = ANY" in plan


def test_handing_on_is_no_try(house, case, asked, now):
    pablo = a_user(Role.AGENT, name="Pablo Sanz")
    organization.add_member(team_id=house.team_id, user_id=pablo.id)
    both = {"request_id": asked, "actor": house.agent, "at": now}
    requesting.hand_on(owner_id=pablo.id, why="Conoce la contrata", **both)
    no = rules.Ending(state=RequestState.NOT, outcome="No se puede", alternative="El 23")
    with pytest.raises(rules.NotTriedError):
        requesting.end(ending=no, seen=seen(case), **both)
    page = signed_in(house.marta).get(f"/pedidos/peticiones/{asked}/").content.decode()
    assert "Pasa a otra persona" in page
    assert "Nada todavía" in page


def test_a_broken_promise_goes_to_whom_the_request_was_handed_with_its_repair(
    house, case, asked, now
):
    pablo = a_user(Role.AGENT, name="Pablo Sanz")
    organization.add_member(team_id=house.team_id, user_id=pablo.id)
    (given,) = promises.of_subjects(f"case:{case.id}")
    broken(given.id, at=now + 4 * DAY)
    subject = f"promise:{given.id}"
    assert [task.owner_id for task in work.tasks_on(subject)] == [house.marta.id]
    both = {"request_id": asked, "actor": house.agent, "at": now + 5 * DAY}
    requesting.hand_on(owner_id=pablo.id, why="", **both)
    open_tasks = [task.owner_id for task in work.tasks_on(subject) if task.done_at is None]
    assert open_tasks == [pablo.id]
    assert promised(case) == "broken"


@pytest.mark.parametrize(
    ("days", "words", "state"),
    [
        pytest.param(1, "queda retirada con este motivo", "withdrawn", id="in its time"),
        pytest.param(4, "Su plazo ya pasó", "open", id="late, unheard of"),
        pytest.param(4, "ya estaba rota", "broken", id="broken"),
    ],
)
def test_who_drops_a_request_reads_what_became_of_its_promise(
    house, case, asked, now, monkeypatch, days, words, state
):
    (given,) = promises.of_subjects(f"case:{case.id}")
    if state == "broken":
        broken(given.id, at=now + days * DAY)
    monkeypatch.setattr(clock, "now", lambda: now + days * DAY)
    marta = signed_in(house.marta)
    address = f"/pedidos/peticiones/{asked}/"
    said = marta.post(
        f"{address}dejar/", {"who": "customer", "reason": "Lo consiguió en otro sitio"}, follow=True
    )
    assert words in said.content.decode()
    assert promised(case) == state


def test_the_page_shows_where_the_promise_to_tell_stands(house, case, asked, now):
    (given,) = promises.of_subjects(f"case:{case.id}")
    broken(given.id, at=now + 4 * DAY)
    page = signed_in(house.marta).get(f"/pedidos/peticiones/{asked}/").content.decode()
    assert f"/promesas/{given.id}/" in page
    assert "Rota" in page


def test_what_nobody_can_is_not_dropped_but_tried_and_told(house, case, asked, now):
    marta = signed_in(house.marta)
    address = f"/pedidos/peticiones/{asked}/"
    said = {"who": "nobody", "reason": "No hay quien abra el domingo"}
    untried = marta.post(f"{address}dejar/", said)
    assert untried.status_code == 422
    assert "sin haberlo intentado" in untried.content.decode()
    assert "No hay quien abra el domingo" in untried.content.decode()
    assert SpecialRequest.objects.get(pk=asked).state == "trying"
    tried = {"tried": "Se llamó al almacén", "result": "No abre"}
    assert marta.post(f"{address}intento/", tried).status_code == 302
    untold = marta.post(f"{address}dejar/", said)
    assert untold.status_code == 422
    assert "quien no recibe lo que pidió lo lee" in untold.content.decode()
    told = untold.content.decode().split('id="contar"')[1].split("</section>")[0]
    assert "No hay quien abra el domingo" in told, "the words stand where they are told"
    assert promised(case) == "open"
    neither = marta.post(f"{address}dejar/", {"reason": "Sin más"})
    assert neither.status_code == 422
    assert SpecialRequest.objects.get(pk=asked).state == "trying"


@pytest.mark.parametrize(
    ("who", "words"),
    [("customer", "El cliente ya no lo quiere. "), ("mistake", "Se apuntó por error. ")],
)
def test_who_called_a_request_off_stays_written_before_the_reason(house, asked, who, words):
    marta = signed_in(house.marta)
    address = f"/pedidos/peticiones/{asked}/"
    assert marta.post(f"{address}dejar/", {"who": who, "reason": "Lo dijo"}).status_code == 302
    assert SpecialRequest.objects.get(pk=asked).outcome == f"{words}Lo dijo"
