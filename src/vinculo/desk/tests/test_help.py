"""Each screen has its page of help, in the reader's language."""

import pytest
from django.test import Client

from vinculo.desk.web.help_pages import PAGES, slug_for
from vinculo.identity.testing import a_member, a_user, signed_in

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("slug", [page.slug for page in PAGES])
@pytest.mark.parametrize(("language", "word"), [("es", "Ayuda"), ("en", "Help")])
def test_a_page_of_help_opens_in_both_languages(slug: str, language: str, word: str) -> None:
    answer = signed_in(a_user(language=language)).get(f"/ayuda/{slug}/")
    assert answer.status_code == 200
    assert word in answer.content.decode()


def test_the_index_names_every_page() -> None:
    text = a_member().get("/ayuda/").content.decode()
    assert [page.slug for page in PAGES if f"/ayuda/{page.slug}/" not in text] == []


@pytest.mark.parametrize(
    ("screen", "slug"),
    [
        ("/casos/", "casos"),
        ("/casos/0190a5c2-7a57-7a3c-9c55-0a5a3c2f7d11/", "caso"),
        ("/ajustes/salida/", "salida"),
        ("/cuenta/llaves/", "programas"),
        ("/cuenta/sesiones/", "cuenta"),
        ("/", "escritorio"),
        ("/servicios/nuevo/", "servicios"),
        ("/nowhere/", ""),
        ("", ""),
    ],
)
def test_a_screen_leads_to_the_page_about_it(screen: str, slug: str) -> None:
    assert slug_for(screen) == slug


def test_the_question_mark_of_a_page_leads_to_its_help() -> None:
    browser = a_member()
    assert 'href="/ayuda/?de=/ayuda/"' in browser.get("/ayuda/").content.decode()
    answer = browser.get("/ayuda/", {"de": "/casos/"})
    assert answer.headers["Location"] == "/ayuda/casos/"


def test_an_unknown_page_is_not_there() -> None:
    assert a_member().get("/ayuda/nada/").status_code == 404


def test_a_stranger_signs_in_first() -> None:
    assert Client().get("/ayuda/").status_code == 302
