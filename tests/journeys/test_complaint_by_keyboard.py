"""A complaint from its register to its lesson without a mouse.

Each step is reached with Tab alone, filled in with keys alone and sent with Enter; after each the
place is kept, and nothing lies over what one stands on.
"""

from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser import Visit
from tests.journeys.test_complaint_in_browser import a_lawful_house
from vinculo.cases.testing import a_case
from vinculo.complaints.models import Complaint, Point
from vinculo.complaints.testing import a_complaint
from vinculo.kernel import clock
from vinculo.kernel.testing import run_jobs

pytestmark = pytest.mark.browser
MOST_TABS = 120
STANDS_ON = "element => element === document.activeElement"
IS_SEEN = """element => {
  const box = element.getBoundingClientRect();
  const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  const label = top?.closest("label");
  return box.width > 0 && (element === top || element.contains(top) || label?.control === element);
}"""


def walk_to(page: Page, target: Locator) -> None:
    """Tab until the keyboard stands on ``target``; it can be seen there, with a ring around it."""
    target.first.wait_for(state="attached")
    for _ in range(MOST_TABS):
        if target.first.evaluate(STANDS_ON):
            break
        page.keyboard.press("Tab")
    assert target.first.evaluate(STANDS_ON), f"Tab never came to {target}"
    assert target.first.evaluate(IS_SEEN), f"something lies over {target}"


def fill(page: Page, form: Locator, **said: str) -> None:
    """Walk to each field and give it its value by keys."""
    for name, value in said.items():
        field = form.locator(f"[name='{name}']").first
        walk_to_field(page, field, value)


def walk_to_field(page: Page, field: Locator, value: str) -> None:
    kind = field.evaluate("field => field.type")
    if kind == "radio":
        group = page.locator(f"input[name='{field.get_attribute('name')}']")
        for _ in range(MOST_TABS):
            if group.evaluate_all("all => all.includes(document.activeElement)"):
                break
            page.keyboard.press("Tab")
        wanted = group.and_(page.locator(f"[value='{value}']"))
        page.keyboard.press("Space")
        for _ in range(group.count()):
            if wanted.is_checked():
                break
            page.keyboard.press("ArrowDown")
        expect(wanted).to_be_checked()
        return
    walk_to(page, field)
    if kind == "checkbox":
        page.keyboard.press("Space")
    elif kind.startswith("select"):
        label = field.locator(f"option[value='{value}']").inner_text()
        page.keyboard.type(label)
        expect(field).to_have_value(value)
    else:
        page.keyboard.type(value)


def step(page: Page, name: str, press: str, **said: str) -> None:
    """A step of the page: opened where it is folded, filled in and sent, all by keys."""
    form = page.locator(f"form[action$='/{name}/']").last
    if not form.is_visible():
        opens(page, name, form)
    fill(page, form, **said)
    walk_to(page, form.get_by_role("button", name=press))
    with page.expect_navigation():
        page.keyboard.press("Enter")
    stands_somewhere(page)


FOLDED = {"leccion": "#leccion"}
"""Where the folded steps stand whose forms come when they are opened."""


def opens(page: Page, name: str, form: Locator) -> None:
    """Unfold a step; what it holds may come later."""
    holds = page.locator(FOLDED[name]) if name in FOLDED else page.locator("details", has=form)
    walk_to(page, holds.last.locator("summary").first)
    page.keyboard.press("Enter")
    expect(form).to_be_visible()


def stands_somewhere(page: Page) -> None:
    """After a step the keyboard is in what is read next, not at the beginning of the page."""
    expect(page.locator("main:focus-within")).to_be_attached()


def test_a_complaint_is_handled_to_its_lesson_without_a_mouse(
    visit: Visit, committed: None
) -> None:
    house, _pilar = a_lawful_house()
    claim = a_complaint(a_case(at=clock.now()).id, actor=house.agent, at=clock.now())
    marta = visit(house.marta)
    page: Any = marta.page
    marta.open("/reclamaciones/")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/reclamaciones/{claim}/")
    step(page, "valorar", "Guardar la valoración", severity="2", complexity="1", impact="1")
    step(page, "puntos", "Guardar los puntos", words="¿Cuándo me devuelven lo cobrado?")
    point = str(Point.objects.get().pk)
    step(page, point, "Guardar la respuesta", respuesta="En tres días hábiles.")
    step(page, "averiguado", "Guardar lo averiguado", findings="La factura se emitió dos veces.")
    reasons = "La factura salió dos veces."
    step(page, "responder", "Comunicar la decisión", decision="upheld", reasons=reasons)
    run_jobs()
    step(page, "cerrar", "Cerrar la reclamación", said="accepted")
    lesson = {"words": "Comprobar facturas dobles", "owner": str(house.marta.id)}
    step(page, "leccion", "Guardar la lección", **lesson)
    found = Complaint.objects.get()
    assert None not in (found.answered_at, found.closed_at, found.learned_at)
