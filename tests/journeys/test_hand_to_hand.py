"""One matter in four pairs of hands at once: handed on, answered twice, cut off, joined, undone."""

from collections.abc import Callable
from contextlib import suppress
from typing import Any
from uuid import UUID, uuid4

import pytest
from playwright.sync_api import Error, Page, expect

from tests.browser import FLAGS, Visit, Visitor, chromium_path, session_cookie
from vinculo.cases.contracts import CaseView
from vinculo.cases.testing import House, a_case, a_house
from vinculo.delivery.testing import outbox
from vinculo.identity.contracts import UserView
from vinculo.identity.testing import a_user
from vinculo.interactions import api as interactions
from vinculo.interactions.testing import arrive, mail
from vinculo.kernel import clock
from vinculo.kernel.actor import Role
from vinculo.kernel.testing import run_jobs
from vinculo.organization import api as organization
from vinculo.work import api as work

pytestmark = pytest.mark.browser
EDITOR = "[contenteditable=true]"
KNOWN = "Ya se le cambió el rúter en mayo; no ofrecerle otro."
HERS, HIS = "Le llamamos hoy a las doce.", "Mañana pasa el técnico."
CUT = "La cuadrilla confirma que"
MORE = ("Sigo sin línea.", "¿Hay alguien ahí?", "Ya no hace falta que llamen.")


def writes(page: Page, words: str) -> None:
    page.locator(EDITOR).first.click()
    page.keyboard.type(words)
    expect(page.locator("[data-draft-state]").first).to_contain_text("guardado")


def hands_on(marta: Visitor, nuria: Visitor, case: CaseView) -> None:
    """What is known goes along as a note; the supervisor sees who has it without asking again."""
    nuria.open(f"/casos/{case.id}/")
    expect(nuria.page.locator("html[data-live=on]")).to_be_attached()
    marta.open(f"/casos/{case.id}/?componer=nota")
    marta.page.get_by_label("Nota interna", exact=True).fill(KNOWN)
    marta.page.get_by_role("button", name="Guardar la nota").click()
    marta.page.get_by_role("button", name="Tomar", exact=True).click()
    expect(marta.page.locator(".case-owner")).to_contain_text("Marta Ruiz")
    marta.open(f"/casos/{case.id}/pasar/")
    marta.page.get_by_label("A quién").select_option(label="José Luna")
    marta.page.get_by_role("button", name="Pasar", exact=True).click()
    expect(nuria.page.locator(".case-owner")).to_contain_text("José Luna")


def both_answer(jose: Page, marta: Page) -> None:
    """Who is second reads so before anything leaves, and has lost no letter."""
    expect(jose.get_by_text(KNOWN)).to_be_visible()
    writes(marta, HERS)
    writes(jose, HIS)
    jose.get_by_role("button", name="Enviar", exact=True).click()
    expect(jose.locator("#caso-hilo .msg.agent")).to_contain_text(HIS)
    expect(marta.get_by_text("Ha llegado un mensaje o una respuesta")).to_be_visible()
    marta.get_by_role("button", name="Enviar", exact=True).click()
    expect(marta.get_by_text("José Luna ha contestado mientras usted escribía.")).to_be_visible()
    expect(marta.locator(EDITOR).first).to_contain_text(HERS)
    marta.get_by_role("button", name="Enviar", exact=True).click()
    expect(marta.locator("#caso-hilo .msg.agent")).to_have_count(2)


