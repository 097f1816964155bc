"""Rules at work: each event wakes those that listen, in their order, each in its transaction."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction
from django.urls import reverse

from vinculo.cases import policy
from vinculo.cases.contracts import EntryKind, RunState
from vinculo.cases.domain.macros import Step
from vinculo.cases.domain.rules.loops import Cut, cut_for
from vinculo.cases.events import RulesCalled
from vinculo.cases.models import Case, DeskRule, RuleRun
from vinculo.cases.services import story
from vinculo.cases.services.rules.actions import RuleAction, RuleDoing, known_actions
from vinculo.cases.services.rules.by_time import refuse_chain_by_time
from vinculo.cases.services.rules.fields import known_fields
from vinculo.cases.services.rules.looking import (
    GONE,
    KEEPER,
    Moment,
    RuleView,
    met,
    seen_at,
    told_values,
    view_of,
    what_is_gone,
)
from vinculo.cases.services.rules.telling import Behind, at_work
from vinculo.identity import api as identity
from vinculo.kernel.actor import Actor, Role
from vinculo.kernel.errors import DomainError
from vinculo.kernel.ids import new_id
from vinculo.notices import api as notices
from vinculo.organization import api as organization

CUT_TOLD = "cases.rule_cut"
ATTENTION_TOLD = "cases.rule_attention"
ACTED = (RunState.DONE, RunState.PARTLY, RunState.FAILED)
MOST_OF_PARAM = 200


@dataclass(frozen=True, kw_only=True)
class Waking:
    """What woke a rule: once each cause, whatever is told twice."""

    case_id: UUID
    cause: UUID
    at: datetime
    message_id: UUID | None = None
    chain: tuple[UUID, ...] = ()


def hear(called: RulesCalled) -> None:
    """Let each rule that listens look at the case, in their order; again changes nothing."""
    waking = Waking(
        case_id=called.case_id,
        cause=called.cause,
        at=called.at,
        message_id=called.message_id,
        chain=called.chain,
    )
    rows = DeskRule.objects.filter(is_on=True, event__in=called.occasions)
    for rule_id in rows.order_by("place", "pk").values_list("pk", flat=True):
        wake(rule_id, waking)


def hear_all(told: Sequence[RulesCalled]) -> None:
    """The same for several: each rule looks at all of their cases at once, at what stands now.

    Only cases in which a rule would act are heard one by one, in their order; in the others no
    rule changes anything, whatever their order. Heard again after a fault it changes nothing.
    """
    acting = _would_act(told)
    for called in told:
        if called.case_id in acting:
            hear(called)


@transaction.atomic
def _would_act(told: Sequence[RulesCalled]) -> set[UUID]:
    """The cases in which the conditions of a rule hold that one of these events may wake."""
    occasions = {occasion for called in told for occasion in called.occasions}
    rows = DeskRule.objects.filter(is_on=True, attention="", event__in=occasions)
    fields = known_fields()
    acting: set[UUID] = set()
    for row in rows.order_by("place", "pk"):
        rule = view_of(row)
        moments = [
            Moment(case_id=called.case_id, at=called.at, message_id=called.message_id)
            for called in told
            if rule.event in called.occasions and called.case_id not in acting
        ]
        if moments and not needs_attention(row, rule, at=moments[0].at):
            acting |= {seen.case_id for seen, _values in met(rule, seen_at(moments), fields)}
    return acting


@transaction.atomic
def wake(rule_id: UUID, waking: Waking) -> RuleRun | None:
    """Let one rule act on a case if its conditions hold; None when it has nothing to do.

    Its own doing wakes it never, and one cause once. What would not end is cut and said.
    """
    case = Case.objects.select_for_update(of=("self",)).filter(pk=waking.case_id).first()
    rule = None if case is None else _awake(rule_id, case, waking)
    if case is None or rule is None:
        return None
    moment = Moment(case_id=case.pk, at=waking.at, message_id=waking.message_id)
    fields = known_fields()
    found = met(rule, seen_at([moment]), fields)
    if not found:
        return None
    today = _runs_today(rule, case, waking.at)
    why = cut_for(rule.id, waking.chain, sum(state in ACTED for state in today))
    if why is Cut.TOO_OFTEN and RunState.CUT in today:
        return None
    run = RuleRun(
        id=new_id(),
        rule_id=rule.id,
        case=case,
        cause=waking.cause,
        event=rule.event,
        version=rule.version,
        chain=list(waking.chain),
        found=told_values(rule, found[0][1], fields),
        at=waking.at,
    )
    return _act(run, rule, case) if why is None else _cut(run, rule, case, why)


def _awake(rule_id: UUID, case: Case, waking: Waking) -> RuleView | None:
    """The rule, if this cause may wake it for this case."""
    row = DeskRule.objects.filter(pk=rule_id, is_on=True, attention="").first()
    if row is None or waking.chain[-1:] == (rule_id,):
        return None
    if RuleRun.objects.filter(rule=row, cause=waking.cause).exists():
        return None
    rule = view_of(row)
    if needs_attention(row, rule, at=waking.at) or not within_reach(rule.kept_by, case):
        return None
    return rule


def needs_attention(row: DeskRule, rule: RuleView, *, at: datetime) -> bool:
    """Whether something keeps a rule from acting; if so it is noted and administrators hear it."""
    code, about = what_is_wrong(rule)
    if not code:
        return False
    row.attention, row.attention_of = code, about[:200]
    row.save(update_fields=["attention", "attention_of"])
    _tell_administrators(ATTENTION_TOLD, rule, at)
    return True


def what_is_wrong(rule: RuleView) -> tuple[str, str]:
    """What keeps a rule from acting, as a code and what it is about; "" for nothing."""
    keeper = identity.actor_for(rule.kept_by) if rule.kept_by else None
    if rule.kept_by is not None and (keeper is None or not policy.may(keeper, "cases.set_rules")):
        return KEEPER, ""
    gone = what_is_gone(rule, known_fields(), known_actions())
    return (GONE, gone) if gone else ("", "")


def within_reach(keeper_id: UUID | None, case: Case) -> bool:
    """A rule reaches what its keeper does: all of it an administrator's, else what they see."""
    keeper = identity.actor_for(keeper_id) if keeper_id else None
    if keeper is None or Role.ADMINISTRATOR in keeper.roles:
        return True
    return Case.objects.filter(policy.visible(keeper), pk=case.pk).exists()


