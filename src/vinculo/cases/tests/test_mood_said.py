"""Saying how a customer's message sounds, from the case's page."""

import pytest
from django.urls import reverse

from vinculo.cases.models import Case
from vinculo.cases.testing import House, a_case
from vinculo.identity.testing import a_user, signed_in
from vinculo.interactions import api as interactions
from vinculo.kernel.actor import Role
from vinculo.lib.text.mood.judged import Polarity

pytestmark = pytest.mark.django_db


def test_a_mood_is_said_by_who_sees_the_case_and_by_nobody_else(house: House) -> None:
    case = a_case(text="Estoy muy enfadada: nadie contesta y no funciona nada.")
    message_id = Case.objects.get(pk=case.id).latest_message_id
    assert message_id is not None
    address = reverse("cases:mood", args=[case.id])
    before = interactions.mood_of_message(message_id)
    stranger = signed_in(a_user(Role.AGENT, name="De otra cola"))
    answer = stranger.post(address, {"mood": "positive"}, follow=True)
    assert answer.status_code == 404
    assert case.number not in answer.content.decode()
    assert interactions.mood_of_message(message_id) == before
    marta = signed_in(house.marta)
    marta.post(address, {"mood": "no such"})
    assert interactions.mood_of_message(message_id) == before
    page = marta.post(address, {"mood": "positive"}, follow=True)
    assert "Queda anotado cómo suena su mensaje." in page.content.decode()
    said = interactions.mood_of_message(message_id)
    assert said is not None
    assert (said.polarity, said.is_said) == (Polarity.POSITIVE, True)
    marta.post(address, {"mood": "positive"})
    words = "Marta Ruiz dijo cómo suena lo que escribió el cliente: con agrado"
    found = marta.get(reverse("cases:page", args=[case.id])).content.decode()
    assert found.count(words) == 1
