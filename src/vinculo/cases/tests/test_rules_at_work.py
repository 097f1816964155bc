"""Rules at work: what wakes them, what they do, what stops them, what is kept of it."""

from dataclasses import replace
from datetime import timedelta
from html import unescape
from uuid import uuid4

import pytest
from django.urls import reverse

from vinculo.cases.contracts import EntryKind, RunState
from vinculo.cases.domain.facts import TermKind
from vinculo.cases.domain.macros import Step
from vinculo.cases.domain.rules.conditions import Condition, Operator
from vinculo.cases.domain.rules.loops import MOST_A_DAY, Cut
from vinculo.cases.models import Case, CaseEntry, DeskRule, Note, RuleRun, Term
from vinculo.cases.services import facts, hands
from vinculo.cases.services.macro_actions import StepValueError
from vinculo.cases.services.rules import keeping, reading, stillness
from vinculo.cases.services.rules.actions import known_actions, rule_actions
from vinculo.cases.services.rules.fields import known_fields, options_of, values_for
from vinculo.cases.services.rules.looking import Moment, seen_at
from vinculo.cases.services.rules.occasions import rule_events
from vinculo.cases.services.rules.running import Waking, wake
from vinculo.cases.services.rules.trying import try_rule
from vinculo.cases.testing import MORNING, House, a_case, a_common_text, acting
from vinculo.delivery.testing import outbox
from vinculo.identity import api as identity
from vinculo.identity.testing import a_user, signed_in
from vinculo.interactions.testing import acknowledging_at_once
from vinculo.kernel.actor import Role
from vinculo.kernel.errors import NotAllowedError
from vinculo.kernel.ids import new_id
from vinculo.kernel.testing import run_jobs
from vinculo.notices.testing import notices_of, told

HOUR = timedelta(hours=1)
NOTE = Step(action="note", text="<p>Mirado por una regla</p>")


@pytest.fixture
def admin(house: House):
    return acting(a_user(Role.ADMINISTRATOR, name="Ada Gómez"))


def a_tag(name: str):
    return facts.keep_term(
        kind=TermKind.TAG, name=name, by=acting(a_user(Role.OWNER, name=f"Dueña {name}"))
    )


def keep(admin, *steps: Step, event="message", name="Regla", on=True, **more) -> DeskRule:
    draft = keeping.RuleDraft(name=name, event=event, steps=steps, **more)
    rule_id, _on = keeping.keep_rule(draft, actor=admin, at=MORNING)
    if on:
        keeping.switch(rule_id=rule_id, on=True, actor=admin, at=MORNING)
    return DeskRule.objects.get(pk=rule_id)


def has(tag_id) -> Condition:
    return Condition(field="tag", operator=Operator.HAS, value=str(tag_id))


def asks(field: str, value: str) -> Condition:
    return Condition(field=field, operator=Operator.IS, value=value)


def test_a_message_wakes_a_rule_once_and_the_case_says_whose_doing_it_was(
    house: House, admin
) -> None:
    vip = a_tag("vip")
    words = Condition(field="words", operator=Operator.SAYS, value="INTERNET, fibra")
    rule = keep(admin, Step(action="tag", value=str(vip)), NOTE, all_of=(words,))
    keep(admin, NOTE, name="Otra", all_of=(asks("status", "closed"),))
    case = a_case()
    run = RuleRun.objects.get()
    assert (run.rule_id, run.state, run.version) == (rule.pk, RunState.DONE, 1)
    assert run.found == [words.stored() | {"held": True}]
    assert [one["action"] for one in run.done] == ["tag", "note"]
    assert Note.objects.get().author_id is None
    entry = CaseEntry.objects.get(kind=EntryKind.TAGGED)
    assert entry.params["rule_name"] == "Regla"
    cause = CaseEntry.objects.get(kind=EntryKind.MESSAGE)
    for _again in range(2):
        wake(rule.pk, Waking(case_id=case.id, cause=cause.pk, at=MORNING))
    assert (RuleRun.objects.count(), Note.objects.count()) == (1, 1)
    page = signed_in(house.marta).get(reverse("cases:page", args=[case.id])).content.decode()
    assert "La regla «Regla» puso la etiqueta «vip»" in page
    assert "La regla «Regla» ha actuado" in page


