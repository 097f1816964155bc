"""The pages of orders and special requests, as people fill them."""

import csv
import io
import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from vinculo.cases import api as cases
from vinculo.cases.contracts import Outcome
from vinculo.cases.testing import a_case, a_house, acting
from vinculo.delivery.testing import outbox
from vinculo.identity.testing import a_member, a_token, a_user, signed_in
from vinculo.kernel import clock
from vinculo.kernel.actor import Role
from vinculo.kernel.testing import run_jobs
from vinculo.orders.models import Order, OrderLine, SpecialRequest
from vinculo.orders.services import story
from vinculo.orders.testing import an_order
from vinculo.organization import api as organization
from vinculo.portfolio.testing import an_item

pytestmark = pytest.mark.django_db
DAY, HOUR = timedelta(days=1), timedelta(hours=1)
MOST_QUERIES = 20


@pytest.fixture
def house(db):
    return a_house()


@pytest.fixture
def marta(house):
    return signed_in(house.marta)


@pytest.fixture
def case(house):
    return a_case(at=clock.now() - HOUR)


@pytest.fixture
def item(house):
    return an_item(house.service_id)


def words(answer):
    return answer.content.decode()


def post(client, thing, step, **said):
    return client.post(f"/pedidos/{thing}/{step}/", said)


def test_from_the_case_an_order_is_composed_promised_and_followed_to_delivery(marta, case, item):
    part = words(marta.get(f"/pedidos/caso/{case.id}/"))
    assert "Componer pedido" in part
    begun = marta.post(f"/pedidos/caso/{case.id}/componer/")
    order = Order.objects.get()
    assert begun.url == f"/pedidos/{order.pk}/"
    page = words(marta.get(begun.url))
    assert "El pedido está vacío" in page
    assert "Router wifi 6" in page
    adding = f"/pedidos/{order.pk}/poner/{item}/"
    assert "Blanco (+5,00 €)" in words(marta.get(adding))
    refused = marta.post(adding, {"quantity": "1"})
    assert refused.status_code == 422
    assert "Falta elegir «Color»" in words(refused)
    too_many = marta.post(adding, {"quantity": "3", "option-0": "Negro"})
    assert "se piden de 1 a 2" in words(too_many)
    assert marta.post(adding, {"quantity": "2", "option-0": "Blanco"}).status_code == 302
    page = words(marta.get(begun.url))
    assert "130,00 €" in page
    line = OrderLine.objects.get()
    assert post(marta, order.pk, "lineas", **{f"n-{line.pk}": "uno"}).status_code == 422
    assert post(marta, order.pk, "lineas", **{f"n-{line.pk}": "1"}).status_code == 302
    assert post(marta, order.pk, "datos", deliver_to="Calle Mayor 1").status_code == 302
    today = story.today(clock.now())
    past = post(marta, order.pk, "confirmar", due_on=f"{today - DAY}", seen="2")
    assert "Marta Ruiz lo cambió antes que usted" in words(past)
    version = Order.objects.get().version
    past = post(marta, order.pk, "confirmar", due_on=f"{today - DAY}", seen=version)
    assert past.status_code == 422
    assert "Ese día ya ha pasado" in words(past)
    assert post(marta, order.pk, "confirmar", due_on="pronto").status_code == 422
    due = today + 4 * DAY
    assert post(marta, order.pk, "confirmar", due_on=f"{due}", seen=version).status_code == 302
    assert order.number in words(marta.get(f"/pedidos/caso/{case.id}/"))


def test_the_customer_follows_the_order_on_their_own_page(house, marta, case, item):
    order = Order.objects.get(pk=an_order(case.id, item, actor=house.agent, at=clock.now()))
    line = OrderLine.objects.get()
    run_jobs()
    token = re.search(
        r"/seguimiento/([^/\s]+)/", outbox()[-1].message.get_body(("plain",)).get_content()
    )[1]
    own = words(Client().get(f"/seguimiento/{token}/", follow=True))
    assert f"Su pedido {order.number}" in own
    assert "Se lo prometemos para el" in own
    for step in ("preparar", "enviar"):
        assert post(marta, order.pk, step).status_code == 302
    wrong = post(marta, order.pk, "entregar", **{f"e-{line.pk}": "2", "proof": "Firmado"})
    assert "no más de las que faltan" in words(wrong)
    assert "Firmado" in words(wrong)
    done = post(marta, order.pk, "entregar", **{f"e-{line.pk}": "1", "proof": "Firmado"})
    assert done.status_code == 302
    cancelled = post(marta, order.pk, "cancelar", reason="Ya no")
    assert "no se cancela, se devuelve" in words(cancelled)
    assert "Entregado" in words(Client().get(f"/seguimiento/{token}/", follow=True))


