"""Restricting a case in a browser: the people are found by typing, and it is shown to few."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser import Visit, Visitor, sideways
from vinculo.cases.testing import a_case, a_house
from vinculo.identity.testing import a_user
from vinculo.kernel import clock
from vinculo.kernel.actor import Role
from vinculo.organization import api as organization

pytestmark = pytest.mark.browser


def test_people_are_found_by_typing_and_the_list_stands_in_the_menu_of_who_may_restrict(
    committed: None, visit: Visit, axe: Callable[[Visitor], None]
) -> None:
    house = a_house()
    names = ("José Luna", "Íñigo Peña", "Pilar Nieto", "Rosa Gil", "Luis Gil", "Ana Millán")
    people = [a_user(Role.AGENT, name=name) for name in names]
    organization.add_member(team_id=house.team_id, user_id=people[0].id)
    case = a_case(at=clock.now())
    plain = visit(house.marta, scripts=False)
    plain.open(f"/casos/{case.id}/reserva/")
    expect(plain.page.get_by_role("searchbox")).to_have_count(0)
    marta = visit(house.marta, width=390)
    marta.open(f"/casos/{case.id}/reserva/")
    page = marta.page
    named = page.get_by_role("group", name="Quién puede verlo")
    find, boxes = named.get_by_role("searchbox"), named.get_by_role("checkbox")
    find.fill("inigo pe")
    expect(boxes).to_have_count(2)  # the one looked for, and herself, who is ticked
    named.get_by_label("Íñigo Peña").check()
    find.fill("nadie así")
    expect(named.get_by_role("status")).to_have_text("Nadie se llama así")
    expect(boxes).to_have_count(2)
    find.press("Enter")
    axe(marta)
    assert sideways(marta) == []
    page.get_by_label("Por qué se reserva").fill("Trata de José")
    page.get_by_role("button", name="Reservar", exact=True).click()
    expect(page.get_by_text("lo ven Marta Ruiz, Íñigo Peña y los administradores")).to_be_visible()
    page.get_by_role("button", name="Su menú").click()
    page.locator("#menu-persona").get_by_role("link", name="Casos reservados").click()
    expect(page.get_by_role("rowheader", name=case.number)).to_be_visible()
    axe(marta)
    assert sideways(marta) == []
