"""Signing in by browser: password, code and passkey, as people do it."""

import re
import time

import pytest
from playwright.sync_api import expect

from tests.browser import Visit
from vinculo.identity.testing import PASSWORD, a_user
from vinculo.kernel.actor import Role
from vinculo.organization.testing import a_company

pytestmark = [pytest.mark.browser]


def code_for(secret: str) -> str:
    """What the app on the phone shows now."""
    from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value

    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def sign_in(visitor, email: str) -> None:
    visitor.page.get_by_label("Correo").fill(email)
    visitor.page.get_by_label("Contraseña").fill(PASSWORD)
    visitor.page.get_by_role("button", name="Entrar", exact=True).click()


def confirm(visitor) -> None:
    """Say who one is again, before the way of signing in changes."""
    visitor.page.get_by_label("Contraseña").fill(PASSWORD)
    visitor.page.get_by_role("button", name="Confirmar").click()


def confirm_if_asked(visitor, wanted) -> None:
    """Wait for the page that was wanted, or for the question before it, and answer that."""
    asked = visitor.page.get_by_role("button", name="Confirmar")
    expect(asked.or_(wanted).first).to_be_visible()
    if asked.count():
        confirm(visitor)


def test_a_person_turns_on_codes_and_needs_one_from_then_on(visit: Visit) -> None:
    a_company()
    a_user(Role.AGENT, email="marta@example.com", password=PASSWORD)
    visitor = visit()
    visitor.open("/entrar/?next=/cuenta/segundo-paso/codigos/")
    sign_in(visitor, "marta@example.com")
    confirm_if_asked(visitor, visitor.page.locator("[data-secret]"))
    secret = visitor.page.locator("[data-secret]").inner_text()
    visitor.page.get_by_label("Código", exact=True).fill(code_for(secret))
    visitor.page.get_by_role("button", name="Activar").click()
    visitor.page.get_by_role("heading", name="Códigos de rescate").wait_for()
    codes = visitor.page.locator("main li code").all_inner_texts()
    assert len(codes) == 10

    other = visit()
    other.open("/entrar/?next=/cuenta/")
    sign_in(other, "marta@example.com")
    other.page.get_by_role("heading", name="Segundo paso").wait_for()
    other.open("/cuenta/")
    assert "/entrar/" in other.page.url, "the password alone opens nothing"
    other.page.get_by_label("Código").fill(codes[0])
    other.page.get_by_role("button", name="Entrar", exact=True).click()
    other.page.wait_for_url(re.compile("/cuenta/$"))
    expect(other.page.get_by_text("marta@example.com").first).to_be_visible()


def with_a_key(visitor) -> None:
    """A passkey built into this browser, which always says yes."""
    session = visitor.page.context.new_cdp_session(visitor.page)
    session.send("WebAuthn.enable")
    session.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "isUserVerified": True,
                "automaticPresenceSimulation": True,
            }
        },
    )


def test_a_passkey_lets_its_person_in_without_a_password(visit: Visit) -> None:
    a_company()
    a_user(Role.AGENT, email="marta@example.com", password=PASSWORD)
    visitor = visit()
    visitor.url = visitor.url.replace("127.0.0.1", "localhost")  # a passkey belongs to a name
    with_a_key(visitor)
    visitor.open("/entrar/?next=/cuenta/segundo-paso/llaves/nueva/")
    sign_in(visitor, "marta@example.com")
    confirm_if_asked(visitor, visitor.page.get_by_label("Nombre de la llave"))
    visitor.page.get_by_label("Nombre de la llave").fill("Portátil")
    visitor.page.get_by_label("Entrar solo con esta llave").check()
    visitor.page.get_by_role("button", name="Añadir").click()
    visitor.page.get_by_role("heading", name="Códigos de rescate").wait_for()
    visitor.page.goto("about:blank")  # a page left open would ask on, as a stranger
    visitor.page.context.clear_cookies()
    visitor.open("/entrar/?next=/cuenta/")
    visitor.page.get_by_role("button", name="Usar llave o huella").click()
    visitor.page.wait_for_url(lambda url: "/entrar/" not in url)
    visitor.open("/cuenta/segundo-paso/llaves/")
    expect(visitor.page.get_by_text("Portátil")).to_have_count(1)


@pytest.mark.parametrize(
    "path",
    [
        "/entrar/",
        "/entrar/olvido/",
        "/cuenta/",
        "/cuenta/llaves/",
        "/cuenta/segundo-paso/",
        "/ajustes/personas/",
        "/ajustes/historial/",
        "/ajustes/entrada/",
        "/avisos/",
        "/tareas/",
    ],
)
def test_pages_about_people_are_accessible(visit: Visit, axe, path: str) -> None:
    a_company()
    user = None if path.startswith("/entrar") else a_user(Role.ADMINISTRATOR, name="Ana Millán")
    visitor = visit(user)
    visitor.open(path)
    axe(visitor)
