"""Utility and warranty measured, the two qualities apart, a standard with all its parts."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from vinculo.identity.testing import a_token, a_user, signed_in
from vinculo.kernel import clock
from vinculo.kernel.actor import Role
from vinculo.organization.testing import a_calendar, a_company
from vinculo.portfolio.domain.sheet import WARRANTY, Aspect
from vinculo.portfolio.labels import ASPECT
from vinculo.portfolio.models import MeasureFigure, ServiceMeasure, Standard
from vinculo.portfolio.testing import a_service

pytestmark = pytest.mark.django_db


@pytest.fixture
def owner(db):
    a_company()
    return a_user(Role.OWNER, name="Raúl Peña")


@pytest.fixture
def service(owner):
    return a_service(owner_id=owner.id, standards=False)


@pytest.fixture
def mine(owner):
    return signed_in(owner)


def words(answer):
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def measure(browser, service, aspect, name, value):
    new = {"aspect": aspect, "name": name, "better": "higher", "goal": "90", "unit": "%"}
    there = reverse("portfolio:new_measure", args=[service.id])
    assert browser.post(there, new).status_code == 302
    made = ServiceMeasure.objects.get(service_id=service.id, name=name)
    figure = {"on": clock.now().date().isoformat(), "value": value, "source": f"Parte de {name}"}
    there = reverse("portfolio:figure", args=[service.id, made.pk])
    assert browser.post(there, figure).status_code == 302


def test_utility_and_each_side_of_warranty_show_their_measure_with_goal_figure_and_source(
    mine, service
):
    sides = (Aspect.UTILITY, *WARRANTY)
    for number, aspect in enumerate(sides):
        measure(mine, service, aspect, f"Medida {number}", "95" if number % 2 else "80")
    told = words(mine.get(reverse("portfolio:worth", args=[service.id])))
    for number, aspect in enumerate(sides):
        assert str(ASPECT[aspect]) in told
        assert f"Medida {number}" in told
    assert told.count("Llega a la meta") == 2
    assert MeasureFigure.objects.filter(source__startswith="Parte de Medida").count() == len(sides)


def test_the_quality_received_and_the_quality_performed_stand_apart_under_their_names(
    mine, service
):
    measure(mine, service, Aspect.FUNCTIONAL, "Trato recibido", "91")
    measure(mine, service, Aspect.TECHNICAL, "Horas sin cortes", "92")
    told = words(mine.get(reverse("portfolio:worth", args=[service.id])))
    main = told[told.index("Trato recibido") - 2000 if told.index("Trato recibido") > 2000 else 0 :]
    functional, technical = str(ASPECT[Aspect.FUNCTIONAL]), str(ASPECT[Aspect.TECHNICAL])
    first, second = sorted(
        ((functional, "Trato recibido"), (technical, "Horas sin cortes")),
        key=lambda each: main.index(each[1]),
    )
    between = main[main.index(first[1]) : main.index(second[1])]
    assert second[0] in between
    assert first[0] in main[: main.index(first[1])]


def test_a_standard_has_all_its_parts_and_the_next_version_leaves_the_first_as_it_was(
    mine, owner, service
):
    calendar = a_calendar()
    typed = {
        "count": "4",
        "unit": "hours",
        "min_share_pct": "95",
        "calendar": str(calendar),
        "warn_pct": "60",
        "audience": "class",
        "audience_words": "Comercios",
        "owner": str(owner.id),
        "words": "Le contestamos en 4 horas.",
        "staff_words": "Cuenta la primera respuesta de una persona.",
    }
    there = reverse("portfolio:standard", args=[service.id, "first_answer"])
    assert mine.post(there, typed).status_code == 302
    first = Standard.objects.values().get(service_id=service.id)
    assert mine.post(there, typed | {"count": "2", "words": "En 2 horas."}).status_code == 302
    assert Standard.objects.values().get(pk=first["id"]) == first
    assert (first["metric"], first["version"]) == ("first_answer", 1)
    assert (first["target"], float(first["min_share_pct"])) == (timedelta(hours=4), 95)
    assert (first["calendar_id"], first["owner_id"]) == (calendar, owner.id)
    assert (first["audience"], first["audience_words"]) == ("class", "Comercios")
    told = words(mine.get(reverse("portfolio:service", args=[service.id])))
    for part in ("Versión 2", "Comercios", "Raúl Peña", "En 2 horas.", typed["staff_words"]):
        assert part in told
    answer = mine.get(
        f"/api/v1/services/{service.id}",
        headers={"Authorization": f"Bearer {a_token(owner, 'portfolio.list')}"},
    )
    (one,) = answer.json()["standards"]
    assert (one["version"], one["target_seconds"], one["min_share_pct"]) == (2, 7200, 95)
