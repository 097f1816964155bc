"""Every figure opens: the rows behind kept deadlines and behind what waits in a queue."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from vinculo.cases import api
from vinculo.cases.contracts import Outcome
from vinculo.cases.testing import MORNING, House, a_case
from vinculo.clocks import api as clocks
from vinculo.identity.testing import a_user, signed_in
from vinculo.kernel import clock
from vinculo.kernel.actor import Role
from vinculo.routing import api as routing
from vinculo.routing.testing import a_queue


@pytest.fixture
def marta(house: House, monkeypatch: pytest.MonkeyPatch) -> Client:
    monkeypatch.setattr(clock, "now", lambda: MORNING + timedelta(days=1))
    return signed_in(house.marta)


def address(case) -> str:
    service = case.service_id
    return f"{reverse('cases:deadlines')}?servicio={service}&norma=resolution&dias=30"


def test_the_share_kept_opens_its_deadlines(house: House, marta: Client) -> None:
    kept, running = a_case(), a_case(sender="Dos <dos@correo.example>")
    api.resolve_case(
        case_id=kept.id, outcome=Outcome.SOLVED, actor=house.agent, at=MORNING + timedelta(hours=1)
    )
    subject = f"case:{kept.id}"
    assert {c.kind for c in clocks.clocks_of([subject])[subject]} >= {"resolution"}
    page = marta.get(address(kept)).content.decode()
    assert kept.number in page
    assert running.number not in page
    assert "1 de 1 plazo se cumplió en los últimos 30 días." in page


@pytest.mark.parametrize("place", ["services", "service"])
def test_the_share_kept_is_a_link_where_it_stands(house: House, marta: Client, place: str) -> None:
    kept = a_case()
    api.resolve_case(
        case_id=kept.id, outcome=Outcome.SOLVED, actor=house.agent, at=MORNING + timedelta(hours=1)
    )
    about = [kept.service_id] if place == "service" else []
    page = marta.get(reverse(f"portfolio:{place}", args=about)).content.decode()
    assert address(kept).replace("&", "&amp;") in page


def test_what_is_out_of_reach_is_counted_and_not_named(house: House, marta: Client) -> None:
    case = a_case()
    api.resolve_case(case_id=case.id, outcome=Outcome.SOLVED, actor=house.agent, at=MORNING)
    page = signed_in(a_user(Role.COLLEAGUE, name="Otra")).get(address(case)).content.decode()
    assert case.number not in page
    assert "Uno de los de esta página es de un caso que no está a su alcance." in page


@pytest.mark.parametrize(
    ("query", "status"),
    [
        pytest.param("servicio=nada", 400, id="no id"),
        pytest.param("servicio={service}&norma=otra", 404, id="unknown standard"),
        pytest.param("servicio={service}&norma=resolution&desde=!!", 400, id="no cursor"),
        pytest.param(
            "servicio=00000000-0000-0000-0000-000000000000&norma=resolution", 404, id="no service"
        ),
    ],
)
def test_an_address_of_deadlines_that_means_nothing_is_refused(
    house: House, marta: Client, query: str, status: int
) -> None:
    said = query.format(service=a_case().service_id)
    assert marta.get(f"{reverse('cases:deadlines')}?{said}").status_code == status


def test_deadlines_of_no_standard_lead_to_the_services_that_have_them(
    house: House, marta: Client
) -> None:
    said = marta.get(reverse("cases:deadlines"))
    assert (said.status_code, said["Location"]) == (302, reverse("portfolio:services"))


def test_a_queue_opens_what_waits_in_it(house: House, marta: Client) -> None:
    case = a_case()
    item = routing.item_of(f"case:{case.id}")
    assert item is not None
    other = a_queue(at=MORNING)
    here = marta.get(reverse("cases:list"), {"ver": "queue", "cola": item.queue_id})
    assert case.number in here.content.decode()
    assert item.queue_name in here.content.decode()
    there = marta.get(reverse("cases:list"), {"ver": "queue", "cola": getattr(other, "id", other)})
    assert case.number not in there.content.decode()
    assert marta.get(reverse("cases:list"), {"cola": "nada"}).status_code == 400
