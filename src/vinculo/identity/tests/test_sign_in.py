"""Signing in, staying in, being thrown out (N16, N18, N19, N21, N26)."""

import re

import pytest
from django.contrib.sessions.models import Session
from django.core import mail
from django.core.cache import cache

from vinculo.identity import api
from vinculo.identity.services import accounts
from vinculo.identity.testing import PASSWORD, START, a_user, signed_in
from vinculo.kernel.testing import run_jobs

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_rates_left_over() -> None:
    cache.clear()


def sign_in(client, email: str, password: str = PASSWORD, **extra):
    return client.post("/entrar/", {"login": email, "password": password}, **extra)


def test_a_person_signs_in_by_address_and_password(client) -> None:
    a_user(email="marta@example.com", password=PASSWORD)
    answer = sign_in(client, "Marta@example.com")
    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert client.get("/cuenta/").status_code == 200


def test_a_stranger_is_sent_to_sign_in(client) -> None:
    answer = client.get("/cuenta/")
    assert (answer.status_code, answer["Location"]) == (302, "/entrar/?next=/cuenta/")


def test_a_wrong_password_and_an_unknown_person_look_the_same(client) -> None:
    a_user(email="marta@example.com", password=PASSWORD)
    wrong = sign_in(client, "marta@example.com", "otra-cosa-larga")
    unknown = sign_in(client, "nadie@example.com", "otra-cosa-larga")
    assert wrong.status_code == unknown.status_code == 200
    assert _plain(wrong, "marta@example.com") == _plain(unknown, "nadie@example.com")


def _plain(answer, email: str) -> str:
    text = answer.content.decode().replace(email, "…")
    return re.sub(r'csrfmiddlewaretoken" value="[^"]+"|nonce-[^"\']+', "", text)


def test_guessing_is_slowed_down_for_every_process_alike(client) -> None:
    a_user(email="marta@example.com", password=PASSWORD)
    for _ in range(5):
        sign_in(client, "marta@example.com", "mala-mala-mala")
    answer = sign_in(client, "marta@example.com")
    assert answer.status_code == 200
    assert "cinco minutos" in answer.content.decode()


def test_a_forged_client_address_does_not_help_guessing(client) -> None:
    for n in range(31):
        answer = sign_in(
            client, f"a{n}@example.com", "mala-mala-mala", HTTP_X_FORWARDED_FOR=f"9.9.9.{n}"
        )
    assert answer.status_code == 429 or "cinco minutos" in answer.content.decode()


def test_the_session_before_signing_in_is_not_the_one_after(client) -> None:
    a_user(email="marta@example.com", password=PASSWORD)
    client.session["x"] = 1
    session = client.session
    session["x"] = 1
    session.save()
    before = client.cookies["sessionid"].value
    sign_in(client, "marta@example.com")
    assert client.cookies["sessionid"].value != before
    assert not Session.objects.filter(session_key=before).exists()


def test_a_redirect_leads_nowhere_else(client) -> None:
    a_user(email="marta@example.com", password=PASSWORD)
    answer = client.post(
        "/entrar/?next=https://evil.example/",
        {"login": "marta@example.com", "password": PASSWORD, "next": "//evil.example/"},
    )
    assert answer["Location"] == "/"


def test_signing_out_needs_a_post(client) -> None:
    browser = signed_in(a_user())
    assert browser.get("/salir/").status_code == 200
    assert browser.get("/cuenta/").status_code == 200
    assert browser.post("/salir/").status_code == 302
    assert browser.get("/cuenta/").status_code == 302


def test_a_closed_login_is_out_with_the_next_click() -> None:
    user = a_user()
    browser = signed_in(user)
    key = browser.session.session_key
    assert api.session_is_alive(key)
    accounts.deactivate(user_id=user.id, at=START)
    assert not api.session_is_alive(key)
    assert browser.get("/cuenta/").status_code == 302


def test_a_new_password_ends_every_session() -> None:
    user = a_user(password=PASSWORD)
    browser = signed_in(user)
    key = browser.session.session_key
    accounts.set_password(user_id=user.id, password="otra-laguna-88")
    assert not api.session_is_alive(key)
    assert browser.get("/cuenta/").status_code == 302


@pytest.mark.parametrize("key", ["", "nothing", "0" * 32])
def test_an_unknown_session_is_dead(key: str) -> None:
    assert not api.session_is_alive(key)


def test_asking_for_a_new_password_looks_the_same_for_everybody(client) -> None:
    a_user(email="marta@example.com", password=PASSWORD)
    answers = [
        client.post("/entrar/olvido/", {"email": email})
        for email in ("marta@example.com", "nadie@example.com")
    ]
    assert {(a.status_code, a["Location"]) for a in answers} == {(302, "/entrar/olvido/enviado/")}
    assert mail.outbox == []
    assert run_jobs() == ["identity.send_reset"] * 2
    assert [m.to for m in mail.outbox] == [["marta@example.com"]]


def test_asking_again_and_again_is_throttled(client) -> None:
    answers = [client.post("/entrar/olvido/", {"email": "a@example.com"}) for _ in range(6)]
    assert [a.status_code for a in answers] == [302] * 5 + [429]


def test_the_mailed_link_sets_a_password_once_and_its_host_cannot_be_forged(
    client, settings
) -> None:
    settings.ALLOWED_HOSTS = ["*"]
    a_user(email="marta@example.com", password=PASSWORD)
    client.post("/entrar/olvido/", {"email": "marta@example.com"}, HTTP_HOST="evil.example")
    run_jobs()
    link = re.search(r"http://127.0.0.1:8000(/entrar/nueva/\S+)", mail.outbox[0].body).group(1)
    page = client.get(link, follow=True)
    path = page.redirect_chain[-1][0]
    new = "otra-laguna-88"
    done = client.post(path, {"password1": new, "password2": new})
    assert done["Location"] == "/entrar/nueva/hecho/"
    assert client.get(link, follow=True).context["token_fail"]
    client.logout()
    assert sign_in(client, "marta@example.com", new).status_code == 302


def test_changing_the_password_asks_for_the_old_one() -> None:
    browser = signed_in(a_user(password=PASSWORD))
    new = {"password1": "otra-laguna-88", "password2": "otra-laguna-88"}
    refused = browser.post("/cuenta/contrasena/", {"oldpassword": "no-es-esta", **new})
    assert refused.status_code == 200
    assert browser.post("/cuenta/contrasena/", new).status_code == 200
    done = browser.post("/cuenta/contrasena/", {"oldpassword": PASSWORD, **new})
    assert done.status_code == 302
    assert browser.get("/cuenta/").status_code == 200, "this browser stays signed in"


@pytest.mark.parametrize("path", ["/signup/", "/accounts/signup/", "/entrar/registro/"])
def test_there_is_no_page_to_sign_up(client, path: str) -> None:
    assert client.get(path).status_code == 404
