"""A rule in one sentence, and what it did in words."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from vinculo.cases.domain.macros import Step
from vinculo.cases.domain.rules.conditions import Condition, Operator, ValueKind
from vinculo.cases.domain.rules.loops import Cut
from vinculo.cases.domain.texts import plain
from vinculo.cases.labels import rules as labels
from vinculo.cases.services.macro_actions import StepValueError
from vinculo.cases.services.rules.actions import RuleAction, chosen_words, known_actions
from vinculo.cases.services.rules.fields import RuleField, known_fields, options_of
from vinculo.cases.services.rules.looking import RuleView
from vinculo.cases.services.rules.occasions import rule_events
from vinculo.kernel.errors import DomainError, words_for
from vinculo.lib.text.listing import either, listed

LONGEST = 80


class RuleWords:
    """Says rules in words; asks once what the company calls things."""

    def __init__(self) -> None:
        self.fields: Mapping[str, RuleField] = known_fields()
        self.actions: Mapping[str, RuleAction] = known_actions()
        self._options: dict[str, dict[str, str]] = {}

    def sentence(self, rule: RuleView) -> str:
        """When, if what, then what."""
        words = {
            "event": self.when(rule.event, rule.hours),
            "conditions": self.conditions(rule),
            "steps": "; ".join(self.step(one) for one in rule.steps),
        }
        if words["conditions"]:
            return _("Cuando %(event)s, si %(conditions)s → %(steps)s.") % words
        return _("Cuando %(event)s → %(steps)s.") % words

    def when(self, event: str, hours: int | None) -> str:
        """The event, as it goes on after «Cuando»."""
        known = rule_events.get(event)
        if known is None:
            return event
        if known.needs_hours and hours:
            return ngettext(
                "no pasa nada en un caso abierto durante %(n)s hora",
                "no pasa nada en un caso abierto durante %(n)s horas",
                hours,
            ) % {"n": hours}
        return str(known.when)

    def conditions(self, rule: RuleView) -> str:
        """Both groups; the second in brackets."""
        every = [self.condition(one) for one in rule.all_of]
        some = [self.condition(one) for one in rule.any_of]
        if some:
            one_of = either(some, language=get_language() or "es")
            every.append(f"({one_of})" if len(some) > 1 else one_of)
        return listed(every, language=get_language() or "es")

    def condition(self, one: Condition) -> str:
        """Field, operator and value."""
        field = self.fields.get(one.field)
        label = str(field.label) if field else one.field.partition(":")[0]
        value = self.value(one.field, one.value)
        if field is not None and field.kind is ValueKind.YES_NO:
            return _("«%(field)s»: %(value)s") % {"field": label, "value": value}
        return _("%(field)s %(operator)s «%(value)s»") % {
            "field": label,
            "operator": labels.OPERATORS[one.operator],
            "value": value,
        }

    def value(self, field: str, value: str) -> str:
        """A value by its words; as it was typed where one types."""
        known = self.fields.get(field)
        if known is None:
            return value
        if field not in self._options:
            self._options[field] = dict(options_of(known))
        options = self._options[field]
        return options.get(value, _("ya no existe") if options else value)

    def step(self, step: Step) -> str:
        """What is done, to or with what."""
        action = self.actions.get(step.action)
        if action is None:
            return step.action
        try:
            chosen = chosen_words(action, step)
        except StepValueError:
            chosen = _("ya no existe")
        parts = [chosen, _quoted(step.text) if action.writes and step.text else ""]
        if step.amount.isdecimal():
            hours = int(step.amount)
            parts.append(ngettext("en %(n)s hora", "en %(n)s horas", hours) % {"n": hours})
        rest = ", ".join(part for part in parts if part)
        return f"{action.label}: {rest}" if rest else str(action.label)

    def done(self, kept: Mapping[str, Any]) -> tuple[str, str]:
        """What a step of a run was, and why it was refused, if it was."""
        step = Step(action=str(kept.get("action", "")), value=str(kept.get("value", "")))
        return self.step(step), _refusal(kept) if "refused" in kept else ""

    def found(self, kept: Sequence[Mapping[str, Any]]) -> list[tuple[str, bool, str]]:
        """Each condition of a run, whether it held, and what stood in its field then."""
        return [
            (
                self.condition(
                    Condition(
                        field=str(one["field"]),
                        operator=Operator(str(one["operator"])),
                        value=str(one["value"]),
                    )
                ),
                bool(one.get("held")),
                self._stood(str(one["field"]), one["stood"]) if "stood" in one else "",
            )
            for one in kept
        ]

    def _stood(self, field: str, stood: object) -> str:
        if stood is None or stood == []:
            return _("nada")
        if isinstance(stood, bool):
            return _("sí") if stood else _("no")
        values = stood if isinstance(stood, list) else [stood]
        return ", ".join(self.value(field, str(one)) for one in values)


def attention_of(rule: RuleView) -> str:
    """What keeps a rule from acting, in words; "" for nothing."""
    if not rule.attention:
        return ""
    return str(labels.ATTENTION.get(rule.attention, rule.attention)) % {"about": rule.attention_of}


def cut_words(cut: str) -> str:
    """Why a run was cut."""
    return str(labels.CUTS[Cut(cut)]) if cut else ""


def _refusal(kept: Mapping[str, Any]) -> str:
    error = DomainError(**kept.get("params", {}))
    error.code = str(kept["refused"])
    try:
        return words_for(error)
    except (KeyError, TypeError, ValueError):
        return error.code


def _quoted(text: str) -> str:
    words = plain(text)
    short = words if len(words) <= LONGEST else f"{words[:LONGEST]}…"
    return _("«%(words)s»") % {"words": short}
