"""Promises on cases: written, confirmed, broken, told."""

from datetime import timedelta

import pytest

from vinculo.cases.contracts import Outcome
from vinculo.cases.models import Case
from vinculo.cases.selectors.promised import promised_on
from vinculo.cases.services import promised, resolve
from vinculo.cases.services.answer import Answer, answer_case
from vinculo.cases.services.hands import take_case
from vinculo.cases.testing import MORNING, House, a_case
from vinculo.clocks.testing import tell_due
from vinculo.customers import api as customers
from vinculo.customers.contracts import ContactKind
from vinculo.identity.testing import signed_in
from vinculo.interactions import api as interactions
from vinculo.interactions.testing import acknowledging_at_once
from vinculo.kernel import clock
from vinculo.kernel.slots import panels
from vinculo.kernel.testing import run_jobs
from vinculo.promises import api as promises
from vinculo.promises.contracts import PromiseState, Telling
from vinculo.promises.testing import a_rule, broken

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture(autouse=True)
def _an_hour_later(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: MORNING + HOUR)


def given(house: House, case_id, **more):
    return promised.give(
        case_id=case_id,
        words=more.get("words", "Llamarle antes de las 12"),
        due_at=MORNING + more.get("hours", 3) * HOUR,
        on_resolve=more.get("on_resolve", False),
        actor=house.agent,
        at=MORNING,
    )


def states(case_id) -> list[PromiseState]:
    return [one.state for one in promises.of_subjects(f"case:{case_id}")]


def test_words_of_an_answer_are_proposed_and_confirmed_once(house: House) -> None:
    case = a_case()
    take_case(case_id=case.id, actor=house.agent, at=MORNING)
    seen = Case.objects.get(pk=case.id).latest_message_id
    html = "<p>Siento el corte.</p><p>Le llamo mañana antes de las 12.</p><p>¿Le va bien?</p>"
    answer_case(case_id=case.id, answer=Answer(html=html, seen=seen), actor=house.agent, at=MORNING)
    browser = signed_in(house.marta)
    part = f"/casos/{case.id}/promesas/"
    page = browser.get(part).content.decode()
    assert "Le llamo mañana antes de las 12." in page
    assert "2026-11-19T12:00" in page
    found = promised_on(actor=house.agent, case_id=case.id, at=MORNING + HOUR)
    (one,) = found.proposals
    sent = {"origen": one.origin, "due": "2026-11-19T13:00"}
    refused = browser.post(f"{part}confirmar/", sent | {"due": "2026-11-18T09:00"})
    assert refused.status_code == 422
    assert "Lo prometido vence antes" in refused.content.decode()
    for _twice in range(2):
        assert browser.post(f"{part}confirmar/", sent).status_code == 302
    (kept,) = promises.of_subjects(f"case:{case.id}")
    assert (kept.owner_id, f"{kept.due_at:%d %H:%M}") == (house.marta.id, "19 12:00")
    assert "¿Es una promesa?" not in browser.get(part).content.decode()


def test_a_broken_promise_is_told_to_the_customer_once_and_never_to_a_machine(
    house: House,
) -> None:
    a_rule(house.service_id, Telling.AUTOMATIC)
    acknowledging_at_once()
    case = a_case()
    machine = a_case(
        sender="Robot <robot@correo.example>", headers=(("Auto-Submitted", "auto-generated"),)
    )
    for each in (case, machine):
        given(house, each.id)
    for _twice in range(2):
        tell_due(at=MORNING + 4 * HOUR)
        run_jobs()
    assert states(case.id) == states(machine.id) == [PromiseState.BROKEN]

    def told(each) -> list[str]:
        found = interactions.messages(each.conversation_id)
        return [one.text for one in found if "Le prometimos" in one.text]

    assert len(told(case)) == 1
    assert "«Llamarle antes de las 12»" in told(case)[0]
    assert told(machine) == []


def test_what_broke_by_one_moment_is_told_in_one_message_that_lists_it(house: House) -> None:
    a_rule(house.service_id, Telling.AUTOMATIC)
    acknowledging_at_once()
    case = a_case()
    first = given(house, case.id, words="Contestarle en tres horas")
    given(house, case.id, words="Le contestamos antes de la una", hours=3.1)
    given(house, case.id, words="Enviarle el parte", hours=5)
    tell_due(at=MORNING + 4 * HOUR)
    broken(first, at=MORNING + 4 * HOUR)
    promised.hear_broken(case_id=case.id, promise_id=first, at=MORNING + 4 * HOUR)
    run_jobs()
    found = [one.text for one in interactions.messages(case.conversation_id)]
    told = [text for text in found if "Le prometimos" in text]
    assert len(told) == 1, "one delay, one apology"
    assert "«Contestarle en tres horas; Le contestamos antes de la una»" in told[0]
    one, other, later = promises.of_subjects(f"case:{case.id}")
    assert one.told_at == other.told_at is not None
    assert (other.state, later.state) == (PromiseState.BROKEN, PromiseState.AT_RISK)
    tell_due(at=MORNING + 6 * HOUR)
    run_jobs()
    found = [one.text for one in interactions.messages(case.conversation_id)]
    assert [text for text in found if "«Enviarle el parte»" in text], "another delay, its own words"


def test_the_agent_confirms_what_the_customer_is_told(house: House) -> None:
    case = a_case()
    one = given(house, case.id)
    tell_due(at=MORNING + 4 * HOUR)
    run_jobs()
    browser = signed_in(house.marta)
    assert "Decírselo al cliente" in browser.get(f"/casos/{case.id}/promesas/").content.decode()
    tell = f"/casos/{case.id}/promesas/{one}/avisar/"
    for _twice in range(2):
        browser.post(tell, {"texto": "Le pedimos disculpas de corazón."})
    found = interactions.messages(case.conversation_id)
    assert sum("de corazón" in each.text for each in found) == 1


def test_resolving_keeps_what_was_promised_to_be_resolved(house: House) -> None:
    case = a_case()
    given(house, case.id, on_resolve=True)
    given(house, case.id, words="Enviarle el parte")
    take_case(case_id=case.id, actor=house.agent, at=MORNING)
    resolve.resolve_case(
        case_id=case.id, outcome=Outcome.SOLVED, actor=house.agent, at=MORNING + HOUR
    )
    assert sorted(states(case.id)) == [PromiseState.KEPT, PromiseState.OPEN]


def test_the_promises_of_a_case_stand_on_its_page_the_offer_and_the_customer(
    house: House, django_assert_max_num_queries
) -> None:
    case = a_case()
    customer_id = customers.register(
        name="Lucía Romero", kind=ContactKind.PHONE, value="600 000 118", at=MORNING
    )
    Case.objects.filter(pk=case.id).update(customer_id=customer_id)
    given(house, case.id)
    browser = signed_in(house.marta)
    assert f"/casos/{case.id}/promesas/" in browser.get(f"/casos/{case.id}/").content.decode()
    later = f"/promesas/cliente/{customer_id}/"
    assert later in browser.get(f"/clientes/{customer_id}/").content.decode()
    assert "Llamarle antes" in browser.get(later).content.decode()
    item_id = Case.objects.get(pk=case.id).item_id
    offered = panels["cases.offer_promises"]
    with django_assert_max_num_queries(offered.query_budget):
        (shown,) = offered.load(house.agent, item_id)
    assert shown.words == "Llamarle antes de las 12"
    part = f"/casos/{case.id}/promesas/"
    browser.get(part)
    with django_assert_max_num_queries(20):
        browser.get(part)
