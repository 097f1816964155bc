"""The story of a newcomer: a clean clone, ``make up``, a mail, an answer in the practice mailbox.

Everything is what a user has: git, make, python3 with venv; the libraries come from the lock.
"""

import os
import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.processes.running import ROOT, clean_environment, folder, free_port, until

INSTALL_SECONDS = 1200
WAIT_MS = 60_000
SUBJECT = "El mando no cambia de canal"

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(1800)]


@dataclass
class House:
    """What ``make up`` started."""

    url: str
    password: str
    said: Path


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What is committed, and nothing else."""
    if not (ROOT / ".git").exists():
        pytest.skip("this is no git checkout: there is nothing to clone")
    target = tmp_path_factory.mktemp("newcomer") / "vinculo"
    subprocess.run(
        ["git", "clone", "--quiet", "--no-hardlinks", str(ROOT), str(target)],
        check=True,
        stdin=subprocess.DEVNULL,
    )
    return target


@pytest.fixture(scope="module")
def house(clone: Path) -> Iterator[House]:
    """``make up`` in the clone, until it says where it answers."""
    port = free_port()
    said = clone.parent / "said.log"
    environment = clean_environment()
    for name in ("PYTHONPATH", "VIRTUAL_ENV", "MAKEFLAGS", "MAKELEVEL"):
        environment.pop(name, None)
    with folder() as data:
        with said.open("wb") as output:
            process = subprocess.Popen(
                ["make", "up", f"PORT={port}", f"DATA={data}", "DEMO=practice"],
                cwd=clone,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        try:
            until(
                lambda: process.poll() is not None or b"Ctrl-C" in said.read_bytes(),
                INSTALL_SECONDS,
                "make up did not say where it answers",
            )
            assert process.poll() is None, said.read_text()
            words = (data / "first-login.txt").read_text(encoding="utf-8").split()
            yield House(url=f"http://127.0.0.1:{port}", password=words[-1], said=said)
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGTERM)
            process.wait(60)
    shutil.rmtree(clone.parent, ignore_errors=True)


def signed_in(chromium: Any, house: House, address: str) -> Any:
    """A browser of one person, past the sign-in page."""
    page = chromium.new_context(locale="es-ES").new_page()
    page.set_default_timeout(WAIT_MS)
    page.goto(f"{house.url}/")
    page.get_by_label("Correo").fill(address)
    page.get_by_label("Contraseña", exact=True).fill(house.password)
    page.get_by_role("button", name="Entrar", exact=True).click()
    page.wait_for_url(lambda url: "/entrar/" not in url)
    return page


def test_a_newcomer_plays_both_sides(house: House, chromium: Any) -> None:
    said = house.said.read_text()
    assert house.url in said
    assert "marta@fibradelsur.example.com" in said

    marta = signed_in(chromium, house, "marta@fibradelsur.example.com")
    marta.get_by_role("link", name="En cola").click()
    marta.get_by_role("button", name="Tomar siguiente").wait_for()
    expect(marta.get_by_text(SUBJECT)).to_have_count(0)

    customer = signed_in(chromium, house, "javier@fibradelsur.example.com")
    customer.goto(f"{house.url}/practica/")
    customer.get_by_label("Nombre").fill("Nuria Castaño Vela")
    customer.get_by_label("Correo").fill("nuria@correo.example")
    customer.get_by_role("button", name="Ser esta persona").click()
    customer.get_by_label("Asunto").fill(SUBJECT)
    customer.locator("textarea").first.fill("Buenas tardes: desde ayer el mando no hace nada.")
    customer.get_by_role("button", name="Enviar como cliente").click()

    marta.get_by_text(SUBJECT).first.wait_for()  # the page was not reloaded
    marta.get_by_text(SUBJECT).first.click()
    marta.get_by_text("desde ayer el mando no hace nada").first.wait_for()
    marta.get_by_role("button", name="Tomar", exact=True).first.click()
    marta.locator("[contenteditable=true]").click()
    marta.keyboard.type("Buenas tardes, Nuria: cambie las pilas y mantenga pulsado OK.")
    marta.keyboard.press("Control+Enter")
    marta.get_by_text("La respuesta sale en 10 segundos").first.wait_for()

    def arrived() -> bool:
        customer.reload()
        return customer.get_by_text("mantenga pulsado OK").count() > 0

    until(arrived, WAIT_MS / 1000, "the answer did not reach the practice mailbox")

    marta.keyboard.press("Escape")
    marta.get_by_role("button", name="Resolver").first.click()
    resolving = marta.get_by_role("dialog")
    resolving.get_by_label("Clase de asunto").select_option(label="Avería › Televisión")
    resolving.get_by_role("button", name="Resolver").click()
    marta.get_by_text("El caso está resuelto").first.wait_for()
