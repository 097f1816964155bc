"""What cannot be answered: what is safe and what to do, in both languages."""

import pytest
from django.test import Client, RequestFactory

from vinculo.desk.web import errors
from vinculo.identity.testing import a_user, signed_in

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("language", "words"), [("es", "No se ha cambiado nada"), ("en", "Nothing has been changed")]
)
def test_a_page_that_is_not_there_says_so(language: str, words: str) -> None:
    answer = Client().get("/no-hay-nada/", headers={"Accept-Language": language})
    assert answer.status_code == 404
    assert words in answer.content.decode()


def test_a_form_without_its_token_says_what_to_do() -> None:
    browser = signed_in(a_user(), Client(enforce_csrf_checks=True))
    answer = browser.post("/ajustes/sistema/reintentar/")
    assert answer.status_code == 403
    assert "El formulario ha caducado" in answer.content.decode()


def test_the_last_resort_needs_no_template(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_args: object, **_more: object) -> str:
        raise RuntimeError

    monkeypatch.setattr(errors, "render_to_string", broken)
    request = RequestFactory().get("/casos/")
    request.request_id = "<abc>"  # type: ignore[attr-defined]
    answer = errors.failed(request)
    assert answer.status_code == 500
    assert "&lt;abc&gt;" in answer.content.decode()


def test_a_program_gets_a_problem_it_can_read() -> None:
    answer = errors.not_found(RequestFactory().get("/api/v1/nothing"), Exception())
    assert answer["Content-Type"] == "application/problem+json"
