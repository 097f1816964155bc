"""The first page of everybody, and the desk of those who answer."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from vinculo.cases.testing import MORNING, House, a_case, a_house
from vinculo.identity.testing import a_user, signed_in
from vinculo.kernel import clock
from vinculo.kernel.actor import Role

DESK_QUERIES = 20


@pytest.fixture
def house(db: None) -> House:
    return a_house()


def test_the_desk_shows_what_waits(house: House) -> None:
    case = a_case()
    text = signed_in(house.marta).get("/", follow=True).content.decode()
    assert "Tomar siguiente" in text
    assert case.subject in text


def test_what_is_overdue_can_be_opened_from_the_desk(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_case()
    monkeypatch.setattr(clock, "now", lambda: MORNING + timedelta(days=9))
    page = signed_in(house.marta).get("/escritorio/").content.decode()
    assert "1 caso ha superado su plazo" in page
    assert f'href="{reverse("cases:list")}?ver=overdue"' in page


def test_taking_the_next_opens_it(house: House) -> None:
    case = a_case()
    marta = signed_in(house.marta)
    answer = marta.post(reverse("desk:take_next"))
    assert answer["Location"] == reverse("desk:case", args=[case.id])
    text = marta.get(answer["Location"]).content.decode()
    assert "No tengo internet desde ayer por la tarde." in text
    assert "data-case-composer" in text
    empty = marta.post(reverse("desk:take_next"), follow=True)
    assert "No espera nadie en sus colas" in empty.content.decode()


def test_the_desk_takes_few_queries(house: House, django_assert_max_num_queries) -> None:
    case = a_case()
    marta = signed_in(house.marta)
    marta.get("/")
    with django_assert_max_num_queries(DESK_QUERIES):
        marta.get(reverse("desk:case", args=[case.id]))


def test_the_sheet_of_keys_comes_when_it_is_asked_for(house: House) -> None:
    marta = signed_in(house.marta)
    page = marta.get("/ayuda/").content.decode()
    assert reverse("ui:keys") in page
    assert "data-order-of" not in page
    part = marta.get(reverse("ui:keys"), headers={"HX-Request": "true"})
    assert part.content.decode().lstrip().startswith("<table")
    assert "private" in part["Cache-Control"]
    whole = marta.get(reverse("ui:keys")).content.decode()
    assert 'data-order-of="cases.resolve"' in whole
    assert "</html>" in whole


def test_a_case_out_of_sight_is_not_there(house: House) -> None:
    case = a_case()
    stranger = signed_in(a_user(Role.AGENT))
    assert stranger.get(reverse("desk:case", args=[case.id])).status_code == 404
    assert stranger.get(reverse("desk:case", args=[uuid4()])).status_code == 404


@pytest.mark.parametrize("given", [{"ver": "nada"}, {"ver": "resolved"}, {"panel": "techo"}])
def test_a_bad_address_is_refused(house: House, given: dict) -> None:
    assert signed_in(house.marta).get(reverse("desk:desk"), given).status_code == 400


@pytest.mark.parametrize("role", [r for r in Role if r not in {Role.AGENT, Role.SUPERVISOR}])
def test_everybody_has_a_first_page(house: House, role: Role) -> None:
    a_case()
    answer = signed_in(a_user(role, name="Raúl Medina")).get("/")
    assert answer.status_code == 200
    assert "Raúl Medina" in answer.content.decode()


def test_strangers_sign_in_first(house: House) -> None:
    for address in ("/", reverse("desk:desk")):
        assert Client().get(address).status_code == 302
        assert signed_in(house.marta).get(address, follow=True).status_code == 200
