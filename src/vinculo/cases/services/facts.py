"""Classing, tagging and filling the fields of a case; keeping trees and fields."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from django.db import transaction

from vinculo.cases import policy
from vinculo.cases.contracts import CaseKind, EntryKind
from vinculo.cases.domain.facts import (
    FieldKind,
    TermKind,
    check_depth,
    field_value,
    key_of,
    lacking,
)
from vinculo.cases.models import Case, CaseTag, CustomField, Term
from vinculo.cases.selectors import facts as reading
from vinculo.cases.services import facts_back, story, undo
from vinculo.kernel.actor import Actor
from vinculo.kernel.errors import DomainError, NotAllowedError


class NoSuchTermError(DomainError):
    """No such name in the tree, or it is offered no more."""

    code = "case_no_such_term"


class TermTakenError(DomainError):
    """Two names alike on one branch."""

    code = "case_term_taken"


class NeedsClassError(DomainError):
    """Nothing ends without saying what it was about."""

    code = "case_needs_class"


class NeedsFieldsError(DomainError):
    """Nothing ends while a required field is empty."""

    code = "case_needs_fields"


class FieldNeedsLabelError(DomainError):
    """A field needs a name, and one to choose from its options."""

    code = "case_field_needs_label"


@dataclass(frozen=True, kw_only=True)
class FieldDraft:
    """A field as it should be."""

    label: str
    kind: FieldKind
    kinds: Collection[str] = ()
    service_id: UUID | None = None
    options: Sequence[str] = ()
    mask: str = ""
    least: Decimal | None = None
    most: Decimal | None = None
    is_required: bool = False
    is_retired: bool = False
    place: int = 0


@transaction.atomic
def set_facts(
    *,
    case_id: UUID,
    actor: Actor,
    at: datetime,
    subject_class: UUID | None = None,
    tags: Collection[UUID] | None = None,
    values: Mapping[UUID, str] | None = None,
) -> None:
    """Say what a case is about; None leaves what stands there.

    Raises NoSuchTermError, BadFieldValueError; then nothing has changed.
    """
    case = story.locked(case_id, actor, "cases.change")
    was, wrote = facts_back.facts_of(case), facts_back.values_of(case)
    if subject_class is not None:
        _classify(case, subject_class, actor, at)
    if tags is not None:
        _tag(case, set(tags), actor, at)
    if values is not None:
        _fill(case, values, actor, at)
    undo.remember(
        case,
        "facts",
        was=was,
        now=facts_back.facts_of(case),
        words=facts_back.rewritten(wrote, facts_back.values_of(case)),
        actor=actor,
        at=at,
    )
    case.changed_at = at
    case.save(update_fields=["changed_at"])
    story.tell(case)


@transaction.atomic
def add_tag(*, case_id: UUID, term_id: UUID, actor: Actor, at: datetime) -> None:
    """Put a tag on a case; twice is once."""
    tags = reading.tags_of(case_id) | {term_id}
    set_facts(case_id=case_id, tags=tags, actor=actor, at=at)


@transaction.atomic
def remove_tag(*, case_id: UUID, term_id: UUID, actor: Actor, at: datetime) -> None:
    """Take a tag off a case."""
    tags = reading.tags_of(case_id) - {term_id}
    set_facts(case_id=case_id, tags=tags, actor=actor, at=at)


def require_facts(case: Case) -> None:
    """Nothing ends without its class, as soon as the company has classes, nor without its fields.

    Raises NeedsClassError, NeedsFieldsError.
    """
    if case.subject_class_id is None and reading.terms(
        TermKind.SUBJECT, service_id=case.service_id
    ):
        raise NeedsClassError
    rules = reading.fields_for(kind=case.kind, service_id=case.service_id)
    if any(rule.is_required for rule in rules) and (
        missing := lacking(rules, reading.values_in(case.pk))
    ):
        raise NeedsFieldsError(fields=", ".join(missing))


@transaction.atomic
def keep_term(
    *,
    kind: TermKind,
    name: str,
    by: Actor,
    parent_id: UUID | None = None,
    words: str = "",
    service_id: UUID | None = None,
    is_retired: bool = False,
    term_id: UUID | None = None,
) -> UUID:
    """Keep a name of a tree. Raises NotAllowedError, TermTakenError, TermTooDeepError."""
    _require(by)
    clean = " ".join(name.split())[:60]
    rows = {row.pk: row for row in Term.objects.select_for_update().filter(kind=kind)}
    row = rows.get(term_id) if term_id else Term(kind=kind)
    if row is None or not clean or (parent_id is not None and parent_id not in rows):
        raise NoSuchTermError
    alike = (r for r in rows.values() if r.parent_id == parent_id and r.name == clean)
    if any(other.pk != row.pk for other in alike):
        raise TermTakenError(name=clean)
    parents = {pk: one.parent_id for pk, one in rows.items()} | {row.pk: parent_id}
    check_depth(parent_id, parents)
    check_depth(parent_id, parents, _levels_below(row.pk, parents))
    row.name, row.parent_id, row.service_id = clean, parent_id, service_id
    row.words, row.is_retired = " ".join(words.split())[:300], is_retired
    row.save(force_insert=term_id is None)
    return row.pk


@transaction.atomic
def keep_field(draft: FieldDraft, *, by: Actor, field_id: UUID | None = None) -> UUID:
    """Keep a field. Raises NotAllowedError, FieldNeedsLabelError, NoSuchTermError."""
    _require(by)
    label = " ".join(draft.label.split())[:60]
    options = list(
        dict.fromkeys(" ".join(one.split())[:100] for one in draft.options if one.strip())
    )
    if not label or (draft.kind is FieldKind.CHOICE and not options):
        raise FieldNeedsLabelError
    row = CustomField.objects.filter(pk=field_id).first() if field_id else CustomField()
    if row is None:
        raise NoSuchTermError
    if field_id is None:
        row.key, row.kind = _free_key(key_of(label)), draft.kind
    row.label, row.options, row.mask = label, options, draft.mask.strip()
    row.kinds = sorted(set(draft.kinds) & {kind.value for kind in CaseKind})
    row.service_id, row.is_required, row.is_retired = (
        draft.service_id,
        draft.is_required,
        draft.is_retired,
    )
    row.least, row.most, row.place = draft.least, draft.most, draft.place
    if row.least is not None and row.most is not None and row.least > row.most:
        row.least, row.most = row.most, row.least
    row.save(force_insert=field_id is None)
    return row.pk


def _classify(case: Case, class_id: UUID, actor: Actor, at: datetime) -> None:
    if case.subject_class_id == class_id:
        return
    offered = {term.id for term in reading.terms(TermKind.SUBJECT, service_id=case.service_id)}
    if class_id not in offered:
        raise NoSuchTermError
    case.subject_class_id = class_id
    case.save(update_fields=["subject_class"])
    story.enter(case, EntryKind.CLASSIFIED, at=at, actor=actor, ref=class_id)


def _tag(case: Case, wanted: set[UUID], actor: Actor, at: datetime) -> None:
    known = reading.tags_of(case.pk)
    offered = {term.id for term in reading.terms(TermKind.TAG, service_id=case.service_id)}
    if not wanted <= offered | known:
        raise NoSuchTermError
    for term_id in sorted(wanted - known):
        CaseTag.objects.create(case=case, term_id=term_id, at=at)
        story.enter(case, EntryKind.TAGGED, at=at, actor=actor, ref=term_id)
    for term_id in sorted(known - wanted):
        CaseTag.objects.filter(case=case, term_id=term_id).delete()
        story.enter(case, EntryKind.UNTAGGED, at=at, actor=actor, ref=term_id)


def _fill(case: Case, values: Mapping[UUID, str], actor: Actor, at: datetime) -> None:
    known = reading.values_in(case.pk)
    for rule in reading.fields_for(kind=case.kind, service_id=case.service_id):
        if rule.id not in values:
            continue
        value = field_value(rule, values[rule.id])
        if value == known.get(rule.id, ""):
            continue
        facts_back.write(case, rule.id, value)
        story.enter(case, EntryKind.FIELD_SET, at=at, actor=actor, ref=rule.id)


def _levels_below(term_id: UUID, parents: Mapping[UUID, UUID | None]) -> int:
    below = [pk for pk, parent in parents.items() if parent == term_id and pk != term_id]
    return 1 + max(_levels_below(pk, parents) for pk in below) if below else 0


def _free_key(key: str) -> str:
    taken = set(CustomField.objects.filter(key__startswith=key[:26]).values_list("key", flat=True))
    return next(
        one for one in (key, *(f"{key[:26]}_{n}" for n in range(2, 1000))) if one not in taken
    )


def _require(by: Actor) -> None:
    if not policy.may(by, "cases.set_rules"):
        raise NotAllowedError(action="cases.set_rules")
