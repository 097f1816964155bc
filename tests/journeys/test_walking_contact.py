"""The walking contact: a mail becomes a case on the open desk, is answered, leaves, is resolved.

A real web server and a real worker over one database, and a browser that is never reloaded.
"""

import io
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browser import ROOT, Visit
from vinculo.cases.testing import House, a_house
from vinculo.delivery import api as delivery
from vinculo.interactions import api as interactions
from vinculo.interactions.testing import MAILBOX, mail
from vinculo.kernel import clock

WORK = "import django; django.setup(); from vinculo.config.worker import run; run()"
WAIT_MS = 20_000
CUSTOMER = "lucia@correo.example"


@pytest.fixture
def worker(committed: None, tmp_path: Path) -> Iterator[subprocess.Popen[bytes]]:
    """The worker as it runs in production, in a process of its own."""
    log = tmp_path / "worker.log"
    environment = os.environ | {
        "PYTHONPATH": str(ROOT / "src"),
        "DJANGO_SETTINGS_MODULE": "vinculo.config.settings",
        "VINCULO_PRACTICE": "true",
    }
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-c", WORK], env=environment, stdout=output, stderr=subprocess.STDOUT
        )
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(15)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        sys.stderr.write(log.read_text()[-4000:])


@pytest.fixture
def house(committed: None) -> House:
    return a_house()


def deliver(text: str, *, subject: str = "Sin conexión desde ayer") -> None:
    """What ``vinculo mail deliver`` does with a raw message."""
    raw = mail(
        sender=f"Lucía Romero <{CUSTOMER}>",
        to=MAILBOX,
        subject=subject,
        text=text,
        message_id="<uno@correo.example>",
    )
    interactions.take_in(io.BytesIO(raw), via="test", at=clock.now())


def until(page: Any, met: Callable[[], bool]) -> None:
    """Wait for something that no page shows."""
    for _ in range(WAIT_MS // 200):
        if met():
            return
        page.wait_for_timeout(200)
    pytest.fail("it did not happen")


@pytest.mark.browser
def test_a_mail_walks_from_the_customer_to_the_answer(
    house: House, visit: Visit, worker: subprocess.Popen[bytes]
) -> None:
    marta = visit(house.marta)
    page = marta.page
    marta.open("/")
    page.get_by_role("heading", name="No espera nadie").wait_for()

    deliver("No tengo internet desde ayer por la tarde.")
    page.get_by_text("Sin conexión desde ayer").wait_for(timeout=WAIT_MS)
    until(page, lambda: page.title().startswith("(1)"))

    page.get_by_role("button", name="Tomar siguiente").click()
    page.get_by_text("No tengo internet desde ayer por la tarde.").wait_for()
    page.locator("[contenteditable=true]").click()
    page.keyboard.type("Buenos días, Lucía: va un técnico esta tarde.")
    page.keyboard.press("Control+Enter")
    page.get_by_text("La respuesta está en camino.").wait_for()
    page.locator(".msg.agent").get_by_text("va un técnico esta tarde").wait_for()

    until(page, lambda: len(delivery.mails_to(CUSTOMER)) == 1)

    page.keyboard.press("Escape")
    page.get_by_role("button", name="Resolver").first.click()
    page.get_by_role("dialog").get_by_role("button", name="Resolver").click()
    page.get_by_text("El caso está resuelto").first.wait_for()
