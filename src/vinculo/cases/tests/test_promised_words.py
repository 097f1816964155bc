"""What an agent wrote and nobody has written down as a promise: how it is read, how long."""

from datetime import timedelta

import pytest

from vinculo.cases.labels.promised import REASONS
from vinculo.cases.models import Case
from vinculo.cases.selectors.promised import promised_on
from vinculo.cases.services import notes
from vinculo.cases.services.answer import Answer, answer_case
from vinculo.cases.services.hands import take_case
from vinculo.cases.testing import MORNING, House, a_case
from vinculo.clocks.testing import tell_due
from vinculo.identity.testing import signed_in
from vinculo.kernel import clock
from vinculo.kernel.testing import run_jobs
from vinculo.lib.calendar import add_open_time
from vinculo.organization import api as organization
from vinculo.promises import api as promises
from vinculo.promises.contracts import PromiseState

pytestmark = pytest.mark.django_db
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
CALL, SEND = "Le llamo en 30 minutos.", "Le enviaremos el contrato mañana."


def an_answered_case(house: House, *said: str):
    case = a_case()
    take_case(case_id=case.id, actor=house.agent, at=MORNING)
    seen = Case.objects.get(pk=case.id).latest_message_id
    html = "".join(f"<p>{each}</p>" for each in said)
    answer_case(case_id=case.id, answer=Answer(html=html, seen=seen), actor=house.agent, at=MORNING)
    return case


def proposed(house: House, case, after: timedelta):
    return promised_on(actor=house.agent, case_id=case.id, at=MORNING + after).proposals


def test_working_hours_are_counted_in_the_calendar_of_the_house(house: House) -> None:
    case = an_answered_case(house, "Le responderemos en 20 horas laborables.")
    (one,) = proposed(house, case, MINUTE)
    calendar = organization.calendar_of(organization.default_calendar_id())
    assert one.spotted.due_at == add_open_time(calendar, MORNING, timedelta(hours=20))
    assert one.spotted.due_at > MORNING + timedelta(hours=20)
    assert all(reason in REASONS for reason in one.spotted.reasons)


def test_words_whose_time_is_over_still_wait_for_a_person_for_a_month(house: House) -> None:
    case = an_answered_case(house, CALL, SEND)
    for after, past in (
        (29 * MINUTE, [False, False]),
        (31 * MINUTE, [True, False]),
        (2 * DAY, [True, True]),
        (29 * DAY, [True, True]),
    ):
        assert [one.is_past for one in proposed(house, case, after)] == past
    assert proposed(house, case, 33 * DAY) == ()


def test_notes_do_not_push_what_was_promised_to_the_customer_out_of_sight(house: House) -> None:
    case = an_answered_case(house, CALL, SEND)
    for number in range(25):
        at = MORNING + (number + 1) * MINUTE
        notes.add_note(case_id=case.id, text=f"Nota {number}", actor=house.agent, at=at)
    assert [one.spotted.phrase for one in proposed(house, case, 26 * MINUTE)] == [CALL, SEND]


def test_words_that_were_not_kept_reach_the_register_as_broken(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "now", lambda: MORNING + 2 * DAY)
    case = an_answered_case(house, CALL)
    browser, part = signed_in(house.marta), f"/casos/{case.id}/promesas/"
    page = browser.get(part).content.decode()
    assert "Ya venció: ¿se cumplió?" in page
    (one,) = proposed(house, case, 2 * DAY)
    due = f"{MORNING.astimezone(one.spotted.due_at.tzinfo) + 30 * MINUTE:%Y-%m-%dT%H:%M}"
    sent = {"origen": one.origin, "due": due, "como": "rota"}
    assert browser.post(f"{part}confirmar/", sent).status_code == 302
    tell_due(at=MORNING + 2 * DAY)
    run_jobs()
    (written,) = promises.of_subjects(f"case:{case.id}")
    assert (written.state, written.given_at) == (PromiseState.BROKEN, MORNING)
    assert proposed(house, case, 2 * DAY) == ()


def test_words_that_were_kept_are_written_down_with_their_proof(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "now", lambda: MORNING + 2 * DAY)
    case = an_answered_case(house, CALL)
    browser, part = signed_in(house.marta), f"/casos/{case.id}/promesas/"
    (one,) = proposed(house, case, 2 * DAY)
    local = MORNING.astimezone(one.spotted.due_at.tzinfo)
    sent = {
        "origen": one.origin,
        "due": f"{local + 30 * MINUTE:%Y-%m-%dT%H:%M}",
        "como": "cumplida",
        "hecho": f"{local + 20 * MINUTE:%Y-%m-%dT%H:%M}",
        "prueba": "",
    }
    unproved = browser.post(f"{part}confirmar/", sent)
    assert unproved.status_code == 422
    assert promises.of_subjects(f"case:{case.id}") == []
    early = sent | {"prueba": "La llamé", "hecho": f"{local - DAY:%Y-%m-%dT%H:%M}"}
    assert browser.post(f"{part}confirmar/", early).status_code == 422
    assert promises.of_subjects(f"case:{case.id}") == []
    proved = sent | {"prueba": "La llamé y quedó contenta"}
    assert browser.post(f"{part}confirmar/", proved).status_code == 302
    tell_due(at=MORNING + 2 * DAY)
    run_jobs()
    (written,) = promises.of_subjects(f"case:{case.id}")
    assert (written.state, written.proof_words) == (PromiseState.KEPT, "La llamé y quedó contenta")
    assert written.ended_at == MORNING + 20 * MINUTE
