"""The customer's page in a browser: from a mail's link to the end, by phone, without scripts."""

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.browser import Visit, Visitor, sideways
from vinculo.cases.contracts import CaseView
from vinculo.cases.models import Case
from vinculo.cases.services.answer import Answer, answer_case
from vinculo.cases.testing import House, a_case, a_house
from vinculo.delivery.testing import outbox
from vinculo.interactions import api as interactions
from vinculo.kernel import clock
from vinculo.kernel.testing import run_jobs

pytestmark = [pytest.mark.browser]
SMALL = """() => [...document.querySelectorAll("header button, main a[href], main :is(button, summary, [type=radio])")]
  .filter((e) => { const box = (e.closest("label") ?? e).getBoundingClientRect();
                   return box.width && box.height < 44; })
  .map((e) => e.outerHTML.slice(0, 90))"""  # noqa: E501
SHOTS = os.environ.get("VINCULO_SHOTS")


def shot(visitor: Visitor, name: str) -> None:
    """A picture for whoever looks at pages; nothing in the ordinary run."""
    if SHOTS:
        visitor.page.screenshot(path=str(Path(SHOTS) / f"{name}.png"), full_page=True)


def link_of_latest_mail() -> str:
    body = outbox()[-1].message.get_body(("plain",)).get_content()
    return re.search(r"/seguimiento/[^/\s]+/", body)[0]


def answered(house: House) -> CaseView:
    """A case that an agent has answered."""
    now = clock.now()
    case = a_case(at=now, text="No tengo internet desde ayer por la tarde.\nLa luz está en rojo.")
    words = "<p>Hola, Lucía:</p><p>Hemos reiniciado su línea. ¿Funciona ya?</p>"
    seen = Case.objects.get(pk=case.id).latest_message_id
    answer_case(case_id=case.id, answer=Answer(html=words, seen=seen), actor=house.agent, at=now)
    return case


def test_a_customer_follows_answers_and_ends_a_case_on_a_phone_without_scripts(
    visit: Visit, axe: Callable[[Visitor], None], tmp_path: Path
) -> None:
    from playwright.sync_api import expect

    photo = tmp_path / "foto del aparato.png"
    photo.write_bytes(b"\x89PNG\r\n\x1a\n")
    house = a_house()
    case = answered(house)
    lucia = visit(width=390, scripts=False)
    page = lucia.page
    lucia.open(link_of_latest_mail())
    expect(page.get_by_role("heading", level=1)).to_have_text("Su asunto, paso a paso")
    assert "pase" not in page.url
    assert sideways(lucia) == []
    shot(lucia, "tracking-390-open")
    small = page.evaluate(SMALL)
    assert small == []
    page.get_by_role("textbox", name="Su mensaje").fill("Sigue sin funcionar.")
    page.locator("#archivos").set_input_files(photo)
    page.get_by_role("button", name="Guardar los archivos y seguir").click()
    expect(page.locator(".tracking-files")).to_contain_text("foto del aparato.png")
    expect(page.get_by_role("textbox", name="Su mensaje")).to_have_value("Sigue sin funcionar.")
    page.get_by_role("button", name="Enviar").click()
    expect(page.locator("#aviso")).to_contain_text("Recibido.")
    expect(page.locator(".msg").last).to_contain_text("Sigue sin funcionar.")
    run_jobs()
    marta = visit(house.marta)
    marta.open(f"/casos/{case.id}/")
    expect(marta.page.locator(".msg").last).to_contain_text("foto del aparato.png")
    expect(marta.page.get_by_text("lucia@correo.example").last).to_be_visible()
    shot(marta, "tracking-agent")
    page.get_by_role("button", name="English").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Your matter, step by step")
    shot(lucia, "tracking-390-en")
    page.get_by_role("button", name="Yes, it is solved").click()
    expect(page.locator("#aviso")).to_contain_text("closed with your word")
    assert Case.objects.get(pk=case.id).status == "closed"
    with page.expect_download() as kept:
        page.get_by_role("link", name="PDF").click()
    assert Path(kept.value.path()).read_bytes().startswith(b"%PDF")
    if SHOTS:
        (Path(SHOTS) / "tracking.pdf").write_bytes(Path(kept.value.path()).read_bytes())


@pytest.mark.parametrize(("width", "theme"), [(390, "dark"), (1440, "light")])
def test_every_page_of_tracking_is_accessible(
    visit: Visit, axe: Callable[[Visitor], None], width: int, theme: str
) -> None:
    house = a_house()
    now = clock.now()
    case = a_case(at=now)
    interactions.send_answer(
        conversation_id=case.conversation_id, html="<p>Hola</p>", by=house.agent, at=now
    )
    Case.objects.filter(pk=case.id).update(
        status="resolved", outcome="solved", resolved_at=now, first_answered_at=now
    )
    stranger = visit(width=width, theme=theme)
    for name, path in (
        ("own", link_of_latest_mail()),
        ("ask", "/seguimiento/"),
        ("gone", "/seguimiento/de-otra-vez/"),
    ):
        stranger.open(path)
        assert sideways(stranger) == []
        axe(stranger)
        shot(stranger, f"tracking-{width}-{theme}-{name}")
    stranger.complaints[:] = [c for c in stranger.complaints if "404" not in c]
