from datetime import timedelta

import pytest
from django.urls import reverse

from vinculo.clocks import api as clocks
from vinculo.identity.testing import a_member, a_user, signed_in
from vinculo.kernel import clock
from vinculo.kernel.actor import Role
from vinculo.lib.calendar import Calendar
from vinculo.organization import api as organization
from vinculo.organization.testing import a_company
from vinculo.portfolio import api
from vinculo.portfolio.contracts import Metric, Stage
from vinculo.portfolio.testing import a_service

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture
def ana():
    a_company()
    return a_member(Role.ADMINISTRATOR)


def judged(rule, *hours):
    """Clocks of a rule with 4 hours, stopped after these hours."""
    start = clock.now() - timedelta(days=2)
    for number, after in enumerate(hours):
        about = {"subject": f"case:{rule}{number}", "kind": "first_answer"}
        clocks.start(
            **about, target=4 * HOUR, warn_pct=75, calendar=Calendar.always_open(),
            started_at=start, rule=rule,
        )  # fmt: skip
        clocks.stop(**about, at=start + after * HOUR)


def test_everybody_reads_the_services_with_what_was_kept():
    service = a_service()
    first = api.standards_for(service_id=service.id, at=clock.now())[0]
    judged(first.rule, 1, 2, 9)
    page = a_member(Role.AGENT).get(reverse("portfolio:services")).content.decode()
    assert "Se cumplió el 66,7 % de 3 plazos en 30 días." in page
    assert "2 de 3 plazos" in page
    assert "Nuevo servicio" not in page


def test_without_services_the_page_says_what_to_do(ana):
    assert "Todavía no hay servicios" in ana.get(reverse("portfolio:services")).content.decode()


def test_the_list_costs_the_same_however_long_it_is(ana, django_assert_max_num_queries):
    for number in range(5):
        a_service(name=f"Servicio {number}")
    with django_assert_max_num_queries(12):
        ana.get(reverse("portfolio:services"))


def test_a_sheet_shows_standards_and_all_versions():
    service = a_service()
    page = a_member().get(reverse("portfolio:service", args=[service.id])).content.decode()
    assert "Le respondemos en 4 horas" in page
    assert "sin datos todavía" in page
    assert "Todas las versiones" in page
    assert "Cambiar la ficha" not in page


def test_what_is_not_there_is_not_found(ana):
    nobody = a_user().id
    service = a_service()
    assert ana.get(reverse("portfolio:service", args=[nobody])).status_code == 404
    assert ana.get(reverse("portfolio:standard", args=[service.id, "otra"])).status_code == 404


def test_an_owner_edits_the_own_service_only():
    raul = a_user(Role.OWNER)
    mine, other = a_service(owner_id=raul.id), a_service(name="Otro", standards=False)
    browser = signed_in(raul)
    assert browser.get(reverse("portfolio:edit_service", args=[mine.id])).status_code == 200
    assert browser.get(reverse("portfolio:edit_service", args=[other.id])).status_code == 403
    assert browser.post(reverse("portfolio:new_service"), {"name": "x"}).status_code == 403
    agent = a_member(Role.AGENT)
    assert agent.get(reverse("portfolio:edit_service", args=[mine.id])).status_code == 403


def test_a_service_is_made_and_changed(ana):
    owner = a_user(Role.OWNER)
    new = {"name": "Averías", "benefit": "Vuelve la línea.", "owner": "", "stage": "pipeline"}
    assert ana.get(reverse("portfolio:new_service")).status_code == 200
    made = ana.post(reverse("portfolio:new_service"), new)
    (service,) = api.services(stages=Stage)
    assert made["Location"] == reverse("portfolio:service", args=[service.id])
    again = ana.post(reverse("portfolio:new_service"), new)
    assert again.status_code == 422
    assert "Ya hay un servicio" in again.content.decode()
    other = a_service(name="Otro", standards=False)
    address = reverse("portfolio:edit_service", args=[service.id])
    assert ana.post(address, new | {"name": other.name}).status_code == 422
    ana.post(address, new | {"owner": str(owner.id), "stage": "catalogue"})
    assert api.service(service.id).owner_id == owner.id


def test_a_standard_gets_its_next_version_and_is_withdrawn(ana):
    service = a_service()
    address = reverse("portfolio:standard", args=[service.id, "first_answer"])
    assert 'value="4"' in ana.get(address).content.decode()
    form = {
        "count": "90",
        "unit": "minutes",
        "warn_pct": "80",
        "calendar": str(organization.default_calendar_id()),
        "words": "Antes de hora y media.",
        "staff_words": "",
    }
    assert ana.post(address, form).status_code == 302
    first = api.standards_for(service_id=service.id, at=clock.now())[0]
    assert (first.target, first.version, first.words) == (
        timedelta(minutes=90),
        2,
        "Antes de hora y media.",
    )
    assert ana.post(address, form | {"words": ""}).status_code == 422
    ana.post(reverse("portfolio:withdraw", args=[service.id, "first_answer"]))
    (left,) = api.standards_for(service_id=service.id, at=clock.now())
    assert left.metric is Metric.RESOLUTION
    page = ana.get(reverse("portfolio:service", args=[service.id])).content.decode()
    assert "Sin estándar" in page
