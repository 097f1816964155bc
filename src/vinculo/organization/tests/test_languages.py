"""In which languages the company attends: who says it, what the law wants, and who reads it."""

import pytest
from django.urls import reverse

from vinculo.identity.testing import a_member, a_user
from vinculo.kernel.actor import Actor, Role
from vinculo.kernel.errors import NotAllowedError
from vinculo.organization import api
from vinculo.organization.contracts import CalendarDraft
from vinculo.organization.domain.languages import NoLanguageError, clean_languages, wanted_in
from vinculo.organization.services.company import set_languages
from vinculo.organization.testing import SHOP_WEEK, a_calendar, a_company

URL = "organization:languages"
OTHERS = [role for role in Role if role not in {Role.ADMINISTRATOR, Role.DIRECTION}]


@pytest.mark.parametrize(
    ("places", "wanted"),
    [
        pytest.param([], (), id="nowhere"),
        pytest.param([("MX", "CMX")], (), id="not in Spain"),
        pytest.param([("ES", "AN")], ("es",), id="Castilian alone"),
        pytest.param([("ES", "")], ("es",), id="the whole country"),
        pytest.param([("ES", "CT"), ("ES", "VC"), ("ES", "AN")], ("es", "ca"), id="Catalan"),
        pytest.param([("ES", "GA"), ("ES", "PV")], ("es", "gl", "eu"), id="two more"),
        pytest.param([("ES", "NC")], ("es",), id="official in a part of Navarre only"),
    ],
)
def test_the_law_wants_castilian_and_what_is_co_official_where_the_company_works(places, wanted):
    assert wanted_in(places) == wanted


def test_languages_are_said_once_in_order_and_at_least_one():
    assert clean_languages(["en", "es", "en"]) == ("es", "en")
    for said in ([], ["fr"], ["es", "xx"]):
        with pytest.raises(NoLanguageError):
            clean_languages(said)


def test_they_are_read_in_the_language_of_the_reader():
    assert api.attended_words((), "es") == ""
    assert api.attended_words(("es",), "es") == "Atendemos en castellano."
    words = "Atendemos en castellano, catalán o valenciano y euskera."
    assert api.attended_words(("es", "ca", "eu"), "es") == words
    assert api.attended_words(("es", "en"), "es") == "Atendemos en castellano e inglés."
    assert api.attended_words(("es", "en"), "en") == "We attend in Spanish and English."


@pytest.mark.django_db
@pytest.mark.parametrize("role", OTHERS)
def test_nobody_else_says_in_which_languages(role):
    a_company()
    user = a_user(role)
    actor = Actor(user_id=user.id, name="Ana", roles=frozenset({role}))
    assert a_member(role).post(reverse(URL), {"languages": ["es"]}).status_code == 403
    with pytest.raises(NotAllowedError):
        set_languages(languages=["es"], actor=actor)
    assert api.company().attended_languages == ()


@pytest.mark.django_db
def test_direction_says_them_and_reads_what_the_law_wants_and_who_said_it():
    a_company()
    draft = CalendarDraft(timezone="Europe/Madrid", weekly=SHOP_WEEK, country="ES", region="CT")
    a_calendar(draft=draft)
    direction = a_member(Role.DIRECTION)
    assert "Nadie ha dicho todavía" in direction.get(reverse(URL)).content.decode()
    refused = direction.post(reverse(URL), {"languages": []})
    assert refused.status_code == 422
    assert "Elija al menos una lengua" in refused.content.decode()
    assert direction.post(reverse(URL), {"languages": ["fr"]}).status_code == 422
    assert direction.post(reverse(URL), {"languages": ["en", "es"]}).status_code == 302
    assert api.company().attended_languages == ("es", "en")
    page = direction.get(reverse(URL)).content.decode()
    assert "la ley pide también: catalán o valenciano" in page
    assert "castellano, inglés" in page
    a_member(Role.ADMINISTRATOR).post(reverse(URL), {"languages": ["es", "ca"]})
    page = direction.get(reverse(URL)).content.decode()
    assert "en todas las lenguas que pide la ley" in page
    assert page.count("<time") >= 2


@pytest.mark.django_db
def test_strangers_read_them_beside_the_services(client):
    a_company()
    url = reverse("portfolio:public")
    assert "Atendemos en" not in client.get(url).content.decode()
    a_member(Role.DIRECTION).post(reverse(URL), {"languages": ["es", "gl"]})
    page = client.get(url, headers={"accept-language": "es"}).content.decode()
    assert "Atendemos en castellano y gallego." in page
