"""What a rule can ask of a case: each field reads its value for many cases at once.

Choices are those of the filters of the list, so that a rule and a saved view say the same. A
context above adds a field with one registration.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from vinculo.cases.domain.facts import FieldKind, FieldRule
from vinculo.cases.domain.rules.conditions import NO, YES, Seen, Value, ValueKind
from vinculo.cases.models import FieldValue
from vinculo.cases.selectors import facts
from vinculo.kernel.registry import Registry

Words = str | Promise
Options = Sequence[tuple[str, Words]]
Reading = Callable[[Sequence[Seen]], Sequence[Value]]
OWN_FIELD = "field:"
ANSWERS: Options = ((YES, gettext_lazy("sí")), (NO, gettext_lazy("no")))


@dataclass(frozen=True, kw_only=True)
class RuleField:
    """A field of conditions; ``read`` answers the value of each case, in their order.

    ``is_told``: its value may stand in the history of runs; never what a person wrote.
    """

    order: int
    label: Words
    kind: ValueKind
    read: Reading
    options: Callable[[], Options] | None = None
    is_told: bool = True


rule_fields: Registry[RuleField] = Registry("fields of rules")


def known_fields() -> dict[str, RuleField]:
    """All fields, with those of the company's own, in their order."""
    own = {
        f"{OWN_FIELD}{one.id}": _own_field(place, one) for place, one in enumerate(facts.fields())
    }
    every = {key: rule_fields[key] for key in rule_fields} | own
    return dict(sorted(every.items(), key=lambda pair: (pair[1].order, pair[0])))


def options_of(field: RuleField) -> list[tuple[str, str]]:
    """What may be chosen, in words; [] where one types."""
    if field.kind is ValueKind.YES_NO:
        return [(value, str(words)) for value, words in ANSWERS]
    return [(value, str(words)) for value, words in field.options()] if field.options else []


def values_for(
    wanted: Iterable[str], seen: Sequence[Seen], known: Mapping[str, RuleField]
) -> list[dict[str, Value]]:
    """What stands in the wanted fields of each case, in their order."""
    found: list[dict[str, Value]] = [{} for _ in seen]
    if not seen:
        return found
    for key in dict.fromkeys(wanted):
        if key in known:
            for values, value in zip(found, known[key].read(seen), strict=True):
                values[key] = value
    return found


def each(one: Callable[[Seen], Value]) -> Reading:
    """A field that is read from the case alone."""
    return lambda seen: [one(case) for case in seen]


def choice(value: object) -> frozenset[str] | None:
    """One choice, or nothing."""
    return frozenset({str(value)}) if value else None


KINDS_OF_OWN: Mapping[FieldKind, ValueKind] = {
    FieldKind.CHOICE: ValueKind.CHOICE,
    FieldKind.NUMBER: ValueKind.NUMBER,
    FieldKind.YES_NO: ValueKind.YES_NO,
}


def _own_field(place: int, rule: FieldRule) -> RuleField:
    def read(seen: Sequence[Seen]) -> list[Value]:
        rows = FieldValue.objects.filter(field_id=rule.id, case_id__in=[s.case_id for s in seen])
        said = dict(rows.values_list("case_id", "value"))
        return [_typed(rule.kind, said.get(one.case_id)) for one in seen]

    return RuleField(
        order=500 + place,
        label=rule.label,
        kind=KINDS_OF_OWN.get(rule.kind, ValueKind.TEXT),
        read=read,
        options=(lambda: [(one, one) for one in rule.options]) if rule.options else None,
        is_told=False,
    )


def _typed(kind: FieldKind, said: str | None) -> Value:
    if said is None:
        return None
    if kind is FieldKind.CHOICE:
        return choice(said)
    if kind is FieldKind.NUMBER:
        return Decimal(said)
    return said == YES if kind is FieldKind.YES_NO else said
