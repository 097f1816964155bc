"""Trees of names, fields of the company's own, and what is proposed for a case."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from vinculo.cases import policy
from vinculo.cases.domain.classing import PastCase, Proposed, propose
from vinculo.cases.domain.facts import FieldKind, FieldRule, TermKind, TermView, in_tree
from vinculo.cases.models import Case, CaseTag, CustomField, FieldValue, Term
from vinculo.interactions import api as interactions
from vinculo.kernel.actor import Actor

PAST = 400


def terms(
    kind: TermKind, *, service_id: UUID | None = None, retired: bool = False
) -> list[TermView]:
    """The names of a tree as it is read; with a service only those offered in its cases."""
    rows = Term.objects.filter(kind=kind).order_by("name", "pk")
    if not retired:
        rows = rows.filter(is_retired=False)
    return in_tree(
        TermView(
            id=row.pk,
            name=row.name,
            path=row.name,
            depth=0,
            words=row.words,
            parent_id=row.parent_id,
            service_id=row.service_id,
            is_retired=row.is_retired,
        )
        for row in rows
        if service_id is None or row.service_id in {None, service_id}
    )


def fields(*, retired: bool = False) -> list[FieldRule]:
    """All fields in their order."""
    rows = CustomField.objects.order_by("place", "label", "pk")
    return [rule_of(row) for row in rows if retired or not row.is_retired]


def fields_for(*, kind: str, service_id: UUID) -> list[FieldRule]:
    """The fields of a case of this kind and service."""
    return [rule for rule in fields() if rule.is_for(kind=kind, service_id=service_id)]


def rule_of(row: CustomField) -> FieldRule:
    """A field with its rules."""
    return FieldRule(
        id=row.pk,
        key=row.key,
        label=row.label,
        kind=FieldKind(row.kind),
        kinds=tuple(row.kinds),
        service_id=row.service_id,
        options=tuple(row.options),
        mask=row.mask,
        least=row.least,
        most=row.most,
        is_required=row.is_required,
        is_retired=row.is_retired,
    )


def values_in(case_id: UUID) -> dict[UUID, str]:
    """What stands in the fields of a case, whose caller has asked whether it is in sight."""
    return dict(FieldValue.objects.filter(case_id=case_id).values_list("field_id", "value"))


def tags_of(case_id: UUID) -> set[UUID]:
    """The tags of a case, whose caller has asked whether it is in sight."""
    return set(CaseTag.objects.filter(case_id=case_id).values_list("term_id", flat=True))


def proposals(*, actor: Actor, case_id: UUID) -> list[Proposed]:
    """The classes that the case's words and past cases speak for; nothing outside of sight.

    Past cases are the latest classified ones of the service within the reader's sight.
    """
    seen = Case.objects.filter(policy.visible(actor))
    case = seen.filter(pk=case_id).first()
    if case is None:
        return []
    offered = {
        term.id: f"{term.words} {term.name}"
        for term in terms(TermKind.SUBJECT, service_id=case.service_id)
    }
    if not offered:
        return []
    past = (
        seen.filter(service_id=case.service_id, subject_class__isnull=False)
        .exclude(pk=case_id)
        .order_by("-opened_at", "-pk")
        .values_list("subject", "subject_class__pk")[:PAST]
    )
    return propose(
        f"{case.subject} {_first_words(case)}",
        offered,
        [PastCase(text=subject, class_id=class_id) for subject, class_id in past],
    )


def _first_words(case: Case) -> str:
    if case.conversation_id is None:
        return ""
    found: Sequence[Any] = interactions.messages(case.conversation_id)
    return found[0].text[:2000] if found else ""


def names_of(ids: set[UUID]) -> Mapping[UUID, str]:
    """The names of these terms and fields, retired or not."""
    names = dict(Term.objects.filter(pk__in=ids).values_list("pk", "name"))
    return names | dict(CustomField.objects.filter(pk__in=ids).values_list("pk", "label"))
