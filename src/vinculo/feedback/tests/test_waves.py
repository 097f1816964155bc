"""A wave from its preparation to what the customers say and the cases that come of it."""

from datetime import date, timedelta

import pytest
from django.apps import apps
from django.test import Client

from vinculo.cases import api as cases
from vinculo.cases.testing import MORNING, House, a_case, a_house
from vinculo.customers import api as customers
from vinculo.customers.contracts import Purpose, Standing
from vinculo.customers.testing import a_holder
from vinculo.delivery.testing import QueuedMail, outbox
from vinculo.feedback.contracts import InvitationState, NewWave, Skip, WaveState
from vinculo.feedback.domain.waves import NobodyToAskError, WaveGoneError
from vinculo.feedback.models import Wave, WaveInvitation
from vinculo.feedback.services import waves
from vinculo.feedback.testing import PLANNER
from vinculo.identity.testing import a_user, signed_in
from vinculo.kernel import clock
from vinculo.kernel.actor import SYSTEM, Role
from vinculo.kernel.errors import NotAllowedError
from vinculo.kernel.testing import actor, run_jobs

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture(autouse=True)
def _an_hour_later(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: MORNING + HOUR)


@pytest.fixture
def house() -> House:
    return a_house()


def mails() -> list[QueuedMail]:
    """The questions that left, or wait to leave."""
    return [mail for mail in outbox() if mail.message["List-Unsubscribe"]]


def new(house: House) -> NewWave:
    return NewWave(
        name="Otoño",
        service_id=house.service_id,
        since=date(2026, 9, 1),
        until=date(2026, 11, 17),
        margin_pct=5,
        response_pct=100,
        seed=7,
    )


def prepared(house: House) -> Wave:
    return Wave.objects.get(pk=waves.prepare(new(house), by=PLANNER, at=MORNING))


def test_those_who_may_be_asked_are_sent_one_mail_each_and_the_others_counted(
    house: House,
) -> None:
    asked = [a_holder(house.service_id, email=f"a{n}@correo.example") for n in range(3)]
    a_holder(house.service_id, may_ask=False)
    a_holder(house.service_id, may_ask=None)
    a_holder(house.service_id, until=date(2026, 8, 31))  # no longer had it
    busy = a_holder(house.service_id, email="lucia@correo.example")
    a_case()
    wave = prepared(house)
    assert (wave.population, wave.size) == (6, 3)
    assert wave.left_out == {Skip.REFUSED: 1, Skip.NO_CONSENT: 1, Skip.OPEN_CASE: 1}
    assert mails() == []
    browser = signed_in(a_user(Role.SUPERVISOR))
    place = f"/oleadas/{wave.pk}/"
    assert "Tiene un caso abierto" in browser.get(place).content.decode()
    changed = asked.pop()
    browser.post(f"{place}empezar/")
    customers.consent(
        customer_id=changed,
        purpose=Purpose.ASKING,
        given=False,
        words="Llamó",
        by=SYSTEM,
        at=MORNING,
    )
    run_jobs()
    wave.refresh_from_db()
    assert wave.state == WaveState.SENT
    sent = mails()
    assert {mail.recipients[0] for mail in sent} == {"a0@correo.example", "a1@correo.example"}
    rows = {row.customer_id: row for row in WaveInvitation.objects.all()}
    assert rows[changed].skipped == Skip.REFUSED
    assert busy not in rows
    assert "Al enviar" in browser.get(place).content.decode()
    again = prepared(house)
    assert again.left_out[Skip.RECENT] == 2
    with pytest.raises(NobodyToAskError):
        waves.start(wave_id=again.pk, by=PLANNER, at=MORNING)
    with pytest.raises(WaveGoneError):
        waves.start(wave_id=wave.pk, by=PLANNER, at=MORNING)
    assert (
        "No queda nadie"
        in browser.post(f"/oleadas/{again.pk}/empezar/", follow=True).content.decode()
    )


def test_an_address_of_two_customers_is_asked_once_in_thirty_days_across_waves(
    house: House,
) -> None:
    a_holder(house.service_id, email="casa@correo.example")
    waves.start(wave_id=prepared(house).pk, by=PLANNER, at=MORNING)
    run_jobs()
    assert [mail.recipients[0] for mail in mails()] == ["casa@correo.example"]
    partner = a_holder(house.service_id, email="Casa@correo.example")
    assert not WaveInvitation.objects.filter(customer_id=partner).exists()
    again = prepared(house)
    assert (again.size, again.left_out) == (0, {Skip.RECENT: 2})


def test_who_came_to_share_an_address_that_was_asked_meanwhile_is_left_alone(house: House) -> None:
    one, other = (a_holder(house.service_id, email=f"a{n}@correo.example") for n in range(2))
    first, second = prepared(house), prepared(house)
    for wave in (first, second):
        waves.start(wave_id=wave.pk, by=PLANNER, at=MORNING)
    WaveInvitation.objects.filter(wave=first, customer_id=other).delete()
    WaveInvitation.objects.filter(wave=second, customer_id=one).delete()
    points = apps.get_model("customers", "ContactPoint").objects
    points.filter(customer_id=other).update(value="a0@correo.example")
    run_jobs()
    assert [mail.recipients[0] for mail in mails()] == ["a0@correo.example"]
    assert WaveInvitation.objects.get(wave=second).skipped == Skip.RECENT