def test_what_one_action_refuses_keeps_no_other_from_being_done(house: House, admin) -> None:
    keep(admin, Step(action="notify", value="owner", text="Mírelo"), NOTE)
    a_case()
    run = RuleRun.objects.get()
    assert run.state == RunState.PARTLY
    assert run.done[0]["refused"] == "case_rule_nobody_to_tell"
    assert Note.objects.count() == 1
    assert CaseEntry.objects.filter(kind=EntryKind.RULE_FAILED, ref=run.pk).exists()


def test_a_rule_tells_whoever_has_the_case_and_nobody_who_may_not_see_it(
    house: House, admin
) -> None:
    stranger = a_user(Role.AGENT, name="Iván Sáez")
    keep(admin, Step(action="notify", value=f"user:{stranger.id}"), name="A quien no ve")
    keep(admin, Step(action="notify", value="owner", text="Ojo"), event="owner", name="Al dueño")
    case = a_case()
    hands.take_case(case_id=case.id, actor=house.agent, at=MORNING)
    run_jobs()
    assert notices_of(stranger.id) == []
    said = {"number": case.number, "rule": "Al dueño", "text": "Ojo"}
    assert told(house.marta.id, "cases.rule_tells") == [said]


def test_a_rule_writes_to_people_once_a_case_and_to_machines_never(house: House, admin) -> None:
    text = a_common_text("<p>Su caso es el {{ caso.numero }}.</p>")
    keep(admin, Step(action="auto_answer", value=str(text)), on=True)
    acknowledging_at_once()
    case = a_case()
    (sent,) = [one for one in outbox() if case.number in str(one.message.get_body(("plain",)))]
    assert sent.message["Auto-Submitted"] == "auto-replied"
    rule = DeskRule.objects.get()
    again = wake(rule.pk, Waking(case_id=case.id, cause=new_id(), at=MORNING + HOUR))
    assert again is not None
    assert again.done[0]["refused"] == "case_rule_answered_before"
    a_case(sender="Robot <robot@tienda.example>", headers=(("X-Loop", "tienda"),))
    refusals = [run.done[0].get("refused") for run in RuleRun.objects.order_by("pk")]
    assert refusals == [None, "case_rule_answered_before", "interactions_not_automatically"]
    assert Case.objects.get(pk=case.id).first_answered_at is None


def test_rules_that_would_go_in_circles_are_kept_off_and_named(house: House, admin) -> None:
    vip = a_tag("vip")
    tags = keep(admin, Step(action="tag", value=str(vip)), event="status", name="Marca")
    resolves = Step(action="resolve", value="solved")
    ends = keep(admin, resolves, event="tag", name="Cierra", on=False, all_of=(has(vip),))
    with pytest.raises(keeping.CircleError) as refused:
        keeping.switch(rule_id=ends.pk, on=True, actor=admin, at=MORNING)
    assert refused.value.params["circle"] == "«Cierra» → «Marca» → «Cierra»"
    ends.refresh_from_db()
    assert not ends.is_on
    keeping.switch(rule_id=tags.pk, on=False, actor=admin, at=MORNING)
    keeping.switch(rule_id=ends.pk, on=True, actor=admin, at=MORNING)
    waits = keep(admin, Step(action="wait", value="1"), event="waiting_over", on=False)
    with pytest.raises(keeping.OwnCircleError):
        keeping.switch(rule_id=waits.pk, on=True, actor=admin, at=MORNING)


def test_a_circle_that_was_not_foreseen_is_cut_written_down_and_told_once(
    house: House, admin
) -> None:
    vip = a_tag("vip")
    first = keep(admin, Step(action="tag", value=str(vip)), event="tag", name="Uno", on=False)
    second = keep(admin, Step(action="untag", value=str(vip)), event="tag", name="Dos", on=False)
    DeskRule.objects.update(is_on=True)
    case = a_case()
    facts.add_tag(case_id=case.id, term_id=vip, actor=house.agent, at=MORNING)
    run_jobs()
    cuts = list(RuleRun.objects.filter(state=RunState.CUT).order_by("at", "pk"))
    assert {run.cut for run in cuts} == {Cut.CIRCLE}
    assert {run.rule_id for run in cuts} <= {first.pk, second.pk}
    assert CaseEntry.objects.filter(kind=EntryKind.RULE_CUT).count() == len(cuts)
    told_once = len(told(admin.user_id, "cases.rule_cut"))
    assert told_once == len({run.rule_id for run in cuts})


