"""A company begins: from the address in the terminal to the administrator's first page."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser import Site, Visit, Visitor, serving, sideways

pytestmark = [pytest.mark.browser]
TOKEN = "una-llave-de-un-solo-uso"


@pytest.fixture(scope="module")
def empty_house() -> Iterator[Site]:
    with serving(VINCULO_SETUP_TOKEN=TOKEN) as site:
        yield site


@pytest.mark.parametrize(("width", "scripts"), [(1440, True), (390, False)])
def test_a_company_begins(
    visit: Visit,
    empty_house: Site,
    axe: Callable[[Visitor], None],
    width: int,
    scripts: bool,
) -> None:
    visitor = visit(width=width, scripts=scripts)
    visitor.url = empty_house.url
    page = visitor.page

    def look() -> None:
        assert sideways(visitor) == []
        if scripts:
            axe(visitor)

    visitor.open(f"/empezar/?token={TOKEN}")
    assert "token" not in page.url
    look()
    page.get_by_label("Nombre de la empresa").fill("Clínica Odiel")
    page.get_by_role("button", name="Seguir").click()
    page.get_by_label("Sábado").fill("9:00–14:00")
    page.get_by_label("Festivos").select_option("ES/AN")
    page.get_by_role("button", name="Ver la semana").click()
    expect(page.get_by_role("cell", name="09:00–14:00", exact=True)).to_be_visible()
    look()
    page.get_by_role("button", name="Seguir").click()
    look()
    page.get_by_label("Nombre del servicio").fill("Citas")
    page.get_by_role("button", name="Seguir").click()
    page.get_by_label("Nombre y apellidos").fill("Carmen Vela")
    page.get_by_label("Correo").fill("carmen@odiel.example")
    page.get_by_label("Contraseña").fill("1234")
    page.get_by_role("button", name="Terminar y entrar").click()
    expect(page.get_by_label("Correo")).to_have_value("carmen@odiel.example")
    visitor.complaints[:] = [said for said in visitor.complaints if "422" not in said]
    look()
    page.get_by_label("Contraseña").fill("laguna-verde-27")
    page.get_by_role("button", name="Terminar y entrar").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Clínica Odiel ya está en marcha")
    look()
    page.get_by_role("link", name="Repasar «Citas»").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Citas")
    look()


PAGES = (
    "/servicios/",
    "/servicios/nuevo/",
    "/ajustes/empresa/",
    "/ajustes/calendarios/",
    "/ajustes/calendarios/nuevo/",
    "/ajustes/equipos/",
)


def test_the_companys_pages_are_accessible(
    visit: Visit, practice_company: None, axe: Callable[[Visitor], None]
) -> None:
    from vinculo.identity import api as identity
    from vinculo.organization import api as organization
    from vinculo.portfolio import api as portfolio

    ana: Any = identity.user_by_email("ana@fibradelsur.example.com")
    service = portfolio.services()[0].id
    more = (
        f"/servicios/{service}/",
        f"/servicios/{service}/estandares/resolution/",
        f"/ajustes/calendarios/{organization.default_calendar_id()}/",
        f"/ajustes/equipos/{organization.teams()[0].id}/",
    )
    for width, theme in ((1440, "light"), (390, "dark")):
        visitor = visit(ana, width=width, theme=theme)
        for path in (*PAGES, *more):
            assert visitor.open(path).status == 200
            axe(visitor)
            assert sideways(visitor) == [], f"{path} at {width}"
