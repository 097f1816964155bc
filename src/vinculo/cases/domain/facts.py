"""Trees of names, and fields that a company makes for its cases."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from uuid import UUID

from vinculo.cases.domain.typed import day_said, option_said
from vinculo.kernel.errors import DomainError

DEEPEST = 4
LONGEST_VALUE = 300
BETWEEN = " › "
_KEY = re.compile(r"[^a-z0-9]+")
_YES, _NO = frozenset({"yes", "sí", "si", "on", "true", "1"}), frozenset({"no", "false", "0"})


class TermKind(StrEnum):
    """What a tree of names is for."""

    SUBJECT = "subject"
    TAG = "tag"


class FieldKind(StrEnum):
    """What may stand in a field."""

    TEXT = "text"
    NUMBER = "number"
    DAY = "day"
    CHOICE = "choice"
    YES_NO = "yes_no"


_LIKE = {
    FieldKind.NUMBER: "1234,5",
    FieldKind.DAY: "31/10/2026",
    FieldKind.YES_NO: "sí / no",
    FieldKind.TEXT: f"≤ {LONGEST_VALUE}",
}
"""How a value may look, where the rule does not say more."""


class BadFieldValueError(DomainError):
    """What was typed does not fit the field's rules."""

    code = "case_bad_field"


class TermTooDeepError(DomainError):
    """A tree that nobody finds anything in."""

    code = "case_term_too_deep"


@dataclass(frozen=True, kw_only=True)
class TermView:
    """A name in its tree; ``path`` reads from the top."""

    id: UUID
    name: str
    path: str
    depth: int
    words: str = ""
    parent_id: UUID | None = None
    service_id: UUID | None = None
    is_retired: bool = False


@dataclass(frozen=True, kw_only=True)
class FieldRule:
    """A field with what may stand in it."""

    id: UUID
    key: str
    label: str
    kind: FieldKind
    kinds: tuple[str, ...] = ()
    service_id: UUID | None = None
    options: tuple[str, ...] = ()
    mask: str = ""
    least: Decimal | None = None
    most: Decimal | None = None
    is_required: bool = False
    is_retired: bool = False

    def is_for(self, *, kind: str, service_id: UUID) -> bool:
        """Whether a case of this kind and service has the field."""
        return (
            not self.is_retired
            and (not self.kinds or kind in self.kinds)
            and self.service_id in {None, service_id}
        )


def in_tree(rows: Iterable[TermView]) -> list[TermView]:
    """Names as a tree is read, with path and depth; one whose parent is gone stands on top."""
    by_parent: dict[UUID | None, list[TermView]] = {}
    known = list(rows)
    ids = {row.id for row in known}
    for row in known:
        parent = row.parent_id if row.parent_id in ids else None
        by_parent.setdefault(parent, []).append(row)
    found: list[TermView] = []

    def walk(parent: UUID | None, above: str, depth: int) -> None:
        for row in sorted(by_parent.get(parent, ()), key=lambda one: (one.name.casefold(), one.id)):
            path = f"{above}{BETWEEN}{row.name}" if above else row.name
            found.append(
                TermView(
                    id=row.id,
                    name=row.name,
                    path=path,
                    depth=depth,
                    words=row.words,
                    parent_id=row.parent_id,
                    service_id=row.service_id,
                    is_retired=row.is_retired,
                )
            )
            walk(row.id, path, depth + 1)

    walk(None, "", 0)
    return found


def check_depth(
    parent_id: UUID | None, parents: Mapping[UUID, UUID | None], below: int = 0
) -> None:
    """Refuse a name that would stand too deep, or below itself. Raises TermTooDeepError.

    ``below`` is how many levels hang under the name.
    """
    depth, at, seen = 0, parent_id, set()
    while at is not None:
        if at in seen:
            raise TermTooDeepError(most=DEEPEST)
        seen.add(at)
        depth, at = depth + 1, parents.get(at)
    if depth + below >= DEEPEST:
        raise TermTooDeepError(most=DEEPEST)


def key_of(label: str) -> str:
    """A name for texts and addresses: «Número de pedido» becomes «numero_de_pedido»."""
    from_accents = label.casefold().translate(str.maketrans("áéíóúüñ", "aeiouun"))
    return _KEY.sub("_", from_accents).strip("_")[:30] or "campo"


def field_value(rule: FieldRule, said: str) -> str:
    """What was typed in a field, in one way of writing it; "" empties it.

    Raises BadFieldValueError with what the field wants.
    """
    text = " ".join(said.split())
    if not text:
        return ""
    if len(text) > LONGEST_VALUE:
        raise _bad(rule)
    readers = {
        FieldKind.NUMBER: _number,
        FieldKind.DAY: _day,
        FieldKind.CHOICE: _choice,
        FieldKind.YES_NO: _yes_no,
        FieldKind.TEXT: _masked,
    }
    return readers[rule.kind](rule, text)


def lacking(rules: Sequence[FieldRule], values: Mapping[UUID, str]) -> list[str]:
    """The labels of required fields in which nothing stands."""
    return [rule.label for rule in rules if rule.is_required and not values.get(rule.id)]


def _number(rule: FieldRule, text: str) -> str:
    plain = text.replace(" ", "")
    if "," in plain:
        plain = plain.replace(".", "").replace(",", ".")
    try:
        number = Decimal(plain)
    except InvalidOperation:
        raise _bad(rule) from None
    below = rule.least is not None and number < rule.least
    above = rule.most is not None and number > rule.most
    if not number.is_finite() or below or above or abs(number) >= Decimal(10) ** 14:
        raise _bad(rule)
    return f"{number.normalize():f}"


def _day(rule: FieldRule, text: str) -> str:
    day = day_said(text)
    if day is None:
        raise _bad(rule)
    return day.isoformat()


def _choice(rule: FieldRule, text: str) -> str:
    found = option_said(text, [(option, option) for option in rule.options])
    if found is None:
        raise _bad(rule)
    return found


def _yes_no(rule: FieldRule, text: str) -> str:
    said = text.casefold()
    if said in _YES:
        return "yes"
    if said in _NO:
        return "no"
    raise _bad(rule)


def _masked(rule: FieldRule, text: str) -> str:
    if not rule.mask:
        return text
    fits = {"9": str.isdigit, "A": str.isalpha, "*": str.isalnum}
    is_right = len(text) == len(rule.mask) and all(
        fits[wanted](sign) if wanted in fits else wanted.casefold() == sign.casefold()
        for wanted, sign in zip(rule.mask, text, strict=True)
    )
    if not is_right:
        raise _bad(rule)
    return text.upper()


def _bad(rule: FieldRule) -> BadFieldValueError:
    wants = rule.mask or ", ".join(rule.options[:8]) or _LIKE.get(rule.kind, "")
    if rule.least is not None or rule.most is not None:
        wants = " – ".join(
            f"{bound.normalize():f}" if bound is not None else "…"
            for bound in (rule.least, rule.most)
        )
    return BadFieldValueError(field=rule.label, kind=rule.kind, wants=wants)
