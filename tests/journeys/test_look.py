"""The look in a real browser: accessible, never wider than the window, usable by keyboard."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser import Visit, Visitor, sideways
from vinculo.kernel.actor import Role

pytestmark = [pytest.mark.browser]


@pytest.fixture
def marta() -> Any:
    from vinculo.identity.testing import a_user

    return a_user(Role.AGENT, name="Marta Rey")


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
def test_the_catalogue_is_accessible(
    visit: Visit, marta: Any, axe: Callable[[Visitor], None], theme: str, width: int
) -> None:
    visitor = visit(marta, width=width, theme=theme)
    assert visitor.open("/componentes/").status == 200
    visitor.page.locator(".ProseMirror").wait_for()
    axe(visitor)
    assert sideways(visitor) == []


def test_the_palette_goes_by_keyboard(visit: Visit, marta: Any) -> None:
    visitor = visit(marta)
    visitor.open("/componentes/")
    page = visitor.page
    page.keyboard.press("Control+k")
    page.keyboard.type("being written")
    options = page.locator("#paleta [role=option]:not([hidden])")
    expect(options).to_have_count(2)  # the order, and looking for the words everywhere
    expect(options.first).to_contain_text("Enviar lo que se escribe")
    page.keyboard.press("Escape")
    expect(page.locator("#paleta")).to_be_hidden()


def test_the_list_of_shortcuts_opens_outside_fields_only(visit: Visit, marta: Any) -> None:
    visitor = visit(marta)
    visitor.open("/componentes/")
    page = visitor.page
    page.locator("#sample-find").focus()
    page.keyboard.press("?")
    expect(page.locator("#atajos")).to_be_hidden()
    page.locator("h1").click()
    page.keyboard.press("?")
    expect(page.locator("#atajos")).to_be_visible()


def test_the_look_and_the_language_are_chosen_without_scripts(visit: Visit) -> None:
    visitor = visit(scripts=False)
    visitor.open("/entrar/")
    visitor.page.locator('button[name="theme"][value="dark"]').click()
    expect(visitor.page.locator("html")).to_have_attribute("data-theme", "dark")
    visitor.page.locator('button[name="language"][value="en"]').click()
    expect(visitor.page.locator("html")).to_have_attribute("lang", "en")


def test_the_composer_sends_what_was_formatted(visit: Visit, marta: Any) -> None:
    visitor = visit(marta)
    visitor.open("/componentes/")
    page = visitor.page
    text = page.locator(".ProseMirror")
    text.click()
    page.keyboard.press("Control+b")
    page.keyboard.type("Hola")
    page.keyboard.press("Control+b")
    page.keyboard.type(", Lucía")
    page.keyboard.press("Escape")
    field = page.locator("#sample-answer")
    expect(field).to_have_value("<p><strong>Hola</strong>, Lucía</p>")
    expect(page.locator('[name="html_format"]')).to_have_value("html")
    page.evaluate(
        "document.querySelector('form.composer').addEventListener('submit', e => {"
        " e.preventDefault(); document.title = 'sent'; })"
    )
    text.click()
    page.keyboard.press("Control+Enter")
    assert page.title() == "sent"


def test_the_composer_keeps_a_pasted_table_and_drops_its_clothes(visit: Visit, marta: Any) -> None:
    visitor = visit(marta)
    visitor.open("/componentes/")
    page = visitor.page
    page.locator(".ProseMirror").click()
    page.evaluate(
        """() => {
          const data = new DataTransfer();
          data.setData("text/html",
            "<table style='color:red'><tr><td onclick='x()'>42</td></tr></table>");
          const paste = { clipboardData: data, bubbles: true, cancelable: true };
          document.querySelector(".ProseMirror").dispatchEvent(new ClipboardEvent("paste", paste));
        }"""
    )
    html = page.locator("#sample-answer").input_value()
    assert "<td" in html
    assert "42" in html
    assert "onclick" not in html
    assert "color:red" not in html
    # Chromium says that it refuses the style and the handler of what was pasted: as it should.
    assert all("Content Security Policy" in words for words in visitor.complaints)
    visitor.complaints.clear()


def test_the_composer_is_a_text_box_without_scripts(visit: Visit, marta: Any) -> None:
    visitor = visit(marta, scripts=False)
    visitor.open("/componentes/")
    expect(visitor.page.locator("#sample-answer")).to_be_visible()
    expect(visitor.page.locator('[name="html_format"]')).to_have_value("text")
    expect(visitor.page.locator(".composer-tools")).to_be_hidden()


def test_on_a_phone_the_rail_is_a_bar_at_the_bottom(visit: Visit, marta: Any) -> None:
    visitor = visit(marta, width=390)
    visitor.open("/componentes/")
    box = visitor.page.locator(".rail").bounding_box()
    assert box["y"] + box["height"] == 844
    assert box["width"] == 390
    visitor.open("/servicios/")  # not among the first four: «Más» says that one is there
    expect(visitor.page.locator(".rail-more [aria-current]")).to_be_in_viewport(ratio=1)
