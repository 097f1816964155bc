"""A later day that the customer asked for: nothing broken, no apology, no excuse for ours."""

import csv
import io
from datetime import timedelta

import pytest
from django.test import Client

from vinculo.cases.testing import a_case, a_house
from vinculo.clocks.testing import tell_due
from vinculo.delivery.testing import outbox
from vinculo.identity.testing import a_token, a_user, signed_in
from vinculo.kernel import clock
from vinculo.kernel.actor import SYSTEM, Role
from vinculo.kernel.testing import run_jobs
from vinculo.orders.models import Order, OrderStep
from vinculo.orders.selectors import page
from vinculo.orders.services import story
from vinculo.orders.testing import a_request, an_order
from vinculo.organization import api as organization
from vinculo.portfolio.testing import an_item
from vinculo.promises import api as promises
from vinculo.promises.contracts import PromiseState
from vinculo.promises.testing import a_promise, a_promise_on

pytestmark = pytest.mark.django_db
DAY, HOUR = timedelta(days=1), timedelta(hours=1)
CALLED = "Llama: está de viaje hasta el día 9."


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
def order_id(house, case, now):
    return an_order(case.id, an_item(house.service_id), actor=house.agent, at=now - HOUR / 2)


@pytest.fixture
def marta(house):
    return signed_in(house.marta)


def ask(client, order_id, **said):
    typed = {"how": "call", "words": CALLED, **said}
    return client.post(f"/pedidos/{order_id}/fecha-pedida/", typed)


def states(case_id):
    return sorted(one.state.value for one in promises.of_subjects(f"case:{case_id}"))


def body():
    return outbox()[-1].message.get_body(("plain",)).get_content()


def test_a_later_day_that_the_customer_asked_for_replaces_the_promise_and_nobody_apologises(
    marta, house, case, order_id, now
):
    later = story.today(now) + 9 * DAY
    assert ask(marta, order_id, due_on=f"{later}").status_code == 302
    assert states(case.id) == ["open", "replaced"]
    found = {one.state: one for one in promises.of_subjects(f"case:{case.id}")}
    old, new = found[PromiseState.REPLACED], found[PromiseState.OPEN]
    assert (old.asked_how, old.asked_words, old.apology) == ("call", CALLED, "")
    assert (old.replaced_by, new.words, new.customer_id) == (new.id, old.words, old.customer_id)
    step = OrderStep.objects.get(order_id=order_id, what="asked")
    assert step.words == f"Por teléfono: {CALLED}"
    row = Order.objects.get(pk=order_id)
    assert row.promise_id == new.id
    assert row.first_due_at < row.due_at == row.asked_due_at
    run_jobs()
    assert "tiene la fecha que nos pidió" in body()
    assert CALLED not in body()
    (own,) = page.on_tracking_page(case.id).orders
    assert own.was_asked
    assert not own.was_moved
    shown = marta.get(f"/pedidos/{order_id}/").content.decode()
    assert "El cliente pidió otra fecha" in shown
    register = marta.get("/promesas/?estado=cambiadas").content.decode()
    assert "Cambiada a petición del cliente" in register
    whole = marta.get(f"/promesas/{old.id}/").content.decode()
    assert "Por teléfono" in whole
    assert f"/promesas/{new.id}/" in whole
    tell_due(at=now + 5 * DAY)
    run_jobs()
    assert states(case.id) == ["open", "replaced"]


def test_whoever_set_the_day_last_is_said_to_have_set_it(marta, case, order_id, now):
    today = story.today(now)
    moved = {"due_on": f"{today + 5 * DAY}", "apology": "Se nos retrasa: lo sentimos."}
    assert marta.post(f"/pedidos/{order_id}/fecha/", moved).status_code == 302
    (own,) = page.on_tracking_page(case.id).orders
    assert (own.was_moved, own.was_asked) == (True, False)
    assert "lo pidió el cliente" not in marta.get(f"/pedidos/{order_id}/").content.decode()
    assert ask(marta, order_id, due_on=f"{today + 9 * DAY}").status_code == 302
    (own,) = page.on_tracking_page(case.id).orders
    assert (own.was_moved, own.was_asked) == (False, True), "nobody apologises for their own day"
    assert "lo pidió el cliente" in marta.get(f"/pedidos/{order_id}/").content.decode()
    assert Order.objects.get(pk=order_id).asked_due_at is None, "the figure judges by the first"
    again = {"due_on": f"{today + 12 * DAY}", "apology": "Otra vez: lo sentimos."}
    assert marta.post(f"/pedidos/{order_id}/fecha/", again).status_code == 302
    (own,) = page.on_tracking_page(case.id).orders
    assert (own.was_moved, own.was_asked) == (True, False)
    assert "lo pidió el cliente" not in marta.get(f"/pedidos/{order_id}/").content.decode()


