"""Conditions of rules: a field, an operator and a value, and whether they hold of a case."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from types import MappingProxyType
from typing import Any
from uuid import UUID

from vinculo.kernel.errors import DomainError
from vinculo.lib.text.folding import fold

MOST_CONDITIONS = 12
LONGEST_VALUE = 300
YES, NO = "yes", "no"

Value = frozenset[str] | str | Decimal | bool | None
"""What stands in a field of a case: choices (with those above them in their tree), words, a
number, yes or no; None where nothing stands."""


class ConditionsError(DomainError):
    """There are too many conditions, or one that does not say what it compares with."""

    code = "case_rule_conditions"


class BadConditionError(DomainError):
    """What was typed in a condition is no number, or is missing."""

    code = "case_rule_bad_condition"


class ValueKind(StrEnum):
    """What a field of a condition holds."""

    CHOICE = "choice"
    SEVERAL = "several"
    TEXT = "text"
    NUMBER = "number"
    YES_NO = "yes_no"


class Operator(StrEnum):
    """How a field is compared."""

    IS = "is"
    IS_NOT = "is_not"
    HAS = "has"
    HAS_NOT = "has_not"
    SAYS = "says"
    SAYS_NOT = "says_not"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"


OPERATORS: Mapping[ValueKind, tuple[Operator, ...]] = MappingProxyType(
    {
        ValueKind.CHOICE: (Operator.IS, Operator.IS_NOT),
        ValueKind.SEVERAL: (Operator.HAS, Operator.HAS_NOT),
        ValueKind.TEXT: (Operator.SAYS, Operator.SAYS_NOT),
        ValueKind.NUMBER: (Operator.AT_LEAST, Operator.AT_MOST),
        ValueKind.YES_NO: (Operator.IS,),
    }
)
REFUSING = frozenset({Operator.IS_NOT, Operator.HAS_NOT, Operator.SAYS_NOT})


@dataclass(frozen=True, kw_only=True)
class Condition:
    """One thing that must hold; ``value`` as it is typed or chosen."""

    field: str
    operator: Operator
    value: str = ""

    def stored(self) -> dict[str, str]:
        """The condition as it is kept."""
        return {"field": self.field, "operator": self.operator.value, "value": self.value}


@dataclass(frozen=True, kw_only=True)
class Seen:
    """A case at the moment at which a rule looks at it; ``message_id`` is what was just said."""

    case_id: UUID
    at: datetime
    message_id: UUID | None
    subject: str
    status: str
    kind: str
    outcome: str
    service_id: UUID
    queue_id: UUID | None
    owner_id: UUID | None
    customer_id: UUID | None
    subject_class_id: UUID | None
    opened_at: datetime
    due_at: datetime | None
    warn_at: datetime | None
    is_answered: bool
    reopened_count: int


def conditions_of(stored: Iterable[Mapping[str, Any]]) -> tuple[Condition, ...]:
    """Kept conditions, without those whose operator this version does not know."""
    known = {one.value for one in Operator}
    return tuple(
        Condition(
            field=str(one.get("field", "")),
            operator=Operator(str(one["operator"])),
            value=str(one.get("value", "")),
        )
        for one in stored
        if one.get("operator") in known
    )


def check_conditions(
    conditions: Sequence[Condition], kinds: Mapping[str, ValueKind], labels: Mapping[str, str]
) -> None:
    """Refuse too many, an operator that is none of its field's, and a value that says nothing.

    Raises ConditionsError, BadConditionError with the field's words.
    """
    if len(conditions) > MOST_CONDITIONS:
        raise ConditionsError(most=MOST_CONDITIONS)
    for one in conditions:
        kind = kinds.get(one.field)
        fits = kind is not None and one.operator in OPERATORS[kind]
        if not fits or not one.value.strip() or len(one.value) > LONGEST_VALUE:
            raise BadConditionError(field=labels.get(one.field, one.field))
        if kind is ValueKind.NUMBER and number_said(one.value) is None:
            raise BadConditionError(field=labels.get(one.field, one.field))


def number_said(said: str) -> Decimal | None:
    """``1.234,5`` or ``1234.5`` as a number; None when it is none."""
    plain = said.replace(" ", "")
    if "," in plain:
        plain = plain.replace(".", "").replace(",", ".")
    try:
        found = Decimal(plain)
    except InvalidOperation:
        return None
    return found if found.is_finite() else None


def holds(condition: Condition, actual: Value) -> bool:
    """Whether a condition is true of what stands in its field.

    Where nothing stands only «is not», «has not» and «does not say» hold. Of a text any of the
    words or phrases between commas will do, whatever their accents and capitals.
    """
    refusing = condition.operator in REFUSING
    if actual is None:
        return refusing
    if isinstance(actual, bool):
        return actual == (condition.value == YES)
    if isinstance(actual, Decimal):
        bound = number_said(condition.value)
        if bound is None:
            return False
        return actual >= bound if condition.operator is Operator.AT_LEAST else actual <= bound
    if isinstance(actual, frozenset):
        return (condition.value in actual) != refusing
    text = fold(actual)
    said = any(word in text for one in condition.value.split(",") if (word := fold(one.strip())))
    return said != refusing


def all_hold(
    all_of: Sequence[Condition], any_of: Sequence[Condition], actual: Mapping[str, Value]
) -> bool:
    """Whether every one of ``all_of`` is true and, if there are any, one of ``any_of``."""
    if not all(holds(one, actual.get(one.field)) for one in all_of):
        return False
    return not any_of or any(holds(one, actual.get(one.field)) for one in any_of)
