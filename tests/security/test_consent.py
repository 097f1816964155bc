"""Consents of providers: only for administrators, one session, once; secrets stay secret (N29)."""

from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from django.db import connection
from django.test import Client, override_settings

from vinculo.delivery import api
from vinculo.delivery.testing.provider import CLIENT, CLIENT_SECRET, LocalProvider, local_provider
from vinculo.identity.testing import a_user, signed_in
from vinculo.kernel import clock
from vinculo.kernel.actor import Role
from vinculo.organization.testing import a_company

pytestmark = pytest.mark.django_db
PAGE = "/ajustes/consentimientos/"
START, BACK = f"{PAGE}empezar/", f"{PAGE}vuelta/"
BOX = {"provider": "other", "address": "averias@fibra.example", "back": "//evil.example/"}


@pytest.fixture
def provider() -> Iterator[LocalProvider]:
    with override_settings(ALLOWED_NETWORKS=("127.0.0.0/8",)), local_provider() as one:
        yield one


@pytest.fixture
def admin(provider: LocalProvider) -> Client:
    a_company()
    browser = signed_in(a_user(Role.ADMINISTRATOR))
    form = {
        "provider": "other",
        "client_id": CLIENT,
        "client_secret": CLIENT_SECRET,
        "authorize_url": provider.authorize_url,
        "token_url": provider.token_url,
        "scopes": "mail offline_access",
    }
    assert browser.post(PAGE, form).status_code == 302
    return browser


def question(browser: Client) -> dict[str, str]:
    page = browser.post(START, BOX)
    assert page.status_code == 200
    url = page.context["url"]
    return {name: values[0] for name, values in parse_qs(urlsplit(url).query).items()}


def answer(provider: LocalProvider, query: dict[str, str]) -> str:
    return f"{BACK}?{urlsplit(provider.consent(query)).query}"


def test_the_answer_is_good_once_and_leads_back_to_a_page_of_ours(
    admin: Client, provider: LocalProvider
) -> None:
    query = question(admin)
    assert query["code_challenge_method"] == "S256"
    back = answer(provider, query)
    first = admin.get(back)
    assert (first.status_code, first["Location"]) == (302, PAGE)
    assert len(api.consents()) == 1
    codes = len(provider.asked)
    again = admin.get(back, follow=True)
    assert "no es de esta sesión" in again.content.decode()
    assert len(provider.asked) == codes


def test_an_answer_is_good_in_no_other_session_and_for_nobody_else(
    admin: Client, provider: LocalProvider
) -> None:
    query = question(admin)
    back = answer(provider, query)
    other = signed_in(a_user(Role.ADMINISTRATOR))
    assert "no es de esta sesión" in other.get(back, follow=True).content.decode()
    assert signed_in(a_user(Role.SUPERVISOR)).get(back).status_code == 403
    assert Client().get(back).status_code == 302
    assert "no es de esta sesión" in (
        admin.get(f"{BACK}?state={'a' * 43}&code=x", follow=True).content.decode()
    )
    assert provider.asked == []
    assert api.consents() == ()


def test_only_administrators_ask_and_never_by_a_link(provider: LocalProvider) -> None:
    a_company()
    for role in Role:
        browser = signed_in(a_user(role))
        assert browser.get(START).status_code in {403, 405}
        if role is not Role.ADMINISTRATOR:
            assert browser.post(START, BOX).status_code == 403


def test_n29_no_secret_is_shown_logged_recorded_or_plain_in_the_database(
    admin: Client, provider: LocalProvider, caplog: pytest.LogCaptureFixture
) -> None:
    admin.get(answer(provider, question(admin)))
    (account,) = api.consents()
    token = api.access_token(account_id=account.id, at=clock.now())
    secrets = [
        CLIENT_SECRET,
        token,
        *provider.refresh,
        *(f["code_verifier"] for f in provider.asked),
    ]
    pages = admin.get(PAGE).content.decode() + admin.get(f"{PAGE}?proveedor=other").content.decode()
    assert CLIENT in pages
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        tables = [name for (name,) in cursor.fetchall() if name.startswith(("delivery", "procra"))]
        kept = ""
        for table in tables:
            cursor.execute(f'SELECT t::text FROM "{table}" t')
            kept += "".join(row for (row,) in cursor.fetchall())
    assert CLIENT in kept
    for secret in secrets:
        assert secret not in pages
        assert secret not in kept
        assert secret not in caplog.text
        assert secret not in repr(vars(account))
