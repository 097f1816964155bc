"""A promise broken and repaired, and an advert's claim refused for lack of a standard."""

import os
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser import Visit, Visitor, sideways
from vinculo.cases.services import promised
from vinculo.cases.testing import a_case, a_house
from vinculo.clocks.testing import tell_due
from vinculo.identity.testing import a_user
from vinculo.kernel import clock
from vinculo.kernel.actor import Role
from vinculo.kernel.testing import run_jobs

pytestmark = pytest.mark.browser
SHOTS = os.environ.get("VINCULO_SHOTS", "")
HOUR = timedelta(hours=1)


def shot(visitor: Visitor, name: str) -> None:
    """Keep a picture where somebody wants to look at them."""
    if SHOTS:
        visitor.page.screenshot(path=str(Path(SHOTS) / f"{name}.png"), full_page=True)


def test_a_promise_is_broken_told_and_repaired(
    committed: None, visit: Visit, axe: Callable[[Visitor], None]
) -> None:
    house, now = a_house(), clock.now()
    case = a_case(at=now - 4 * HOUR)
    promised.give(
        case_id=case.id,
        words="Llamarla antes de las 12",
        due_at=now - HOUR,
        actor=house.agent,
        at=now - 3 * HOUR,
    )
    tell_due(at=now)
    run_jobs()
    marta = visit(house.marta)
    page = marta.page
    marta.open(f"/casos/{case.id}/")
    part = page.locator("#caso-promesas")
    expect(part.get_by_text("Rota", exact=True)).to_be_visible()
    part.get_by_text("Decírselo al cliente antes de que pregunte").click()
    shot(marta, "caso")
    part.get_by_role("button", name="Enviar").click()
    expect(page.locator("#caso-promesas").get_by_text("el cliente ya lo sabe")).to_be_visible()
    page.locator("#caso-promesas").get_by_role("link", name="Llamarla antes de las 12").click()
    page.get_by_label("Cómo se reparó").fill("Se la llamó a las 13:10 y se le abonó un mes.")
    shot(marta, "promesa")
    page.get_by_role("button", name="Está reparada").click()
    expect(page.get_by_text("Queda escrito cómo se reparó")).to_be_visible()
    axe(marta)
    phone = visit(house.marta, width=390, theme="dark")
    phone.open("/promesas/?estado=rotas")
    expect(phone.page.get_by_text("Rota y reparada")).to_be_visible()
    axe(phone)
    assert sideways(phone) == []
    shot(phone, "registro-390")
    marta.open("/promesas/")
    shot(marta, "registro")


def test_a_claim_without_a_standard_waits_for_the_signature_of_direction(
    committed: None, visit: Visit, axe: Callable[[Visitor], None]
) -> None:
    a_house(owner_id=(raul := a_user(Role.OWNER, name="Raúl Medina")).id)
    owner = visit(raul, scripts=False)
    owner.open("/afirmaciones/nueva/")
    page = owner.page
    page.get_by_label("Qué se afirma", exact=True).fill(
        "Su avería, resuelta el mismo día y siempre"
    )
    shot(owner, "afirmacion-nueva")
    page.get_by_role("button", name="Guardar y comprobar").click()
    expect(page.get_by_text("sin servicio nadie responde de ella")).to_be_visible()
    page.get_by_label("Servicio", exact=True).select_option(label="Averías e instalación")
    page.get_by_role("button", name="Guardar y comprobar").click()
    expect(page.get_by_text("Ningún estándar la respalda")).to_be_visible()
    expect(page.get_by_role("button", name="Publicar")).to_have_count(0)
    boss = visit(a_user(Role.DIRECTION, name="Elena Vidal"))
    boss.open(urlsplit(page.url).path)
    boss.page.get_by_role("button", name="Firmar").click()
    expect(boss.page.get_by_text("pide un motivo")).to_be_visible()
    boss.page.get_by_label("Por qué se publica sin respaldo").fill("Campaña ya contratada")
    shot(boss, "afirmacion")
    axe(boss)
    boss.page.get_by_role("button", name="Firmar").click()
    expect(boss.page.get_by_text("Responde de ella Elena Vidal")).to_be_visible()
    boss.page.get_by_role("button", name="Publicar").click()
    expect(boss.page.get_by_role("heading", name="Cuánto se cumple")).to_be_visible()
    boss.open("/afirmaciones/")
    axe(boss)
    shot(boss, "afirmaciones")
    boss.open("/compromisos/")
    axe(boss)
    shot(boss, "compromisos")
    for visitor in (owner, boss):  # what is refused is answered with 422, and the browser says so
        visitor.complaints[:] = [said for said in visitor.complaints if "422" not in said]
