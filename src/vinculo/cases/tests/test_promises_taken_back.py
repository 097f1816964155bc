"""A word taken back is told to who waits for it, and stands on the page of its case."""

from datetime import timedelta

import pytest

from vinculo.cases import api as cases
from vinculo.cases.contracts import CaseKind
from vinculo.cases.services import promised
from vinculo.cases.testing import MORNING, House, a_case
from vinculo.customers import api as customers
from vinculo.customers.contracts import ContactKind, NewCustomer
from vinculo.delivery.testing import outbox
from vinculo.identity.testing import signed_in
from vinculo.interactions import api as interactions
from vinculo.kernel import clock
from vinculo.promises import api as promises
from vinculo.promises.contracts import PromiseState
from vinculo.work import api as work

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)
SORRY = "Lo sentimos mucho: hoy no podremos llamarle."


@pytest.fixture(autouse=True)
def _an_hour_later(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: MORNING + HOUR)


def _given(house: House, case_id):
    return promised.give(
        case_id=case_id,
        words="Llamarle antes de las 12",
        due_at=MORNING + 3 * HOUR,
        actor=house.agent,
        at=MORNING,
    )


def test_its_apology_reaches_the_customer_by_the_conversation_once(house: House) -> None:
    case = a_case()
    one = _given(house, case.id)
    marta, before = signed_in(house.marta), len(outbox())
    place = f"/promesas/{one}/retirar/"
    page = marta.post(place, {"disculpa": SORRY}, follow=True).content.decode()
    assert "la disculpa ha salido para el cliente" in page
    assert "Falta decírselo" not in page
    kept = promises.promise(actor=house.agent, promise_id=one)
    assert (kept.state, kept.told_at) == (PromiseState.WITHDRAWN, MORNING + HOUR)
    texts = [each.text for each in interactions.messages(case.conversation_id)]
    assert sum(SORRY in text for text in texts) == 1
    assert len(outbox()) == before + 1
    assert work.tasks_on(f"promise:{one}") == []
    part = marta.get(f"/casos/{case.id}/promesas/").content.decode()
    assert SORRY in part
    assert "falta decírselo" not in part
    marta.post(place, {"disculpa": SORRY})
    assert len(outbox()) == before + 1


def test_without_a_conversation_it_waits_to_be_said_aloud(house: House) -> None:
    person = customers.register_all(
        [NewCustomer(name="Luis Paz", kind=ContactKind.PHONE, value="+34600111222", at=MORNING)]
    )[0]
    case_id = cases.open_case(
        actor=house.agent,
        service_id=house.service_id,
        customer_id=person,
        kind=CaseKind.QUERY,
        subject="Llama",
        text="Pide una visita",
        at=MORNING,
    )
    one = _given(house, case_id)
    marta = signed_in(house.marta)
    page = marta.post(f"/promesas/{one}/retirar/", {"disculpa": SORRY}, follow=True)
    assert "falta decírsela al cliente" in page.content.decode()
    assert "Falta decírselo al cliente" in page.content.decode()
    (task,) = work.tasks_on(f"promise:{one}")
    assert (task.owner_id, task.done_at) == (house.marta.id, None)
    assert "falta decírselo al cliente" in marta.get(f"/casos/{case_id}/promesas/").content.decode()
    for _twice in range(2):
        marta.post(f"/promesas/{one}/dicha/")
    (task,) = work.tasks_on(f"promise:{one}")
    assert task.done_at is not None
    assert promises.promise(actor=house.agent, promise_id=one).told_at == MORNING + HOUR
    assert "Falta decírselo" not in marta.get(f"/promesas/{one}/").content.decode()
