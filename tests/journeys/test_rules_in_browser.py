"""A rule in a real browser: put together, tried, switched on, and at work on the next mail."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser import Visit
from vinculo.cases.testing import a_case, a_house
from vinculo.identity.testing import a_user
from vinculo.kernel import clock
from vinculo.kernel.actor import Role

pytestmark = pytest.mark.browser
NOTE = "Comprobar la línea antes de llamar."


def puts_it_together(page: Page) -> None:
    """Field by field; what is typed stays while pieces are added."""
    page.get_by_role("link", name="Nueva regla").click()
    page.get_by_label("Nombre").fill("Sin conexión: comprobar")
    page.get_by_label("Añadir condición a las que deben cumplirse todas").select_option("subject")
    page.get_by_role("button", name="Añadir condición").first.click()
    page.get_by_label("Asunto", exact=True).fill("conexión, línea")
    page.get_by_label("Qué se hace").select_option("note")
    page.get_by_role("button", name="Añadir acción").click()
    page.get_by_label("Texto").fill(NOTE)
    expect(page.get_by_label("Nombre")).to_have_value("Sin conexión: comprobar")
    expect(page.get_by_label("Asunto", exact=True)).to_have_value("conexión, línea")
    page.get_by_role("button", name="Guardar").click()
    expect(page.get_by_text("Ensáyela antes de encenderla.")).to_be_visible()


def tries_it(page: Page) -> None:
    """On what was; nothing is done, and from there it is switched on."""
    page.get_by_role("link", name="Ensayar y encender").click()
    expect(page.get_by_text("En el último mes habría tocado 1 caso.")).to_be_visible()
    expect(page.get_by_text("Todavía no ha actuado.")).to_be_visible()
    page.get_by_role("button", name="Encender").click()
    expect(page.get_by_text("La regla está encendida.")).to_be_visible()


def test_a_rule_is_built_tried_switched_on_and_acts_on_the_next_mail(
    committed: None, visit: Visit
) -> None:
    house = a_house()
    a_case(at=clock.now())
    ada = visit(a_user(Role.ADMINISTRATOR, name="Ada Gómez"))
    ada.open("/ajustes/reglas/")
    expect(ada.page.get_by_text("Todavía no hay reglas")).to_be_visible()
    puts_it_together(ada.page)
    tries_it(ada.page)

    case = a_case(at=clock.now(), subject="Otra vez sin línea")
    ada.page.reload()
    expect(ada.page.get_by_text("un caso fuera de su alcance")).to_be_visible()
    expect(ada.page.locator(".case-runs")).to_contain_text("Hecho")

    marta = visit(house.marta)
    marta.open(f"/casos/{case.id}/")
    expect(marta.page.get_by_text(NOTE).first).to_be_visible()
    expect(marta.page.locator("body")).to_contain_text(
        "La regla «Sin conexión: comprobar» ha actuado"
    )