def a_colleague_helps(nora: Visitor, jose: Page, case: CaseView, house: House) -> None:
    """Who may not see the case does what is asked, and the case hears what came of it."""
    jose.goto(f"{nora.url}/casos/{case.id}/tarea/")
    jose.get_by_label("Para quién").select_option(label="Nora Almacén")
    jose.get_by_label("Qué hay que hacer").fill("Mirar si queda el modelo B")
    jose.get_by_role("button", name="Encargar", exact=True).click()
    expect(jose.locator("#caso-tareas")).to_contain_text("Nora Almacén")
    assert nora.page.request.get(f"{nora.url}/casos/{case.id}/").status == 404
    (task,) = work.tasks_on(f"case:{case.id}")
    nora.open(f"/tareas/{task.id}/")
    nora.page.get_by_label("Qué ha resultado").fill("Quedan tres.")
    nora.page.get_by_role("button", name="Hecha").click()
    expect(nora.page.get_by_text("No le queda nada por hacer.")).to_be_visible()
    run_jobs()
    jose.reload()
    expect(jose.get_by_text("Mirar si queda el modelo B: Quedan tres.")).to_be_visible()


def is_killed_writing(chromium: Any, url: str, jose: UserView, case_id: UUID) -> None:
    """A browser of his own ends as by a cut of the current: nothing of it says goodbye."""
    own = chromium.browser_type.launch(executable_path=chromium_path(), args=FLAGS)
    context = own.new_context(locale="es-ES")
    context.add_cookies([session_cookie(jose, url)])
    page = context.new_page()
    page.goto(f"{url}/casos/{case_id}/")
    writes(page, CUT)
    with suppress(Error):  # the order itself is never answered
        own.new_browser_cdp_session().send("Browser.crash")
    assert not own.is_connected()


def join_and_part(jose: Page, url: str, case: CaseView, other: CaseView, house: House) -> None:
    """Two become one, the customer writes three times, and each message finds home again."""
    jose.goto(f"{url}/casos/{other.id}/unir/")
    jose.get_by_label("Número del otro caso").fill(case.number)
    jose.get_by_role("button", name="Unir este al otro").click()
    jose.wait_for_url(f"**/casos/{case.id}/")
    interactions.send_answer(
        conversation_id=other.conversation_id, html="<p>Hola</p>", by=house.agent, at=clock.now()
    )
    to = str(outbox()[-1].message["Reply-To"])
    for text in MORE:
        arrive(mail(to=to, text=text, message_id=f"<{uuid4()}@correo.example>"), at=clock.now())
    run_jobs()
    thread = jose.locator("#caso-hilo")
    for text in MORE:
        expect(thread).to_contain_text(text)
    jose.reload()
    steps = jose.locator(".case-undo form", has_text="Un")
    steps.get_by_role("button", name="Deshacer").first.click()
    for text in MORE:
        expect(thread).not_to_contain_text(text)
    expect(thread).to_contain_text(HERS)
    jose.goto(f"{url}/casos/{other.id}/")
    for text in MORE:
        expect(thread).to_contain_text(text)


def test_a_matter_goes_through_four_hands_at_once_and_nothing_is_lost(
    committed: None, visit: Visit, chromium: Any, axe: Callable[[Visitor], None]
) -> None:
    house = a_house()
    people = {
        "jose": a_user(Role.AGENT, name="José Luna"),
        "nuria": a_user(Role.SUPERVISOR, name="Nuria Sanz"),
    }
    for one in people.values():
        organization.add_member(team_id=house.team_id, user_id=one.id)
    case = a_case(at=clock.now())
    marta, jose, nuria = visit(house.marta), visit(people["jose"]), visit(people["nuria"])
    hands_on(marta, nuria, case)
    for one in (marta, jose):
        one.open(f"/casos/{case.id}/")
        expect(one.page.locator("html[data-live=on]")).to_be_attached()
    both_answer(jose.page, marta.page)
    nora = visit(a_user(Role.COLLEAGUE, name="Nora Almacén"))
    a_colleague_helps(nora, jose.page, case, house)
    is_killed_writing(chromium, jose.url, people["jose"], case.id)
    jose.page.reload()
    expect(jose.page.locator(EDITOR).first).to_contain_text(CUT)
    other = a_case(subject="Otra vez sin conexión", at=clock.now())
    join_and_part(jose.page, jose.url, case, other, house)
    axe(jose)
