"""Two agents on one case in two browsers: each sees what the other does, and nothing is lost."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser import Visit, Visitor
from vinculo.cases.testing import a_case, a_common_text, a_house
from vinculo.identity.testing import a_user
from vinculo.kernel import clock
from vinculo.kernel.actor import Role
from vinculo.organization import api as organization

pytestmark = pytest.mark.browser
EDITOR = "[contenteditable=true]"
AT_ONCE = 2_000
"""Two seconds, as it is asked."""


def test_who_types_is_seen_at_once_and_a_text_comes_by_its_shortcut(
    committed: None, visit: Visit, axe: Callable[[Visitor], None]
) -> None:
    house = a_house()
    jose = a_user(Role.AGENT, name="José Luna")
    organization.add_member(team_id=house.team_id, user_id=jose.id)
    case = a_case(at=clock.now())
    a_common_text("<p>Su caso es el {{ caso.numero }}.</p>", shortcut="num")
    marta, other = visit(house.marta), visit(jose)
    marta.open(f"/casos/{case.id}/")
    expect(marta.page.locator("html[data-live=on]")).to_be_attached()
    other.open(f"/casos/{case.id}/")
    seen = marta.page.locator("[data-eyes]")
    expect(seen).to_have_text("José Luna lo está leyendo", timeout=AT_ONCE)
    editor = other.page.locator(EDITOR).first
    editor.click()
    editor.press_sequentially("Hola: ")
    expect(seen).to_have_text("José Luna está escribiendo", timeout=AT_ONCE)
    editor.press_sequentially("/")
    menu = other.page.locator("[data-texts-menu]")
    expect(menu).to_be_visible()
    menu.get_by_role("combobox").fill("num")
    expect(menu.get_by_role("option")).to_have_count(1)
    axe(other)
    menu.get_by_role("combobox").press("Enter")
    expect(editor).to_contain_text(f"Su caso es el {case.number}.")
    other.page.close()
    expect(seen).to_have_text("", timeout=AT_ONCE)
    page = marta.page
    page.get_by_role("button", name="Tomar").click()
    page.locator(".toast").get_by_role("button", name="Deshacer").click()
    expect(page.get_by_text("Espera en Averías")).to_be_visible()
