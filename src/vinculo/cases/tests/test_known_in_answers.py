"""What the company knows is put into an answer by one touch; what is for the house is not."""

from uuid import uuid4

import pytest

from vinculo.cases.models import Draft
from vinculo.cases.services import notes
from vinculo.cases.testing import MORNING, House, a_case
from vinculo.identity.testing import a_user, signed_in
from vinculo.kernel.actor import Role
from vinculo.knowledge.contracts import Reach
from vinculo.knowledge.testing import an_article

pytestmark = pytest.mark.django_db
JSON = {"Accept": "application/json"}


def test_a_public_article_is_put_below_the_draft_with_its_address(house: House) -> None:
    case, article = a_case(subject="Cambiar la clave del wifi"), an_article()
    marta = signed_in(house.marta)
    part = marta.get(f"/casos/{case.id}/conocimiento/").content.decode()
    assert "Poner en la respuesta" in part
    notes.keep_draft(case_id=case.id, html="<p>Hola</p>", actor=house.agent, at=MORNING)
    address = f"/casos/{case.id}/conocimiento/{article}/poner/"
    got = marta.post(address, headers=JSON).json()
    assert "Abra la página del router" in got["html"]
    assert "/respuestas/" in got["html"]
    assert Draft.objects.get().html == "<p>Hola</p>"
    put = marta.post(address)
    assert put.status_code == 302
    assert put.url.endswith("#caso-responder")
    kept = Draft.objects.get().html
    assert kept.startswith("<p>Hola</p><p><strong>Cómo cambiar la clave del wifi</strong></p>")
    assert marta.get(address).status_code == 405


def test_a_long_article_is_put_by_its_first_words(house: House) -> None:
    article = an_article(body="palabra " * 400)
    address = f"/casos/{a_case().id}/conocimiento/{article}/poner/"
    got = signed_in(house.marta).post(address, headers=JSON).json()["html"]
    assert len(got) < 500
    assert "…" in got


def test_an_internal_article_is_shown_and_never_put_whoever_asks(house: House) -> None:
    case = a_case(subject="Cambiar la clave del wifi")
    inside = an_article(reach=Reach.INTERNAL)
    marta = signed_in(house.marta)
    part = marta.get(f"/casos/{case.id}/conocimiento/").content.decode()
    assert "Interno" in part
    assert "Poner en la respuesta" not in part
    for article in (inside, uuid4()):
        address = f"/casos/{case.id}/conocimiento/{article}/poner/"
        assert marta.post(address, headers=JSON).status_code == 404
    assert not Draft.objects.exists()


def test_strangers_to_a_case_put_nothing_into_it(house: House) -> None:
    case, article = a_case(), an_article()
    address = f"/casos/{case.id}/conocimiento/{article}/poner/"
    assert signed_in(a_user(Role.AGENT, name="Otra")).post(address).status_code == 404
    assert signed_in(a_user(Role.ANALYST, name="Iris")).post(address).status_code == 403
