"""What cannot be, on five pages: refused with words that help, and nothing typed is lost."""

from datetime import timedelta
from threading import Barrier, Thread
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client

from vinculo.cases.testing import MORNING, House, a_case, a_class, a_house
from vinculo.complaints.contracts import Decision
from vinculo.complaints.models import Complaint
from vinculo.complaints.services import answering, handling
from vinculo.complaints.testing import a_complaint, a_limit, a_remedy_kind
from vinculo.identity.testing import a_member, a_user, signed_in
from vinculo.kernel import clock
from vinculo.kernel.actor import Role
from vinculo.organization import api as organization
from vinculo.promises.models import Claim, Promise

HOUR = timedelta(hours=1)


@pytest.fixture
def house(db: None, monkeypatch: pytest.MonkeyPatch) -> House:
    monkeypatch.setattr(clock, "now", lambda: MORNING + HOUR)
    return a_house()


def read(answer: object) -> str:
    return answer.content.decode()  # type: ignore[attr-defined,no-any-return]


def test_a_promise_is_not_due_before_it_was_given(house: House) -> None:
    typed = {
        "source": "contract",
        "words": "Instalar en 15 días",
        "service": str(house.service_id),
        "given": "2026-11-18T10:00",
        "due": "2026-11-17T10:00",
    }
    refused = signed_in(house.marta).post("/promesas/nueva/", typed)
    assert refused.status_code == 422
    assert "Corrija la fecha o la hora" in read(refused)
    assert "Instalar en 15 días" in read(refused)
    assert "2026-11-17T10:00" in read(refused)
    assert not Promise.objects.exists()


def test_a_claim_says_of_which_service_it_speaks(house: House) -> None:
    typed = {"words": "Le instalamos en 48 horas", "place": "advert", "service": ""}
    typed |= {"since": "2026-11-18", "share": "95", "unit": "hours"}
    refused = a_member(Role.DIRECTION).post("/afirmaciones/nueva/", typed)
    assert refused.status_code == 422
    assert "Diga de qué servicio habla" in read(refused)
    assert "Le instalamos en 48 horas" in read(refused)
    assert not Claim.objects.exists()


def test_a_remedy_above_the_limit_says_what_is_left_and_who_may(house: House) -> None:
    a_limit(Role.AGENT, "60")
    kind = a_remedy_kind("Abono", amount=None)
    claim = a_complaint(a_case().id, actor=house.agent)
    typed = {"remedio": kind, "importe": "119,70", "que": "conceder"}
    refused = signed_in(house.marta).post(f"/reclamaciones/{claim}/remedios/", typed)
    assert refused.status_code == 422
    assert "le quedan 60,00 € y son 119,70 €" in read(refused)
    assert 'value="119,70"' in read(refused)
    assert "Pedir" in read(refused), "the way on is beside the refusal"


def test_a_calendar_that_never_opens_is_refused_and_keeps_its_name(house: House) -> None:
    before = len(organization.calendars())
    typed = {"name": "Horario de noche", "timezone": "Europe/Madrid", "place": ""}
    typed |= {f"day_{day}": "" for day in range(7)}
    typed |= {"special-TOTAL_FORMS": "0", "special-INITIAL_FORMS": "0"}
    refused = a_member(Role.ADMINISTRATOR).post("/ajustes/calendarios/nuevo/", typed)
    assert refused.status_code == 422
    assert "no abre ningún día de la semana" in read(refused)
    assert "Horario de noche" in read(refused)
    assert len(organization.calendars()) == before


def told(house: House) -> UUID:
    """A complaint whose customer knows the decision: all that is left is to close it."""
    claim = a_complaint(a_case().id, actor=house.agent)
    by = {"complaint_id": claim, "actor": house.agent, "at": MORNING + HOUR}
    handling.assess(found=handling.Assessment(severity=1, complexity=1, impact=1), **by)
    (point,) = handling.add_points(words=["¿Por qué?"], **by)
    handling.answer_point(point_id=point, answer="Fue un error.", **by)
    seen = Complaint.objects.select_related("case").get().case.latest_message_id
    decision = answering.Answer(decision=Decision.UPHELD, reasons="Fue un error", seen=seen)
    answering.answer(said=decision, **by)
    return claim


def test_of_two_who_close_one_complaint_at_once_one_does_and_the_other_reads_why(
    committed: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "now", lambda: MORNING + HOUR)
    house = a_house()
    about = a_class("Importe")
    claim = told(house)
    second = a_user(Role.AGENT, name="Javier Ruiz")
    organization.add_member(team_id=house.team_id, user_id=second.id)
    start, answers = Barrier(2), []

    def close(browser: Client) -> None:
        start.wait()
        typed = {"said": "accepted", "subject_class": str(about)}
        try:
            answers.append(browser.post(f"/reclamaciones/{claim}/cerrar/", typed))
        finally:
            connection.close()

    hands = [Thread(target=close, args=(signed_in(one),)) for one in (house.marta, second)]
    for hand in hands:
        hand.start()
    for hand in hands:
        hand.join()
    assert sorted(one.status_code for one in answers) == [302, 422]
    late = next(one for one in answers if one.status_code == 422)
    assert "ya" in read(late)
    assert Complaint.objects.get().closed_at == MORNING + HOUR
