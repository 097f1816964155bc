"""Saying whose a case is: by a candidate or a search, changed, taken back, told in the history."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from vinculo.cases.models import Case
from vinculo.cases.services.customer import set_customer
from vinculo.cases.testing import MORNING, House, a_case
from vinculo.customers import api as customers
from vinculo.customers.contracts import ContactKind
from vinculo.customers.testing import one_person
from vinculo.identity.testing import signed_in
from vinculo.kernel import clock
from vinculo.kernel.slots import panels


@pytest.fixture
def marta(house: House, monkeypatch: pytest.MonkeyPatch) -> Client:
    monkeypatch.setattr(clock, "now", lambda: MORNING + timedelta(hours=1))
    return signed_in(house.marta)


def a_customer(name: str, address: str):
    return customers.register(name=name, kind=ContactKind.EMAIL, value=address, at=MORNING)


def url(name: str, case) -> str:
    return reverse(f"cases:{name}", args=[case.id])


def test_a_wrong_customer_is_changed_by_a_search_and_taken_back(
    house: House, marta: Client
) -> None:
    case = a_case(sender="Lucía Romero <lucia@correo.example>")
    first = Case.objects.get(pk=case.id).customer_id
    other = a_customer("Antonio Vargas", "antonio@correo.example")
    found = marta.get(url("choose_customer", case), {"q": "vargas"}).content.decode()
    assert str(other) in found
    assert "antonio@correo.example" in found

    page = marta.post(url("set_customer", case), {"customer": other}, follow=True).content.decode()
    assert Case.objects.get(pk=case.id).customer_id == other
    assert "dijo que el cliente es Antonio Vargas" in page
    assert "Antes era Lucía Romero." in page

    page = marta.post(url("set_customer", case), {"customer": first}, follow=True).content.decode()
    assert Case.objects.get(pk=case.id).customer_id == first
    assert "Antes era Antonio Vargas." in page


def test_an_answer_to_nobody_knows_can_be_taken_back_too(house: House, marta: Client) -> None:
    case = a_case()
    customer_id = Case.objects.get(pk=case.id).customer_id
    set_customer(case_id=case.id, customer_id=None, actor=house.agent, at=MORNING)
    set_customer(case_id=case.id, customer_id=customer_id, actor=house.agent, at=MORNING)
    page = marta.get(url("page", case)).content.decode()
    assert "Antes no se sabía quién era." in page
    assert "quitó el cliente que tenía el caso" in page
    marta.post(url("set_customer", case), {"nobody": "1"})
    assert Case.objects.get(pk=case.id).customer_id is None


def test_the_pop_shows_what_came_before_under_any_record_of_the_person(
    house: House, django_assert_max_num_queries
) -> None:
    before = a_case(sender="Lucía <lucia@trabajo.example>", subject="Un recibo de más")
    case = a_case(sender="Lucía Romero <lucia@correo.example>")
    item_id = Case.objects.get(pk=case.id).item_id
    story = panels["cases.offer_story"]
    assert story.load(house.agent, item_id).earlier == []
    one_person(*(Case.objects.get(pk=one.id).customer_id for one in (before, case)))
    with django_assert_max_num_queries(story.query_budget + 2):  # the actor's keys, once a request
        ((earlier, _status, _said),) = story.load(house.agent, item_id).earlier
    assert (earlier.id, earlier.subject) == (before.id, "Un recibo de más")


def test_nobody_chosen_is_said_in_words(house: House, marta: Client) -> None:
    case = a_case()
    page = marta.post(url("set_customer", case), {}, follow=True).content.decode()
    assert "Elija quién es el cliente." in page


def test_a_search_without_results_says_what_to_try(house: House, marta: Client) -> None:
    case = a_case()
    page = marta.get(url("choose_customer", case), {"q": "zzzz"}).content.decode()
    assert "Nadie se llama así" in page