def test_what_a_customer_says_becomes_a_case_and_silence_is_shown(house: House) -> None:
    for n in range(3):
        a_holder(house.service_id, email=f"a{n}@correo.example")
    wave = prepared(house)
    waves.start(wave_id=wave.pk, by=PLANNER, at=MORNING)
    run_jobs()
    said, fine, _silent = WaveInvitation.objects.order_by("pk")
    path = f"/fue-bien/{waves.token_of(said.ref)}/"
    stranger = Client()
    assert stranger.get(f"{path}?fue=mal").status_code == 200
    assert stranger.head(path).status_code == 200
    said.refresh_from_db()
    assert said.state == InvitationState.SENT  # looking says nothing
    assert stranger.post(path, {"fue": ""}).status_code == 422
    assert stranger.post(path, {"fue": "mal", "que": "Tarde"}).status_code == 422
    assert stranger.post(path, {"fue": "mal", "tema": "delay", "que": " "}).status_code == 422
    untold = {"fue": "mal", "tema": "delay", "que": "Tarde"}
    assert "Díganos si ya" in stranger.post(path, untold).content.decode()
    words = {"fue": "mal", "tema": "delay", "que": "Vinieron dos días tarde.", "avisado": "no"}
    for _twice in range(2):
        thanks = stranger.post(path, words, follow=True).content.decode()
    assert "Ya es un caso nuestro" in thanks
    run_jobs()
    waves.hand_over(invitation_id=said.pk, at=MORNING + HOUR)
    run_jobs()
    said.refresh_from_db()
    assert said.conversation_id is not None
    case = cases.case_of(said.conversation_id)
    assert case is not None
    assert (case.customer_id, case.service_id) == (said.customer_id, house.service_id)
    other = f"/fue-bien/{waves.token_of(fine.ref)}/"
    assert "Nos alegra" in stranger.post(other, {"fue": "bien"}, follow=True).content.decode()
    browser = signed_in(house.marta)
    assert browser.get(f"/oleadas/{wave.pk}/").status_code == 403
    page = signed_in(a_user(Role.DIRECTION)).get(f"/oleadas/{wave.pk}/").content.decode()
    assert "se queja 1 de cada 27" in page
    assert "50 % de quienes contestaron" in page
    assert case.number in page
    assert f"/casos/{case.id}/" not in page  # direction reads the number alone
    assert "Vinieron dos días tarde" not in page


def test_nobody_is_asked_after_a_stop_and_the_link_to_be_left_alone_works(house: House) -> None:
    asked = a_holder(house.service_id, email="a@correo.example")
    wave = prepared(house)
    with pytest.raises(NotAllowedError):
        waves.start(wave_id=wave.pk, by=actor(Role.AGENT), at=MORNING)
    waves.start(wave_id=wave.pk, by=PLANNER, at=MORNING)
    browser = signed_in(a_user(Role.SUPERVISOR))
    assert browser.post(f"/oleadas/{wave.pk}/parar/").status_code == 302
    run_jobs()
    row = WaveInvitation.objects.get()
    assert (row.state, mails()) == ("planned", [])
    with pytest.raises(WaveGoneError):
        waves.stop(wave_id=wave.pk, by=PLANNER)
    stranger = Client()
    token = waves.token_of(row.ref)
    assert stranger.get(f"/fue-bien/{token}/").status_code == 404  # it never left
    WaveInvitation.objects.update(state="sent", sent_at=MORNING)
    assert stranger.post(f"/fue-bien/{token}/no-preguntar/").status_code == 200
    assert customers.consent_of(asked, purpose=Purpose.ASKING) is False


def test_who_is_blocked_says_no_by_the_link_and_who_was_erased_is_not_turned_away(
    house: House,
) -> None:
    asked = a_holder(house.service_id, email="a@correo.example")
    wave = prepared(house)
    row = WaveInvitation.objects.create(wave=wave, customer_id=asked, state="sent", sent_at=MORNING)
    place = f"/fue-bien/{waves.token_of(row.ref)}/no-preguntar/"
    people = apps.get_model("customers.Customer").objects.filter(pk=asked)
    people.update(standing=Standing.ERASED)
    assert Client().post(place).status_code == 200
    assert customers.consent_of(asked, purpose=Purpose.ASKING) is True
    people.update(standing=Standing.BLOCKED)
    assert Client().post(place).status_code == 200
    assert customers.consent_of(asked, purpose=Purpose.ASKING) is False


def test_a_wave_is_prepared_on_a_page_that_keeps_what_was_typed(
    house: House, django_assert_max_num_queries: object
) -> None:
    browser = signed_in(a_user(Role.SUPERVISOR))
    said = {
        "name": "Invierno",
        "service": str(house.service_id),
        "since": "2026-11-01",
        "until": "2026-10-01",
        "margin_pct": "5",
        "response_pct": "20",
        "seed": "3",
        "worth": "120.50",
    }
    refused = browser.post("/oleadas/nueva/", said)
    assert refused.status_code == 422
    assert "Invierno" in refused.content.decode()
    made = browser.post("/oleadas/nueva/", said | {"until": "2026-11-10"}, follow=True)
    shown = made.content.decode()
    assert "No hay a quién preguntar" in shown
    assert "Preguntar a 0" not in shown
    with django_assert_max_num_queries(20):  # type: ignore[operator]
        assert "Invierno" in browser.get("/oleadas/").content.decode()
