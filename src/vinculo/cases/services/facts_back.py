"""What a step changed of class, tags and fields, and how that goes back."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from vinculo.cases.models import Case, CaseTag, FieldValue
from vinculo.cases.selectors import facts as reading
from vinculo.cases.services import story, undo
from vinculo.kernel.actor import Actor


def facts_of(case: Case) -> dict[str, Any]:
    """Class and tags as they are noted before a step; what stands in fields is noted apart."""
    return {
        "class": str(case.subject_class_id) if case.subject_class_id else None,
        "tags": sorted(str(term) for term in reading.tags_of(case.pk)),
    }


def take_facts_back(case: Case, data: Mapping[str, Any], _actor: Actor, at: datetime) -> None:
    """What the step changed of class, tags and fields, as it was. Raises UndoTooLateError."""
    words = data.get("words") or {"was": {}, "now": {}}
    values = values_of(case)
    stands = {field: values.get(field, "") for field in words["now"]}
    undo.require_unchanged(stands, words)
    was = data["was"]
    if was != data["now"]:
        undo.require_unchanged(facts_of(case), data)
        _class_and_tags(case, was, at)
    for field, value in words["was"].items():
        write(case, UUID(field), value)
    case.changed_at = at
    case.save(update_fields=["changed_at"])
    story.tell(case)


def _class_and_tags(case: Case, was: Mapping[str, Any], at: datetime) -> None:
    case.subject_class_id = UUID(was["class"]) if was["class"] else None
    case.save(update_fields=["subject_class"])
    wanted = {UUID(term) for term in was["tags"]}
    CaseTag.objects.filter(case=case).exclude(term_id__in=wanted).delete()
    for term_id in sorted(wanted - reading.tags_of(case.pk)):
        CaseTag.objects.create(case=case, term_id=term_id, at=at)


def values_of(case: Case) -> dict[str, str]:
    """What stands in the fields of a case, by the id of the field."""
    return {str(field): value for field, value in reading.values_in(case.pk).items()}


def rewritten(was: Mapping[str, str], now: Mapping[str, str]) -> dict[str, dict[str, str]] | None:
    """Before and after of the fields that a step changed, "" for empty; None when it did not."""
    changed = [one for one in {**was, **now} if was.get(one, "") != now.get(one, "")]
    if not changed:
        return None
    return {
        "was": {one: was.get(one, "") for one in changed},
        "now": {one: now.get(one, "") for one in changed},
    }


def write(case: Case, field_id: UUID, value: str) -> None:
    """Let ``value`` stand in a field; "" empties it."""
    if value:
        FieldValue.objects.update_or_create(case=case, field_id=field_id, defaults={"value": value})
    else:
        FieldValue.objects.filter(case=case, field_id=field_id).delete()