def test_lists_files_and_programs_say_who_set_the_day_that_holds(marta, house, case, order_id, now):
    today = story.today(now)
    boss = a_user(Role.SUPERVISOR, name="Elena Prat")
    organization.add_member(team_id=house.team_id, user_id=boss.id, leads=True)
    token = a_token(house.marta, "orders.see")
    program = Client(headers={"Authorization": f"Bearer {token}"})

    def told():
        shown = marta.get("/pedidos/").content.decode()
        of_case = marta.get(f"/pedidos/caso/{case.id}/").content.decode()
        (row,) = in_file(signed_in(boss))
        out = program.get(f"/api/v1/orders/{order_id}").json()["due_set_by"]
        return (
            "con la fecha que pidió el cliente" in shown,
            "con la fecha que pidió el cliente" in of_case,
            "movido" in shown,
            row["Quién puso la fecha prometida"],
            out,
        )

    assert told() == (False, False, False, "la empresa", "company")
    assert ask(marta, order_id, due_on=f"{today + 9 * DAY}").status_code == 302
    assert told() == (True, True, False, "el cliente", "customer")
    moved = {"due_on": f"{today + 12 * DAY}", "apology": "Se nos retrasa: lo sentimos."}
    assert marta.post(f"/pedidos/{order_id}/fecha/", moved).status_code == 302
    assert told() == (False, False, True, "la empresa", "company")


def in_file(client):
    file = b"".join(client.get("/pedidos/exportar/").streaming_content).decode()
    return list(csv.DictReader(io.StringIO(file.removeprefix("\ufeff"))))


def test_what_was_late_already_stays_broken_whoever_asks(house, case, now, marta):
    order_id = an_order(case.id, an_item(house.service_id), days=1, actor=SYSTEM, at=now - 4 * DAY)
    tell_due(at=now)
    run_jobs()
    ask(marta, order_id, due_on=f"{story.today(now) + 3 * DAY}")
    assert states(case.id) == ["broken", "open"]
    assert Order.objects.get(pk=order_id).asked_due_at is None


def test_that_they_asked_needs_a_message_of_theirs_or_words_about_it(
    marta, case, order_id, now, house
):
    later = f"{story.today(now) + 9 * DAY}"
    for wrong in (
        {"due_on": later, "words": " "},
        {"due_on": later, "how": "guess"},
        {"due_on": later, "how": ""},
        {"due_on": f"{story.today(now) - DAY}"},
        {"due_on": f"{story.today(now) + 3 * DAY}"},
    ):
        refused = ask(marta, order_id, **wrong)
        assert refused.status_code == 422
    unwritten = ask(marta, order_id, due_on=later, how="message")
    assert unwritten.status_code == 422
    assert "no ha escrito nada en este caso" in unwritten.content.decode()
    assert states(case.id) == ["open"]
    assert marta.get(f"/pedidos/{order_id}/fecha-pedida/").status_code == 405


def test_the_day_of_an_order_is_exchanged_on_the_order_and_not_in_the_register(
    marta, case, order_id, now
):
    before = Order.objects.get(pk=order_id)
    there = f"/promesas/{before.promise_id}/"
    page_of = marta.get(there).content.decode()
    assert "otro-dia" not in page_of
    assert f"/pedidos/{order_id}/" in page_of
    due = f"{now + 9 * DAY:%Y-%m-%dT%H:%M}"
    typed = {"due": due, "how": "note", "words": "Lo pide en la tienda"}
    refused = marta.post(f"{there}otro-dia/", typed)
    assert refused.status_code == 422
    assert "Se lleva en su pedido o en su petición" in refused.content.decode()
    assert "Lo pide en la tienda" in refused.content.decode(), "what was typed is not lost"
    after = Order.objects.get(pk=order_id)
    assert (after.promise_id, after.due_at) == (before.promise_id, before.due_at)
    assert states(case.id) == ["open"]
    later = story.today(now) + 9 * DAY
    assert ask(marta, order_id, due_on=f"{later}").status_code == 302
    new = Order.objects.get(pk=order_id).promise_id
    assert new != before.promise_id
    assert marta.post(f"/promesas/{new}/otro-dia/", typed).status_code == 422
    assert states(case.id) == ["open", "replaced"]


