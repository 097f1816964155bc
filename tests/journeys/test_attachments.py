"""Files beside an answer, in a browser: kept when chosen, there after a reload, sent along."""

from pathlib import Path

import pytest

from tests.browser import Visit
from vinculo.cases.models import PreparedFile
from vinculo.cases.testing import a_case, a_house
from vinculo.interactions import api as interactions
from vinculo.interactions.contracts import Direction

pytestmark = [pytest.mark.browser]


def test_files_wait_beside_the_answer_and_reach_the_customer(
    visit: Visit, committed: None, tmp_path: Path
) -> None:
    from playwright.sync_api import expect

    plan = tmp_path / "plano ñ.pdf"
    plan.write_bytes(b"%PDF-1.7 plano")
    house = a_house()
    case = a_case()
    marta = visit(house.marta)
    marta.open(f"/casos/{case.id}/")
    page = marta.page
    expect(page.locator(".ProseMirror")).to_be_visible()
    page.locator("[data-composer-files]").set_input_files(plan)
    expect(page.locator("[data-detach]")).to_have_count(1)
    page.reload()
    expect(page.locator("[data-attach]")).to_contain_text("plano ñ.pdf")
    page.locator(".ProseMirror").fill("Va el plano.")
    page.locator("[data-send]").first.click()
    expect(page.locator(".msg.agent .case-files")).to_contain_text("plano ñ.pdf")
    sent = [m for m in interactions.messages(case.conversation_id) if m.direction is Direction.OUT]
    assert [file.name for file in sent[0].attachments] == ["plano ñ.pdf"]
    assert not PreparedFile.objects.exists()


def test_a_file_is_taken_away_by_keyboard(visit: Visit, committed: None, tmp_path: Path) -> None:
    from playwright.sync_api import expect

    note = tmp_path / "nota.txt"
    note.write_text("hola")
    house = a_house()
    marta = visit(house.marta)
    marta.open(f"/casos/{a_case().id}/")
    page = marta.page
    expect(page.locator(".ProseMirror")).to_be_visible()
    page.locator("[data-composer-files]").set_input_files(note)
    button = page.get_by_role("button", name="Quitar nota.txt")
    expect(button).to_be_visible()
    button.press("Enter")
    expect(page.locator("[data-detach]")).to_have_count(0)
    expect(page.locator("[data-composer-files]")).to_be_focused()
