"""Sign-in by the company's provider: only who is here or invited, by an address it has verified."""

import json
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.db import connection

from vinculo.identity.domain.errors import BadProviderError
from vinculo.identity.models import User
from vinculo.identity.services import invitations, providers
from vinculo.identity.testing import START, a_user
from vinculo.kernel import clock
from vinculo.kernel.actor import Role

pytestmark = pytest.mark.django_db
CONFIG = {
    "issuer": "https://login.example",
    "authorization_endpoint": "https://login.example/authorize",
    "token_endpoint": "https://login.example/token",
    "userinfo_endpoint": "https://login.example/userinfo",
    "jwks_uri": "https://login.example/keys",
}


def a_provider(**changed: Any) -> None:
    values = {
        "key": "empresa",
        "name": "Cuenta de empresa",
        "server_url": "https://login.example",
        "client_id": "vinculo",
        "client_secret": "muy-secreto",
        "is_enabled": True,
    }
    providers.save_provider(**{**values, **changed}, at=START)


@pytest.fixture
def vouches(monkeypatch):
    """A provider on the other side that vouches for what the test says."""
    said: dict[str, Any] = {}
    monkeypatch.setattr(OpenIDConnectOAuth2Adapter, "openid_config", CONFIG)
    monkeypatch.setattr(
        OpenIDConnectOAuth2Adapter, "_fetch_user_info", lambda _self, _token: dict(said)
    )
    monkeypatch.setattr(
        "allauth.socialaccount.providers.oauth2.client.OAuth2Client.get_access_token",
        lambda _self, _code, **_kwargs: {"access_token": "t", "token_type": "bearer"},
    )
    return said


def come_back(client):
    """Go to the provider and return from it."""
    out = client.post("/entrar/con/empresa/")
    assert out.status_code == 302, out.content[:300]
    query = parse_qs(urlsplit(out["Location"]).query)
    assert out["Location"].startswith(CONFIG["authorization_endpoint"])
    assert query["code_challenge_method"] == ["S256"]
    return client.get("/entrar/con/empresa/vuelta/", {"code": "c", "state": query["state"][0]})


def is_in(client) -> bool:
    return client.get("/cuenta/").status_code == 200


def test_the_secret_is_encrypted_in_the_database() -> None:
    a_provider()
    with connection.cursor() as cursor:
        cursor.execute("SELECT client_secret FROM identity_signinprovider")
        (stored,) = cursor.fetchone()
    assert "muy-secreto" not in stored


def test_a_known_person_comes_in(client, vouches) -> None:
    a_provider()
    a_user(email="marta@example.com")
    vouches.update(sub="1", email="marta@example.com", email_verified=True)
    come_back(client)
    assert is_in(client)


def test_an_address_that_was_not_verified_opens_nothing(client, vouches) -> None:
    a_provider()
    a_user(email="marta@example.com")
    vouches.update(sub="1", email="marta@example.com", email_verified=False)
    come_back(client)
    assert not is_in(client)


def test_a_stranger_stays_outside_and_no_login_is_made(client, vouches) -> None:
    a_provider()
    vouches.update(sub="9", email="nadie@example.com", email_verified=True)
    answer = come_back(client)
    assert answer["Location"] == "/entrar/"
    assert not is_in(client)
    assert not User.objects.filter(email="nadie@example.com").exists()


def test_an_invited_person_comes_in_by_the_provider_once(client, vouches) -> None:
    a_provider()
    invitations.invite(
        email="eva@example.com", roles=[Role.ANALYST], invited_by=None, at=clock.now()
    )
    vouches.update(sub="2", email="eva@example.com", email_verified=True, name="Eva Soto")
    come_back(client)
    assert is_in(client)
    user = User.objects.get(email="eva@example.com")
    assert (user.name, user.roles) == ("Eva Soto", ["analyst"])


def test_a_closed_login_stays_closed(client, vouches) -> None:
    a_provider()
    marta = a_user(email="marta@example.com")
    User.objects.filter(pk=marta.id).update(is_active=False)
    vouches.update(sub="1", email="marta@example.com", email_verified=True)
    come_back(client)
    assert not is_in(client)


def test_a_provider_that_is_off_or_unknown_does_not_exist(client) -> None:
    a_provider(is_enabled=False)
    assert client.post("/entrar/con/empresa/").status_code == 404
    assert client.post("/entrar/con/otra/").status_code == 404


def test_the_sign_in_page_may_send_its_form_to_the_provider(client) -> None:
    assert "form-action 'self';" in client.get("/entrar/")["Content-Security-Policy"] + ";"
    a_provider()
    assert "form-action 'self' https:" in client.get("/entrar/")["Content-Security-Policy"]


@pytest.mark.parametrize(
    "changed",
    [{"server_url": "http://login.example"}, {"key": "cancelado"}, {"client_secret": ""}],
    ids=json.dumps,
)
def test_a_provider_that_cannot_be_right_is_refused(changed: dict[str, str]) -> None:
    with pytest.raises(BadProviderError):
        a_provider(**changed)