def test_one_rule_acts_on_a_case_so_often_a_day_and_no_more(house: House, admin) -> None:
    rule = keep(admin, NOTE)
    case = a_case()
    for n in range(1, MOST_A_DAY + 3):
        wake(
            rule.pk, Waking(case_id=case.id, cause=new_id(), at=MORNING + n * timedelta(minutes=1))
        )
    states = list(RuleRun.objects.order_by("at").values_list("state", flat=True))
    assert states == [RunState.DONE] * MOST_A_DAY + [RunState.CUT]
    wake(rule.pk, Waking(case_id=case.id, cause=new_id(), at=MORNING + timedelta(days=1)))
    assert RuleRun.objects.latest("at").state == RunState.DONE


def test_what_a_rule_names_and_is_gone_is_said_and_the_rule_rests(house: House, admin) -> None:
    vip = a_tag("vip")
    rule = keep(admin, Step(action="tag", value=str(vip)))
    Term.objects.filter(pk=vip).update(is_retired=True)
    a_case()
    rule.refresh_from_db()
    assert (rule.attention, rule.attention_of) == ("case_rule_gone", "Poner una etiqueta")
    assert not RuleRun.objects.exists()
    assert len(told(admin.user_id, "cases.rule_attention")) == 1
    with pytest.raises(keeping.NeedsAttentionError):
        keeping.switch(rule_id=rule.pk, on=True, actor=admin, at=MORNING)
    with pytest.raises(StepValueError):
        keep(admin, Step(action="tag", value=str(vip)))


def test_a_rule_of_somebody_who_may_keep_it_no_more_rests(house: House) -> None:
    owner = a_user(Role.OWNER, name="Olga Ruiz")
    rule = keep(acting(owner), NOTE)
    a_case()
    assert not RuleRun.objects.exists(), "an owner reaches only what they see"
    identity.deactivate(user_id=owner.id, at=MORNING)
    a_case(subject="Otro")
    rule.refresh_from_db()
    assert rule.attention == "case_rule_keeper"


def test_stillness_wakes_a_rule_once_and_its_own_doing_is_no_life(house: House, admin) -> None:
    rule = keep(admin, NOTE, event="idle", hours=4)
    case = a_case()
    later = MORNING + 5 * HOUR
    assert stillness.wake_still(at=MORNING + 3 * HOUR) == 0
    assert try_rule(reading.rule_of(actor=admin, rule_id=rule.pk), actor=admin, at=later).cases == 1
    assert stillness.wake_still(at=later) == 1
    assert stillness.wake_still(at=later + 10 * HOUR) == 0
    hands.take_case(case_id=case.id, actor=house.agent, at=later + 10 * HOUR)
    assert stillness.wake_still(at=later + 15 * HOUR) == 1
    assert stillness.forget_runs(at=later + timedelta(days=181)) == 2


def test_a_rule_is_tried_on_the_last_month_and_nothing_is_done(house: House, admin) -> None:
    open_then = asks("status", "new")
    rule = keep(admin, NOTE, on=False, all_of=(open_then,))
    case = a_case()
    hands.take_case(case_id=case.id, actor=house.agent, at=MORNING + HOUR)
    a_case(subject="Hace mucho", at=MORNING - timedelta(days=40))
    view = reading.rule_of(actor=admin, rule_id=rule.pk)
    found = try_rule(view, actor=admin, at=MORNING + 2 * HOUR)
    assert (found.looked_at, found.times, found.cases, found.hidden) == (1, 1, 1, 1)
    assert found.rows == ()
    seeing = replace(admin, roles=admin.roles | {Role.AGENT}, keys=house.agent.keys)
    seen = try_rule(view, actor=seeing, at=MORNING + 2 * HOUR)
    assert [row.number for row in seen.rows] == [case.number]
    assert not RuleRun.objects.exists()


def test_what_says_nothing_or_lets_mood_decide_alone_is_not_kept(house: House, admin) -> None:
    bad = [
        (keeping.RuleNeedsNameError, {"name": " "}),
        (keeping.RuleEventError, {"event": "idle"}),
        (keeping.RuleEventError, {"event": "moon"}),
    ]
    for error, more in bad:
        with pytest.raises(error):
            keep(admin, NOTE, **more)
    with pytest.raises(keeping.RuleStepsError):
        keep(admin)
    with pytest.raises(keeping.RuleTextError):
        keep(admin, Step(action="note"))
    resolve = Step(action="resolve", value="solved")
    with pytest.raises(keeping.RuleOrderError):
        keep(admin, resolve, NOTE)
    with pytest.raises(keeping.MoodAloneError):
        keep(admin, resolve, event="mood_bad")
    keep(admin, resolve, event="mood_bad", all_of=(asks("answered", "yes"),))
    with pytest.raises(NotAllowedError):
        keep(house.agent, NOTE)