def test_a_changed_price_is_shown_and_todays_are_put_by_a_button(house, marta, case, item):
    marta.post(f"/pedidos/caso/{case.id}/componer/")
    order = Order.objects.get()
    marta.post(f"/pedidos/{order.pk}/poner/{item}/", {"quantity": "1", "option-0": "Negro"})
    an_item(house.service_id, item_id=item, price="70.00")
    due = story.today(clock.now()) + DAY
    refused = post(marta, order.pk, "confirmar", due_on=f"{due}")
    assert "era 60,00 € y ahora es 70,00 €" in words(refused)
    assert "Poner los precios de hoy" in words(refused)
    assert post(marta, order.pk, "precios").status_code == 302
    assert post(marta, order.pk, "confirmar", due_on=f"{due}").status_code == 302
    moved = post(marta, order.pk, "fecha", due_on=f"{due + DAY}", apology="")
    assert moved.status_code == 422
    moved = post(marta, order.pk, "fecha", due_on=f"{due + DAY}", apology="Lo sentimos")
    assert moved.status_code == 302
    assert "al principio para el" in words(marta.get(f"/pedidos/{order.pk}/"))
    assert post(marta, order.pk, "cancelar", reason="").status_code == 422
    assert post(marta, order.pk, "cancelar", reason="Se muda").status_code == 302


def test_from_the_customers_page_a_case_is_opened_for_the_order(house, marta, case, item):
    customer_id = cases.case(actor=house.agent, case_id=case.id).customer_id
    if customer_id is None:
        pytest.skip("the house knows nobody")
    form = f"/pedidos/cliente/{customer_id}/componer/"
    assert marta.get(form).status_code == 200
    assert marta.post(form, {"service": "", "words": ""}).status_code == 422
    begun = marta.post(form, {"service": house.service_id, "words": "Un router\nblanco"})
    assert begun.status_code == 302
    assert "Componer pedido" in words(marta.get(f"/pedidos/cliente/{customer_id}/"))


def test_the_list_counts_narrows_and_is_exported_by_who_may(house, marta, case, item):
    an_order(case.id, item, actor=house.agent, at=clock.now())
    listed = words(marta.get("/pedidos/"))
    assert f"{case.number}-P1" in listed
    assert "Exportar" not in listed
    for query, found in (
        ("estado=esperan", True),
        ("estado=entregados", False),
        ("tarde=1", False),
        ("mios=1", True),
        ("q=router", True),
        ("servicio=nada&estado=raro", True),
    ):
        assert (f"{case.number}-P1" in words(marta.get(f"/pedidos/?{query}"))) is found, query
    assert marta.get("/pedidos/?sigue=roto").status_code == 404
    assert marta.get("/pedidos/exportar/").status_code == 403
    boss = a_user(Role.SUPERVISOR, name="Elena Prat")
    organization.add_member(team_id=house.team_id, user_id=boss.id, leads=True)
    file = b"".join(signed_in(boss).get("/pedidos/exportar/").streaming_content).decode()
    rows = list(csv.reader(io.StringIO(file.removeprefix("\ufeff"))))
    assert rows[1][0] == f"{case.number}-P1"
    assert rows[1][4:6] == ["60.00", "EUR"]


def test_a_special_request_is_tried_and_told_on_its_page(house, marta, case):
    form = f"/pedidos/caso/{case.id}/peticion/"
    assert "Antes de decir que no" in words(marta.get(form))
    today = story.today(clock.now())
    said = {"wanted": "Instalarlo en Nochebuena", "owner": house.marta.id, "due_on": f"{today}"}
    assert "esté por venir" in words(marta.post(form, said | {"due_on": "2020-01-01"}))
    asked = marta.post(form, said | {"due_on": f"{today + 2 * DAY}"})
    wish = SpecialRequest.objects.get()
    assert asked.url == f"/pedidos/peticiones/{wish.pk}/"
    resolved = marta.post(f"/casos/{case.id}/resolver/", {"outcome": "solved"}, follow=True)
    assert f"{wish.number} sin contar" in words(resolved)
    told = {"state": "not", "outcome": "No hay técnicos", "alternative": "El 23"}
    early = marta.post(f"{asked.url}contar/", told)
    assert "apunte antes un intento" in words(early)
    assert "No hay técnicos" in words(early)
    assert marta.post(f"{asked.url}intento/", {"tried": "Llamar"}).status_code == 422
    tried = {"tried": "Llamar a la contrata", "result": "No pueden"}
    assert marta.post(f"{asked.url}intento/", tried).status_code == 302
    seen = {"seen": wish.case.latest_message_id or ""}
    assert marta.post(f"{asked.url}contar/", told | seen).status_code == 302
    again = marta.post(f"{asked.url}contar/", told | seen)
    assert again.status_code == 422
    assert "la terminó antes que usted" in words(again)
    listed = words(marta.get("/pedidos/peticiones/"))
    assert "0 de 1 terminada" in listed
    assert wish.number in words(marta.get("/pedidos/peticiones/?estado=not"))
    assert wish.number not in words(marta.get("/pedidos/peticiones/?estado=trying"))
    assert wish.number in words(marta.get(f"/pedidos/caso/{case.id}/"))


