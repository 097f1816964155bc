import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from vinculo.cases.testing import a_case, a_house, acting
from vinculo.complaints.testing import a_cause, a_complaint
from vinculo.customers.testing import a_holder
from vinculo.feedback.contracts import InvitationState, Trouble
from vinculo.feedback.domain.silence import RANGE
from vinculo.feedback.domain.unheard import Measured, behind
from vinculo.feedback.models import Wave, WaveInvitation
from vinculo.feedback.panels import unheard
from vinculo.identity.testing import a_member, a_user, signed_in
from vinculo.kernel import clock
from vinculo.kernel.actor import Role

DAY = timedelta(days=1)


def test_behind_one_complaint_stand_twenty_six_until_enough_is_measured() -> None:
    for known in (Measured(), Measured(had=4, had_told=2), Measured(had=9, had_told=0)):
        result = behind((("Cobro", 2),), known)
        assert result is not None
        assert round(result.total.silent.value) == 52
        assert result.total.silent.interval is not None
        assert result.total.silent.interval.method == RANGE
        assert result.total.cost.value == 0
    assert behind((), Measured()) is None


def test_what_was_measured_here_takes_the_place_of_what_was_published() -> None:
    known = Measured(had=20, had_told=5, worth=100.0)
    result = behind((("Cobro", 3), ("Trato", 1)), known)
    assert result is not None
    cobro, trato = result.causes
    assert (cobro.silent.value, trato.silent.value) == (pytest.approx(9), pytest.approx(3))
    assert cobro.cost.value == pytest.approx(100 * (9 * 0.91 + 3 * 0.81))
    ends = result.total.silent.interval
    assert ends is not None
    assert ends.low < result.total.silent.value < ends.high
    assert ends.method != RANGE


@pytest.fixture
def house(db):
    return a_house()


def a_claim(house, cause, subject):
    case = a_case(at=clock.now() - DAY, subject=subject, text="Lo cuenta")
    claim = a_complaint(case.id, actor=house.agent, at=clock.now() - DAY)
    signed_in(house.marta).post(f"/reclamaciones/{claim}/causa/decir/", {"causa": cause})
    return claim


def a_wave(house, *, had: int, told: int, worth: str | None = None) -> None:
    now = clock.now()
    row = Wave.objects.create(
        name="Octubre", service_id=house.service_id, since=now.date(), until=now.date(), seed=1,
        worth=worth, state="sent", created_at=now, started_at=now,
    )  # fmt: skip
    for number in range(had):
        person = a_holder(house.service_id)
        WaveInvitation.objects.create(
            wave=row, customer_id=person, state=InvitationState.SAID, sent_at=now,
            answered_at=now, trouble=Trouble.DELAY, had_told=number < told, text="Tardó",
        )  # fmt: skip


@pytest.mark.django_db
def test_beside_each_figure_of_complaints_stand_the_silent_with_source_and_cost(house) -> None:
    cause = a_cause("Cobro duplicado")
    claim = a_claim(house, cause, "Cobro que no procede")
    marta = signed_in(house.marta)
    register = marta.get("/reclamaciones/callan/").content.decode()
    assert "unos <strong>26</strong> clientes que callan" in register
    assert "se queja 1 de cada 27" in register
    a_wave(house, had=8, told=4, worth="120.00")
    for address in (
        "/reclamaciones/causas/",
        f"/reclamaciones/{claim}/causa/",
        f"/reclamaciones/callan/?servicio={house.service_id}",
        f"/servicios/{house.service_id}/",
    ):
        page = marta.get(address).content.decode()
        assert "de 8 con un problema, 4 ya nos lo habían dicho" in page, address
    table = marta.get("/reclamaciones/causas/").content.decode().split('id="callan"')[1]
    assert re.search(r"Cobro duplicado.*?>1</a>.*?€", table, re.DOTALL)
    service = f"/servicios/{house.service_id}/"
    assert 'id="callan"' not in a_member(Role.ANALYST).get(service).content.decode()
    figures = a_member(Role.DIRECTION).get(service).content.decode().split('id="callan"')[1]
    assert "Cobro duplicado" in figures
    assert "/reclamaciones/?causa" not in figures, "direction reads figures, never whose they are"


@pytest.mark.django_db
def test_a_panel_of_the_silent_keeps_to_three_questions_and_to_the_readers_sight(house) -> None:
    cause = a_cause("Cobro duplicado")
    a_claim(house, cause, "Cobro que no procede")
    marta = house.agent
    with CaptureQueriesContext(connection) as asked:
        found = unheard.of_cause(marta, cause)
    assert len(asked) <= 3
    assert found is not None
    assert (found["n"], found["rows"][0]["name"]) == (1, "Cobro duplicado")
    stranger = acting(a_user(Role.AGENT, name="De otro equipo"))
    assert unheard.of_company(stranger, stranger.user_id) is None
