"""The company's currency is where money begins; what is written already keeps its own."""

import pytest
from django.urls import reverse

from vinculo.identity.testing import a_member
from vinculo.kernel.actor import Role
from vinculo.organization import api
from vinculo.organization.domain.currency import BadCurrencyError, clean_currency, usual_currency
from vinculo.organization.testing import a_company


@pytest.mark.parametrize(("text", "code"), [("eur", "EUR"), (" MXN ", "MXN")])
def test_a_currency_is_three_letters_in_capitals(text, code):
    assert clean_currency(text) == code


@pytest.mark.parametrize("text", ["", "€", "EURO", "E1R", "ÑAM"])
def test_what_is_no_currency_is_refused(text):
    with pytest.raises(BadCurrencyError):
        clean_currency(text)


def test_a_new_company_begins_in_the_currency_of_its_time_zone():
    assert usual_currency("America/Mexico_City") == "MXN"
    assert usual_currency("Europe/Madrid") == usual_currency("Atlantic/Canary") == "EUR"


@pytest.mark.django_db
def test_the_currency_is_changed_with_the_company_and_forms_begin_in_it():
    assert api.currency() == "EUR"
    a_company()
    browser, url = a_member(Role.ADMINISTRATOR), reverse("organization:company")
    said = {
        "name": "Fibra",
        "base_url": "http://127.0.0.1",
        "language": "es",
        "timezone": "America/Mexico_City",
    }
    refused = browser.post(url, said | {"currency": "12€"})
    assert refused.status_code == 422
    assert "no es una moneda" in refused.content.decode()
    assert browser.post(url, said | {"currency": "mxn"}).status_code == 302
    assert api.currency() == api.company().currency == "MXN"
    page = browser.get(reverse("complaints:remedies")).content.decode()
    assert "(MXN)" in page
