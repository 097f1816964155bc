"""The desk and the pages of cases in a browser: accessible, narrow, and never losing text."""

from collections.abc import Callable
from uuid import UUID

import pytest
from django.apps import apps
from playwright.sync_api import expect

from tests.browser import Visit, Visitor, sideways
from vinculo.cases import api as cases
from vinculo.cases.contracts import CaseView
from vinculo.cases.testing import House, a_case, a_house
from vinculo.identity.testing import a_user
from vinculo.interactions import api as interactions
from vinculo.interactions.testing import arrive, mail
from vinculo.kernel import clock
from vinculo.kernel.actor import Role
from vinculo.kernel.testing import run_jobs
from vinculo.notices.testing import notices_of

pytestmark = pytest.mark.browser
WORDS = "Buenos días: lo estoy mirando."
EDITOR = "[contenteditable=true]"


@pytest.fixture
def house(committed: None) -> House:
    return a_house()


@pytest.fixture
def case(house: House) -> CaseView:
    return a_case(at=clock.now())


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_pages_are_accessible(
    case: CaseView, house: House, visit: Visit, axe: Callable[[Visitor], None], theme: str
) -> None:
    marta = visit(house.marta, theme=theme)
    for path in (
        "/casos/",
        f"/casos/{case.id}/",
        "/escritorio/",
        f"/escritorio/{case.id}/",
        "/casos/nuevo/",
        f"/casos/{case.id}/pasar/",
    ):
        assert marta.open(path).status == 200
        axe(marta)


@pytest.mark.parametrize("where", ["", "pasar/"])
def test_colleagues_are_named_in_notes_and_on_handing_on(
    case: CaseView, house: House, visit: Visit, axe: Callable[[Visitor], None], where: str
) -> None:
    """The open list is accessible; who does not see the case may be let in there and then."""
    other = a_user(Role.AGENT, name="Ana Costa")
    marta = visit(house.marta)
    marta.open(f"/casos/{case.id}/{where}")
    page = marta.page
    if where:
        page.get_by_label("A quién").select_option(label=house.marta.name)
        field = page.get_by_label("Nota para quien lo reciba")
    else:
        page.keyboard.press("i")
        field = page.get_by_role("textbox", name="Nota interna")
    field.press_sequentially("Pregunta a @Ana")
    options = page.locator("[data-mention-list] [role=option]")
    expect(options).to_have_count(1)
    axe(marta)
    page.keyboard.press("Enter")
    expect(field).to_have_value("Pregunta a @Ana Costa ")
    page.get_by_label("Dar acceso a este caso a quien nombro y no lo ve").check()
    page.get_by_role("button", name="Pasar" if where else "Guardar la nota", exact=True).click()
    expect(page.locator(".msg.internal").get_by_text("@Ana Costa")).to_be_visible()
    assert [told.kind for told in notices_of(other.id)] == ["cases.mentioned"]


@pytest.mark.parametrize("width", [1024, 390])
def test_nothing_is_wider_than_the_window(
    case: CaseView, house: House, visit: Visit, width: int
) -> None:
    marta = visit(house.marta, width=width)
    for path in ("/casos/", f"/casos/{case.id}/", "/escritorio/", f"/escritorio/{case.id}/"):
        marta.open(path)
        assert sideways(marta) == [], path


def test_a_phone_shows_one_pane_at_a_time(case: CaseView, house: House, visit: Visit) -> None:
    marta = visit(house.marta, width=390)
    marta.open("/escritorio/?ver=queue")
    page = marta.page
    page.get_by_text("Sin conexión desde ayer").click()
    page.get_by_text("No tengo internet desde ayer por la tarde.").wait_for()
    expect(page.locator(".pane-queue")).to_be_hidden()
    expect(page.locator(".pane-customer")).to_be_hidden()
    page.get_by_role("link", name="Cliente", exact=True).click()
    page.locator(".pane-customer").wait_for()
    expect(page.locator(".pane-case")).to_be_hidden()


