"""A case begins or goes on: a message was heard, or a colleague registered a matter."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction

from vinculo.cases import policy
from vinculo.cases.contracts import CaseKind, CaseStatus, EntryKind
from vinculo.cases.domain.access import keys_of_case
from vinculo.cases.domain.lifecycle import (
    CaseAction,
    Hearing,
    next_status,
    on_message,
)
from vinculo.cases.domain.texts import require_text, tidy_subject
from vinculo.cases.events import CaseOpened
from vinculo.cases.models import Case, CaseMessage, Note
from vinculo.cases.selectors import reply_rules
from vinculo.cases.services import story, watching
from vinculo.cases.services.clocking import start_clocks
from vinculo.cases.services.numbering import next_number
from vinculo.cases.services.resolve import bring_back
from vinculo.clocks import api as clocks
from vinculo.interactions import api as interactions
from vinculo.kernel import events, locks
from vinculo.kernel.actor import Actor
from vinculo.kernel.errors import NotAllowedError
from vinculo.kernel.ids import new_id, new_public_key
from vinculo.lib.text.mood.judged import MoodView
from vinculo.organization import api as organization
from vinculo.routing import api as routing
from vinculo.routing.contracts import Inputs


@dataclass(frozen=True, kw_only=True)
class Matter:
    """What a case begins with."""

    subject: str
    key: str
    service_id: UUID
    kind: CaseKind = CaseKind.QUERY
    customer_id: UUID | None = None
    conversation_id: UUID | None = None
    message_id: UUID | None = None
    follows: Case | None = None
    is_certain: bool = True
    mood: MoodView | None = None
    queue_id: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class Heard:
    """A message that stands in its conversation, as its event says."""

    message_id: UUID
    conversation_id: UUID
    service_id: UUID | None
    key: str
    received_at: datetime
    is_automatic: bool = False
    is_confirmed: bool = True
    follows: UUID | None = None
    side_of: UUID | None = None


@transaction.atomic
def hear_message(heard: Heard) -> UUID:
    """Open or continue the case of a message; hearing it again changes nothing."""
    locks.wait_for(f"case of {heard.side_of or heard.conversation_id}")
    known = CaseMessage.objects.filter(message_id=heard.message_id).values_list("case_id")
    if known:
        return known[0][0]
    case = _latest_of(heard.side_of or heard.conversation_id)
    if case is not None and case.merged_into_id is not None:
        case = story.where_it_goes_on(case)
    if heard.side_of and case is not None:
        return _hear_beside(case, heard)
    hearing = _hearing(case, heard)
    mood = interactions.estimate_mood(heard.message_id, at=heard.received_at)
    if case is None or hearing is Hearing.FOLLOW_UP:
        case = _open_for(heard, before=case, mood=mood)
    else:
        _go_on(case, heard, hearing, mood)
    CaseMessage.objects.create(case=case, message_id=heard.message_id, at=heard.received_at)
    story.enter(case, EntryKind.MESSAGE, at=heard.received_at, ref=heard.message_id)
    story.tell(case)
    return case.pk


def _hear_beside(case: Case, heard: Heard) -> UUID:
    """Somebody else who was written to has answered: the case goes on, and reopens for nobody."""
    waits = case.status == CaseStatus.WAITING and not heard.is_automatic
    _go_on(case, heard, Hearing.RESUME if waits else Hearing.ATTACH, None)
    CaseMessage.objects.create(case=case, message_id=heard.message_id, at=heard.received_at)
    story.enter(case, EntryKind.HEARD_BESIDE, at=heard.received_at, ref=heard.message_id)
    story.tell(case)
    return case.pk


def _go_on(case: Case, heard: Heard, hearing: Hearing, mood: MoodView | None) -> None:
    """What a message changes of a case that stands already."""
    at = heard.received_at
    if hearing is Hearing.REOPEN:
        bring_back(case, at=at, actor=None)
    elif hearing is Hearing.RESUME:
        case.status = next_status(CaseStatus(case.status), CaseAction.HEAR)
        case.waiting_until = None
        clocks.resume(subject=story.subject_of(case.pk), kind=story.RESOLUTION, at=at)
        story.wake(case, at)
    case.latest_message_id = heard.message_id
    case.changed_at = at
    case.save(update_fields=["status", "waiting_until", "latest_message_id", "changed_at"])
    story.read_clocks(case, at, upset_pct=mood.upset_pct if mood else None)
    watching.tell_followers(case, watching.MESSAGE, at=at)


@transaction.atomic
def register_case(
    *,
    actor: Actor,
    service_id: UUID,
    customer_id: UUID | None,
    kind: CaseKind,
    subject: str,
    text: str,
    at: datetime,
) -> UUID:
    """A customer's matter that any colleague heard of and writes down."""
    if not policy.may(actor, "cases.register"):
        raise NotAllowedError(action="cases.register")
    require_text(subject)
    require_text(text)
    matter = Matter(
        subject=subject,
        key=new_public_key(),
        service_id=service_id,
        kind=kind,
        customer_id=customer_id,
    )
    case = open_matter(matter, at, registered_by=actor)
    note = Note.objects.create(case=case, author_id=actor.user_id, text=text.strip(), at=at)
    story.enter(case, EntryKind.NOTE, at=at, actor=actor, ref=note.pk)
    story.tell(case)
    return case.pk


