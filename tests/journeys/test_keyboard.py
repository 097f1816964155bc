"""A working day without a mouse: an agent's whole contact, and a supervisor's hand in it."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser import Visit
from vinculo.cases import api as cases
from vinculo.cases.contracts import CaseKind, CaseStatus, CaseView
from vinculo.cases.services.opening import register_case
from vinculo.cases.testing import House, a_case, a_class, a_common_text, a_house
from vinculo.identity.contracts import UserView
from vinculo.identity.testing import a_user
from vinculo.kernel import clock
from vinculo.kernel.actor import Role
from vinculo.notices.testing import notices_of
from vinculo.organization import api as organization
from vinculo.routing import api as routing
from vinculo.routing.services import queues
from vinculo.routing.services.queues import Giving
from vinculo.routing.tasks import give_out

pytestmark = pytest.mark.browser
EDITOR = "[data-compose-form=respuesta] [contenteditable=true]"
OPTIONS = "#paleta [role=option]:not([hidden])"
HERE = "document.activeElement.closest('[data-row]')?.dataset.row"


@pytest.fixture
def house(committed: None) -> House:
    return a_house()


@pytest.fixture
def pilar(house: House) -> UserView:
    user = a_user(Role.SUPERVISOR, name="Pilar Nieto")
    organization.add_member(team_id=house.team_id, user_id=user.id, leads=True)
    return user


def presses(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def says_to_be_there(page: Page) -> None:
    """By its own key; the arrows walk the menu, Escape gives the place back."""
    presses(page, "Alt+s")
    first = page.locator("#menu-presencia .menu-item").first
    expect(first).to_be_focused()
    presses(page, "ArrowDown", "Escape")
    expect(page.locator("button.presence")).to_be_focused()
    presses(page, "Enter")
    expect(first).to_be_focused()
    presses(page, "Enter")
    expect(page.get_by_label("Su presencia: Disponible")).to_be_visible()
    page.wait_for_selector("html[data-live=on]", state="attached")


def names_a_colleague(page: Page, luis: UserView) -> None:
    """An «@» in a note: letters narrow the list, Esc leaves it, Enter puts the whole name."""
    page.locator(EDITOR).wait_for()
    presses(page, "i")
    field = page.get_by_role("textbox", name="Nota interna")
    expect(field).to_be_focused()
    page.keyboard.type("Mira esto, @")
    options = page.locator("[data-mention-list] [role=option]")
    expect(options).to_have_count(2)
    expect(options.first).to_contain_text("Ana Costa")
    expect(options.first).to_contain_text("no ve este caso")
    presses(page, "Escape")
    expect(options).to_have_count(0)
    expect(field).to_be_focused()
    page.keyboard.type("gíl")
    expect(options).to_have_count(1)
    expect(field).to_have_attribute("aria-activedescendant", f"nombrar-{luis.id}")
    presses(page, "Enter")
    expect(field).to_have_value("Mira esto, @Luis Gil ")
    presses(page, "Control+Enter")
    expect(page.locator(".msg.internal").get_by_text("@Luis Gil")).to_be_visible()
    assert [told.kind for told in notices_of(luis.id)] == ["cases.mentioned"]


def answers(page: Page, case: CaseView) -> None:
    """A text kept ready, then what is sent; letters typed into a text are letters."""
    page.locator(EDITOR).wait_for()
    presses(page, "c")
    expect(page.locator(EDITOR)).to_be_focused()
    presses(page, "/")
    page.locator("[data-texts-menu] input").fill("num")
    expect(page.locator("[data-texts-menu] [role=option]")).to_have_count(1)
    presses(page, "Enter")
    expect(page.locator(EDITOR)).to_contain_text(f"Su caso es el {case.number}.")
    page.keyboard.type(" jkrt")
    expect(page.locator(EDITOR)).to_contain_text("jkrt")
    expect(page.locator("#caso-resolver")).to_be_hidden()
    presses(page, "Control+Enter")
    expect(page.locator(".msg.agent")).to_contain_text("jkrt")
    keeps_its_place(page)
    covers_nothing(page)


def keeps_its_place(page: Page) -> None:
    """After what was pressed the keyboard stands in the page, not at its beginning."""
    expect(page.locator("main:focus-within")).to_be_attached()


def covers_nothing(page: Page) -> None:
    """What was done is told beside what is pressed next, not over it."""
    told = page.locator(".toast").first.bounding_box()
    sends = page.locator("button[data-send]:visible").bounding_box()
    assert told is not None
    assert sends is not None
    across = told["x"] < sends["x"] + sends["width"] and sends["x"] < told["x"] + told["width"]
    down = told["y"] < sends["y"] + sends["height"] and sends["y"] < told["y"] + told["height"]
    assert not (across and down)


def names_and_ends(page: Page) -> None:
    """What it was about and how it ends, in one dialog that closes without losing the place."""
    presses(page, "r")
    expect(page.locator("#caso-resolver [name=outcome]").first).to_be_focused()
    presses(page, "Escape")
    expect(page.locator("#caso-resolver")).to_be_hidden()
    presses(page, "r")
    page.locator("#clase-asunto").wait_for()
    presses(page, "Tab")
    expect(page.locator("#clase-asunto")).to_be_focused()
    page.keyboard.type("Averías")
    presses(page, "Tab", "Tab", "Enter")
    expect(page.get_by_text("Resuelto", exact=True).first).to_be_visible()


def test_an_agent_works_a_whole_contact_without_a_mouse(house: House, visit: Visit) -> None:
    a_class("Averías")
    a_common_text("<p>Su caso es el {{ caso.numero }}.</p>", shortcut="num")
    a_user(Role.COLLEAGUE, name="Ana Costa")
    luis = a_user(Role.AGENT, name="Luis Gil")
    organization.add_member(team_id=house.team_id, user_id=luis.id)
    queues.set_giving(queue_id=house.queue_id, giving=Giving(offers=True, offer_seconds=120))
    marta = visit(house.marta)
    page = marta.page
    marta.open("/escritorio/")
    says_to_be_there(page)
    case = a_case(at=clock.now())
    give_out()
    expect(page.locator(".offer")).to_be_visible()
    presses(page, "Alt+a")
    page.wait_for_url(f"**/escritorio/{case.id}/")
    names_a_colleague(page, luis)
    answers(page, case)
    names_and_ends(page)
    found = cases.case(actor=house.agent, case_id=case.id)
    assert found is not None
    assert found.status is CaseStatus.RESOLVED


def test_a_supervisor_watches_takes_back_and_goes_anywhere(
    house: House, pilar: UserView, visit: Visit
) -> None:
    found = [a_case(at=clock.now(), sender=f"C{n} <c{n}@correo.example>") for n in range(12)]
    routing.take(
        subject=f"case:{found[1].id}",
        queue_ids=[house.queue_id],
        actor=house.agent,
        at=clock.now(),
    )
    pilars = visit(pilar)
    page = pilars.page
    pilars.open("/casos/?ver=open")
    row = page.locator("[data-case]")
    presses(page, "j", "j", "ArrowDown", "x")
    expect(row.nth(2).get_by_role("checkbox")).to_be_checked()
    presses(page, "k")
    page.evaluate("htmx.trigger('[data-case-list]', 'casos-cambian')")
    expect(page.locator(".htmx-request")).to_have_count(0)
    expect(row.nth(1).locator("[data-row-link]")).to_be_focused()
    assert page.locator("[data-case-list] tbody a:not([tabindex='-1'])").count() <= 2
    presses(page, "g", "v")
    page.wait_for_url("**/en-vivo/")
    takes_back(page, page.locator(f'[data-row="{found[1].id}"]'), str(found[1].id))
    looks_everything_up(page)
    switches_letters_off(page)


def takes_back(page: Page, row: Locator, case_id: str) -> None:
    """J until the row is come to; Q takes it back, and one stands on that row again."""
    for _ in range(12):
        presses(page, "j")
        if page.evaluate(HERE) == case_id:
            break
    with page.expect_navigation():
        presses(page, "q")
    expect(row).to_contain_text("en cola")
    expect(row.locator(":focus")).to_have_count(1)


def looks_everything_up(page: Page) -> None:
    """The palette: places and orders, in both languages, with accents or without."""
    presses(page, "Control+k")
    for typed, words in (("full screen", "Pantalla completa"), ("metricas", "Métricas")):
        page.locator("#paleta input").fill(typed)
        expect(page.locator(OPTIONS).first).to_contain_text(words)
    page.locator("#paleta input").fill("customers")
    expect(page.locator(OPTIONS).first).to_contain_text("Clientes")
    presses(page, "Enter")
    page.wait_for_url("**/clientes/")


def switches_letters_off(page: Page) -> None:
    """The sheet is a dialog; the choice goes with the person into the next page."""
    presses(page, "?")
    sheet = page.locator("#atajos")
    expect(sheet.get_by_text("Ir al campo de búsqueda de la página")).to_be_visible()
    expect(sheet.get_by_text("Resolver", exact=True)).to_be_hidden()
    choice = sheet.get_by_label("Usar teclas de una sola letra")
    choice.focus()
    with page.expect_response("**/preferencias/"):
        presses(page, " ")
    presses(page, "Escape")
    expect(sheet).to_be_hidden()
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-keys", "off")
    presses(page, "/", "?")
    expect(page.locator("#customer-search")).not_to_be_focused()
    expect(sheet).to_be_hidden()


def test_who_takes_a_case_stays_where_they_stood_and_c_writes_where_nobody_wrote(
    house: House, visit: Visit
) -> None:
    found = a_case(at=clock.now())
    marta = visit(house.marta)
    page = marta.page
    marta.open(f"/casos/{found.id}/")
    page.locator(EDITOR).wait_for()
    presses(page, "t")
    expect(page.locator("[data-shortcut='cases.take']")).to_have_count(0)
    keeps_its_place(page)
    spoken = register_case(
        actor=house.agent,
        service_id=house.service_id,
        customer_id=None,
        kind=CaseKind.QUERY,
        subject="Otra toma",
        text="La pide en el despacho.",
        at=clock.now(),
    )
    marta.open(f"/casos/{spoken}/")
    presses(page, "c")
    expect(page.get_by_role("textbox", name="Nota interna")).to_be_focused()
