"""Administration invites somebody into a team; the person comes in and finds the team's work."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser import Visit, Visitor
from vinculo.cases.testing import a_case, a_house
from vinculo.identity.testing import PASSWORD, a_user
from vinculo.kernel import clock
from vinculo.kernel.actor import Role
from vinculo.kernel.testing import run_jobs

pytestmark = pytest.mark.browser


def test_who_is_invited_into_a_team_works_its_queue_from_the_first_minute(
    visit: Visit, axe: Callable[[Visitor], None]
) -> None:
    a_house()
    case = a_case(at=clock.now())
    chief = visit(a_user(Role.ADMINISTRATOR))
    chief.open("/ajustes/personas/")
    axe(chief)
    chief.page.get_by_label("Correo").fill("nueva@x.example")
    chief.page.get_by_label("Agente").check()
    chief.page.get_by_label("Averías").check()
    chief.page.get_by_role("button", name="Invitar").click()
    link = chief.page.locator("[data-secret]").inner_text()
    expect(chief.page.get_by_text("Agente, Averías")).to_be_visible()

    person = visit()
    person.open("/" + link.split("/", 3)[3])
    person.page.get_by_label("Nombre y apellidos").fill("Nuria Gil")
    person.page.get_by_label("Contraseña").fill(PASSWORD)
    person.page.get_by_role("button", name="Empezar").click()
    person.page.wait_for_url("**/")
    run_jobs()
    person.open("/casos/")
    expect(person.page.get_by_text(case.number).first).to_be_visible()
