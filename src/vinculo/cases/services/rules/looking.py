"""What a rule sees of cases, and what it says, read from what is kept of it."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from vinculo.cases.domain.macros import Step, steps_of
from vinculo.cases.domain.rules.conditions import (
    Condition,
    Seen,
    Value,
    all_hold,
    conditions_of,
    holds,
)
from vinculo.cases.domain.rules.loops import Shape
from vinculo.cases.models import Case, DeskRule
from vinculo.cases.services.macro_actions import StepValueError
from vinculo.cases.services.rules.actions import RuleAction, chosen_words
from vinculo.cases.services.rules.fields import RuleField, options_of, values_for
from vinculo.cases.services.rules.occasions import rule_events

GONE = "case_rule_gone"
"""The code of what keeps a rule from acting because something it names is no longer there."""
KEEPER = "case_rule_keeper"
"""The code of a rule whose keeper may not keep it any more."""


@dataclass(frozen=True, kw_only=True)
class Moment:
    """When a rule looks at a case, and the message that was just said, if any."""

    case_id: UUID
    at: datetime
    message_id: UUID | None = None
    status: str = ""


@dataclass(frozen=True, kw_only=True)
class RuleView:
    """What a rule says, as kept."""

    id: UUID
    name: str
    event: str
    hours: int | None
    all_of: tuple[Condition, ...]
    any_of: tuple[Condition, ...]
    steps: tuple[Step, ...]
    is_on: bool
    version: int
    place: int
    kept_by: UUID | None
    kept_at: datetime
    attention: str
    attention_of: str

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """All conditions, with those that its event brings along."""
        known = rule_events.get(self.event)
        return (*(known.only if known else ()), *self.all_of, *self.any_of)

    def is_met_by(self, values: Mapping[str, Value]) -> bool:
        """Whether its conditions hold of a case in whose fields ``values`` stand."""
        known = rule_events.get(self.event)
        always = known.only if known else ()
        return all_hold((*always, *self.all_of), self.any_of, values)


def view_of(row: DeskRule) -> RuleView:
    """A kept rule, read."""
    return RuleView(
        id=row.pk,
        name=row.name,
        event=row.event,
        hours=row.hours,
        all_of=conditions_of(row.all_of),
        any_of=conditions_of(row.any_of),
        steps=steps_of(row.steps, {str(one.get("action")) for one in row.steps}),
        is_on=row.is_on,
        version=row.version,
        place=row.place,
        kept_by=row.kept_by_id,
        kept_at=row.kept_at,
        attention=row.attention,
        attention_of=row.attention_of,
    )


def shape_of(rule: RuleView, actions: Mapping[str, RuleAction]) -> Shape:
    """What of a rule decides whether it can take part in a circle."""
    return Shape(
        id=rule.id,
        name=rule.name,
        event=rule.event,
        all_of=rule.all_of,
        any_of=rule.any_of,
        effects=tuple(
            actions[step.action].effect(step) for step in rule.steps if step.action in actions
        ),
    )


def seen_at(moments: Collection[Moment]) -> list[Seen]:
    """The cases as they stand, each with its moment; without those that are gone."""
    rows = Case.objects.filter(pk__in={one.case_id for one in moments}).select_related("item")
    cases = {case.pk: case for case in rows}
    return [_seen(cases[one.case_id], one) for one in moments if one.case_id in cases]


def _seen(case: Case, moment: Moment) -> Seen:
    item = case.item
    is_taken = item is not None and item.state == "taken"
    return Seen(
        case_id=case.pk,
        at=moment.at,
        message_id=moment.message_id or case.latest_message_id,
        subject=case.subject,
        status=moment.status or str(case.status),
        kind=str(case.kind),
        outcome=str(case.outcome),
        service_id=case.service_id,
        queue_id=item.queue_id if item else None,
        owner_id=item.owner_id if item and is_taken else None,
        customer_id=case.customer_id,
        subject_class_id=case.subject_class_id,
        opened_at=case.opened_at,
        due_at=case.due_at,
        warn_at=case.warn_at,
        is_answered=case.first_answered_at is not None,
        reopened_count=case.reopened_count,
    )


def met(
    rule: RuleView, seen: Iterable[Seen], fields: Mapping[str, RuleField]
) -> list[tuple[Seen, dict[str, Value]]]:
    """Those of the cases in which the rule's conditions hold, with what stands in their fields."""
    known = list(seen)
    every = values_for([one.field for one in rule.conditions], known, fields)
    return [
        (one, values) for one, values in zip(known, every, strict=True) if rule.is_met_by(values)
    ]


def what_is_gone(
    rule: RuleView, fields: Mapping[str, RuleField], actions: Mapping[str, RuleAction]
) -> str:
    """What a rule names first of what is not there any more, in words; "" when all is there."""
    if rule.event not in rule_events:
        return rule.event
    for one in (*rule.all_of, *rule.any_of):
        field = fields.get(one.field)
        if field is None:
            return one.field.partition(":")[0]
        options = options_of(field)
        if options and one.value not in {value for value, _words in options}:
            return str(field.label)
    for step in rule.steps:
        action = actions.get(step.action)
        if action is None:
            return step.action
        try:
            chosen_words(action, step)
        except StepValueError:
            return str(action.label)
    return ""


def told_values(
    rule: RuleView, values: Mapping[str, Value], fields: Mapping[str, RuleField]
) -> list[dict[str, object]]:
    """Each condition with what stood in its field then, for the record; no person's words."""
    found: list[dict[str, object]] = []
    for one in rule.conditions:
        value = values.get(one.field)
        is_told = one.field in fields and fields[one.field].is_told
        stood = sorted(value) if isinstance(value, frozenset) else value
        kept = stood if isinstance(stood, bool | list) or stood is None else str(stood)
        held = {"held": holds(one, value)}
        found.append(one.stored() | held | ({"stood": kept} if is_told else {}))
    return found