def _latest_of(conversation_id: UUID) -> Case | None:
    return (
        Case.objects.filter(conversation_id=conversation_id)
        .order_by("-opened_at", "-pk")
        .select_for_update(of=("self",))
        .first()
    )


def _hearing(case: Case | None, heard: Heard) -> Hearing:
    if case is None:
        return Hearing.FOLLOW_UP
    return on_message(
        CaseStatus(case.status),
        resolved_at=case.resolved_at,
        at=heard.received_at,
        grace=reply_rules.grace_of(case.service_id),
        is_automatic=heard.is_automatic,
        is_confirmed=heard.is_confirmed,
    )


def _open_for(heard: Heard, before: Case | None, mood: MoodView | None) -> Case:
    """A new case for a message: the first of its conversation, or one after a closed case."""
    conversation = interactions.conversation(heard.conversation_id)
    maybe = _latest_of(heard.follows) if heard.follows and before is None else None
    queue = routing.queue_for(heard.service_id, source=conversation.source)
    matter = Matter(
        subject=conversation.subject,
        key=new_public_key() if before else heard.key,
        service_id=heard.service_id or queue.service_id,
        queue_id=queue.id,
        customer_id=conversation.customer_id,
        conversation_id=heard.conversation_id,
        message_id=heard.message_id,
        follows=before or maybe,
        is_certain=maybe is None,
        mood=mood,
    )
    return open_matter(matter, heard.received_at)


def open_matter(matter: Matter, at: datetime, registered_by: Actor | None = None) -> Case:
    """Number, clocks, queue and access: all of it or nothing."""
    queue_id = matter.queue_id or routing.queue_for(matter.service_id).id
    registrar = registered_by.user_id if registered_by else None
    case = Case(
        pk=new_id(),
        number=next_number(at.astimezone(ZoneInfo(organization.company().timezone)).year),
        key=matter.key,
        subject=tidy_subject(matter.subject),
        kind=matter.kind,
        service_id=matter.service_id,
        customer_id=matter.customer_id,
        conversation_id=matter.conversation_id,
        latest_message_id=matter.message_id,
        follows=matter.follows,
        registered_by_id=registrar,
        opened_at=at,
        changed_at=at,
        access_keys=keys_of_case(
            queue_id=queue_id, service_id=matter.service_id, people=(registrar,)
        ),
    )
    started = start_clocks(case, at, (story.FIRST_ANSWER, story.RESOLUTION))
    case.item_id = routing.enqueue(
        subject=story.subject_of(case.pk),
        queue_id=queue_id,
        priority=story.note_deadline(case, started, at),
        due_at=case.due_at,
        at=at,
        inputs=_handed_down(matter.mood),
    )
    case.save(force_insert=True)
    if matter.conversation_id:
        story.share_conversation(case, reference=case.number)
    what = EntryKind.REGISTERED if registered_by else EntryKind.OPENED
    story.enter(case, what, at=at, actor=registered_by, number=case.number)
    if matter.follows:
        link = EntryKind.FOLLOWED_UP if matter.is_certain else EntryKind.MAY_FOLLOW
        story.enter(case, link, at=at, ref=matter.follows.pk, number=matter.follows.number)
    events.publish(
        CaseOpened(
            case_id=case.pk,
            number=case.number,
            kind=matter.kind,
            service_id=matter.service_id,
            customer_id=matter.customer_id,
            opened_at=at,
            follows=matter.follows.pk if matter.follows else None,
        )
    )
    return case


def _handed_down(mood: MoodView | None) -> Inputs:
    """What routing may look at besides the urgency: the language and the mood, when clear."""
    if mood is None:
        return Inputs()
    return Inputs(language=mood.language, upset_pct=mood.upset_pct)
