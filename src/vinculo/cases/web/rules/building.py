"""Putting a rule together, piece by piece, with or without JavaScript."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from vinculo.cases import labels as words_of_cases
from vinculo.cases.domain.canned import Place
from vinculo.cases.domain.macros import MOST_STEPS, Step
from vinculo.cases.domain.rules.conditions import (
    MOST_CONDITIONS,
    OPERATORS,
    Condition,
    Operator,
    ValueKind,
)
from vinculo.cases.labels import rules as labels
from vinculo.cases.services.rules import keeping, reading
from vinculo.cases.services.rules.actions import RuleAction, known_actions
from vinculo.cases.services.rules.fields import RuleField, known_fields, options_of
from vinculo.cases.services.rules.looking import RuleView
from vinculo.cases.services.rules.occasions import rule_events
from vinculo.cases.web.macros import as_html
from vinculo.cases.web.rules.words import RuleWords
from vinculo.kernel import clock
from vinculo.kernel.access import allowed, the_actor
from vinculo.kernel.errors import DomainError, words_for
from vinculo.kernel.ids import new_id

GROUPS = ("all", "any")


@dataclass(frozen=True, kw_only=True)
class ConditionRow:
    """A condition as the form shows it."""

    one: Condition
    field: RuleField

    @property
    def operators(self) -> list[tuple[str, object]]:
        """How its field can be compared."""
        return [(each.value, labels.OPERATORS[each]) for each in OPERATORS[self.field.kind]]

    @property
    def options(self) -> list[tuple[str, str]]:
        """What may be chosen; [] where one types."""
        return options_of(self.field)

    @property
    def is_number(self) -> bool:
        """Whether a number is typed."""
        return self.field.kind is ValueKind.NUMBER


@dataclass(frozen=True, kw_only=True)
class StepRow:
    """An action as the form shows it."""

    step: Step
    action: RuleAction

    @property
    def options(self) -> list[tuple[str, object]]:
        """What may be chosen."""
        return list(self.action.options()) if self.action.options else []


@allowed("cases.set_rules")
@require_http_methods(["GET", "HEAD", "POST"])
def rule_edit(request: HttpRequest, rule_id: UUID | None = None) -> HttpResponse:
    """Put a rule together; nothing is kept before «save», and nothing typed is lost."""
    actor, at = the_actor(request), clock.now()
    found = reading.rule_of(actor=actor, rule_id=rule_id) if rule_id else None
    if rule_id is not None and found is None:
        raise Http404
    draft, refused = _kept(found), ""
    if request.method == "POST":
        draft = rearranged(typed(request), request)
        if request.POST.get("step") == "save":
            try:
                kept, is_on = keeping.keep_rule(draft, actor=actor, at=at, rule_id=rule_id)
            except DomainError as error:
                refused = words_for(error)
            else:
                _say(request, was_on=bool(found and found.is_on), is_on=is_on)
                return redirect("cases:rule", kept)
    status = 422 if refused else 200
    return render(
        request, "cases/rule_edit.html", _context(draft, found, refused, at), status=status
    )


def _say(request: HttpRequest, *, was_on: bool, is_on: bool) -> None:
    if was_on and not is_on:
        messages.warning(
            request, _("La regla está guardada y apagada: con otras daría vueltas sin fin.")
        )
    elif is_on:
        messages.success(request, _("La regla está guardada y sigue encendida."))
    else:
        messages.success(request, _("La regla está guardada. Ensáyela antes de encenderla."))


def _context(
    draft: keeping.RuleDraft, found: RuleView | None, refused: str, at: datetime
) -> dict[str, object]:
    fields, actions = known_fields(), known_actions()
    return {
        "found": found,
        "draft": draft,
        "refused": refused,
        "events": sorted(
            ((key, rule_events[key]) for key in rule_events), key=lambda pair: pair[1].order
        ),
        "groups": [
            (group, [ConditionRow(one=o, field=fields[o.field]) for o in of if o.field in fields])
            for group, of in zip(GROUPS, (draft.all_of, draft.any_of), strict=True)
        ],
        "fields": [(key, field.label) for key, field in fields.items()],
        "steps": [StepRow(step=o, action=actions[o.action]) for o in draft.steps],
        "actions": [(key, action.label) for key, action in actions.items()],
        "needs_hours": draft.event in rule_events and rule_events[draft.event].needs_hours,
        "sentence": RuleWords().sentence(_as_view(draft, at)) if draft.steps else "",
        "places": [(f"{{{{ {place.value} }}}}", words_of_cases.PLACES[place]) for place in Place],
        "shows_places": any(actions[step.action].is_rich for step in draft.steps),
    }


def _as_view(draft: keeping.RuleDraft, at: datetime) -> RuleView:
    return RuleView(
        id=new_id(),
        name=draft.name,
        event=draft.event,
        hours=draft.hours,
        all_of=tuple(draft.all_of),
        any_of=tuple(draft.any_of),
        steps=tuple(draft.steps),
        is_on=False,
        version=1,
        place=0,
        kept_by=None,
        kept_at=at,
        attention="",
        attention_of="",
    )


def _kept(found: RuleView | None) -> keeping.RuleDraft:
    if found is None:
        return keeping.RuleDraft(name="", event="message")
    known = known_actions()
    return keeping.RuleDraft(
        name=found.name,
        event=found.event,
        hours=found.hours,
        all_of=found.all_of,
        any_of=found.any_of,
        steps=[step for step in found.steps if step.action in known],
    )


def typed(request: HttpRequest) -> keeping.RuleDraft:
    """The rule as the form sends it."""
    said = request.POST
    hours = said.get("hours", "").strip()
    groups: dict[str, list[Condition]] = {group: [] for group in GROUPS}
    fields = known_fields()
    given = zip(
        *(said.getlist(name) for name in ("group", "field", "operator", "operand")), strict=False
    )
    for group, field, operator, value in given:
        if group in groups and field in fields and operator in {one.value for one in Operator}:
            groups[group].append(Condition(field=field, operator=Operator(operator), value=value))
    actions = known_actions()
    of_steps = (said.getlist(name) for name in ("action", "value", "text", "amount"))
    return keeping.RuleDraft(
        name=said.get("name", ""),
        event=said.get("event", ""),
        hours=int(hours) if hours.isdecimal() and len(hours) < 6 else None,
        all_of=groups["all"][:MOST_CONDITIONS],
        any_of=groups["any"][:MOST_CONDITIONS],
        steps=[
            Step(
                action=action,
                value=value,
                text=as_html(text) if actions[action].is_rich else text.strip(),
                amount=amount.strip()[:4] if actions[action].counts else "",
            )
            for action, value, text, amount in zip(*of_steps, strict=False)
            if action in actions
        ][:MOST_STEPS],
    )


def rearranged(draft: keeping.RuleDraft, request: HttpRequest) -> keeping.RuleDraft:
    """The rule after a button: «all», «any», «drop-all:1», «add», «up:2», «drop:1»."""
    what, _colon, which = request.POST.get("step", "").partition(":")
    place = int(which) if which.isdecimal() else -1
    all_of, any_of, steps = list(draft.all_of), list(draft.any_of), list(draft.steps)
    group = {"all": all_of, "any": any_of}
    if what in group and len(group[what]) < MOST_CONDITIONS:
        group[what] += _new_condition(request.POST.get(f"new-{what}", ""))
    elif what in {"drop-all", "drop-any"}:
        conditions = group[what.removeprefix("drop-")]
        del conditions[place : place + 1]
    elif what == "add" and len(steps) < MOST_STEPS:
        steps += _new_step(request.POST.get("new-action", ""))
    elif what == "up" and 0 < place < len(steps):
        steps[place - 1], steps[place] = steps[place], steps[place - 1]
    elif what == "drop" and place >= 0:
        del steps[place : place + 1]
    return keeping.RuleDraft(
        name=draft.name,
        event=draft.event,
        hours=draft.hours,
        all_of=all_of,
        any_of=any_of,
        steps=steps,
    )


def _new_condition(key: str) -> list[Condition]:
    field = known_fields().get(key)
    if field is None:
        return []
    options = options_of(field)
    first = options[0][0] if options else ""
    return [Condition(field=key, operator=OPERATORS[field.kind][0], value=first)]


def _new_step(key: str) -> list[Step]:
    action = known_actions().get(key)
    if action is None:
        return []
    options = list(action.options()) if action.options else []
    return [Step(action=key, value=str(options[0][0]) if options else "")]
