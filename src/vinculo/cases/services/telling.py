"""Telling the customer that a case ended or lives again, where its service wants that.

Not at once: what somebody takes back within a minute was never said to anybody.
"""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from vinculo.cases.contracts import CaseStatus, EntryKind, Outcome
from vinculo.cases.domain.texts import needs_an_answer
from vinculo.cases.models import Case, CaseEntry, CaseMessage, ToldChange, TrackingRule
from vinculo.cases.services import story
from vinculo.interactions import api as interactions
from vinculo.interactions.contracts import Occasion
from vinculo.kernel import jobs

TASK = "cases.tell_customer"
TIME_TO_TAKE_BACK = timedelta(minutes=1)
OCCASIONS = {EntryKind.RESOLVED: Occasion.RESOLVED, EntryKind.REOPENED: Occasion.REOPENED}
WANTED = {EntryKind.RESOLVED: "tells_resolved", EntryKind.REOPENED: "tells_reopened"}


def tell_of(case: Case, entry: CaseEntry, *, at: datetime) -> None:
    """Let the customer hear of ``entry`` in a minute, in the open transaction, if it still holds.

    A case without a conversation has nobody to tell; what is a duplicate or none of ours is no end
    that concerns its customer.
    """
    if case.conversation_id is None or not _is_wanted(case, EntryKind(entry.kind)):
        return
    when = at + TIME_TO_TAKE_BACK
    jobs.defer(TASK, arguments={"entry_id": str(entry.pk)}, queue="outbound", at=when)


@transaction.atomic
def tell(*, entry_id: UUID, at: datetime) -> int:
    """Send the mails about one change, once; answers how many left now."""
    entry = CaseEntry.objects.get(pk=entry_id)
    case = Case.objects.select_for_update(of=("self",)).get(pk=entry.case_id)
    if case.conversation_id is None or ToldChange.objects.filter(entry=entry).exists():
        return 0
    kind = EntryKind(entry.kind)
    if not _is_wanted(case, kind) or not _holds(case, entry):
        return 0
    sent = interactions.tell_standing(
        conversation_id=case.conversation_id,
        occasion=OCCASIONS[kind],
        number=case.number,
        at=at,
    )
    ToldChange.objects.create(entry=entry, mails=len(sent), at=at)
    CaseMessage.objects.bulk_create(CaseMessage(case=case, message_id=one, at=at) for one in sent)
    if sent:
        story.tell(case)
    return len(sent)


def _is_wanted(case: Case, kind: EntryKind) -> bool:
    return TrackingRule.objects.filter(service_id=case.service_id, **{WANTED[kind]: True}).exists()


def _holds(case: Case, entry: CaseEntry) -> bool:
    """Whether the case still stands where the change put it, and nobody said so meanwhile."""
    if case.merged_into_id is not None:
        return False
    latest = CaseEntry.objects.filter(case=case, kind__in=OCCASIONS).order_by("-at", "-pk").first()
    if latest is None or latest.pk != entry.pk:
        return False
    if entry.kind == EntryKind.REOPENED:
        return case.resolved_at is None
    is_an_end = case.outcome != "" and needs_an_answer(Outcome(case.outcome))
    return case.status == CaseStatus.RESOLVED and is_an_end
