"""Promises of cases that are merged, resolved by mistake, or of somebody else."""

from datetime import timedelta

import pytest

from vinculo.cases.contracts import Outcome
from vinculo.cases.models import Undoable
from vinculo.cases.selectors.promised import promised_on
from vinculo.cases.services import join, promised, resolve, undo
from vinculo.cases.services.customer import set_customer
from vinculo.cases.services.hands import take_case
from vinculo.cases.services.notes import add_note
from vinculo.cases.testing import MORNING, House, a_case
from vinculo.clocks.testing import tell_due
from vinculo.customers import api as customers
from vinculo.customers.contracts import ContactKind
from vinculo.identity.testing import signed_in
from vinculo.interactions import api as interactions
from vinculo.interactions.testing import acknowledging_at_once
from vinculo.kernel import clock
from vinculo.kernel.testing import run_jobs
from vinculo.promises import api as promises
from vinculo.promises.contracts import PromiseState, Telling
from vinculo.promises.testing import a_rule

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)
CALL = "Llamarle antes de las 12"


@pytest.fixture(autouse=True)
def _an_hour_later(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: MORNING + HOUR)


def given(house: House, case_id, **more):
    what = {"words": CALL, "due_at": MORNING + 3 * HOUR, "on_resolve": True} | more
    return promised.give(case_id=case_id, actor=house.agent, at=MORNING, **what)


def states(case_id) -> list[PromiseState]:
    return [one.state for one in promises.of_subjects(f"case:{case_id}")]


def texts(case) -> list[str]:
    found = interactions.messages(case.conversation_id)
    return [one.text for one in found if "Le prometimos" in one.text]


def test_a_promise_goes_on_in_the_case_into_which_its_own_was_merged(house: House) -> None:
    acknowledging_at_once()
    a_rule(house.service_id, Telling.AUTOMATIC)
    first, second = a_case(), a_case()
    given(house, second.id)
    late = given(house, second.id, words="Enviarle el parte", due_at=MORNING + 2 * HOUR)
    join.merge_case(case_id=second.id, into_id=first.id, actor=house.agent, at=MORNING)
    found = promised_on(actor=house.agent, case_id=first.id, at=MORNING + HOUR)
    assert {one.words for one in found.promises} == {CALL, "Enviarle el parte"}
    tell_due(at=MORNING + 2.5 * HOUR)
    run_jobs()
    assert ["Enviarle el parte" in text for text in texts(first)] == [True]
    take_case(case_id=first.id, actor=house.agent, at=MORNING)
    at = MORNING + 2.5 * HOUR
    resolve.resolve_case(case_id=first.id, outcome=Outcome.SOLVED, actor=house.agent, at=at)
    kept = {one.id: one.state for one in promises.of_subjects(f"case:{second.id}")}
    assert kept.pop(late) is PromiseState.BROKEN
    assert list(kept.values()) == [PromiseState.KEPT]


def test_taking_a_resolution_back_lets_the_time_of_its_promise_run_again(house: House) -> None:
    case = a_case()
    given(house, case.id)
    take_case(case_id=case.id, actor=house.agent, at=MORNING)
    at = MORNING + HOUR
    resolve.resolve_case(case_id=case.id, outcome=Outcome.SOLVED, actor=house.agent, at=at)
    assert states(case.id) == [PromiseState.KEPT]
    group = Undoable.objects.filter(case_id=case.id, what="state").latest("at").group
    undo.undo(group=group, actor=house.agent, at=at + timedelta(seconds=5))
    assert states(case.id) == [PromiseState.OPEN]
    tell_due(at=MORNING + 4 * HOUR)
    run_jobs()
    assert states(case.id) == [PromiseState.BROKEN]


def test_a_promise_is_to_whom_the_case_turns_out_to_be_of(house: House) -> None:
    case = a_case()
    given(house, case.id)
    one, other = (
        customers.register(name=name, kind=ContactKind.PHONE, value=value, at=MORNING)
        for name, value in (("Lucía Romero", "600 000 118"), ("Ana Gil", "600 000 119"))
    )
    for customer_id in (one, other):
        set_customer(case_id=case.id, customer_id=customer_id, actor=house.agent, at=MORNING)
    assert promises.open_to_customers(one) == []
    assert [each.words for each in promises.open_to_customers(other)] == [CALL]


def test_the_words_of_a_note_wait_for_a_person_before_the_customer_reads_them(
    house: House,
) -> None:
    acknowledging_at_once()
    a_rule(house.service_id, Telling.AUTOMATIC)
    case = a_case()
    note = "Aunque es un pesado, le llamaremos hoy a las 13:00."
    add_note(case_id=case.id, text=note, actor=house.agent, at=MORNING)
    (one,) = promised_on(actor=house.agent, case_id=case.id, at=MORNING + HOUR).proposals
    given(house, case.id, words=one.spotted.phrase, written=one, on_resolve=False)
    tell_due(at=MORNING + 4 * HOUR)
    run_jobs()
    assert states(case.id) == [PromiseState.BROKEN]
    assert texts(case) == []


def test_the_newest_of_many_promises_is_on_the_page_and_can_be_told(house: House) -> None:
    case = a_case()
    for number in range(65):
        due = MORNING + (number + 1) * HOUR
        last = given(house, case.id, due_at=due, words=f"Promesa {number}", on_resolve=False)
    assert last in {one.id for one in promises.of_subjects(f"case:{case.id}")}
    first = promises.of_subjects(f"case:{case.id}", only=last)
    assert [one.words for one in first] == ["Promesa 64"]


def test_only_words_that_wait_on_the_case_are_passed_over(house: House) -> None:
    case = a_case()
    forged = "message:00000000-0000-0000-0000-000000000000:0123456789abcdef"
    signed_in(house.marta).post(f"/casos/{case.id}/promesas/no/", {"origen": forged})
    assert promises.known_marks([forged]) == set()
