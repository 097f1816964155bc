"""What kind of matter a case is, when that was not known from the start."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from vinculo.cases.contracts import CaseKind, EntryKind
from vinculo.cases.events import CaseKindSet
from vinculo.cases.services import story, undo
from vinculo.kernel import events
from vinculo.kernel.actor import Actor


@transaction.atomic
def set_kind(*, case_id: UUID, kind: CaseKind, actor: Actor, at: datetime) -> None:
    """Say what the matter is; saying it again changes nothing."""
    case = story.locked(case_id, actor, "cases.change")
    was = str(case.kind)
    if was == kind:
        return
    case.kind, case.changed_at = kind, at
    case.save(update_fields=["kind", "changed_at"])
    story.enter(case, EntryKind.KIND_SET, at=at, actor=actor, to_kind=kind.value)
    undo.remember(case, "kind", was=was, now=kind.value, actor=actor, at=at)
    events.publish(
        CaseKindSet(case_id=case.pk, was=CaseKind(was), now=kind, set_by=actor.user_id, set_at=at)
    )
    story.tell(case)
