import pytest
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils import timezone

from vinculo.kernel.testing import actor
from vinculo.organization import selectors
from vinculo.organization.middleware import CompanyMiddleware, company_words
from vinculo.organization.services.company import change_company
from vinculo.organization.testing import a_company

pytestmark = pytest.mark.django_db


def ask(path="/casos/", *, by=None):
    request = RequestFactory().get(path)
    request.actor = by
    seen = []

    def answer(inner):
        seen.append(timezone.get_current_timezone_name())
        return HttpResponse()

    return request, CompanyMiddleware(answer)(request), seen


def test_a_page_goes_by_the_companys_clock():
    a_company()
    assert ask()[2] == ["Europe/Madrid"]
    change_company(
        name="Fibra", language="es", timezone="America/Lima", base_url="http://x.es", currency="PEN"
    )
    assert ask()[2] == ["America/Lima"]
    assert timezone.get_current_timezone_name() == "UTC"


def test_a_page_asks_for_its_company_once_and_again_after_a_change(django_assert_num_queries):
    a_company()
    names = []

    def renames(_request):
        with django_assert_num_queries(0):
            names.append(selectors.company().name)
        change_company(
            name="Otra", language="es", timezone="America/Lima", base_url="http://x.es",
            currency="PEN",
        )  # fmt: skip
        names.append(selectors.company().name)
        return HttpResponse()

    CompanyMiddleware(renames)(RequestFactory().get("/casos/"))
    assert names == ["Fibra de Prueba", "Otra"]
    with django_assert_num_queries(1):
        assert selectors.currency() == "PEN"


def test_public_pages_know_the_company():
    request, _answer, _seen = ask()
    assert company_words(request) == {"company_name": "", "company_currency": "EUR"}
    a_company()
    request, _answer, _seen = ask()
    assert company_words(request)["company_name"] == "Fibra de Prueba"


def test_a_house_that_waits_leads_strangers_to_its_wizard(settings):
    assert ask()[1].status_code == 200
    settings.SETUP_TOKEN = "x"
    assert ask()[1]["Location"] == "/empezar/"
    assert ask("/empezar/empresa/")[1].status_code == 200
    assert ask("/api/v1/cases")[1].status_code == 200
    assert ask(by=actor())[1].status_code == 200
    a_company()
    assert ask()[1].status_code == 200


def test_what_needs_no_database_asks_none(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert ask("/healthz")[1].status_code == 200
