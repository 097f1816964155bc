"""Pasting into the composer as people do: a picture, a table from a spreadsheet, a web page."""

from typing import Any

import pytest

from tests.browser import Visit, Visitor
from vinculo.cases.testing import a_case, a_house
from vinculo.delivery.testing import outbox
from vinculo.kernel.testing import run_jobs

pytestmark = [pytest.mark.browser]
PASTE = """([kind, content]) => {
  const field = document.querySelector(".ProseMirror");
  field.focus();
  const data = new DataTransfer();
  if (kind === "picture") {
    const bytes = Uint8Array.from(atob(content), (c) => c.charCodeAt(0));
    data.items.add(new File([bytes], "pantalla.png", { type: "image/png" }));
  } else {
    data.setData("text/html", content);
    data.setData("text/plain", "sin formato");
  }
  field.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true,
    cancelable: true }));
}"""
POINT = (
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGA"
    "WjR9awAAAABJRU5ErkJggg=="
)
SHEET = (
    "<html><body><table border=0 style='color:red'><tr><td>Cuota</td><td>29,90</td></tr>"
    "<tr><td>Alta</td><td onclick='alert(1)'>0,00</td></tr></table></body></html>"
)
WEB = (
    "<p>Hola <b>Lucía</b> <img src='https://rastro.example/p.gif'>"
    "<img src=x onerror='document.title=1'><script>document.title=2</script>"
    "<a href='javascript:alert(1)'>aquí</a> <a href='https://fibra.example/'>allí</a></p>"
)

SIGN = "<span style='font-family:Symbol;mso-list:Ignore'>{0}<span>&nbsp;&nbsp; </span></span>"
ITEM = "<p class=MsoListParagraph style='mso-list:l0 level{1} lfo1'>{2}{0}<o:p></o:p></p>"
WORD = "<!--StartFragment--><p class=MsoNormal>Hará falta:<o:p></o:p></p>" + "".join(
    ITEM.format(words, level, SIGN.format(sign))
    for words, level, sign in (
        ("el contrato", 1, "·"), ("firmado", 2, "1."), ("y fechado", 2, "2."), ("una foto", 1, "·"),
    )
)  # fmt: skip
DOCS = (
    "<b style='font-weight:normal' id='docs-internal-guid-1'><p>"
    "<span style='font-weight:400'>Texto corriente </span>"
    "<span style='font-weight:700'>importante</span>"
    "<span style='font-style:italic'> y dicho aparte</span></p></b>"
)


def paste(page: Any, kind: str, content: str) -> None:
    """What the clipboard gives when somebody presses Ctrl V."""
    page.evaluate(PASTE, [kind, content])


def forget_refused_styles(desk: Visitor) -> None:
    """What a pasted page wanted to run, load or look like was refused, and the page says so."""
    wanted = ("blocked", "ERR_", "404", "Refused")
    desk.complaints[:] = [c for c in desk.complaints if not any(w in c for w in wanted)]


def test_what_word_processors_write_keeps_its_lists_and_marks(
    visit: Visit, committed: None
) -> None:
    from playwright.sync_api import expect

    house = a_house()
    case = a_case()
    desk = visit(house.marta)
    desk.open(f"/casos/{case.id}/")
    page = desk.page
    field = page.locator(".ProseMirror").first
    expect(field).to_be_visible()
    paste(page, "html", DOCS)
    expect(field.locator("strong")).to_have_text("importante")
    expect(field.locator("em")).to_contain_text("y dicho aparte")
    field.press("Control+a")
    paste(page, "html", WORD)
    expect(field.locator("> ul > li")).to_have_count(2)
    expect(field.locator("> ul > li").first.locator("ol > li")).to_have_text(
        ["firmado", "y fechado"]
    )
    expect(field).not_to_contain_text("·")
    forget_refused_styles(desk)


def test_pictures_and_tables_are_pasted_and_reach_the_customer(
    visit: Visit, committed: None
) -> None:
    from playwright.sync_api import expect

    house = a_house()
    case = a_case()
    desk = visit(house.marta)
    desk.open(f"/casos/{case.id}/")
    page = desk.page
    field = page.locator(".ProseMirror").first
    expect(field).to_be_visible()
    paste(page, "html", WEB)
    expect(field.locator("strong")).to_have_text("Lucía")
    expect(field.locator("script")).to_have_count(0)
    expect(field.locator("a[href^=javascript]")).to_have_count(0)
    expect(field.locator("img[src*=rastro]")).to_have_count(0)
    paste(page, "html", SHEET)
    expect(field.locator("table td").first).to_contain_text("Cuota")
    paste(page, "picture", POINT)
    expect(field.locator("img[src*='/casos/']")).to_have_count(1)
    page.get_by_role("button", name="Enviar", exact=False).first.click()
    page.wait_for_load_state()
    run_jobs()
    mail = outbox()[-1].message
    html = mail.get_body(("html",)).get_content()
    assert "29,90" in html
    assert "<table" in html
    assert "cid:" in html
    assert "onclick" not in html
    assert "javascript:" not in html
    assert [part.get_content_type() for part in mail.walk()].count("image/png") == 1
    assert "29,90" in mail.get_body(("plain",)).get_content()
    assert page.title() not in {"1", "2"}
    forget_refused_styles(desk)
