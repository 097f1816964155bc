"""An order from the case to the customer's door, and a nearly impossible request that is told."""

import os
import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from playwright.sync_api import expect

from tests.browser import Visit, Visitor, sideways
from vinculo.cases.testing import a_case, a_house
from vinculo.delivery.testing import outbox
from vinculo.identity.testing import a_user
from vinculo.kernel import clock
from vinculo.kernel.actor import Role
from vinculo.kernel.testing import run_jobs
from vinculo.orders.testing import a_draft
from vinculo.portfolio import api as portfolio
from vinculo.portfolio.testing import an_item
from vinculo.promises import api as promises

pytestmark = pytest.mark.browser
SHOTS = os.environ.get("VINCULO_SHOTS", "")
DAY, HOUR = timedelta(days=1), timedelta(hours=1)


def shot(visitor: Visitor, name: str) -> None:
    """Keep a picture where somebody wants to look at them."""
    if SHOTS:
        visitor.page.screenshot(path=str(Path(SHOTS) / f"{name}.png"), full_page=True)


def own_page(visit: Visit, *, scripts: bool = True) -> Visitor:
    """The customer's page, by the link in the last mail."""
    body = outbox()[-1].message.get_body(("plain",)).get_content()
    found = re.search(r"/seguimiento/[^\s]+", body)
    assert found is not None
    lucia = visit(width=390, scripts=scripts)
    lucia.open(found[0])
    return lucia


def compose(page: Any) -> None:
    """From the case: two items, one of them with a colour, and where they go."""
    page.locator("#caso-pedidos").get_by_role("button", name="Componer pedido").click()
    page.get_by_role("link", name="Añadir Router wifi 6").click()
    page.get_by_role("button", name="Añadir al pedido").click()
    expect(page.get_by_text("Falta elegir «Color»")).to_be_visible()
    page.get_by_label("Color").select_option("Blanco")
    page.get_by_role("button", name="Añadir al pedido").click()
    page.get_by_role("link", name="Añadir Repetidor wifi").click()
    page.get_by_label("Cantidad").fill("2")
    page.get_by_role("button", name="Añadir al pedido").click()
    expect(page.get_by_text("144,80 €")).to_be_visible()
    page.get_by_label("Dónde se entrega").fill("Calle Mayor 1, 3.º B")
    page.get_by_role("button", name="Guardar los datos").click()
    proposed = page.get_by_label("Se le promete para el").input_value()
    assert proposed > f"{clock.now():%Y-%m-%d}"


def test_an_order_is_composed_on_the_case_promised_and_followed_to_delivery(
    committed: None, visit: Visit, axe: Callable[[Visitor], None]
) -> None:
    house = a_house()
    an_item(house.service_id)
    an_item(house.service_id, name="Repetidor wifi", price="39.90", options=(), most=6)
    case = a_case(at=clock.now() - HOUR, subject="Quiero un router blanco")
    marta = visit(house.marta)
    marta.open(f"/casos/{case.id}/")
    page = marta.page
    compose(page)
    shot(marta, "pedido-borrador")
    axe(marta)
    page.get_by_role("button", name="Confirmar el pedido").click()
    expect(page.get_by_text("Confirmado y prometido")).to_be_visible()
    run_jobs()
    (promised,) = promises.of_subjects(f"case:{case.id}")
    assert promised.state.value == "open"
    shot(marta, "pedido-confirmado")
    axe(marta)

    lucia = own_page(visit)
    expect(lucia.page.get_by_text("Se lo prometemos para el")).to_be_visible()
    expect(lucia.page.get_by_text("144,80 €").first).to_be_visible()
    shot(lucia, "pedido-seguimiento")
    axe(lucia)
    assert sideways(lucia) == []

    page.get_by_role("button", name="Empezar a prepararlo").click()
    page.get_by_role("button", name="Sale hacia el cliente").click()
    page.get_by_label("Qué lo muestra").fill("Firmó Lucía Romero, albarán 77")
    page.get_by_role("button", name="Está entregado").click()
    expect(page.get_by_text("La entrega queda apuntada con su prueba")).to_be_visible()
    (kept,) = promises.of_subjects(f"case:{case.id}")
    assert kept.state.value == "kept"
    shot(marta, "pedido-entregado")
    lucia.page.reload()
    expect(lucia.page.get_by_text("Ya lo tiene")).to_be_visible()

    phone = visit(house.marta, width=390, theme="dark", locale="en-GB")
    phone.open("/pedidos/")
    expect(phone.page.get_by_role("link", name=f"{case.number}-P1")).to_be_visible()
    axe(phone)
    assert sideways(phone) == []
    shot(phone, "pedidos-390")
    marta.complaints[:] = [said for said in marta.complaints if "422" not in said]


