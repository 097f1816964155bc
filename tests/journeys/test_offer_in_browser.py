"""An offer's whole life in real browsers: two agents, a supervisor, and a browser that dies."""

import re
from datetime import timedelta
from uuid import UUID

import pytest
from playwright.sync_api import Page, expect

from tests.browser import Visit, Visitor
from vinculo.cases.testing import a_case, a_house
from vinculo.identity.testing import a_user
from vinculo.kernel import clock
from vinculo.kernel.actor import Role
from vinculo.organization import api as organization
from vinculo.routing import api as routing
from vinculo.routing.contracts import ChannelKind
from vinculo.routing.domain.capacity import Load
from vinculo.routing.services import presence, queues, setup
from vinculo.routing.services.dispatch import dispatch
from vinculo.routing.services.queues import Giving
from vinculo.routing.tasks import give_out

pytestmark = pytest.mark.browser
EDITOR = "[contenteditable=true]"
WORDS = "Mañana le cambiamos el rúter."
MINUTE = timedelta(minutes=1)
LISTENS = """
window.heard = { tones: 0, notices: [] };
localStorage.setItem("vinculo.offer-notice", "on");
Object.defineProperty(document, "hidden", { get: () => true });
window.Notification = class extends EventTarget {
  static permission = "granted";
  constructor(words, more) { super(); window.heard.notices.push(`${words}: ${more.body}`); }
  close() {}
};
const start = OscillatorNode.prototype.start;
OscillatorNode.prototype.start = function (...at) {
  window.heard.tones += 1;
  start.apply(this, at);
};
"""


def comes(visitor: Visitor) -> Page:
    """At their page, saying to be there; what sounds and what the system would show is kept."""
    page = visitor.page
    page.add_init_script(LISTENS)
    visitor.open("/casos/")
    page.locator("button.presence").click()
    page.locator("#menu-presencia").get_by_role("button", name="Disponible").click()
    page.wait_for_selector("html[data-live=on]", state="attached")
    return page


def shows_who_it_is(page: Page) -> None:
    """The screen pop before anybody accepts, and everything that calls for a look."""
    offer = page.locator(".offer")
    expect(offer).to_contain_text("cola Averías")
    expect(offer).to_contain_text("Sin conexión desde ayer")
    expect(offer).to_contain_text("Lo que le debemos")
    expect(offer).to_contain_text("Casos anteriores")
    expect(offer).to_contain_text("Por qué a usted")
    expect(page).to_have_title(re.compile("^● Oferta · Casos"))
    page.wait_for_function("window.heard.tones === 2")
    assert len(page.evaluate("window.heard.notices")) == 1
    before = int(offer.locator("progress").get_attribute("value") or 0)
    page.wait_for_function(
        "(before) => document.querySelector('.offer progress').value < before", arg=before
    )


def refuses_by_keyboard(page: Page) -> None:
    page.keyboard.press("Alt+n")
    expect(page.locator("#oferta-no button").first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Se ofrece a otra persona.")).to_be_visible()


def misses_it(page: Page, stale: Visitor) -> None:
    """The time runs out: the offer goes by itself, and who accepts it later reads why not."""
    expect(page.locator(".offer")).to_contain_text("Sin conexión desde ayer")
    stale.open("/ofertas/")
    expect(page.locator(".offer")).to_have_count(0)
    stale.page.get_by_role("button", name="Atender").click()
    expect(stale.page.get_by_text("La oferta caducó antes de que contestara.")).to_be_visible()


def both_want_it(page: Page, other: Page, case_id: UUID) -> None:
    """One accepts what the other is about to take from an old page: the other reads who has it."""
    other.goto(page.url.partition("/casos/")[0] + f"/casos/{case_id}/")
    other.evaluate("document.querySelectorAll('[hx-trigger*=live]').forEach((e) => e.remove())")
    give_out()
    expect(page.locator(".offer")).to_be_visible()
    page.keyboard.press("Alt+a")
    page.wait_for_url(f"**/escritorio/{case_id}/")
    other.get_by_role("button", name="Tomar").click()
    expect(other.get_by_text("Ya lo tiene Marta Ruiz.")).to_be_visible()


def dies_while_answering(page: Page, there: UUID) -> None:
    """The browser ends in the middle of a sentence; after a while the work waits again."""
    page.locator(EDITOR).click()
    page.keyboard.type(WORDS)
    expect(page.get_by_text("guardado")).to_be_visible()
    page.context.close()
    setup.set_load(kind=ChannelKind.MAIL, load=Load(weight_pct=4, cannot_wait=True))
    later = clock.now() + 7 * MINUTE
    for at in (later - 4 * MINUTE, later):
        presence.beat(user_id=there, at=at)
        presence.mark_gone(at=at)
        presence.give_back_what_cannot_wait(at=at)
    assert dispatch(at=later) == 1


def test_an_offer_is_seen_refused_missed_accepted_and_outlives_a_browser(
    committed: None, visit: Visit
) -> None:
    house = a_house()
    luis = a_user(Role.AGENT, name="Luis Gil")
    nuria = a_user(Role.SUPERVISOR, name="Nuria Sanz")
    for person in (luis, nuria):
        organization.add_member(team_id=house.team_id, user_id=person.id)
    long, short = (Giving(offers=True, offer_seconds=seconds) for seconds in (120, 12))
    queues.set_giving(queue_id=house.queue_id, giving=long)
    marta = comes(visit(house.marta))
    case = a_case(at=clock.now())
    give_out()
    shows_who_it_is(marta)
    his = comes(visit(luis))
    queues.set_giving(queue_id=house.queue_id, giving=short)
    plain = visit(luis, scripts=False)
    refuses_by_keyboard(marta)
    give_out()
    misses_it(his, plain)
    values = {"cool_off_minutes": 0}
    setup.save_settings(values=values, actor=house.agent, at=clock.now(), why="")
    queues.set_giving(queue_id=house.queue_id, giving=long)
    supervisor = visit(nuria)
    supervisor.open(f"/casos/{case.id}/")
    both_want_it(marta, his, case.id)
    expect(supervisor.page.get_by_text("Marta Ruiz").first).to_be_visible()
    his.goto(f"{supervisor.url}/casos/")
    dies_while_answering(marta, luis.id)
    his.locator(".offer").wait_for()
    his.keyboard.press("Alt+a")
    his.wait_for_url(f"**/escritorio/{case.id}/")
    back = visit(house.marta)
    back.open(f"/casos/{case.id}/")
    expect(back.page.locator(EDITOR)).to_contain_text(WORDS)
    item = routing.item_of(f"case:{case.id}")
    assert item is not None
    assert item.owner_id == luis.id
    supervisor.open(f"/reparto/{item.id}/")
    expect(supervisor.page.get_by_role("heading", level=1)).to_have_text("Se ofreció a Luis Gil")
