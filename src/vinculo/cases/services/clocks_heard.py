"""What a clock that warned or broke does to its case."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from vinculo.cases.contracts import EntryKind
from vinculo.cases.models import Case, CaseEntry
from vinculo.cases.services import story


@transaction.atomic
def hear_clock(
    *, case_id: UUID, clock_id: UUID, standard: str, kind: EntryKind, due_at: datetime, at: datetime
) -> None:
    """Note the warning or breach once, raise the case in its queue, tell open pages."""
    case = Case.objects.select_for_update(of=("self",)).filter(pk=case_id).first()
    if case is None or CaseEntry.objects.filter(kind=kind, ref=clock_id).exists():
        return
    story.enter(case, kind, at=at, ref=clock_id, standard=standard, due=due_at.isoformat())
    story.read_clocks(case, at, why=kind.value)
    story.tell(case)
