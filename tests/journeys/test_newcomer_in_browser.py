"""A newcomer meets ConectaSur, looks around as three people, and leaves it for an empty company."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from playwright.sync_api import expect

from tests.processes.running import Up, folder, up
from vinculo.config import surroundings
from vinculo.config.installation import Installation, Instance

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(1800)]
WAIT_MS = 60_000
START_MS = 300_000
SCALE = "0.02"


@pytest.fixture(scope="module")
def data() -> Iterator[Path]:
    with folder() as made:
        yield made


@pytest.fixture(scope="module")
def conectasur(data: Path) -> Iterator[Up]:
    with up(data, VINCULO_DEMO="conectasur", VINCULO_DEMO_SCALE=SCALE) as running:
        yield running


def signed_in(chromium: Any, house: Up, key: str) -> Any:
    page = chromium.new_context(locale="es-ES").new_page()
    page.set_default_timeout(WAIT_MS)
    words = (house.data / "first-login.txt").read_text(encoding="utf-8").split()
    page.goto(f"{house.url}/")
    page.get_by_label("Correo").fill(f"{key}@conectasur.example.com")
    page.get_by_label("Contraseña", exact=True).fill(words[-1])
    page.get_by_role("button", name="Entrar", exact=True).click()
    page.wait_for_url(lambda url: "/entrar/" not in url)
    return page


def test_a_newcomer_is_told_who_works_there(conectasur: Up) -> None:
    assert "marta@conectasur.example.com" in conectasur.said
    assert "clientes y contratos" in conectasur.said, "it says what it is at"
    assert "vinculo demo leave" in conectasur.said, "and how to leave"


def test_an_agent_reads_the_first_steps_and_sees_work_that_lives(
    conectasur: Up, chromium: Any
) -> None:
    page = signed_in(chromium, conectasur, "marta")
    page.goto(f"{conectasur.url}/ayuda/primeros-pasos/")
    expect(page.get_by_role("heading", name="Su primer cuarto de hora")).to_be_visible()
    page.goto(f"{conectasur.url}/escritorio/")
    page.get_by_role("button", name="Tomar siguiente").first.click()
    page.wait_for_url(lambda url: "/escritorio/" in url)
    page.goto(f"{conectasur.url}/buscar/?q=router")
    expect(page.get_by_text("router").first).to_be_visible()


@pytest.mark.parametrize(
    ("key", "path"),
    [
        pytest.param("pilar", "/en-vivo/", id="supervisor: live work"),
        pytest.param("pilar", "/reclamaciones/", id="supervisor: complaints"),
        pytest.param("ana", "/metricas/", id="direction: figures"),
        pytest.param("raul", "/valoraciones/", id="owner of a service: ratings"),
    ],
)
def test_others_see_what_is_theirs(conectasur: Up, chromium: Any, key: str, path: str) -> None:
    page = signed_in(chromium, conectasur, key)
    answer = page.goto(f"{conectasur.url}{path}")
    assert answer is not None
    assert answer.status == 200
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_leaving_opens_an_empty_company_and_erases_the_practice_one(
    conectasur: Up, data: Path, chromium: Any
) -> None:
    page = signed_in(chromium, conectasur, "ana")
    page.goto(f"{conectasur.url}/")
    page.get_by_role("link", name="Empezar con mi empresa").first.click()
    expect(page.get_by_text("Nada de la empresa de práctica pasa a la suya")).to_be_visible()
    page.get_by_role("radio", name="Borrarla del todo").check()
    page.get_by_role("button", name="Abrir mi empresa").click()
    page.get_by_label("Nombre de la empresa").wait_for(timeout=START_MS)
    installation = Installation.at(data)
    assert installation is not None
    owner, _app = surroundings.database_urls(installation, Instance.COMPANY)
    with psycopg.connect(owner) as connection:
        names = {str(name) for (name,) in connection.execute("SELECT datname FROM pg_database")}
        assert Instance.PRACTICE.database not in names
        for table in ("identity_user", "cases_case", "customers_customer"):
            found = connection.execute(f"SELECT count(*) FROM {table}").fetchone()
            assert found == (0,), table
    assert not (data / "practice").exists()
    assert not (data / "first-login.txt").exists()


def test_the_next_start_opens_the_company_again(conectasur: Up, data: Path) -> None:
    conectasur.stop()
    with up(data) as again:
        assert "/empezar/?token=" in again.said
        assert not (data / "practice").exists()
