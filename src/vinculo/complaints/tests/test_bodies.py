"""The bodies outside of court that the company keeps, and tells whoever was not given right."""

import re
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from vinculo.cases.testing import MORNING, a_case, a_house
from vinculo.complaints.contracts import Decision, Taking, WayOut
from vinculo.complaints.domain.bodies import (
    BodyDaysError,
    BodyLinkError,
    BodyNameError,
    BodyPlaceError,
    ClosedPlatformError,
    NoSuchBodyError,
)
from vinculo.complaints.domain.steps import NoOutsideWayError
from vinculo.complaints.models import Body, Complaint, Dispute, Point, ToldBody
from vinculo.complaints.selectors.bodies import offered
from vinculo.complaints.services import answering, bodies
from vinculo.complaints.testing import a_body, a_complaint, answer_complaint, look_again
from vinculo.identity.testing import a_user, signed_in
from vinculo.kernel.actor import Actor, Role
from vinculo.kernel.errors import NotAllowedError
from vinculo.portfolio.testing import a_service, a_signed_scope

DAY = timedelta(days=1)
REFUSE = {"decision": Decision.REJECTED, "reasons": "La cuota se cobró una sola vez."}
ENTRY = {
    "way": WayOut.ARBITRATION,
    "name": "Junta Arbitral de Consumo de Sevilla",
    "taking": Taking.MEMBER,
    "address": "Calle Pastor y Landero 3, 41001 Sevilla",
    "url": "https://junta.example.es/consumo",
}


@pytest.fixture
def house(db):
    return a_house()


@pytest.fixture
def boss(house):
    user = a_user(Role.OWNER, Role.ADMINISTRATOR, name="Raúl")
    return Actor(user_id=user.id, name="Raúl", roles=frozenset({Role.OWNER, Role.ADMINISTRATOR}))


@pytest.fixture
def browser(house):
    return signed_in(a_user(Role.ADMINISTRATOR, Role.OWNER, name="Raúl"))


@pytest.fixture
def claim(house):
    return a_complaint(a_case(subject="Cobro que no procede").id, actor=house.agent)


def keep(boss, body_id=None, **said):
    return bodies.keep_body(entry=bodies.Entry(**ENTRY | said), actor=boss, body_id=body_id)


@pytest.mark.parametrize(
    ("said", "error"),
    [
        pytest.param({"name": " "}, BodyNameError, id="without a name"),
        pytest.param({"address": "", "url": ""}, BodyPlaceError, id="that nobody can reach"),
        pytest.param({"url": "javascript:alert(1)"}, BodyLinkError, id="an address that runs"),
        pytest.param({"url": "junta.example.es"}, BodyLinkError, id="half an address"),
        pytest.param(
            {"url": "https://ec.europa.eu/consumers/odr"}, ClosedPlatformError, id="it was closed"
        ),
        pytest.param(
            {"since_on": date(2026, 5, 2), "until_on": date(2026, 5, 1)},
            BodyDaysError,
            id="it ends before it begins",
        ),
        pytest.param({"way": WayOut.COURT}, bodies.BodyWayError, id="courts are no such body"),
        pytest.param({"service_ids": (uuid4(),)}, bodies.BodyServiceError, id="no such service"),
    ],
)
def test_what_no_customer_could_use_is_refused(boss, said, error):
    with pytest.raises(error):
        keep(boss, **said)
    assert not Body.objects.exists()


def test_one_of_a_name_until_it_is_archived_and_every_change_is_history(house, boss):
    first = keep(boss)
    with pytest.raises(BodyNameError):
        keep(boss, name="JUNTA arbitral de Consumo  de Sevilla")
    keep(boss, first, is_retired=True)
    second = keep(boss, taking=Taking.NO)
    with pytest.raises(BodyNameError):
        keep(boss, first)
    assert [one.id for one in offered(house.service_id, day=MORNING.date())] == [second]
    changes = apps.get_model("complaints", "BodyEvent").objects.filter(pgh_obj=first)
    assert changes.count() == 2


def test_only_whoever_answers_for_it_keeps_them(house):
    with pytest.raises(NotAllowedError):
        keep(house.agent)


