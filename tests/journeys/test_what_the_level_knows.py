"""Which level: beside what was written stands by itself what is already known of the service."""

from datetime import timedelta

import pytest
from django.urls import reverse

from vinculo.cases import api as cases
from vinculo.cases.contracts import CaseKind, Outcome
from vinculo.cases.testing import a_case, a_house
from vinculo.complaints.testing import a_complaint
from vinculo.feedback.contracts import Via
from vinculo.feedback.models import Rating
from vinculo.feedback.services import rating
from vinculo.feedback.testing import asks
from vinculo.identity.testing import a_member, a_user, signed_in
from vinculo.kernel import clock
from vinculo.kernel.actor import SYSTEM, Role
from vinculo.kernel.testing import run_jobs
from vinculo.portfolio.domain.decisions import Kind
from vinculo.portfolio.models import Service
from vinculo.portfolio.testing import a_decision, a_service

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture
def house(db):
    return a_house()


@pytest.fixture
def owner(house):
    boss = a_user(Role.OWNER, name="Raúl Peña")
    Service.objects.filter(pk=house.service_id).update(owner=boss.id)
    return signed_in(boss)


def page(browser, service_id):
    decision_id = a_decision(kind=Kind.LEVEL, service_id=service_id)
    return browser.get(reverse("portfolio:decision", args=[decision_id])).content.decode()


def test_complaints_suggestions_and_ratings_of_the_service_show_by_themselves(house, owner):
    at = clock.now()
    asks(house.service_id)
    a_complaint(a_case(at=at - HOUR).id, actor=house.agent, at=at - HOUR)
    idea = a_case(sender="Eva <eva@correo.example>", at=at - HOUR)
    cases.set_kind(case_id=idea.id, kind=CaseKind.SUGGESTION, actor=SYSTEM, at=at)
    rated = a_case(sender="Luis <luis@correo.example>", at=at - HOUR)
    cases.resolve_case(case_id=rated.id, outcome=Outcome.SOLVED, actor=SYSTEM, at=at - HOUR / 2)
    run_jobs()
    token = rating.token_of(Rating.objects.get(case_id=rated.id).ref)
    rating.answer(token=token, score=5, comment="", via=Via.PAGE, at=at)
    told = page(owner, house.service_id)
    assert "1 reclamación" in told
    assert f"/reclamaciones/?servicio={house.service_id}" in told
    assert "1 sugerencia" in told
    assert "1 valoración" in told
    assert "100 % satisfechos" in told
    assert "n = 1" in told
    assert told.count("Aún ninguna") == 2
    assert "0 de 5 tienen evidencia escrita" in told
    other = page(a_member(Role.ADMINISTRATOR), a_service(name="Otro", standards=False).id)
    assert other.count("Aún ninguna") == 5


def test_who_may_not_open_the_rows_reads_no_way_to_them(house):
    at = clock.now()
    a_complaint(a_case(at=at - HOUR).id, actor=house.agent, at=at - HOUR)
    told = page(a_member(Role.DIRECTION), house.service_id)
    assert "1 reclamación" in told
    assert f"/reclamaciones/?servicio={house.service_id}" not in told
