"""The catalogue, the settings, and the reader's preferences."""

from uuid import uuid4

import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.utils import translation

from vinculo.kernel.actor import Actor
from vinculo.ui import preferences
from vinculo.ui.web import views
from vinculo.ui.web.samples import EXAMPLES, FOLDER

READER = Actor(user_id=uuid4(), name="Marta Rey")


def page(view: object, language: str = "es") -> HttpResponse:
    request = RequestFactory().get("/")
    request.actor = READER
    with translation.override(language):
        return view(request)


@pytest.mark.parametrize("language", ["es", "en"])
def test_the_catalogue_shows_every_part(language: str) -> None:
    text = page(views.catalogue, language).content.decode()
    assert all(f'id="{example.key}"' in text for example in EXAMPLES)
    assert "&lt;c-button" in text


def test_every_example_file_is_shown() -> None:
    assert {path.stem for path in FOLDER.glob("*.html")} == {e.key for e in EXAMPLES}


def test_every_component_has_its_example() -> None:
    components = {p.stem.replace("_", "-") for p in (FOLDER.parents[1] / "cotton").glob("*.html")}
    shown = "".join(example.source for example in EXAMPLES)
    inner = {
        "mark",
        "icon",
        "ring",
        "count",
        "bar",
        "field",
        "crumbs",
        "crumb",
        "tabs",
        "tab",
        "panel",
    }
    assert {name for name in components - inner if f"<c-{name}" not in shown} == set()


def test_settings_without_a_place_say_who_can_help() -> None:
    assert "Administración" in page(views.settings_index).content.decode()


@pytest.mark.django_db
class TestPreferences:
    def test_a_stranger_keeps_the_choice_in_a_cookie(self, client: Client) -> None:
        answer = client.post(
            "/preferencias/", {"language": "en", "theme": "dark", "next": "/entrar/"}
        )
        assert answer.headers["Location"] == "/entrar/"
        assert answer.cookies["django_language"].value == "en"
        assert answer.cookies["vinculo_theme"].value == "dark"

    def test_an_unknown_value_is_no_choice(self, client: Client) -> None:
        answer = client.post("/preferencias/", {"language": "xx", "theme": "pink"})
        assert not answer.cookies

    def test_the_way_back_stays_on_this_site(self, client: Client) -> None:
        answer = client.post("/preferencias/", {"next": "https://elsewhere.example/"})
        assert answer.headers["Location"] == "/"

    def test_a_script_gets_no_page(self, client: Client) -> None:
        answer = client.post(
            "/preferencias/", {"theme": "dark"}, headers={"accept": "application/json"}
        )
        assert answer.status_code == 204


@pytest.fixture
def kept(monkeypatch: pytest.MonkeyPatch) -> list[preferences.Choice]:
    found: list[preferences.Choice] = []
    registry = type(preferences.keepers)("test")
    registry.add("test", lambda _actor, choice: found.append(choice))
    monkeypatch.setattr(preferences, "keepers", registry)
    return found


def test_a_persons_choice_goes_to_the_keeper(kept: list[preferences.Choice]) -> None:
    request = RequestFactory().post("/preferencias/", {"language": "en"})
    request.actor = READER
    views.keep_preferences(request)
    assert kept == [preferences.Choice(language="en", theme=None)]


@pytest.mark.django_db
def test_what_has_no_head_of_its_own_finds_the_mark_too() -> None:
    answer = Client().get("/favicon.ico")
    assert answer.status_code == 302
    assert answer["Location"].endswith(".svg")