def test_it_is_offered_for_its_services_in_its_days(house, boss):
    other = a_service(name="Otro servicio", standards=False).id
    day = MORNING.date()
    for name, said in {
        "de todos": {},
        "del nuestro": {"service_ids": (house.service_id,)},
        "de otro": {"service_ids": (other,)},
        "hasta ayer": {"until_on": day - DAY},
        "hasta hoy": {"until_on": day},
        "desde mañana": {"since_on": day + DAY},
        "de ninguno": {"is_retired": True},
    }.items():
        keep(boss, name=name, **said)
    found = [one.name for one in offered(house.service_id, day=day)]
    assert found == ["de todos", "del nuestro", "hasta hoy"]


def test_a_body_in_the_answer_is_the_way_outside_that_the_law_wants(house, claim):
    a_signed_scope(sector="energy")
    body = a_body("Junta Arbitral de Consumo de Sevilla")
    with pytest.raises(NoOutsideWayError):
        answer_complaint(claim, actor=house.agent, ways=(WayOut.REVIEW,), **REFUSE)
    answer_complaint(claim, actor=house.agent, ways=(WayOut.REVIEW,), bodies=(body,), **REFUSE)
    row = Complaint.objects.get(pk=claim)
    assert row.ways_told == "review arbitration"
    told = ToldBody.objects.get()
    assert (told.body_id, told.name, told.told_at) == (
        body,
        "Junta Arbitral de Consumo de Sevilla",
        row.answered_at,
    )


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("es", ("Estamos adheridos: participamos en su procedimiento.", "Con el formulario 12.")),
        ("en", ("We are members: we take part in its procedure.", "With form 12.")),
    ],
)
def test_the_letter_says_which_body_where_it_is_and_whether_we_take_part(
    house, boss, claim, language, words
):
    body = keep(boss, how="Con el formulario 12.", how_en="With form 12.")
    answer_complaint(claim, actor=house.agent, bodies=(body,), **REFUSE)
    Complaint.objects.filter(pk=claim).update(filed_language=language)
    letter = answering.letter(Complaint.objects.get(pk=claim))
    for one in (*words, ENTRY["name"], ENTRY["address"], f'href="{ENTRY["url"]}"'):
        assert one in letter
    assert "Acudir a la Junta Arbitral" not in letter


def test_a_body_of_another_service_or_that_is_archived_is_not_told(house, boss, claim):
    other = a_service(name="Otro servicio", standards=False).id
    for body in (keep(boss, service_ids=(other,)), keep(boss, name="Otra", is_retired=True)):
        with pytest.raises(NoSuchBodyError):
            answer_complaint(claim, actor=house.agent, bodies=(body,), **REFUSE)
    assert Complaint.objects.get(pk=claim).answered_at is None


def test_what_was_told_keeps_its_name_and_a_new_look_begins_without_it(house, boss, claim):
    body = keep(boss)
    answer_complaint(claim, actor=house.agent, bodies=(body,), **REFUSE)
    keep(boss, body, name="Junta Arbitral Autonómica")
    page = signed_in(house.marta).get(f"/reclamaciones/{claim}/").content.decode()
    assert ENTRY["name"] in page
    look_again(claim, actor=house.agent, at=MORNING + DAY)
    page = signed_in(house.marta).get(f"/reclamaciones/{claim}/").content.decode()
    assert f"<br>{ENTRY['name']}" not in page
    assert ToldBody.objects.count() == 1


