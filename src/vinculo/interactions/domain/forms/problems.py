"""Why a form cannot be published yet, said of the field that a person has to look at."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum

from vinculo.interactions.domain.forms.definition import (
    DECIDING,
    MOST_FIELDS,
    NO,
    WITH_OPTIONS,
    YES,
    Condition,
    Field,
    FieldKind,
    FormDefinition,
)


class Flaw(StrEnum):
    """What is wrong with a form."""

    NO_TITLE = "no_title"
    NO_FIELDS = "no_fields"
    TOO_MANY_FIELDS = "too_many_fields"
    SAME_KEY = "same_key"
    NO_LABEL = "no_label"
    FEW_OPTIONS = "few_options"
    SAME_OPTION = "same_option"
    EMPTY_OPTION = "empty_option"
    BOUNDS_CROSSED = "bounds_crossed"
    BAD_BOUND = "bad_bound"
    NO_FILE_KIND = "no_file_kind"
    CONDITION_MISSING = "condition_missing"
    CONDITION_ITSELF = "condition_itself"
    CONDITION_CIRCULAR = "condition_circular"
    CONDITION_LATER = "condition_later"
    CONDITION_UNDECIDED = "condition_undecided"
    CONDITION_VALUE = "condition_value"


@dataclass(frozen=True, kw_only=True)
class FormProblem:
    """A flaw; ``field`` is "" when the whole form has it, ``other`` the field it speaks of."""

    flaw: Flaw
    field: str = ""
    other: str = ""


def problems_of(definition: FormDefinition) -> tuple[FormProblem, ...]:
    """Everything that keeps ``definition`` from being published, in the order of its fields."""
    return tuple(_problems(definition))


def _problems(definition: FormDefinition) -> Iterator[FormProblem]:
    if not definition.title.get(definition.language):
        yield FormProblem(flaw=Flaw.NO_TITLE)
    if not definition.fields:
        yield FormProblem(flaw=Flaw.NO_FIELDS)
    if len(definition.fields) > MOST_FIELDS:
        yield FormProblem(flaw=Flaw.TOO_MANY_FIELDS)
    seen: set[str] = set()
    for one in definition.fields:
        if one.key in seen:
            yield FormProblem(flaw=Flaw.SAME_KEY, field=one.key)
        seen.add(one.key)
        for flaw in _own_flaws(one, definition.language):
            yield FormProblem(flaw=flaw, field=one.key)
        if one.condition is not None:
            yield from _condition_flaws(one, one.condition, definition)


def _own_flaws(one: Field, language: str) -> Iterator[Flaw]:
    if not one.label.get(language):
        yield Flaw.NO_LABEL
    if one.kind in WITH_OPTIONS:
        yield from _option_flaws(one, language)
    if one.kind is FieldKind.FILE and not one.file_kinds:
        yield Flaw.NO_FILE_KIND
    if one.min_length and one.min_length > one.longest:
        yield Flaw.BOUNDS_CROSSED
    yield from _bound_flaws(one)


def _option_flaws(one: Field, language: str) -> Iterator[Flaw]:
    values = [option.value for option in one.options]
    if len(values) < 2:
        yield Flaw.FEW_OPTIONS
    if len(set(values)) < len(values):
        yield Flaw.SAME_OPTION
    if not all(option.value and option.label.get(language) for option in one.options):
        yield Flaw.EMPTY_OPTION


def _bound_flaws(one: Field) -> Iterator[Flaw]:
    if one.kind not in {FieldKind.NUMBER, FieldKind.DATE}:
        return
    try:
        bounds = [bound_of(one.kind, text) for text in (one.minimum, one.maximum) if text]
    except ValueError:
        yield Flaw.BAD_BOUND
        return
    if len(bounds) == 2 and bounds[0] > bounds[1]:
        yield Flaw.BOUNDS_CROSSED


def bound_of(kind: FieldKind, text: str) -> Decimal:
    """A stored bound as something that compares: days count from year 1. Raises ValueError."""
    if kind is FieldKind.DATE:
        return Decimal(date.fromisoformat(text).toordinal())
    try:
        number = Decimal(text)
    except InvalidOperation as error:
        raise ValueError(text) from error
    if not number.is_finite():
        raise ValueError(text)
    return number


def _condition_flaws(
    one: Field, condition: Condition, definition: FormDefinition
) -> Iterator[FormProblem]:
    other = definition.field_of(condition.field)
    flaw = _condition_flaw(one, condition, other, definition) if other else Flaw.CONDITION_MISSING
    if flaw is not None:
        yield FormProblem(flaw=flaw, field=one.key, other=condition.field)


def _condition_flaw(
    one: Field, condition: Condition, other: Field, definition: FormDefinition
) -> Flaw | None:
    if other.key == one.key:
        return Flaw.CONDITION_ITSELF
    if depends_on(definition, other.key, one.key):
        return Flaw.CONDITION_CIRCULAR
    order = [field.key for field in definition.fields]
    if order.index(other.key) > order.index(one.key):
        return Flaw.CONDITION_LATER
    if other.kind not in DECIDING:
        return Flaw.CONDITION_UNDECIDED
    wanted = set(condition.values)
    return None if wanted and wanted <= set(values_of(other)) else Flaw.CONDITION_VALUE


def values_of(one: Field) -> tuple[str, ...]:
    """The answers that a condition may ask of a field."""
    if one.kind in WITH_OPTIONS:
        return tuple(option.value for option in one.options)
    if one.kind is FieldKind.YES_NO:
        return (YES, NO)
    return (YES,) if one.kind is FieldKind.CONSENT else ()


def depends_on(definition: FormDefinition, key: str, wanted: str) -> bool:
    """Whether the field ``key`` is shown only by grace of ``wanted``, directly or further on."""
    seen: set[str] = set()
    while key not in seen:
        seen.add(key)
        one = definition.field_of(key)
        if one is None or one.condition is None:
            return False
        key = one.condition.field
        if key == wanted:
            return True
    return False
