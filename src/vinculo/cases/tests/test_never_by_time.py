"""No unresolved case ends because time went by, and nobody is asked anything before the end."""

from datetime import timedelta

import pytest

from vinculo.cases import api
from vinculo.cases.contracts import CaseStatus, Outcome
from vinculo.cases.domain.macros import Step
from vinculo.cases.models import Case, DeskRule, RuleRun
from vinculo.cases.services import resolve
from vinculo.cases.services.rules import keeping, stillness
from vinculo.cases.services.rules.by_time import EndsByTimeError
from vinculo.cases.services.rules.occasions import rule_events
from vinculo.cases.testing import MORNING, House, a_case, acting
from vinculo.customers import api as customers
from vinculo.customers.contracts import ContactKind
from vinculo.identity.testing import a_user
from vinculo.kernel.actor import SYSTEM, Role
from vinculo.kernel.testing import run_jobs

END = Step(action="resolve", value=Outcome.SOLVED.value)
DAYS = timedelta(days=1)


@pytest.fixture
def admin(house: House):
    return acting(a_user(Role.ADMINISTRATOR))


def keep(admin, event, *steps, name="Regla"):
    draft = keeping.RuleDraft(name=name, event=event, hours=24, steps=steps)
    rule_id, _on = keeping.keep_rule(draft, actor=admin, at=MORNING)
    keeping.switch(rule_id=rule_id, on=True, actor=admin, at=MORNING)
    return rule_id


def test_a_rule_that_resolves_when_time_goes_by_is_not_kept(house: House, admin) -> None:
    by_time = {key for key in rule_events if rule_events[key].by_time}
    assert by_time == {"clock_warns", "clock_breaches", "waiting_over", "idle"}
    for event in by_time:
        with pytest.raises(EndsByTimeError):
            keep(admin, event, END)
    assert keep(admin, "answered", END)


def test_rules_that_time_wakes_resolve_nothing_however_they_were_written(
    house: House, admin
) -> None:
    case = a_case()
    first = keep(admin, "idle", Step(action="kind", value="incident"), name="Primera")
    keep(admin, "kind", END, name="Segunda")
    stillness.wake_still(at=case.opened_at + 3 * DAYS)
    run_jobs()
    assert Case.objects.get().status == CaseStatus.NEW
    done = [one for run in RuleRun.objects.all() for one in run.done]
    refused = [one["refused"] for one in done if "refused" in one]
    assert refused == ["case_rule_ends_by_time"]
    DeskRule.objects.filter(pk=first).update(steps=[END.stored()])
    stillness.wake_still(at=case.opened_at + 6 * DAYS)
    assert Case.objects.get().status == CaseStatus.NEW


def test_the_sweeper_closes_what_was_resolved_and_nothing_else(house: House) -> None:
    case = a_case()
    assert resolve.close_old(at=case.opened_at + 400 * DAYS) == 0
    assert Case.objects.get().status == CaseStatus.NEW


def test_whoever_waits_for_a_case_is_known_under_every_record(house: House) -> None:
    case = a_case()
    holder, other = (
        customers.register(name=name, kind=ContactKind.EMAIL, value=f"{name}@a.example", at=MORNING)
        for name in ("una", "otra")
    )
    Case.objects.update(customer_id=holder)
    assert api.customers_with_open([holder, other]) == {holder}
    api.resolve_case(
        case_id=case.id, outcome=Outcome.SOLVED, actor=SYSTEM, at=case.opened_at + DAYS
    )
    assert api.customers_with_open([holder, other]) == set()