def test_a_case_is_answered_without_scripts(case: CaseView, house: House, visit: Visit) -> None:
    marta = visit(house.marta, scripts=False)
    marta.open(f"/casos/{case.id}/")
    page = marta.page
    page.get_by_label("Respuesta", exact=True).fill(WORDS)
    page.get_by_label("Después de enviar").select_option("resolve")
    page.get_by_role("button", name="Enviar").click()
    page.get_by_text("Resuelto", exact=True).first.wait_for()
    expect(page.locator(".msg.agent")).to_have_count(1)


def test_a_draft_follows_to_a_second_browser_and_a_conflict_shows_both(
    case: CaseView, house: House, visit: Visit
) -> None:
    first, second = visit(house.marta), visit(house.marta)
    first.open(f"/casos/{case.id}/")
    first.page.locator(EDITOR).click()
    first.page.keyboard.type(WORDS)
    first.page.get_by_text("guardado").wait_for(timeout=20_000)
    second.open(f"/casos/{case.id}/")
    expect(second.page.locator(EDITOR)).to_contain_text(WORDS)
    second.page.locator(EDITOR).click()
    second.page.keyboard.press("End")
    second.page.keyboard.type(" Y le llamo.")
    second.page.get_by_text("guardado").wait_for(timeout=20_000)
    second.page.wait_for_timeout(2500)
    first.page.locator(EDITOR).click()
    first.page.keyboard.press("End")
    first.page.keyboard.type(" Hoy mismo.")
    note = first.page.locator("[data-conflict-note]")
    note.wait_for(timeout=20_000)
    expect(note).to_contain_text("Y le llamo.")
    expect(first.page.locator(EDITOR)).to_contain_text("Hoy mismo.")
    note.get_by_role("button", name="Seguir con lo de allí").click()
    expect(first.page.locator(EDITOR)).to_contain_text("Y le llamo.")
    first.complaints.clear()  # the browser itself reports the answer 409


def test_a_new_message_is_seen_and_what_was_typed_stays(
    case: CaseView, house: House, visit: Visit
) -> None:
    seen = interactions.messages(case.conversation_id)[-1].id
    first = cases.answer_case(
        case_id=case.id, html="<p>Lo miro.</p>", seen=seen, actor=house.agent, at=clock.now()
    )
    marta = visit(house.marta)
    marta.open(f"/escritorio/{case.id}/")
    page = marta.page
    page.locator(EDITOR).click()
    page.keyboard.type(WORDS)
    reply_to(first)
    page.get_by_text("Ya funciona, gracias.").wait_for(timeout=15_000)
    page.get_by_text("Ha llegado un mensaje o una respuesta mientras escribía.").wait_for()
    expect(page.locator(EDITOR)).to_contain_text(WORDS)
    page.keyboard.press("Control+Enter")
    page.get_by_role("alert").get_by_text("Léalo antes de enviar").wait_for()
    expect(page.locator(EDITOR)).to_contain_text(WORDS)
    page.locator(EDITOR).click()
    page.keyboard.press("Control+Enter")
    page.get_by_text("La respuesta está en camino.").wait_for()


def reply_to(message_id: UUID) -> None:
    """The customer answers one of our messages."""
    ours = apps.get_model("interactions", "Message").objects.get(pk=message_id)
    raw = mail(
        subject="Re: Sin conexión desde ayer",
        text="Ya funciona, gracias.",
        message_id="<dos@correo.example>",
        headers=(("In-Reply-To", f"<{ours.message_id}>"),),
    )
    arrive(raw, at=clock.now())
    run_jobs()


def test_keys_walk_through_the_list(case: CaseView, house: House, visit: Visit) -> None:
    a_case(sender="Ismael Benítez <ismael@correo.example>", subject="Otra cosa", at=clock.now())
    marta = visit(house.marta)
    marta.open("/casos/")
    page = marta.page
    page.keyboard.press("j")
    page.keyboard.press("j")
    focused = "document.activeElement.closest('tr').rowIndex"
    assert page.evaluate(focused) == 2
    page.keyboard.press("k")
    assert page.evaluate(focused) == 1
    page.keyboard.press("Enter")
    page.wait_for_url("**/casos/*/")
