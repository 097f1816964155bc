"""Sentences of services and standards in English too, versioned with their Spanish."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from vinculo.identity.testing import a_token, a_user, signed_in
from vinculo.kernel.actor import Role
from vinculo.organization.testing import a_calendar, a_company
from vinculo.portfolio.models import Standard
from vinculo.portfolio.services.catalogue import publish_service
from vinculo.portfolio.testing import START, a_service

pytestmark = pytest.mark.django_db
ES, EN = "Le contestamos en 4 horas.", "We answer you within 4 hours."
STAFF_EN = "A person's first answer counts, not the automatic one."


@pytest.fixture(autouse=True)
def in_spanish_again():
    with translation.override("es"):
        yield


@pytest.fixture
def owner(db):
    a_company()
    return a_user(Role.OWNER, name="Raúl Peña")


@pytest.fixture
def service(owner):
    return a_service(owner_id=owner.id, standards=False)


@pytest.fixture
def calendar(owner):
    return a_calendar()


def write(browser, service, calendar, **said):
    typed = {
        "count": "4",
        "unit": "hours",
        "calendar": str(calendar),
        "warn_pct": "75",
        "audience": "all",
        "words": ES,
        "staff_words": "Cuenta la primera respuesta de una persona.",
        **said,
    }
    there = reverse("portfolio:standard", args=[service.id, "first_answer"])
    return browser.post(there, typed)


def read(browser, there, language="en"):
    return browser.get(there, headers={"Accept-Language": language}).content.decode()


def test_the_english_sentence_is_a_part_of_each_version_and_who_reads_english_reads_it(
    owner, service, calendar
):
    mine = signed_in(owner)
    assert write(mine, service, calendar).status_code == 302
    assert write(mine, service, calendar, words_en=EN, staff_words_en=STAFF_EN).status_code == 302
    rows = Standard.objects.filter(service_id=service.id).order_by("version")
    assert [(row.version, row.words_en, row.staff_words_en) for row in rows] == [
        (1, "", ""),
        (2, EN, STAFF_EN),
    ]
    publish_service(service_id=service.id, shown=True, with_rates=False, at=START)
    stranger, there = Client(), reverse("portfolio:public")
    assert EN in read(stranger, there)
    assert ES not in read(stranger, there)
    assert ES in read(stranger, there, "es")
    form = read(mine, reverse("portfolio:standard", args=[service.id, "first_answer"]), "es")
    assert EN in form


def test_without_english_the_spanish_is_read_and_marked_as_spanish(owner, service, calendar):
    mine = signed_in(owner)
    write(mine, service, calendar)
    publish_service(service_id=service.id, shown=True, with_rates=False, at=START)
    there = reverse("portfolio:public")
    assert f'<span lang="es">{ES}</span>' in read(Client(), there)
    assert f'<span lang="es">{service.name}</span></h2>' in read(Client(), there)
    assert f"{service.name}</h2>" in read(Client(), there, "es")
    assert f'<span lang="es">{service.name}' not in read(Client(), there, "es")
    assert 'lang="es">' + ES not in read(Client(), there, "es")


def test_the_public_sheet_says_what_it_is_for_in_english(owner, service):
    mine = signed_in(owner)
    said = {
        "name": service.name,
        "benefit": "Que la conexión vuelva.",
        "benefit_en": "The connection comes back <soon>.",
        "product": "Router de fibra",
        "product_en": "Fibre router",
        "owner": str(owner.id),
    }
    changed = mine.post(reverse("portfolio:edit_service", args=[service.id]), said)
    assert changed.status_code == 302
    publish_service(service_id=service.id, shown=True, with_rates=False, at=START)
    told = read(Client(), reverse("portfolio:public"))
    assert "The connection comes back &lt;soon&gt;." in told
    assert "Fibre router" in told
    assert "Que la conexión vuelva." not in told


def test_programs_read_both_languages(owner, service, calendar):
    write(signed_in(owner), service, calendar, words_en=EN, staff_words_en=STAFF_EN)
    token = a_token(owner, "portfolio.list")
    answer = Client().get(
        f"/api/v1/services/{service.id}", headers={"Authorization": f"Bearer {token}"}
    )
    (one,) = answer.json()["standards"]
    assert (one["words"], one["words_en"], one["staff_words_en"]) == (ES, EN, STAFF_EN)