def _act(run: RuleRun, rule: RuleView, case: Case) -> RuleRun:
    """Take each step; what one refuses keeps no other from being done, and is written down."""
    actor = Actor(user_id=None, name=rule.name, is_system=True)
    behind = Behind(rule_id=rule.id, name=rule.name, chain=(*run.chain, rule.id))
    actions = known_actions()
    done: list[dict[str, object]] = []
    with at_work(behind):
        for step in rule.steps:
            doing = RuleDoing(
                case=case,
                actor=actor,
                at=run.at,
                seen=case.latest_message_id,
                rule_id=rule.id,
                rule_name=rule.name,
            )
            done.append(_taken(actions[step.action], doing, step, run))
            case.refresh_from_db()
        failed = sum("refused" in one for one in done)
        all_failed = RunState.FAILED if failed == len(done) else RunState.PARTLY
        run.state, run.done = all_failed if failed else RunState.DONE, done
        run.save(force_insert=True)
        kind = EntryKind.RULE_FAILED if failed else EntryKind.RULE_RAN
        story.enter(case, kind, at=run.at, ref=run.pk)
    story.tell(case)
    return run


def _taken(action: RuleAction, doing: RuleDoing, step: Step, run: RuleRun) -> dict[str, object]:
    kept: dict[str, object] = {"action": step.action, "value": step.value}
    try:
        refuse_chain_by_time(step, run.event, run.chain)
        with transaction.atomic():
            action.do(doing, step)
    except DomainError as error:
        params = {name: str(value)[:MOST_OF_PARAM] for name, value in error.params.items()}
        return kept | {"refused": error.code, "params": params}
    return kept


def _cut(run: RuleRun, rule: RuleView, case: Case, why: Cut) -> RuleRun:
    """Write down in rule and case that it was kept from acting, and tell administrators once."""
    run.state, run.cut = RunState.CUT, why
    run.save(force_insert=True)
    with at_work(Behind(rule_id=rule.id, name=rule.name, chain=tuple(run.chain))):
        story.enter(case, EntryKind.RULE_CUT, at=run.at, ref=run.pk, cut=why.value)
    _tell_administrators(CUT_TOLD, rule, run.at)
    return run


def _tell_administrators(kind: str, rule: RuleView, at: datetime) -> None:
    notices.tell(
        [user.id for user in identity.users(Role.ADMINISTRATOR)],
        kind=kind,
        subject=f"rule:{rule.id}",
        at=at,
        params={"rule": rule.name},
        url=reverse("cases:rule", args=[rule.id]),
    )


def _runs_today(rule: RuleView, case: Case, at: datetime) -> Sequence[str]:
    zone = ZoneInfo(organization.company().timezone)
    midnight = datetime.combine(at.astimezone(zone).date(), time(), tzinfo=zone)
    rows = RuleRun.objects.filter(rule_id=rule.id, case=case, at__gte=midnight)
    return list(rows.values_list("state", flat=True))
