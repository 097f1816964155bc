"""Old mail as closed cases: no clock, no queue, no notice; only there to be found and read."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction

from vinculo.cases.contracts import CaseStatus, EntryKind, Outcome
from vinculo.cases.domain.access import keys_of_case
from vinculo.cases.domain.texts import tidy_subject
from vinculo.cases.models import Case, CaseMessage
from vinculo.cases.services import story
from vinculo.cases.services.numbering import next_number
from vinculo.interactions import api as interactions
from vinculo.kernel import locks
from vinculo.kernel.ids import new_id
from vinculo.organization import api as organization
from vinculo.routing import api as routing


@dataclass(frozen=True, kw_only=True)
class Old:
    """A message that was imported, as its event says."""

    message_id: UUID
    conversation_id: UUID
    service_id: UUID | None
    key: str
    written_at: datetime


@transaction.atomic
def keep_history(old: Old) -> UUID:
    """The closed case of an old thread, opened with its first message; again changes nothing."""
    locks.wait_for(f"case of {old.conversation_id}")
    known = CaseMessage.objects.filter(message_id=old.message_id).values_list("case_id")
    if known:
        return known[0][0]
    case = (
        Case.objects.filter(conversation_id=old.conversation_id)
        .order_by("opened_at", "pk")
        .select_for_update(of=("self",))
        .first()
    ) or _opened(old)
    CaseMessage.objects.create(case=case, message_id=old.message_id, at=old.written_at)
    story.enter(case, EntryKind.MESSAGE, at=old.written_at, ref=old.message_id)
    if case.item_id is None:
        case.opened_at = min(case.opened_at, old.written_at)
    if case.latest_message_id is None or old.written_at >= case.changed_at:
        case.latest_message_id = old.message_id
        case.changed_at = old.written_at
        if case.item_id is None:
            case.resolved_at = case.closed_at = old.written_at
    case.save(
        update_fields=["opened_at", "changed_at", "resolved_at", "closed_at", "latest_message_id"]
    )
    return case.pk


def _opened(old: Old) -> Case:
    conversation = interactions.conversation(old.conversation_id)
    queue = routing.queue_for(old.service_id, source=conversation.source)
    service_id = old.service_id or queue.service_id
    zone = ZoneInfo(organization.company().timezone)
    case = Case(
        pk=new_id(),
        number=next_number(old.written_at.astimezone(zone).year),
        key=old.key,
        subject=tidy_subject(conversation.subject),
        status=CaseStatus.CLOSED,
        outcome=Outcome.SOLVED,
        service_id=service_id,
        customer_id=conversation.customer_id,
        conversation_id=old.conversation_id,
        opened_at=old.written_at,
        resolved_at=old.written_at,
        closed_at=old.written_at,
        changed_at=old.written_at,
        access_keys=keys_of_case(queue_id=queue.id, service_id=service_id, people=()),
    )
    case.save(force_insert=True)
    interactions.note_reference(old.conversation_id, case.number)
    story.share_conversation(case)
    story.enter(case, EntryKind.OPENED, at=old.written_at, number=case.number)
    return case
