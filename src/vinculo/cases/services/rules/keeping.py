"""Keeping rules: what one must say, its order, switching it on once it cannot go in circles."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from vinculo.cases import policy
from vinculo.cases.domain.canned import check_places
from vinculo.cases.domain.macros import (
    MOST_STEPS,
    MacroOrderError,
    MacroStepsError,
    Step,
    check_steps,
)
from vinculo.cases.domain.rules.conditions import Condition, check_conditions
from vinculo.cases.domain.rules.loops import circle_of
from vinculo.cases.models import DeskRule
from vinculo.cases.selectors import canned as texts
from vinculo.cases.services.rules.actions import chosen_words, known_actions
from vinculo.cases.services.rules.by_time import refuse_end_by_time
from vinculo.cases.services.rules.fields import known_fields
from vinculo.cases.services.rules.looking import RuleView, shape_of, view_of
from vinculo.cases.services.rules.occasions import rule_events
from vinculo.cases.services.rules.running import what_is_wrong
from vinculo.kernel.actor import Actor
from vinculo.kernel.errors import DomainError, NotAllowedError

MOST_RULES = 100
MOST_HOURS = 24 * 90
LONGEST_NAME = 80
MOOD = "mood"
MAY_BE_EMPTY = frozenset({"notify", "field"})


class NoSuchRuleError(DomainError):
    """No such rule."""

    code = "case_no_such_rule"


class RuleNeedsNameError(DomainError):
    """A rule is spoken of by its name, in the history of every case that it touches."""

    code = "case_rule_needs_name"


class RuleEventError(DomainError):
    """There is no such event, or it lacks its hours."""

    code = "case_rule_event"


class RuleStepsError(DomainError):
    """A rule does something, and not too much."""

    code = "case_rule_steps"


class RuleOrderError(DomainError):
    """What takes the case out of its place stands last, once."""

    code = "case_rule_order"


class RuleTextError(DomainError):
    """An action that writes has nothing to write."""

    code = "case_rule_text"


class MoodAloneError(DomainError):
    """The estimated mood alone moves no case and writes to no customer."""

    code = "case_rule_mood_alone"


class CircleError(DomainError):
    """Rules would wake one another for ever; ``circle`` names them."""

    code = "case_rule_circle"


class OwnCircleError(DomainError):
    """A rule would wake itself by the clock for ever."""

    code = "case_rule_own_circle"


class NeedsAttentionError(DomainError):
    """Something that the rule names is gone, or its keeper may keep it no more."""

    code = "case_rule_needs_attention"


class TooManyRulesError(DomainError):
    """More rules than anybody could keep an eye on."""

    code = "case_too_many_rules"


@dataclass(frozen=True, kw_only=True)
class RuleDraft:
    """A rule as it should be."""

    name: str
    event: str
    hours: int | None = None
    all_of: Sequence[Condition] = ()
    any_of: Sequence[Condition] = ()
    steps: Sequence[Step] = ()


@transaction.atomic
def keep_rule(
    draft: RuleDraft, *, actor: Actor, at: datetime, rule_id: UUID | None = None
) -> tuple[UUID, bool]:
    """Keep a rule, new or instead of what it said: its id, and whether it is on.

    A new one is off. One that was on and would now go in circles is kept and switched off.
    Raises NotAllowedError, NoSuchRuleError and what :func:`check` does.
    """
    require(actor)
    check(draft)
    row = _locked(rule_id) if rule_id else DeskRule(place=_next_place())
    said = _said(row)
    row.name = " ".join(draft.name.split())[:LONGEST_NAME]
    row.event = draft.event
    row.hours = draft.hours if rule_events[draft.event].needs_hours else None
    row.all_of = [one.stored() for one in draft.all_of]
    row.any_of = [one.stored() for one in draft.any_of]
    row.steps = [one.stored() for one in draft.steps]
    if rule_id is not None and said != _said(row):
        row.version += 1
    row.kept_by_id, row.kept_at = actor.user_id, at
    row.attention = row.attention_of = ""
    row.is_on = row.is_on and not circle_through(view_of(row))
    row.save(force_insert=rule_id is None)
    return row.pk, row.is_on


@transaction.atomic
def switch(*, rule_id: UUID, on: bool, actor: Actor, at: datetime) -> None:
    """Switch a rule on or off; whoever switches it on keeps it from then on.

    Raises CircleError, OwnCircleError, NeedsAttentionError: then it stays off.
    """
    require(actor)
    row = _locked(rule_id)
    if on:
        row.kept_by_id, row.kept_at = actor.user_id, at
        row.attention = row.attention_of = ""
        rule = view_of(row)
        code, about = what_is_wrong(rule)
        if code:
            raise NeedsAttentionError(about=about)
        refuse_circle(rule)
    row.is_on = on
    row.save()


@transaction.atomic
def move(*, rule_id: UUID, up: bool, actor: Actor) -> None:
    """Let a rule act before the one that came before it, or after the next one."""
    require(actor)
    rows = list(DeskRule.objects.select_for_update().order_by("place", "pk"))
    at = next((place for place, row in enumerate(rows) if row.pk == rule_id), None)
    if at is None:
        raise NoSuchRuleError
    to = at - 1 if up else at + 1
    if 0 <= to < len(rows):
        rows[at], rows[to] = rows[to], rows[at]
    for place, row in enumerate(rows):
        if row.place != place:
            DeskRule.objects.filter(pk=row.pk).update(place=place)


@transaction.atomic
def remove_rule(*, rule_id: UUID, actor: Actor) -> None:
    """Take a rule away with the record of its runs; the cases keep their history."""
    require(actor)
    _locked(rule_id).delete()


def check(draft: RuleDraft) -> None:
    """Refuse what cannot work, with words.

    Raises RuleNeedsNameError, RuleEventError, ConditionsError, BadConditionError, RuleStepsError,
    RuleOrderError, RuleTextError, StepValueError, UnknownPlaceError, MoodAloneError,
    EndsByTimeError.
    """
    if not draft.name.strip():
        raise RuleNeedsNameError
    event = rule_events.get(draft.event)
    if event is None or (event.needs_hours and not 1 <= (draft.hours or 0) <= MOST_HOURS):
        raise RuleEventError(most=MOST_HOURS)
    fields = known_fields()
    conditions = (*draft.all_of, *draft.any_of)
    check_conditions(
        conditions,
        {key: field.kind for key, field in fields.items()},
        {key: str(field.label) for key, field in fields.items()},
    )
    _check_steps(draft.steps)
    refuse_end_by_time(draft.event, draft.steps)
    grounds = {one.field for one in (*event.only, *conditions)}
    actions = known_actions()
    if grounds == {MOOD} and any(actions[step.action].decides for step in draft.steps):
        raise MoodAloneError


def _check_steps(steps: Sequence[Step]) -> None:
    actions = known_actions()
    if any(step.action not in actions for step in steps):
        raise RuleStepsError(most=MOST_STEPS)
    try:
        check_steps(
            steps,
            ending=[key for key, action in actions.items() if action.ends],
            once=[key for key, action in actions.items() if action.once],
        )
    except MacroStepsError as error:
        raise RuleStepsError(most=MOST_STEPS) from error
    except MacroOrderError as error:
        raise RuleOrderError from error
    for step in steps:
        action = actions[step.action]
        chosen_words(action, step)
        if action.writes and not step.text.strip() and step.action not in MAY_BE_EMPTY:
            raise RuleTextError(action=action.label)
        if action.is_rich:
            check_places(step.text, texts.known_places())


def circle_through(rule: RuleView) -> tuple[str, ...]:
    """The names of the rules of a circle through ``rule``, itself first; () when there is none."""
    actions = known_actions()
    others = DeskRule.objects.filter(is_on=True).exclude(pk=rule.id).order_by("place", "pk")
    shapes = [shape_of(view_of(row), actions) for row in others]
    return tuple(one.name for one in circle_of(shape_of(rule, actions), shapes))


def refuse_circle(rule: RuleView) -> None:
    """Refuse a rule that would go in circles with those that are on, and name them.

    Raises CircleError, OwnCircleError.
    """
    names = circle_through(rule)
    if len(names) == 1:
        raise OwnCircleError(name=names[0])
    if names:
        raise CircleError(circle=" → ".join(f"«{name}»" for name in (*names, names[0])))


def require(actor: Actor) -> None:
    """Refuse who may not keep rules. Raises NotAllowedError."""
    if not policy.may(actor, "cases.set_rules"):
        raise NotAllowedError(action="cases.set_rules")


def _said(row: DeskRule) -> tuple[object, ...]:
    return row.name, row.event, row.hours, row.all_of, row.any_of, row.steps


def _locked(rule_id: UUID) -> DeskRule:
    row = DeskRule.objects.select_for_update().filter(pk=rule_id).first()
    if row is None:
        raise NoSuchRuleError
    return row


def _next_place() -> int:
    places = DeskRule.objects.order_by("-place").values_list("place", flat=True)
    if len(places) >= MOST_RULES:
        raise TooManyRulesError(most=MOST_RULES)
    return places[0] + 1 if places else 0