def test_the_answer_offers_the_bodies_of_its_service_and_keeps_what_was_ticked(house, claim):
    a_signed_scope(sector="energy")
    body = a_body("Junta Arbitral de Consumo de Sevilla")
    gone = a_body("Oficina cerrada", is_retired=True)
    marta, own = signed_in(house.marta), f"/reclamaciones/{claim}/"
    marta.post(f"{own}valorar/", {"severity": 1, "complexity": 1, "impact": 1})
    marta.post(f"{own}puntos/", {"words": "¿Por qué?"})
    marta.post(f"{own}puntos/{Point.objects.get().pk}/", {"respuesta": "Se cobró una vez."})
    page = marta.get(own).content.decode()
    assert f'value="{body}"' in page
    assert "Junta Arbitral de Consumo de Sevilla · Adherida" in page
    assert str(gone) not in page
    ways = set(re.findall(r'name="ways" value="(\w+)"', page))
    assert ways == {"review", "mediation", "consumer_office", "regulator", "court"}
    seen = Complaint.objects.select_related("case").get().case.latest_message_id
    typed = {"decision": "rejected", "reasons": " ", "bodies": [str(body)], "seen": seen}
    again = marta.post(f"{own}responder/", typed)
    assert again.status_code == 422
    box = again.content.decode().split(f'value="{body}"')[1].split(">")[0]
    assert "checked" in box
    typed["reasons"] = "Se cobró una sola vez."
    assert marta.post(f"{own}responder/", typed).status_code == 302
    assert ToldBody.objects.get().body_id == body


def test_a_body_that_we_keep_is_chosen_when_the_customer_went_there(house, claim):
    body = a_body("Junta Arbitral de Consumo de Sevilla")
    marta = signed_in(house.marta)
    page = marta.get(reverse("complaints:outside", args=[claim])).content.decode()
    assert f'value="{body}"' in page
    day = MORNING.date()
    said = {"kept": str(body), "began_on": f"{day}", "proof": "call", "words": "Con ella"}
    done = marta.post(reverse("complaints:outside_began", args=[claim]), said)
    assert done.status_code == 302
    found = Dispute.objects.get()
    assert (found.way, found.body) == ("arbitration", "Junta Arbitral de Consumo de Sevilla")
    neither = marta.post(
        reverse("complaints:outside_began", args=[claim]), said | {"kept": "", "words": "Con él"}
    )
    assert neither.status_code == 422
    assert "Con él" in neither.content.decode()


def test_they_are_kept_on_their_page(house, browser):
    empty = browser.get(reverse("complaints:bodies")).content.decode()
    assert "Todavía no hay organismos" in empty
    new = reverse("complaints:body_new")
    assert browser.get(new).status_code == 200
    said = {
        "way": "arbitration",
        "name": ENTRY["name"],
        "taking": "member",
        "url": ENTRY["url"],
        "services": [str(house.service_id)],
        "since_on": "2026-01-01",
    }
    wrong = browser.post(new, said | {"until_on": "2025-12-31"})
    assert wrong.status_code == 422
    assert ENTRY["name"] in wrong.content.decode()
    assert browser.post(new, said).status_code == 302
    row = Body.objects.get()
    assert row.service_ids == [house.service_id]
    page = browser.get(reverse("complaints:bodies")).content.decode()
    assert ENTRY["name"] in page
    own = reverse("complaints:body_edit", args=[row.pk])
    assert browser.post(own, said | {"is_retired": "on"}).status_code == 302
    row.refresh_from_db()
    assert row.is_retired
    assert browser.get(reverse("complaints:body_edit", args=[uuid4()])).status_code == 404
    assert signed_in(house.marta).get(new).status_code == 403


def test_a_service_that_is_no_longer_offered_stays_with_its_body(house, browser):
    gone = a_service(name="Centralita", standards=False).id
    apps.get_model("portfolio", "Service").objects.filter(pk=gone).update(
        stage="pipeline", phase="design"
    )
    body = a_body("Junta Arbitral", service_ids=[gone])
    assert "Centralita" in browser.get(reverse("complaints:bodies")).content.decode()
    own = reverse("complaints:body_edit", args=[body])
    page = browser.get(own).content.decode()
    assert f'value="{gone}"' in page
    assert str(gone) not in browser.get(reverse("complaints:body_new")).content.decode()


def test_their_page_asks_few_questions(house, browser):
    for number in range(30):
        a_body(f"Organismo {number:02}", service_ids=[house.service_id])
    browser.get(reverse("complaints:bodies"))
    for name in ("complaints:bodies", "complaints:body_new"):
        with CaptureQueriesContext(connection) as asked:
            browser.get(reverse(name))
        assert len(asked) <= 20, [one["sql"][:120] for one in asked]