def test_every_event_field_and_action_has_its_words_and_can_be_read(house: House, admin) -> None:
    case = a_case()
    seen = seen_at([Moment(case_id=case.id, at=MORNING)])
    fields = known_fields()
    (values,) = values_for(fields, seen, fields)
    assert values.keys() == fields.keys()
    for key in rule_events:
        assert str(rule_events[key].when)
        assert rule_events[key].kinds or rule_events[key].needs_hours
    for field in fields.values():
        assert str(field.label)
        options_of(field)
    for key, action in known_actions().items():
        assert str(action.label)
        options = list(action.options()) if action.options else [("", "")]
        value = options[0][0] if options else ""
        assert action.effect(Step(action=key, value=str(value))) is not None
    assert {"take", "answer"}.isdisjoint(known_actions())
    assert set(rule_actions) <= set(known_actions())


def test_a_rule_is_put_together_tried_and_switched_on_without_javascript(house: House) -> None:
    ada = signed_in(a_user(Role.ADMINISTRATOR, name="Ada Gómez"))
    new, said = reverse("cases:rule_new"), {"name": "Con avería", "event": "message"}
    shown = ada.post(new, said | {"step": "all", "new-all": "subject"}).content.decode()
    assert 'name="operand" value=""' in shown
    said |= {"group": "all", "field": "subject", "operator": "says", "operand": "conexión"}
    assert (
        'name="text"'
        in ada.post(new, said | {"step": "add", "new-action": "note"}).content.decode()
    )
    said |= {"action": "note", "value": "", "text": "", "amount": ""}
    refused = ada.post(new, said | {"step": "save"})
    assert refused.status_code == 422
    assert "A «Dejar una nota interna» le falta el texto." in refused.content.decode()
    assert "conexión" in refused.content.decode()
    kept = ada.post(new, said | {"text": "Es de averías", "step": "save"}, follow=True)
    assert "Cuando escribe el cliente, si Asunto dice «conexión» →" in kept.content.decode()
    rule = DeskRule.objects.get()
    assert not rule.is_on
    tried = ada.get(reverse("cases:rule", args=[rule.pk]), {"ensayo": 1}).content.decode()
    assert "En el último mes habría tocado 0 casos." in tried
    switch = reverse("cases:rule_switch", args=[rule.pk])
    assert "La regla está encendida." in ada.post(switch, {"on": 1}, follow=True).content.decode()
    a_case()
    done = ada.get(reverse("cases:rule", args=[rule.pk])).content.decode()
    assert "un caso fuera de su alcance" in done
    assert "Ada Gómez" in done
    run = RuleRun.objects.get()
    known = {field.attname: getattr(run, field.attname) for field in RuleRun._meta.fields}
    RuleRun.objects.bulk_create(
        RuleRun(**known | {"id": uuid4(), "cause": uuid4(), "at": run.at - timedelta(hours=n)})
        for n in range(1, reading.RUNS_A_PAGE + 1)
    )
    page = ada.get(reverse("cases:rule", args=[rule.pk])).content.decode()
    further = unescape(page.split('rel="next" href="')[1].split("#")[0])
    page = ada.get(reverse("cases:rule", args=[rule.pk]) + further).content.decode()
    assert page.count("un caso fuera de su alcance") == 1
    assert "Las últimas" in page
    assert ada.get(reverse("cases:rule", args=[rule.pk]), {"desde": "x"}).status_code == 400
    RuleRun.objects.exclude(pk=run.pk).delete()
    ada.post(reverse("cases:rule_edit", args=[rule.pk]), said | {"text": "Otra", "step": "save"})
    rule.refresh_from_db()
    assert (rule.version, rule.is_on) == (2, True)
    listed = ada.get(reverse("cases:rules")).content.decode()
    assert "1 vez" in listed
    ada.post(reverse("cases:rule_remove", args=[rule.pk]))
    assert not DeskRule.objects.exists()
