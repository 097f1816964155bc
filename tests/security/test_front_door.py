"""N16 to N21: sessions, invitations, passwords, proxies, hosts and ways back."""

import hashlib
import re
from datetime import timedelta

import pytest
from django.conf import settings
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.core import mail
from django.core.cache import cache
from django.test import Client

from vinculo.identity import api
from vinculo.identity.models import Invitation
from vinculo.identity.testing import PASSWORD, a_user, signed_in
from vinculo.kernel import clock
from vinculo.kernel.actor import Role
from vinculo.kernel.testing import run_jobs

pytestmark = pytest.mark.django_db
NEW = "otra-laguna-88"
HERE = "marta@example.com"
OUTSIDE = ("http", "//", "/\\", "\\", "java", "/\t", "\t")


@pytest.fixture(autouse=True)
def _no_rates_left_over() -> None:
    cache.clear()


def enter(browser: Client, email: str = HERE, password: str = PASSWORD, **extra: str):
    return browser.post("/entrar/", {"login": email, "password": password, **extra})


def test_n16_no_session_follows_from_what_is_known_of_a_person() -> None:
    user = a_user(email=HERE)
    keys = {signed_in(user).session.session_key for _ in range(3)}
    assert len(keys) == 3
    assert all(len(key) >= 32 for key in keys)
    known = [str(user.id), user.id.hex, user.email, settings.SECRET_KEY]
    derived = [*known, f"{user.id}{settings.SECRET_KEY}"]
    guesses = [hash_of(word.encode()).hexdigest() for word in derived
               for hash_of in (hashlib.md5, hashlib.sha1, hashlib.sha256)]  # fmt: skip
    for guess in (*known, *guesses, *(guess[:32] for guess in guesses)):
        browser = Client()
        browser.cookies["sessionid"] = guess
        assert browser.get("/cuenta/").status_code == 302
        assert not api.session_is_alive(guess)


def test_n17_an_invitation_opens_once_in_time_and_not_by_what_is_kept_of_it(monkeypatch) -> None:
    browser = Client()
    link = api.invite(email="eva@example.com", roles=[Role.AGENT], invited_by=None, at=clock.now())
    form = {"name": "Eva", "password": PASSWORD}
    kept = [str(value) for value in Invitation.objects.values_list().get() if value]
    for guess in ("", "0", *kept):
        answer = browser.post(f"/invitacion/{guess}/", form)
        assert answer.status_code in {404, 405}, guess
    late = clock.now() + timedelta(hours=73)
    with monkeypatch.context() as then:
        then.setattr(clock, "now", lambda: late)
        assert browser.post(f"/invitacion/{link.token}/", form).status_code == 404
    assert browser.post(f"/invitacion/{link.token}/", form).status_code == 302
    assert Client().post(f"/invitacion/{link.token}/", form).status_code == 404


def test_n18_nobody_learns_who_has_a_login_and_asking_on_is_stopped() -> None:
    a_user(email=HERE, password=PASSWORD)
    said = []
    for email in (HERE, "nadie@example.com"):
        refused = enter(Client(), email, "mala-mala-mala").content.decode().replace(email, "…")
        asked = Client().post("/entrar/olvido/", {"email": email})
        plain = re.sub(r'csrfmiddlewaretoken" value="[^"]+"|nonce-[^"\']+', "", refused)
        said.append((plain, asked.status_code, asked["Location"]))
    assert said[0] == said[1]
    again = [Client().post("/entrar/olvido/", {"email": HERE}).status_code for _ in range(6)]
    assert again[-1] == 429
    run_jobs()
    assert {address for one in mail.outbox for address in one.to} <= {HERE}


def test_n19_a_planted_session_is_worth_nothing_and_a_new_password_needs_the_old() -> None:
    user = a_user(email=HERE, password=PASSWORD)
    browser = Client()
    planted = browser.session
    planted["x"] = 1
    planted.save()
    browser.cookies["sessionid"] = planted.session_key
    enter(browser)
    assert browser.cookies["sessionid"].value != planted.session_key
    assert not api.session_is_alive(planted.session_key)
    for old in ("", "no-es-esta"):
        browser.post(
            "/cuenta/contrasena/", {"oldpassword": old, "password1": NEW, "password2": NEW}
        )
    assert enter(Client(), user.email, NEW).status_code == 200
    assert enter(Client(), user.email).status_code == 302


@pytest.mark.parametrize(
    "header",
    ["REMOTE_USER", "HTTP_REMOTE_USER", "HTTP_X_REMOTE_USER", "HTTP_X_FORWARDED_USER",
     "HTTP_X_AUTH_REQUEST_EMAIL", "HTTP_X_WEBAUTH_USER", "HTTP_X_FORWARDED_EMAIL"],
)  # fmt: skip
def test_n20_no_header_signs_anybody_in(header: str) -> None:
    user = a_user(Role.ADMINISTRATOR, email=HERE)
    for name in (user.email, str(user.id)):
        assert Client().get("/cuenta/", **{header: name}).status_code == 302
    assert not [name for name in settings.MIDDLEWARE if "RemoteUser" in name]
    assert not [name for name in settings.AUTHENTICATION_BACKENDS if "RemoteUser" in name]


@pytest.mark.parametrize(
    "elsewhere",
    ["https://evil.example/", "//evil.example/", "///evil.example", "/\\evil.example",
     "\\\\evil.example", "https:evil.example", "javascript:alert(1)", "http:///evil.example",
     "/%09/evil.example\t//evil.example"],
)  # fmt: skip
def test_n21_no_way_back_leads_outside(elsewhere: str) -> None:
    a_user(email=HERE, password=PASSWORD)
    after = enter(Client(), next=elsewhere)["Location"]
    assert not after.startswith(OUTSIDE)
    browser = signed_in(a_user())
    answer = browser.post(
        "/oferta/00000000-0000-7000-8000-000000000000/no/", {"volver": elsewhere, "back": elsewhere}
    )
    assert not answer.headers.get("Location", "/").startswith(OUTSIDE)


def test_n21_a_forged_host_is_refused_and_is_in_no_mail(client: Client) -> None:
    a_user(email=HERE, password=PASSWORD)
    for path in ("/entrar/", "/entrar/olvido/"):
        assert client.post(path, {"email": HERE}, HTTP_HOST="evil.example").status_code == 400
    client.post("/entrar/olvido/", {"email": HERE}, HTTP_X_FORWARDED_HOST="evil.example")
    run_jobs()
    assert mail.outbox
    assert not [one for one in mail.outbox if "evil" in one.body]


def test_n21_an_unknown_address_costs_as_much_work_as_a_wrong_password(monkeypatch) -> None:
    a_user(email=HERE, password=PASSWORD)
    worked: list[str] = []
    hashed, verified = Argon2PasswordHasher.encode, Argon2PasswordHasher.verify

    def encode(self, *args: str) -> str:
        worked.append("encode")
        return hashed(self, *args)

    def verify(self, *args: str) -> bool:
        worked.append("verify")
        return verified(self, *args)

    monkeypatch.setattr(Argon2PasswordHasher, "encode", encode)
    monkeypatch.setattr(Argon2PasswordHasher, "verify", verify)
    costs = []
    for email in (HERE, "nadie@example.com"):
        worked.clear()
        enter(Client(), email, "mala-mala-mala")
        costs.append(len(worked))
    assert costs[0] == costs[1] >= 1
