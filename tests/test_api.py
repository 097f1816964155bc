"""What holds for every operation of the API."""

import json

import pytest
from django.test import Client

from vinculo.config import api as api_module
from vinculo.identity.testing import a_token, a_user, signed_in
from vinculo.kernel.actor import Role

pytestmark = pytest.mark.django_db


def ask(path: str, token: str = "", **kwargs):
    headers = {"HTTP_AUTHORIZATION": f"Bearer {token}"} if token else {}
    return Client().get(f"/api/v1{path}", **headers, **kwargs)


def is_problem(answer, status: int, code: str) -> bool:
    body = json.loads(answer.content)
    return (
        answer["Content-Type"] == "application/problem+json"
        and (answer.status_code, body["status"], body["code"]) == (status, status, code)
        and bool(body["detail"])
    )


def test_a_token_says_who_it_is() -> None:
    user = a_user(Role.SUPERVISOR, name="Pilar Nieto")
    body = json.loads(ask("/identity/me", a_token(user, "identity.*")).content)
    assert (body["name"], body["roles"]) == ("Pilar Nieto", ["supervisor"])


@pytest.mark.parametrize("token", ["", "nonsense", "vin_0123456789ab_xyz"])
def test_without_a_good_token_nothing_is_told(token: str) -> None:
    answer = ask("/identity/me", token)
    assert is_problem(answer, 401, "unauthenticated")
    assert answer["WWW-Authenticate"].startswith("Bearer")


def test_a_session_is_no_way_into_the_api() -> None:
    """N28: a forged form cannot use somebody's browser."""
    browser = signed_in(a_user(Role.ADMINISTRATOR))
    assert browser.get("/api/v1/identity/me").status_code == 401


def test_a_token_is_no_way_into_the_pages() -> None:
    token = a_token(a_user(Role.ADMINISTRATOR))
    answer = Client().get("/cuenta/", HTTP_AUTHORIZATION=f"Bearer {token}")
    assert answer.status_code == 302


def test_a_scope_narrows_what_the_person_may_do() -> None:
    admin = a_user(Role.ADMINISTRATOR)
    assert ask("/identity/people", a_token(admin, "*")).status_code == 200
    refused = ask("/identity/people", a_token(admin, "identity.own_account"))
    assert is_problem(refused, 403, "not_allowed")


def test_a_scope_never_widens_what_the_person_may_do() -> None:
    assert ask("/identity/people", a_token(a_user(), "*")).status_code == 403


def test_an_unknown_address_is_a_problem_too() -> None:
    assert is_problem(ask("/nothing/here", a_token(a_user())), 404, "not_found")
    assert is_problem(Client().get("/api/v9/"), 404, "not_found")


def test_a_token_is_slowed_down(monkeypatch) -> None:
    monkeypatch.setattr(api_module, "USES_A_MINUTE", 2)
    token = a_token(a_user())
    answers = [ask("/identity/me", token) for _ in range(4)]
    assert {answers[0].status_code, answers[-1].status_code} == {200, 429}
    assert is_problem(answers[-1], 429, "too_many")
    assert 0 < int(answers[-1]["Retry-After"]) <= 60


def test_the_description_is_openapi_3_1_and_names_every_operation() -> None:
    document = json.loads(Client().get("/api/v1/openapi.json").content)
    assert document["openapi"].startswith("3.1")
    assert "/api/v1/identity/me" in document["paths"]
    for path, operations in document["paths"].items():
        for operation in operations.values():
            assert operation["security"] == [{"TokenAuth": []}], path


def test_words_of_errors_are_in_the_persons_language() -> None:
    english = a_token(a_user(language="en"))
    spanish = a_token(a_user())
    details = [json.loads(ask("/identity/people", t).content)["detail"] for t in (english, spanish)]
    assert details[0] != details[1]