def test_the_time_of_a_special_request_is_not_exchanged_in_the_register(marta, house, case, now):
    wish = a_request(case.id, house.marta.id, actor=house.agent, at=now)
    (given,) = promises.of_subjects(f"case:{case.id}")
    there = f"/promesas/{given.id}/"
    page_of = marta.get(there).content.decode()
    assert "otro-dia" not in page_of
    assert f"/pedidos/peticiones/{wish}/" in page_of
    due = f"{now + 9 * DAY:%Y-%m-%dT%H:%M}"
    typed = {"due": due, "how": "note", "words": "Lo pide en la tienda"}
    assert marta.post(f"{there}otro-dia/", typed).status_code == 422
    assert states(case.id) == ["open"]


def test_a_word_in_the_register_gets_the_day_that_they_asked_for(marta, house, case, now):
    made = a_promise_on(
        case.id,
        service_id=house.service_id,
        given_at=now,
        length=3 * DAY,
        owner_id=house.marta.id,
        keys=case.keys,
    )
    there = f"/promesas/{made}/otro-dia/"
    refused = marta.post(there, {"due": "2020-01-01T10:00", "how": "note", "words": "Lo pide"})
    assert refused.status_code == 422
    due = f"{now + 9 * DAY:%Y-%m-%dT%H:%M}"
    done = marta.post(there, {"due": due, "how": "note", "words": "Lo pide en la tienda"})
    assert done.status_code == 302
    assert states(case.id) == ["open", "replaced"]
    again = marta.post(there, {"due": due, "how": "note", "words": "Otra vez"})
    assert again.status_code == 422
    assert states(case.id) == ["open", "replaced"]


def test_that_they_asked_in_writing_is_shown_by_a_message_in_the_register_too(
    marta, house, case, now
):
    """The case opened with a message of an hour ago: before one promise, and after the other."""
    for given, status in ((now - HOUR / 2, 422), (now - 2 * HOUR, 302)):
        made = a_promise_on(
            case.id,
            service_id=house.service_id,
            given_at=given,
            length=3 * DAY,
            owner_id=house.marta.id,
            keys=case.keys,
        )
        due = f"{now + 9 * DAY:%Y-%m-%dT%H:%M}"
        typed = {"due": due, "how": "message", "words": "Lo pide por correo"}
        done = marta.post(f"/promesas/{made}/otro-dia/", typed)
        assert done.status_code == status
        if status == 422:
            assert "no ha escrito nada" in done.content.decode()
            assert states(case.id) == ["open"]
    assert states(case.id) == ["open", "open", "replaced"]


def test_what_is_promised_outside_of_any_case_was_asked_for_in_no_message(marta, house, now):
    made = a_promise(
        service_id=house.service_id,
        given_at=now - HOUR,
        length=3 * DAY,
        owner_id=house.marta.id,
        keys=(f"user:{house.marta.id}",),
    )
    due = f"{now + 9 * DAY:%Y-%m-%dT%H:%M}"
    typed = {"due": due, "how": "message", "words": "Lo pide por correo"}
    assert marta.post(f"/promesas/{made}/otro-dia/", typed).status_code == 422
    assert marta.post(f"/promesas/{made}/otro-dia/", typed | {"how": "call"}).status_code == 302


@pytest.mark.parametrize(
    ("step", "typed"),
    [
        pytest.param("cumplida", {"proof": "word", "words": "Lo entregamos"}, id="kept"),
        pytest.param("retirar", {"disculpa": "No va a poder ser."}, id="withdrawn"),
    ],
)
def test_the_promise_of_an_order_is_kept_and_withdrawn_with_the_order_only(
    marta, case, order_id, step, typed
):
    (promise,) = promises.of_subjects(f"case:{case.id}")
    page = marta.get(f"/promesas/{promise.id}/").content.decode()
    assert f'href="/pedidos/{order_id}/"' in page
    assert "Está cumplida" not in page
    assert "Retirar la promesa" not in page
    refused = marta.post(f"/promesas/{promise.id}/{step}/", typed)
    assert refused.status_code == 422
    text = refused.content.decode()
    assert "Se lleva en su pedido o en su petición" in text
    assert f'href="/pedidos/{order_id}/"' in text
    assert typed.get("words", typed.get("disculpa")) in text, "what was typed is not lost"
    assert states(case.id) == ["open"]
    assert Order.objects.get(pk=order_id).promise_id == promise.id


def test_the_promise_of_a_special_request_is_kept_with_the_request_only(marta, house, case, now):
    a_request(case.id, house.marta.id, actor=house.agent, at=now - HOUR)
    (promise,) = promises.of_subjects(f"case:{case.id}")
    refused = marta.post(f"/promesas/{promise.id}/retirar/", {"disculpa": "No puede ser."})
    assert refused.status_code == 422
    assert states(case.id) == ["open"]
