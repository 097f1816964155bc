"""The two pictures of the README, taken from the practice company by `tools/pictures.sh`."""

import os
from pathlib import Path

import pytest

from tests.browser import Visit
from vinculo.identity import api as identity

FOLDER = os.environ.get("VINCULO_PICTURES", "")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not FOLDER, reason="pictures are taken by tools/pictures.sh only"),
]


def test_pictures_of_the_desk_and_of_the_cases(practice_company: None, visit: Visit) -> None:
    folder = Path(FOLDER)
    folder.mkdir(parents=True, exist_ok=True)
    people = {user.email.partition("@")[0]: user for user in identity.users()}

    marta = visit(people["marta"])
    assert marta.open("/escritorio/").status == 200
    marta.page.locator("[data-queue-link]").first.click()
    marta.page.wait_for_selector("#desk-case .thread, #desk-case [contenteditable]")
    marta.page.wait_for_timeout(1000)
    marta.page.screenshot(path=str(folder / "escritorio.png"))

    pilar = visit(people["pilar"], theme="dark")
    assert pilar.open("/casos/").status == 200
    pilar.page.wait_for_timeout(500)
    pilar.page.screenshot(path=str(folder / "casos.png"))
