"""Settings of languages, an order, a body outside and a notice to those affected, without a mouse.

Each field is reached with Tab alone and left with it, with a ring around it while one stands there.
"""

from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Locator, Page, expect

from tests.browser import Visit
from tests.journeys.test_complaint_by_keyboard import (
    fill,
    opens,
    stands_somewhere,
    walk_to,
    walk_to_field,
)
from tests.journeys.test_complaint_in_browser import a_lawful_house
from vinculo.cases.testing import a_case, a_house
from vinculo.complaints.models import Dispute
from vinculo.complaints.testing import a_complaint
from vinculo.identity.testing import a_user
from vinculo.kernel import clock
from vinculo.kernel.actor import Role
from vinculo.knowledge.models import ServiceNoticeStep
from vinculo.knowledge.testing import a_notice
from vinculo.orders.models import Order
from vinculo.organization.models import Company
from vinculo.organization.testing import a_company
from vinculo.portfolio.testing import an_item

pytestmark = pytest.mark.browser
HOUR = timedelta(hours=1)
RING = """() => {
  const style = getComputedStyle(document.activeElement);
  return style.outlineStyle !== "none" || style.boxShadow !== "none";
}"""


def press(page: Page, target: Locator) -> None:
    """Walk to what is pressed, see the ring there, and press it with Enter."""
    walk_to(page, target)
    assert page.evaluate(RING), f"no ring around {target}"
    with page.expect_navigation():
        page.keyboard.press("Enter")


def type_day(page: Page, field: Locator, day: date) -> None:
    """Walk to a day and type it in the order in which this browser takes its parts."""
    walk_to(page, field)
    for order in ("%m%d%Y", "%d%m%Y"):
        for _ in range(3):
            page.keyboard.press("ArrowLeft")
        page.keyboard.type(day.strftime(order))
        if field.input_value() == day.isoformat():
            return
    raise AssertionError(f"{day} cannot be typed")


def test_the_languages_of_the_company_are_chosen_without_a_mouse(visit: Visit) -> None:
    a_company()
    visitor = visit(a_user(Role.ADMINISTRATOR))
    page: Any = visitor.page
    visitor.open("/ajustes/lenguas/")
    before = Company.objects.get().attended_languages.split()
    wanted = page.get_by_role("checkbox", name="gallego")
    walk_to_field(page, wanted, "gl")
    assert page.evaluate(RING)
    press(page, page.locator("main").get_by_role("button", name="Guardar"))
    expect(page.get_by_role("checkbox", name="gallego")).to_be_checked()
    stands_somewhere(page)
    after = Company.objects.get().attended_languages.split()
    assert set(after) - set(before) == {"gl"}


def test_an_order_is_composed_without_a_mouse(visit: Visit) -> None:
    house = a_house()
    an_item(house.service_id, name="Repetidor wifi", price="39.90", options=(), most=6)
    case = a_case(at=clock.now() - HOUR)
    marta = visit(house.marta)
    page: Any = marta.page
    marta.open(f"/casos/{case.id}/")
    press(page, page.locator("#caso-pedidos").get_by_role("button", name="Componer pedido"))
    press(page, page.get_by_role("link", name="Añadir Repetidor wifi"))
    walk_to(page, page.get_by_label("Cantidad"))
    press(page, page.get_by_role("button", name="Añadir al pedido"))
    press(page, page.get_by_role("button", name="Confirmar el pedido"))
    assert Order.objects.get().state == "confirmed"


def test_a_body_outside_is_written_down_without_a_mouse(visit: Visit) -> None:
    house, _pilar = a_lawful_house()
    claim = a_complaint(a_case(at=clock.now()).id, actor=house.agent, at=clock.now())
    marta = visit(house.marta)
    page: Any = marta.page
    marta.open(f"/reclamaciones/{claim}/")
    form = page.locator("form[action$='/via/acudio/']")
    expect(page.locator("#extrajudicial")).to_be_attached()
    opens(page, "acudio", form)
    page.keyboard.press("Escape")
    expect(form).to_be_visible()
    fill(page, form, body="Junta Arbitral de Consumo")
    type_day(page, form.locator("[name='began_on']"), timezone.localdate())
    fill(page, form, proof="call", words="Con ella")
    press(page, form.get_by_role("button", name="Apuntarlo"))
    stands_somewhere(page)
    expect(page.locator("#extrajudicial")).to_contain_text("Junta Arbitral de Consumo")
    assert Dispute.objects.count() == 1


def test_whom_a_notice_affects_is_counted_without_a_mouse(visit: Visit) -> None:
    house = a_house()
    a_notice(service_id=house.service_id)
    visitor = visit(a_user(Role.OWNER))
    page: Any = visitor.page
    visitor.open(f"/conocimiento/pasos/{ServiceNoticeStep.objects.get().pk}/enviar/")
    walk_to_field(page, page.get_by_label("Solo estos contratos"), "CT-1")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.tagName") == "BUTTON", "no way out of the field"
    press(page, page.get_by_role("button", name="Volver a contar"))
    expect(page.get_by_label("Solo estos contratos")).to_have_value("CT-1")
