"""Whoever gives no address follows and is answered on a page; the link in the hand is theirs."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from vinculo.cases.contracts import CaseKind, WishedChannel
from vinculo.cases.models import Case, TrackingLink, TrackingWish
from vinculo.cases.services import tracking_links
from vinculo.cases.services.opening import register_case
from vinculo.cases.testing import MORNING, House, a_case, a_house
from vinculo.cases.tests.test_tracking import Now, enter, own, ticket_in
from vinculo.delivery.testing import outbox
from vinculo.identity.testing import signed_in
from vinculo.interactions import api as interactions
from vinculo.interactions.contracts import Recipient, holder_address
from vinculo.interactions.testing import a_form
from vinculo.kernel import clock
from vinculo.kernel.errors import DomainError
from vinculo.kernel.testing import run_jobs

pytestmark = pytest.mark.django_db
FORM = "/f/que-ha-pasado/"


@pytest.fixture
def house() -> House:
    return a_house()


@pytest.fixture
def now(monkeypatch: pytest.MonkeyPatch) -> Now:
    moment = Now()
    monkeypatch.setattr(clock, "now", lambda: moment.at)
    return moment


def sent_form(house: House, now: Now, **answers: str) -> tuple[Client, str, str]:
    """A form that was sent without an address: the browser, its page of thanks, where that is."""
    a_form(service_id=house.service_id)
    client = Client(enforce_csrf_checks=True)
    page = client.get(FORM).content.decode()
    mark = re.search(r'name="marca" value="([^"]+)"', page)[1]
    now.at += timedelta(minutes=1)
    good = {"c_tipo": "queja", "c_que": "No hay luz en el portal", "marca": mark}
    thanks = client.post(FORM, good | answers)["Location"]
    return client, client.get(thanks).content.decode(), thanks


def secret_in(page: str) -> str:
    return re.search(r"/seguimiento/([^/\"\s]+)/", page)[1]


def test_a_form_without_an_address_is_followed_and_answered_on_a_page_and_no_mail_leaves(
    house: House, now: Now
) -> None:
    client, thanks, where = sent_form(house, now)
    run_jobs()
    secret = secret_in(thanks)
    assert "<svg" in thanks
    assert secret_in(client.get(where).content.decode()) == secret
    case = Case.objects.get()
    _, page = enter(secret)
    assert "No hay luz en el portal" in page.content.decode()
    assert b'value="email"' not in page.content
    assert TrackingLink.objects.get().address.endswith("@pagina.invalid")

    marta = signed_in(house.marta)
    assert "leerá su respuesta en su página" in marta.get(f"/casos/{case.id}/").content.decode()
    interactions.send_answer(
        conversation_id=case.conversation_id, html="<p>Va un técnico</p>", by=house.agent, at=now.at
    )
    assert outbox() == []
    visitor, page = enter(secret)
    assert "Va un técnico" in page.content.decode()
    visitor.post(
        own(page, "escribir/"), {"pase": ticket_in(page), "text": "A las cinco, por favor"}
    )
    run_jobs()
    assert Case.objects.count() == 1
    assert "A las cinco, por favor" in marta.get(f"/casos/{case.id}/").content.decode()
    assert outbox() == []


def test_nobody_guesses_it_and_revoked_it_opens_nothing_nor_comes_again(
    house: House, now: Now
) -> None:
    client, thanks, where = sent_form(house, now)
    run_jobs()
    secret = secret_in(thanks)
    ref, _, signature = secret.partition(".")
    forged = f"{ref}.{'0' * len(signature)}"
    assert enter(forged)[1].status_code == 404
    assert enter(ref)[1].status_code == 404
    visitor, page = enter(secret)
    link, case = TrackingLink.objects.get(), Case.objects.get()
    tracking_links.revoke(case_id=case.pk, link_id=link.pk, actor=house.agent, at=now.at)
    assert enter(secret)[1].status_code == 404
    assert visitor.get(own(page)).status_code == 404
    replay = visitor.post(own(page, "escribir/"), {"pase": ticket_in(page), "text": "Hola"})
    assert replay.status_code == 404
    assert "/seguimiento/" not in client.get(where).content.decode()


def test_who_gave_an_address_is_given_no_link_in_the_hand(house: House, now: Now) -> None:
    _, thanks, _ = sent_form(house, now, c_correo="lucia@correo.example")
    run_jobs()
    assert "<svg" not in thanks
    assert not TrackingLink.objects.filter(occasion="handed").exists()
    marta = signed_in(house.marta)
    assert marta.post(f"/casos/{Case.objects.get().pk}/enlace/").status_code == 422


def test_a_colleague_gives_one_for_a_case_that_was_registered(house: House, now: Now) -> None:
    case = register_case(
        subject="Ruido en la línea",
        service_id=house.service_id,
        customer_id=None,
        kind=CaseKind.REQUEST,
        text="Llama al mostrador.",
        actor=house.agent,
        at=MORNING,
    )
    marta = signed_in(house.marta)
    asked = marta.get(f"/casos/{case}/enlace/").content.decode()
    assert "Dar un enlace" in asked
    given = marta.post(f"/casos/{case}/enlace/")
    assert given["Cache-Control"] == "no-store"
    _, page = enter(secret_in(given.content.decode()))
    assert "Ruido en la línea" in page.content.decode()
    known = marta.get(f"/casos/{case}/").content.decode()
    assert "dio en mano un enlace" in known
    assert "leerá su respuesta en su página" in known


def test_who_asked_to_look_at_the_page_gets_no_mail_as_long_as_a_link_opens_it(
    house: House, now: Now
) -> None:
    case = a_case()
    wanted = {"conversation_id": case.conversation_id, "address": "lucia@correo.example"}
    TrackingWish.objects.create(**wanted, channel=WishedChannel.PAGE, said_at=MORNING)
    link = TrackingLink.objects.create(
        **wanted, ref="a", digest="a", occasion="answer", issued_at=MORNING
    )
    marta = signed_in(house.marta)
    said = "ha pedido que no le salgan correos"
    assert said in marta.get(f"/casos/{case.id}/").content.decode()
    before = len(outbox())
    answer = {"conversation_id": case.conversation_id, "html": "<p>Hecho</p>"}
    shown = interactions.send_answer(**answer, by=house.agent, at=now.at)
    assert len(outbox()) == before
    assert [who.address for who in shown.recipients] == ["lucia@correo.example"]
    boss = Recipient(name="", address="jefe@correo.example", field="cc")
    lucia = Recipient(name="", address="lucia@correo.example", field="to")
    interactions.send_answer(**answer, by=house.agent, at=now.at, recipients=(lucia, boss))
    assert outbox()[-1].recipients == ("jefe@correo.example",)
    link.revoked_at = now.at
    link.save()
    assert said not in marta.get(f"/casos/{case.id}/").content.decode()
    interactions.send_answer(**answer, by=house.agent, at=now.at)
    assert outbox()[-1].recipients == ("lucia@correo.example",)


def test_nobody_writes_to_whoever_holds_the_link_of_another_conversation(house: House) -> None:
    stranger = Recipient(name="", address=holder_address("otra"), field="to")
    with pytest.raises(DomainError, match=r"pagina\.invalid"):
        interactions.send_answer(
            conversation_id=a_case().conversation_id,
            html="<p>Hola</p>",
            by=house.agent,
            at=MORNING,
            recipients=(stranger,),
        )