def test_strangers_and_other_roles_get_nothing_and_steps_refuse_get(house, marta, case, item):
    order_id = an_order(case.id, item, actor=house.agent, at=clock.now())
    other = a_member(Role.AGENT)
    assert other.get(f"/pedidos/{order_id}/").status_code == 404
    assert other.get(f"/pedidos/caso/{case.id}/").status_code == 404
    assert post(other, order_id, "enviar").status_code == 404
    assert other.post(f"/pedidos/caso/{case.id}/componer/").status_code == 404
    assert a_member(Role.ANALYST).get("/pedidos/").status_code == 403
    for step in ("lineas", "datos", "precios", "confirmar", "preparar", "enviar", "entregar",
                 "fecha", "cancelar", "cerrar", "devolver"):  # fmt: skip
        assert marta.get(f"/pedidos/{order_id}/{step}/").status_code == 405, step


def test_pages_stay_within_twenty_questions(house, marta, case, item):
    order_id = an_order(case.id, item, actor=house.agent, at=clock.now())
    for address in ("/pedidos/", f"/pedidos/{order_id}/", f"/pedidos/caso/{case.id}/",
                    "/pedidos/peticiones/"):  # fmt: skip
        with CaptureQueriesContext(connection) as asked:
            assert marta.get(address).status_code == 200
        assert len(asked) <= MOST_QUERIES, (address, len(asked))


def test_programs_compose_confirm_list_and_deliver_by_the_api(house, case, item):
    token = a_token(house.marta, "orders.see", "orders.compose", "orders.deliver")
    client = Client(headers={"Authorization": f"Bearer {token}"})
    line = {"item_id": str(item), "quantity": 1, "chosen": {"Color": "Negro"}}
    new = {"case_id": str(case.id), "lines": [line, line | {"quantity": 3}]}
    kind = "application/json"
    refused = client.post("/api/v1/orders", new, content_type=kind)
    assert (refused.status_code, refused.json()["code"]) == (422, "order_quantity")
    assert Order.objects.count() == 0
    due = story.today(clock.now()) + 3 * DAY
    whole = new | {"lines": [line], "due_on": f"{due}", "deliver_to": "Calle Mayor 1"}
    made = client.post("/api/v1/orders", whole, content_type=kind)
    assert made.status_code == 201
    order = made.json()
    assert (order["state"], order["total"], order["worth"]) == ("confirmed", "60.00", "60.00")
    listed = client.get("/api/v1/orders?state=confirmed&late=false").json()
    assert [one["id"] for one in listed["items"]] == [order["id"]]
    address = f"/api/v1/orders/{order['id']}"
    assert client.get(address).json()["version"] == order["version"]
    brought = {"proof": "Firmado", "version": order["version"]}
    done = client.post(f"{address}/delivery", brought, content_type=kind)
    assert done.json()["state"] == "delivered"
    again = client.post(f"{address}/delivery", brought, content_type=kind)
    assert (again.status_code, again.json()["code"]) == (422, "order_quicker")
    reader = a_token(house.marta, "orders.see")
    narrow = Client(headers={"Authorization": f"Bearer {reader}"})
    assert narrow.post("/api/v1/orders", whole, content_type=kind).status_code == 403
    assert client.get(f"/api/v1/orders/{case.id}").status_code == 404


def test_who_composes_from_a_page_of_a_case_that_has_ended_is_told_so(house, marta, case):
    cases.resolve_case(
        case_id=case.id, outcome=Outcome.SOLVED, actor=acting(house.marta), at=clock.now()
    )
    back = marta.post(f"/pedidos/caso/{case.id}/componer/", follow=True)
    assert back.status_code == 200
    assert "Ese caso ya terminó" in words(back)
    assert not Order.objects.exists()
