"""Every answer carries the headers that protect its reader."""

import pytest
from django.test import Client

from tests.permissions.endpoints import pages
from vinculo.identity.testing import PASSWORD, a_user, signed_in
from vinculo.kernel.actor import Role
from vinculo.organization.testing import a_company

pytestmark = pytest.mark.django_db


def policy_of(answer) -> dict[str, list[str]]:
    parts = [part.split() for part in answer["Content-Security-Policy"].split(";") if part.strip()]
    return {part[0]: part[1:] for part in parts}


def answers():
    a_company()
    browser = signed_in(
        a_user(Role.ADMINISTRATOR, Role.AGENT), Client(raise_request_exception=False)
    )
    stranger = Client(raise_request_exception=False)
    for endpoint in pages():
        path = endpoint.path()
        client = stranger if endpoint.action == "public" else browser
        if not path.startswith(("/live", "/salir")):
            yield path, client.get(path)


def test_no_page_lets_a_script_in_that_is_not_ours() -> None:
    faults = []
    for path, answer in answers():
        policy = policy_of(answer)
        allowed = {source for sources in policy.values() for source in sources}
        if policy.get("default-src") != ["'none'"] and "sandbox" not in policy:
            faults.append(f"{path}: {policy}")
        if allowed & {"'unsafe-inline'", "'unsafe-eval'", "*", "http:"}:
            faults.append(f"{path}: {policy}")
        if policy.get("script-src", ["'self'"]) not in (["'self'"], ["'none'"]):
            faults.append(f"{path}: {policy}")
        if answer["X-Content-Type-Options"] != "nosniff":
            faults.append(f"{path}: may be sniffed")
        if (
            answer["Referrer-Policy"] != "same-origin"
            and "no-referrer" not in answer["Referrer-Policy"]
        ):
            faults.append(f"{path}: tells where it came from")
        if "camera=()" not in answer["Permissions-Policy"]:
            faults.append(f"{path}: may use the camera")
    assert faults == []


def test_what_a_person_sees_is_kept_by_no_cache_between() -> None:
    browser = signed_in(a_user())
    assert "no-store" in browser.get("/cuenta/")["Cache-Control"]


def test_over_https_browsers_are_told_to_stay_there(settings) -> None:
    settings.SECURE_HSTS_SECONDS = 31_536_000
    answer = Client().get("/entrar/", secure=True)
    assert "max-age=31536000" in answer["Strict-Transport-Security"]


def test_cookies_are_out_of_reach_of_scripts_and_of_other_sites() -> None:
    a_user(email="marta@example.com", password=PASSWORD)
    browser = Client()
    browser.post("/entrar/", {"login": "marta@example.com", "password": PASSWORD})
    cookie = browser.cookies["sessionid"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
