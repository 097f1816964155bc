from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from vinculo.cases.testing import a_case, a_house
from vinculo.complaints.models import Complaint
from vinculo.complaints.services import handling
from vinculo.complaints.testing import a_complaint
from vinculo.identity.testing import a_member, signed_in
from vinculo.interactions import api as interactions
from vinculo.kernel import clock
from vinculo.kernel.actor import Role

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
IN_ORDER = (
    "clave para el cliente",
    "Pasos de la reclamación",
    "Puntos que hay que contestar",
    'id="h-remedio"',
    "/causa/",
    'id="h-valoracion"',
    'id="h-respuesta"',
    "/conversacion/",
    "<aside",
    "/plazos/",
    "/quien/",
    'id="h-personas"',
    'id="h-justificante"',
    "Historia",
)


@pytest.fixture
def house(db):
    return a_house()


def a_claim(house, subject, days):
    at = clock.now() - days * DAY
    case = a_case(at=at, subject=subject, text="Me han cobrado 120 euros. ¿Por qué?")
    return a_complaint(case.id, actor=house.agent, at=at)


def test_the_page_follows_the_drawing_from_what_is_asked_to_what_is_known(house) -> None:
    claim, marta = a_claim(house, "Cobro que no procede", 1), signed_in(house.marta)
    assert "en curso" in marta.get(f"/reclamaciones/{claim}/").content.decode()
    found = handling.Assessment(severity=2, complexity=2, impact=1)
    handling.assess(complaint_id=claim, found=found, actor=house.agent, at=clock.now())
    page = marta.get(f"/reclamaciones/{claim}/").content.decode().split("<main")[1]
    places = [page.find(part) for part in IN_ORDER]
    assert -1 not in places, dict(zip(IN_ORDER, places, strict=True))
    assert places == sorted(places)
    assert 'href="#respuesta"' in page


def test_who_complains_and_what_was_written_come_after_it_and_without_script(house) -> None:
    before, claim = a_claim(house, "Primera vez", 9), a_claim(house, "Otra vez", 1)
    marta = signed_in(house.marta)
    told = marta.get(f"/reclamaciones/{claim}/conversacion/").content.decode()
    assert "Me han cobrado 120 euros" in told
    assert "<h1>" in told
    part = marta.get(f"/reclamaciones/{claim}/quien/", headers={"HX-Request": "true"})
    assert "<h1>" not in part.content.decode()
    assert f"/reclamaciones/{before}/" in part.content.decode() or "antes" in part.content.decode()
    for name in ("conversacion", "quien"):
        with CaptureQueriesContext(connection) as asked:
            marta.get(f"/reclamaciones/{claim}/{name}/")
        assert len(asked) <= 20, name
        assert a_member(Role.AGENT).get(f"/reclamaciones/{claim}/{name}/").status_code == 404


def test_who_complains_has_a_mood_and_honestly_no_value_class_yet(house) -> None:
    claim = a_claim(house, "Cobro que no procede", 1)
    conversation_id = Complaint.objects.get(pk=claim).case.conversation_id
    theirs = interactions.messages(conversation_id)
    interactions.estimate_moods({one.id: one.at for one in theirs})
    part = signed_in(house.marta).get(f"/reclamaciones/{claim}/quien/").content.decode()
    assert "en su último mensaje · con un solo mensaje no se ve tendencia" in part
    assert part.count("aún no se calcula") == 2
    assert "en su último mensaje" not in (
        a_member(Role.AUDITOR).get(f"/reclamaciones/{claim}/quien/").content.decode()
    )
