"""What people write of a complaint is kept whole, or refused with words and stays on the page."""

from datetime import timedelta

import pytest

from vinculo.cases.testing import MORNING, a_case, a_house
from vinculo.complaints.domain.points import proposed_points
from vinculo.complaints.models import Handling, Point
from vinculo.complaints.services import asking, handling
from vinculo.complaints.testing import (
    a_complaint,
    answer_complaint,
    asked_of,
    close_complaint,
)
from vinculo.identity.testing import signed_in
from vinculo.kernel.errors import DomainError, words_for

pytestmark = pytest.mark.django_db
LONG = "palabra " * 100 + "FIN"


@pytest.fixture
def house():
    return a_house()


@pytest.fixture
def claim(house):
    made = a_complaint(a_case().id, actor=house.agent)
    found = handling.Assessment(severity=1, complexity=1, impact=1)
    handling.assess(complaint_id=made, found=found, actor=house.agent, at=MORNING)
    return made


def test_a_point_that_does_not_fit_is_refused_with_its_line_and_stays_typed(house, claim):
    place = f"/reclamaciones/{claim}/puntos/"
    refused = signed_in(house.marta).post(place, {"words": f"Me cobran dos veces\n{LONG}"})
    assert refused.status_code == 422
    page = refused.content.decode()
    assert "La línea 2 («palabra palabra palabra palabra palabra " in page
    assert "tiene 803 caracteres y caben 500: pártala en dos puntos o acórtela." in page
    assert LONG in page
    assert not Point.objects.exists()
    fits = "x" * 500
    assert signed_in(house.marta).post(place, {"words": fits}).status_code == 302
    assert Point.objects.get().words == fits


def test_an_answer_that_does_not_fit_is_refused_and_stays_typed(house, claim):
    browser = signed_in(house.marta)
    browser.post(f"/reclamaciones/{claim}/puntos/", {"words": "Me cobran dos veces"})
    place = f"/reclamaciones/{claim}/puntos/{Point.objects.get().pk}/"
    answer = "respuesta " * 300 + "FIN"
    refused = browser.post(place, {"respuesta": answer})
    assert refused.status_code == 422
    page = refused.content.decode()
    assert "Caben 2000 caracteres y hay 3003." in page
    assert answer in page
    assert Point.objects.get().answer == ""
    lines = "línea\r\n" * 300 + "x" * 200  # 2000 as whoever types them counts them
    assert browser.post(place, {"respuesta": lines}).status_code == 302
    assert len(Point.objects.get().answer) == 2000


def test_a_long_sentence_is_proposed_whole_so_that_a_person_parts_it():
    sentence = "Quiero que me devuelvan " + "lo de este mes y " * 40 + "lo del otro."
    assert proposed_points(sentence) == [sentence]


def test_what_a_customer_says_of_the_handling_is_whole_or_refused(house, claim):
    answer_complaint(claim, actor=house.agent)
    close_complaint(claim, actor=house.agent, at=MORNING + timedelta(hours=1))
    case_id = asked_of(claim).complaint.case_id

    def say(words):
        asking.answer_questions(
            case_id=case_id, process=1, treatment=1, result=1, words=words, at=MORNING
        )

    with pytest.raises(DomainError) as caught:
        say("x" * 2001)
    assert words_for(caught.value).startswith("Caben 2000 caracteres y hay 2001.")
    assert Handling.objects.get().answered_at is None
    say("x" * 2000)
    assert len(Handling.objects.get().words) == 2000
