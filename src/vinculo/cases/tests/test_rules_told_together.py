"""Rules that hear of many cases at once do what they would do hearing of one after the other."""

from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from vinculo.cases.contracts import EntryKind, RunState
from vinculo.cases.domain.macros import Step
from vinculo.cases.domain.rules.conditions import Condition, Operator
from vinculo.cases.events import RulesCalled
from vinculo.cases.models import CaseEntry, DeskRule, RuleRun
from vinculo.cases.services.rules import keeping, running
from vinculo.cases.testing import MORNING, House, a_case, acting
from vinculo.identity.testing import a_user
from vinculo.kernel import events
from vinculo.kernel.actor import Role
from vinculo.kernel.testing import run_jobs


def says(field: str, value: str) -> Condition:
    return Condition(field=field, operator=Operator.SAYS, value=value)


def keep(name: str, step: Step, *all_of: Condition) -> DeskRule:
    admin = acting(a_user(Role.ADMINISTRATOR, name=f"Ada {name}"))
    draft = keeping.RuleDraft(name=name, event="message", steps=(step,), all_of=all_of)
    rule_id, _on = keeping.keep_rule(draft, actor=admin, at=MORNING)
    keeping.switch(rule_id=rule_id, on=True, actor=admin, at=MORNING)
    return DeskRule.objects.get(pk=rule_id)


def called(case_id: UUID) -> RulesCalled:
    cause = CaseEntry.objects.get(case_id=case_id, kind=EntryKind.MESSAGE)
    return RulesCalled(
        case_id=case_id, cause=cause.pk, occasions=("message",), at=MORNING, message_id=cause.ref
    )


def cases(*subjects: str) -> list[UUID]:
    return [
        a_case(subject=subject, sender=f"Persona {n} <persona{n}@correo.example>").id
        for n, subject in enumerate(subjects)
    ]


def acted() -> list[tuple[UUID, UUID]]:
    rows = RuleRun.objects.filter(state=RunState.DONE).order_by("pk")
    return list(rows.values_list("case_id", "rule_id"))


def test_a_rule_that_another_makes_true_acts_after_it_and_nobody_else_is_touched(
    house: House,
) -> None:
    fibre, invoice, other_fibre = cases("Fibra cortada", "Factura", "La fibra va lenta")
    is_raised = Condition(field="kind", operator=Operator.IS, value="incident")
    first = keep("Reclama", Step(action="kind", value="incident"), says("subject", "fibra"))
    second = keep("Anota", Step(action="note", text="<p>Reclamación</p>"), is_raised)
    told = [called(one) for one in (other_fibre, invoice, fibre)]
    events.publish_all(told)
    assert run_jobs().count("kernel.hear_together") == 1
    expected = [(case_id, rule.pk) for case_id in (other_fibre, fibre) for rule in (first, second)]
    assert acted() == expected
    running.hear_all(told)
    assert acted() == expected


def test_rules_ask_the_same_for_many_cases_as_for_two_when_none_of_them_acts(house: House) -> None:
    told = [called(one) for one in cases(*["Factura"] * 6)]
    keep("Fibra", Step(action="note", text="<p>Fibra</p>"), says("words", "fibra óptica"))
    asked = []
    for few in (told[:2], told):
        with CaptureQueriesContext(connection) as queries:
            running.hear_all(few)
        asked.append(len(queries))
    assert asked[0] == asked[1]


def test_what_a_fault_stops_is_heard_alone_and_the_rest_is_done_once(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second, third = cases("Fibra uno", "Fibra dos", "Fibra tres")
    keep("Anota", Step(action="note", text="<p>Fibra</p>"), says("subject", "fibra"))
    whole = running.hear

    def faulty(one: RulesCalled) -> None:
        if one.case_id == second and not RuleRun.objects.filter(case_id=third).exists():
            raise ValueError
        whole(one)

    monkeypatch.setattr(running, "hear", faulty)
    key = "cases.run_rules"
    monkeypatch.setitem(
        events._subscribers["cases.RulesCalled"],
        key,
        events._Subscriber(faulty, running.hear_all),
    )
    events.publish_all([called(one) for one in (first, second, third)])
    names = run_jobs()
    assert names.count("kernel.hear") == 1
    assert [case_id for case_id, _rule in acted()] == [first, third, second]