def test_a_nearly_impossible_request_is_tried_and_its_outcome_told(
    committed: None, visit: Visit, axe: Callable[[Visitor], None]
) -> None:
    house = a_house()
    case = a_case(at=clock.now() - HOUR, subject="Instalar en Nochebuena")
    marta = visit(house.marta, scripts=False)
    marta.open(f"/pedidos/caso/{case.id}/peticion/")
    page = marta.page
    page.get_by_label("Qué quiere el cliente, con sus palabras").fill(
        "Instalarlo el 24 por la noche"
    )
    page.get_by_role("button", name="Intentarlo").click()
    expect(page.get_by_text("Se intenta. Quien la lleva")).to_be_visible()
    page.get_by_label("Qué se ha intentado").fill("Preguntar a la contrata")
    page.get_by_label("Con quién").fill("Redes del Sur")
    page.get_by_label("Qué ha resultado").fill("Nadie trabaja esa noche")
    page.get_by_role("button", name="Guardar el intento").click()
    page.get_by_label("No se pudo").check()
    page.get_by_label("Lo que lee el cliente").fill("Esa noche no hay ningún técnico de guardia.")
    page.get_by_label("Qué se le ofrece en su lugar").fill("Vamos el 23 a las ocho.")
    shot(marta, "peticion")
    page.get_by_role("button", name="Contárselo y terminar").click()
    expect(page.get_by_text("El cliente ya sabe en qué ha quedado")).to_be_visible()
    run_jobs()
    lucia = own_page(visit, scripts=False)
    expect(lucia.page.get_by_text("Vamos el 23 a las ocho.").first).to_be_visible()
    (kept,) = promises.of_subjects(f"case:{case.id}")
    assert kept.state.value == "kept"
    desk = visit(house.marta)
    desk.open("/pedidos/peticiones/")
    expect(desk.page.get_by_text("0 de 1 terminada")).to_be_visible()
    axe(desk)
    shot(desk, "peticiones")
    desk.open(f"/pedidos/caso/{case.id}/peticion/")
    axe(desk)


def test_who_answers_for_a_service_writes_its_catalogue_without_scripts(
    committed: None, visit: Visit, axe: Callable[[Visitor], None]
) -> None:
    raul = a_user(Role.OWNER, name="Raúl Medina")
    house = a_house(owner_id=raul.id)
    owner = visit(raul, scripts=False)
    owner.open(f"/servicios/{house.service_id}/pedibles/")
    page = owner.page
    page.get_by_role("link", name="Nuevo artículo").click()
    page.get_by_label("Nombre", exact=True).fill("Router wifi 6")
    page.get_by_label("Precio de la unidad").fill("60,50")
    page.get_by_label("Opciones").fill("Color / Colour*: Negro / Black; Blanco / White +5,00")
    shot(owner, "articulo")
    page.get_by_role("button", name="Guardar").click()
    expect(page.get_by_text("60,50 €")).to_be_visible()
    for width, theme in ((1440, "light"), (390, "dark")):
        seen = visit(raul, width=width, theme=theme)
        seen.open(f"/servicios/{house.service_id}/pedibles/")
        axe(seen)
        assert sideways(seen) == []
        shot(seen, f"catalogo-{width}")
    case = a_case(at=clock.now() - HOUR)
    order_id = a_draft_of(case.id, house.service_id)
    seen = visit(house.marta, width=390)
    item_id = portfolio.orderables()[0].id
    for address in (f"/pedidos/{order_id}/poner/{item_id}/", f"/pedidos/{order_id}/"):
        seen.open(address)
        axe(seen)
        assert sideways(seen) == []
    shot(seen, "pedido-390")


def a_draft_of(case_id: UUID, service_id: UUID) -> UUID:
    """An order with one line of what was written there."""
    (item,) = portfolio.orderables(service_id=service_id)
    return a_draft(case_id, item.id, at=clock.now())
