"""What the company knows is proposed to who writes, and to who reads the case afterwards."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser import Visit, Visitor, sideways
from vinculo.cases.testing import a_case, a_house
from vinculo.identity.testing import a_user
from vinculo.interactions.testing import a_form
from vinculo.kernel.actor import Role
from vinculo.knowledge.contracts import Reach
from vinculo.knowledge.testing import an_article

pytestmark = pytest.mark.browser


def test_an_answer_is_proposed_while_one_writes_and_on_the_case(
    committed: None, visit: Visit, axe: Callable[[Visitor], None]
) -> None:
    house = a_house()
    an_article("La conexión se corta por la noche", "Apague el router y espere un minuto.")
    an_article("Cortes de conexión: qué mirar", "Mire el armario.", reach=Reach.INTERNAL)
    form = a_form(service_id=house.service_id)
    phone = visit(width=390)
    phone.open(f"/f/{form.slug}/")
    page = phone.page
    place = page.locator("[data-propose]")
    expect(place).to_be_hidden()
    page.get_by_label("¿Qué ha pasado?").fill("Se me corta la conexión cada noche")
    expect(place).to_contain_text("La conexión se corta por la noche")
    expect(place).not_to_contain_text("qué mirar")
    axe(phone)
    assert sideways(phone) == []
    phone.open("/respuestas/?q=conexión")
    page.get_by_role("link", name="La conexión se corta por la noche").click()
    axe(phone)
    page.get_by_role("button", name="No").click()
    expect(page.get_by_text("Gracias: nos ayuda a contestar mejor.")).to_be_visible()
    case = a_case(text="Se corta la conexión todas las noches.")
    desk = visit(house.marta)
    desk.open(f"/casos/{case.id}/")
    expect(desk.page.get_by_role("heading", name="Lo que sabemos")).to_be_visible()
    expect(desk.page.get_by_role("link", name="Cortes de conexión: qué mirar")).to_be_visible()
    expect(desk.page.get_by_text("Interno", exact=True)).to_be_visible()
    boss = visit(a_user(Role.SUPERVISOR))
    boss.open("/conocimiento/")
    expect(boss.page.get_by_role("cell", name="0 sí, 1 no")).to_be_visible()
    axe(boss)
