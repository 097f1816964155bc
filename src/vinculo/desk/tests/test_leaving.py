"""Leaving the practice company: asked for on a page, carried out by whoever runs the site."""

import json
import stat

import pytest

from vinculo.identity.testing import a_member
from vinculo.kernel.actor import Role
from vinculo.kernel.leaving import asked_to_leave

pytestmark = pytest.mark.django_db
PAGE = "/ajustes/mi-empresa/"


@pytest.fixture
def folder(settings, tmp_path):
    settings.PRACTICE, settings.DATA_DIR = True, tmp_path
    (tmp_path / "up.json").write_text(json.dumps({"embedded": True, "instance": "practice"}))
    return tmp_path


def as_role(_client, role: Role):
    return a_member(role)


@pytest.mark.parametrize("role", [r for r in Role if r is not Role.ADMINISTRATOR])
def test_only_who_administers_may_leave(client, folder, role):
    browser = as_role(client, role)
    assert browser.get(PAGE).status_code in {403, 404}
    assert browser.post(PAGE, {"practice": "erase"}).status_code in {403, 404}
    assert asked_to_leave(folder) is None


def test_a_real_company_is_never_left(client, folder, settings):
    settings.PRACTICE = False
    browser = as_role(client, Role.ADMINISTRATOR)
    assert browser.post(PAGE, {"practice": "erase"}).status_code in {403, 404}
    assert asked_to_leave(folder) is None


@pytest.mark.parametrize(("chosen", "erases"), [("keep", False), ("erase", True)])
def test_the_wish_is_written_down_and_the_wizard_awaits(client, folder, chosen, erases):
    browser = as_role(client, Role.ADMINISTRATOR)
    page = browser.post(PAGE, {"practice": chosen})
    wish = asked_to_leave(folder)
    assert wish is not None
    assert wish.erase is erases
    assert f"/empezar/?token={wish.token}" in page.content.decode()
    assert stat.S_IMODE((folder / "leave.json").stat().st_mode) == 0o600


@pytest.mark.parametrize("chosen", ["", "todo"])
def test_without_a_choice_nothing_happens(client, folder, chosen):
    page = as_role(client, Role.ADMINISTRATOR).post(PAGE, {"practice": chosen})
    assert page.status_code == 422
    assert "Elija qué pasa" in page.content.decode()
    assert asked_to_leave(folder) is None


def test_where_others_run_the_site_the_page_says_what_to_do(client, folder):
    (folder / "up.json").unlink()
    browser = as_role(client, Role.ADMINISTRATOR)
    assert "vinculo up --no-demo" in browser.get(PAGE).content.decode()
    browser.post(PAGE, {"practice": "erase"})
    assert asked_to_leave(folder) is None
