"""What a customer's contract promises is carried by each of their cases, and nobody types it."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from vinculo.cases.contracts import CaseView, Outcome
from vinculo.cases.models import Case, Undoable
from vinculo.cases.services import answer, customer, resolve, undo
from vinculo.cases.services.answer import Answer, answer_case
from vinculo.cases.services.hands import take_case
from vinculo.cases.testing import MORNING, House, a_case
from vinculo.clocks.testing import tell_due
from vinculo.customers import api as customers
from vinculo.customers.contracts import ContactKind, NewHolding
from vinculo.kernel.actor import SYSTEM
from vinculo.kernel.testing import run_jobs
from vinculo.promises import api as promises
from vinculo.promises.contracts import PromiseState, PromiseView, Source

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)
LUCIA = "lucia@correo.example"


def a_contract(house: House, *, email: str = LUCIA, **more: object) -> UUID:
    known = customers.identify(kind=ContactKind.EMAIL, value=email)
    customer_id = (
        known[0].customer_id
        if known
        else customers.register(
            name="Lucía Romero", kind=ContactKind.EMAIL, value=email, at=MORNING
        )
    )
    said: dict[str, object] = {"since": date(2026, 1, 1), "answer_hours": 2, "solve_hours": 6}
    new = NewHolding(customer_id=customer_id, service_id=house.service_id, **(said | more))  # type: ignore[arg-type]
    customers.hold(new, by=SYSTEM, at=MORNING)
    return customer_id


def of(case: CaseView) -> list[PromiseView]:
    found = promises.of_subjects(f"case:{case.id}")
    return sorted(found, key=lambda one: (one.on_resolve, one.given_at))


def test_each_case_carries_the_levels_of_the_contract_in_force(house: House) -> None:
    a_contract(house, reference="C-7")
    case = a_case()
    first, second = of(case)
    assert (first.words, second.words) == (
        "Responder en 2 horas, por el contrato C-7",
        "Resolver en 6 horas, por el contrato C-7",
    )
    assert {one.source for one in (first, second)} == {Source.CONTRACT}
    assert first.due_at == MORNING + 2 * HOUR
    assert second.due_at == MORNING + 8 * HOUR, "six open hours, with the two of midday between"
    assert first.standard_words.startswith("Le respondemos en 4 horas"), "the standard behind it"
    take_case(case_id=case.id, actor=house.agent, at=MORNING)
    seen = Case.objects.get(pk=case.id).latest_message_id
    reply = Answer(html="<p>Lo miro.</p>", seen=seen)
    answer_case(case_id=case.id, answer=reply, actor=house.agent, at=MORNING + HOUR)
    assert [one.state for one in of(case)] == [PromiseState.KEPT, PromiseState.OPEN]
    resolve.resolve_case(
        case_id=case.id, outcome=Outcome.SOLVED, actor=house.agent, at=MORNING + 2 * HOUR
    )
    assert [one.state for one in of(case)] == [PromiseState.KEPT, PromiseState.KEPT]


def test_what_the_contract_gives_is_broken_by_the_clock_and_a_late_answer_repairs_it(
    house: House,
) -> None:
    a_contract(house, solve_hours=None)
    case = a_case()
    tell_due(at=MORNING + 3 * HOUR)
    run_jobs()
    (one,) = of(case)
    assert one.state is PromiseState.BROKEN
    take_case(case_id=case.id, actor=house.agent, at=MORNING + 3 * HOUR)
    seen = Case.objects.get(pk=case.id).latest_message_id
    reply = Answer(html="<p>Perdone.</p>", seen=seen)
    answer_case(case_id=case.id, answer=reply, actor=house.agent, at=MORNING + 3 * HOUR)
    (one,) = of(case)
    assert one.state is PromiseState.BROKEN, (
        "it counts as broken, and its repair is a person's task"
    )


def test_the_time_to_solve_stands_still_while_the_customer_is_waited_for(house: House) -> None:
    a_contract(house, answer_hours=None)
    case = a_case()
    take_case(case_id=case.id, actor=house.agent, at=MORNING)
    answer.set_waiting(case_id=case.id, until=None, actor=house.agent, at=MORNING + 2 * HOUR)
    tell_due(at=MORNING + timedelta(days=3))
    run_jobs()
    (one,) = of(case)
    assert one.state is PromiseState.OPEN, "nobody breaks it by waiting for the customer"
    answer.resume_case(case_id=case.id, actor=house.agent, at=MORNING + timedelta(days=1))
    (one,) = of(case)
    assert one.due_at == MORNING + timedelta(days=1) + 4 * HOUR
    answer.set_waiting(
        case_id=case.id, until=None, actor=house.agent, at=MORNING + timedelta(days=1)
    )
    resolve.resolve_case(
        case_id=case.id, outcome=Outcome.SOLVED, actor=house.agent, at=MORNING + timedelta(days=6)
    )
    (one,) = of(case)
    assert one.state is PromiseState.KEPT


def test_whose_case_it_is_decides_which_contract_binds(house: House) -> None:
    a_contract(house)
    other = a_contract(house, email="otra@correo.example", answer_hours=3, solve_hours=None)
    case = a_case()
    assert len(of(case)) == 2
    customer.set_customer(case_id=case.id, customer_id=other, actor=house.agent, at=MORNING + HOUR)
    told = {one.words: one.state for one in of(case)}
    assert told == {
        "Responder en 2 horas, por contrato": PromiseState.WITHDRAWN,
        "Resolver en 6 horas, por contrato": PromiseState.WITHDRAWN,
        "Responder en 3 horas, por contrato": PromiseState.OPEN,
    }
    customer.set_customer(case_id=case.id, customer_id=None, actor=house.agent, at=MORNING + HOUR)
    assert not any(one.is_open for one in of(case))


def test_a_mistaken_customer_costs_nobody_their_contract_nor_an_answer_that_left_in_time(
    house: House,
) -> None:
    lucia = a_contract(house, solve_hours=None)
    other = a_contract(house, email="otra@correo.example", answer_hours=None, solve_hours=None)
    case = a_case()
    for who in (other, lucia):
        customer.set_customer(case_id=case.id, customer_id=who, actor=house.agent, at=MORNING)
    assert [one.state for one in of(case)].count(PromiseState.OPEN) == 1
    customer.set_customer(case_id=case.id, customer_id=None, actor=house.agent, at=MORNING)
    take_case(case_id=case.id, actor=house.agent, at=MORNING)
    seen = Case.objects.get(pk=case.id).latest_message_id
    reply = Answer(html="<p>Lo miro.</p>", seen=seen)
    answer_case(case_id=case.id, answer=reply, actor=house.agent, at=MORNING + HOUR)
    late = MORNING + timedelta(days=2)
    customer.set_customer(case_id=case.id, customer_id=lucia, actor=house.agent, at=late)
    assert [one.state for one in of(case) if one.state is not PromiseState.WITHDRAWN] == [
        PromiseState.KEPT
    ]


def test_what_ended_by_mistake_binds_again(house: House) -> None:
    a_contract(house)
    case = a_case()
    took = MORNING + HOUR
    resolve.resolve_case(case_id=case.id, outcome=Outcome.SOLVED, actor=house.agent, at=took)
    assert {one.state for one in of(case)} == {PromiseState.KEPT}
    group = Undoable.objects.latest("at").group
    undo.undo(group=group, actor=house.agent, at=took + HOUR / 4)
    assert {one.state for one in of(case)} == {PromiseState.OPEN}
    wrong = took + HOUR / 4
    answer.set_waiting(case_id=case.id, until=None, actor=house.agent, at=wrong)
    later = MORNING + timedelta(days=4)
    resolve.resolve_case(case_id=case.id, outcome=Outcome.DUPLICATE, actor=house.agent, at=later)
    assert [one.state for one in of(case) if one.on_resolve] == [PromiseState.WITHDRAWN]


@pytest.mark.parametrize(
    "more",
    [
        pytest.param({"until": date(2026, 11, 17)}, id="it ended yesterday"),
        pytest.param({"since": date(2026, 11, 19)}, id="it begins tomorrow"),
        pytest.param({"answer_hours": None, "solve_hours": None}, id="it gives no level"),
    ],
)
def test_a_contract_that_gives_nothing_today_promises_nothing(
    house: House, more: dict[str, object]
) -> None:
    a_contract(house, **more)
    assert of(a_case()) == []


def test_of_two_contracts_the_better_one_holds_and_a_duplicate_binds_nobody(house: House) -> None:
    a_contract(house, answer_hours=None, solve_hours=8)
    a_contract(house, answer_hours=None, solve_hours=5)
    case = a_case()
    (one,) = of(case)
    assert one.words == "Resolver en 5 horas, por contrato"
    resolve.resolve_case(
        case_id=case.id, outcome=Outcome.DUPLICATE, actor=house.agent, at=MORNING + HOUR
    )
    (one,) = of(case)
    assert one.state is PromiseState.WITHDRAWN
