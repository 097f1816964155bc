"""Who wants to be asked no more says so by the link whenever they like; only answering ends."""

from datetime import date, datetime, timedelta
from uuid import UUID

import pytest
from django.test import Client

from vinculo.cases import api as cases
from vinculo.cases.contracts import Outcome
from vinculo.cases.testing import MORNING, House, a_case, a_house
from vinculo.complaints.testing import a_complaint, answer_complaint, close_complaint
from vinculo.customers import api as customers
from vinculo.customers.contracts import Purpose
from vinculo.customers.testing import a_holder
from vinculo.delivery.testing import outbox
from vinculo.feedback.contracts import NewWave
from vinculo.feedback.models import Rating, WaveInvitation
from vinculo.feedback.services import handling, rating, waves
from vinculo.feedback.testing import PLANNER, asks
from vinculo.kernel import clock
from vinculo.kernel.actor import SYSTEM
from vinculo.kernel.testing import run_jobs

pytestmark = pytest.mark.django_db
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
ONE_CLICK = {"List-Unsubscribe": "One-Click"}
GONE = "Este enlace no sirve o ya pasó su tiempo"


@pytest.fixture
def now(monkeypatch: pytest.MonkeyPatch) -> list[datetime]:
    told = [MORNING]
    monkeypatch.setattr(clock, "now", lambda: told[0])
    return told


@pytest.fixture
def house() -> House:
    made = a_house()
    asks(made.service_id)
    return made


def _wave(house: House) -> NewWave:
    return NewWave(
        name="Otoño",
        service_id=house.service_id,
        since=date(2026, 9, 1),
        until=date(2026, 11, 17),
        margin_pct=5,
        response_pct=100,
        seed=7,
    )


def _by_wave(house: House) -> tuple[UUID, str]:
    customer = a_holder(house.service_id, email="ana@correo.example")
    waves.start(wave_id=waves.prepare(_wave(house), by=PLANNER, at=MORNING), by=PLANNER, at=MORNING)
    run_jobs()
    return customer, f"/fue-bien/{waves.token_of(WaveInvitation.objects.get().ref)}/"


def _by_rating(house: House) -> tuple[UUID, str]:
    case = a_case()
    cases.resolve_case(case_id=case.id, outcome=Outcome.SOLVED, actor=house.agent, at=MORNING)
    run_jobs()
    row = Rating.objects.get()
    assert rating.ask(rating_id=row.pk, at=MORNING + HOUR)
    assert row.customer_id is not None
    return row.customer_id, f"/valorar/{rating.token_of(row.ref)}/"


def _by_complaint(house: House) -> tuple[UUID, str]:
    case = a_case()
    claim = a_complaint(case.id, actor=house.agent)
    answer_complaint(claim, actor=house.agent)
    close_complaint(claim, actor=house.agent, at=MORNING + HOUR)
    run_jobs()
    assert handling.ask(complaint_id=claim, at=MORNING + 2 * HOUR)
    found = cases.case(actor=SYSTEM, case_id=case.id)
    assert found is not None
    assert found.customer_id is not None
    return found.customer_id, f"/trato/{handling.token_of(claim)}/"


@pytest.mark.parametrize("asked", [_by_wave, _by_rating, _by_complaint])
@pytest.mark.parametrize("after", [31 * DAY, 800 * DAY])
def test_the_link_to_be_asked_no_more_never_ends(house, now, asked, after) -> None:
    customer, place = asked(house)
    now[0] += after
    stranger = Client()
    assert GONE in stranger.get(place).content.decode()  # answering did end
    shown = stranger.get(f"{place}no-preguntar/")
    assert shown.status_code == 200
    assert "Volver a la pregunta" not in shown.content.decode()
    assert customers.consent_of(customer, purpose=Purpose.ASKING) is not False
    done = stranger.post(f"{place}no-preguntar/", ONE_CLICK)
    assert done.status_code == 200
    assert "No le preguntaremos más" in done.content.decode()
    assert customers.consent_of(customer, purpose=Purpose.ASKING) is False
    forged = place[:-3] + "xx/"
    assert stranger.post(f"{forged}no-preguntar/", ONE_CLICK).status_code == 404


def test_who_said_no_on_day_31_is_not_asked_by_the_next_wave(house, now) -> None:
    _customer, place = _by_wave(house)
    sent = len(outbox())
    now[0] += 31 * DAY
    assert "Volver a la pregunta" not in Client().get(f"{place}no-preguntar/").content.decode()
    Client().post(f"{place}no-preguntar/", ONE_CLICK)
    again = waves.prepare(_wave(house), by=PLANNER, at=now[0])
    with pytest.raises(waves.NobodyToAskError):
        waves.start(wave_id=again, by=PLANNER, at=now[0])
    run_jobs()
    assert len(outbox()) == sent


def test_while_it_can_be_answered_the_page_leads_back(house, now) -> None:
    _customer, place = _by_wave(house)
    assert "Volver a la pregunta" in Client().get(f"{place}no-preguntar/").content.decode()
