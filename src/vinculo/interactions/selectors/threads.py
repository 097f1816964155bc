"""Threads, their messages, and what became of a delivery."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.urls import reverse

from vinculo.customers import api as customers
from vinculo.customers.contracts import Candidate, Reason
from vinculo.delivery import api as delivery
from vinculo.interactions import policy
from vinculo.interactions.contracts import (
    Acknowledgement,
    AttachmentView,
    Channel,
    ConversationView,
    Direction,
    Intake,
    Joined,
    MailboxView,
    MessagePage,
    MessageView,
    Outcome,
    ParticipantView,
    RawState,
    Recipient,
)
from vinculo.interactions.domain.errors import UnknownConversationError, UnknownRawMessageError
from vinculo.interactions.events import MessageReceived
from vinculo.interactions.models import (
    Attachment,
    Conversation,
    Mailbox,
    Message,
    Participant,
    RawMessage,
)
from vinculo.interactions.selectors import entrances
from vinculo.interactions.selectors.forms.shown import lines_by_raw
from vinculo.interactions.selectors.quarantine import read_cursor, write_cursor
from vinculo.kernel.actor import Actor
from vinculo.kernel.statements import Statement

FILLED_IN = frozenset({Channel.FORM, Channel.LETTER})
"""Channels whose messages are answers to questions."""

COLUMNS = (
    "id",
    "conversation_id",
    "channel",
    "direction",
    "sender_name",
    "sender_address",
    "recipients",
    "subject",
    "text",
    "quoted_text",
    "html_blob",
    "raw_id",
    "at",
    "joined",
    "is_confirmed",
    "is_automatic",
    "author_id",
    "outgoing_id",
)
_OUTCOMES = {
    RawState.STORED: Outcome.STORED,
    RawState.UNDERSTOOD: Outcome.STORED,
    RawState.DUPLICATE: Outcome.DUPLICATE,
    RawState.QUARANTINED: Outcome.QUARANTINED,
    RawState.REFUSED: Outcome.REFUSED,
}


def intake(raw_id: UUID) -> Intake:
    """What is known of one delivery. Raises UnknownRawMessageError."""
    raw = RawMessage.objects.filter(pk=raw_id).first()
    if raw is None:
        raise UnknownRawMessageError(raw_id=raw_id)
    message = (
        Message.objects.filter(raw_id=raw.duplicate_of_id or raw.pk)
        .values_list("pk", "conversation_id", "conversation__reference")
        .first()
    )
    message_id, conversation_id, reference = message or (None, None, "")
    return Intake(
        id=raw.pk,
        key=raw.key,
        outcome=_OUTCOMES[RawState(raw.state)],
        is_settled=raw.state != RawState.STORED,
        reason=raw.reason,
        reference=reference,
        conversation_id=conversation_id,
        message_id=message_id,
        received_at=raw.received_at,
    )


def conversation(conversation_id: UUID) -> ConversationView:
    """One thread with its people. Raises UnknownConversationError."""
    found = conversations([conversation_id])
    if conversation_id not in found:
        raise UnknownConversationError(conversation_id=conversation_id)
    return found[conversation_id]


def conversations(conversation_ids: Collection[UUID]) -> dict[UUID, ConversationView]:
    """Several threads with their people, by id, in two queries."""
    people: dict[UUID, list[ParticipantView]] = {}
    for thread, address, name, is_reader in (
        Participant.objects.filter(conversation__in=conversation_ids)
        .order_by("since", "pk")
        .values_list("conversation_id", "address", "name", "is_reader")
    ):
        view = ParticipantView(address=address, name=name, is_reader=is_reader)
        people.setdefault(thread, []).append(view)
    return {
        row.pk: ConversationView(
            id=row.pk,
            key=row.key,
            subject=row.subject,
            channel=Channel(row.channel),
            customer_id=row.customer_id,
            service_id=row.service_id,
            source=entrances.source_of(row),
            reference=row.reference,
            follows=row.follows_id,
            side_of=row.side_of_id,
            opened_at=row.opened_at,
            last_message_at=row.last_message_at,
            candidates=_candidates(row.candidates),
            participants=tuple(people.get(row.pk, ())),
        )
        for row in Conversation.objects.filter(pk__in=conversation_ids)
    }


def _candidates(kept: list[dict[str, str]]) -> tuple[Candidate, ...]:
    names = customers.names_of([UUID(c["customer_id"]) for c in kept])
    return tuple(
        Candidate(
            customer_id=UUID(c["customer_id"]),
            name=names[UUID(c["customer_id"])],
            reason=Reason(c["reason"]),
            certainty_pct=int(c["certainty_pct"]),
        )
        for c in kept
        if UUID(c["customer_id"]) in names
    )


def messages(conversation_id: UUID, *, and_beside: bool = False) -> list[MessageView]:
    """The messages of a thread, the oldest first; ``and_beside``: also of those begun beside it."""
    found = _and_beside if and_beside else _of_conversation
    return views(found.rows(conversation_id=conversation_id))


@Statement
def _and_beside(conversation_id: UUID) -> QuerySet[Any, Any]:
    threads = Conversation.objects.filter(Q(pk=conversation_id) | Q(side_of=conversation_id))
    rows = Message.objects.filter(conversation_id__in=threads.values("pk")).order_by("at", "pk")
    shown: QuerySet[Any, Any] = rows.values(*COLUMNS)
    return shown


@Statement
def _of_conversation(conversation_id: UUID) -> QuerySet[Any, Any]:
    rows = Message.objects.filter(conversation_id=conversation_id).order_by("at", "pk")
    shown: QuerySet[Any, Any] = rows.values(*COLUMNS)
    return shown


@Statement
def _files_of(message_ids: list[UUID]) -> QuerySet[Any, Any]:
    rows = Attachment.objects.filter(message_id__in=message_ids).order_by("message_id", "position")
    return rows.values("id", "message_id", "name", "media_type", "size_bytes", "is_inline")


def message(*, actor: Actor, message_id: UUID) -> MessageView | None:
    """One message within sight of ``actor``."""
    rows = Message.objects.filter(policy.visible_messages(actor), pk=message_id)
    return next(iter(views(list(rows))), None)


def views(rows: Sequence[Any]) -> list[MessageView]:
    """Messages with their files and delivery states; two queries, however many."""
    files: defaultdict[UUID, list[AttachmentView]] = defaultdict(list)
    for file in _files_of.rows(message_ids=[row.id for row in rows]) if rows else ():
        files[file.message_id].append(attachment_view(file))
    filled_in = [row.raw_id for row in rows if row.channel in FILLED_IN and row.raw_id]
    answers = lines_by_raw(filled_in) if filled_in else {}
    states = delivery.state_of([row.outgoing_id for row in rows if row.outgoing_id])
    return [
        MessageView(
            id=row.id,
            conversation_id=row.conversation_id,
            direction=Direction(row.direction),
            sender_name=row.sender_name,
            sender_address=row.sender_address,
            recipients=tuple(Recipient(**who) for who in row.recipients),
            subject=row.subject,
            text=row.text,
            quoted_text=row.quoted_text,
            has_html=bool(row.html_blob),
            html_url=reverse("interactions:message_html", args=[row.id]) if row.html_blob else "",
            raw_url=reverse("interactions:message_raw", args=[row.id]) if row.raw_id else "",
            at=row.at,
            joined=Joined(row.joined),
            is_confirmed=row.is_confirmed,
            is_automatic=row.is_automatic,
            author_id=row.author_id,
            attachments=tuple(files[row.id]),
            outgoing_id=row.outgoing_id,
            delivery_state=states.get(row.outgoing_id) if row.outgoing_id else None,
            channel=Channel(row.channel),
            answers=answers.get(row.raw_id, ()),
        )
        for row in rows
    ]


def attachment_view(file: Any) -> AttachmentView:
    """One file as pages show it."""
    return AttachmentView(
        id=file.id,
        name=file.name,
        media_type=file.media_type,
        size_bytes=file.size_bytes,
        is_inline=file.is_inline,
        url=reverse("interactions:attachment", args=[file.id]),
    )


def message_page(
    *, actor: Actor, conversation_id: UUID | None = None, cursor: str = "", size: int = 50
) -> MessagePage:
    """Messages within sight, the newest first, a page at a time."""
    rows = Message.objects.filter(policy.visible_messages(actor))
    if conversation_id is not None:
        rows = rows.filter(conversation_id=conversation_id)
    if before := read_cursor(cursor):
        moment, last_id = before
        rows = rows.filter(Q(at__lt=moment) | Q(at=moment, pk__lt=last_id))
    found = list(rows.order_by("-at", "-pk")[: size + 1])
    shown = found[:size]
    return MessagePage(
        rows=tuple(views(shown)),
        next_cursor=write_cursor(shown[-1].at, shown[-1].pk) if len(found) > size else "",
    )


def conversations_of(customer_ids: Collection[UUID], *, actor: Actor) -> list[UUID]:
    """Threads of customers within sight of ``actor``, the newest first."""
    return list(
        Conversation.objects.filter(policy.visible(actor), customer_id__in=customer_ids)
        .order_by("-opened_at", "-pk")
        .values_list("pk", flat=True)
    )


def untaken(*, before: datetime, most: int) -> Iterable[MessageReceived]:
    """Arrivals that opened a conversation which nobody above has given a reference yet."""
    rows = (
        Message.objects.filter(
            direction=Direction.IN,
            conversation__reference="",
            conversation__opened_at__lt=before,
        )
        .exclude(joined=Joined.HISTORY)
        .select_related("conversation")
        .order_by("conversation__opened_at", "conversation_id", "at", "pk")[:most]
    )
    opened: set[UUID] = set()
    for row in rows:
        if row.raw_id is None:
            continue
        yield MessageReceived(
            raw_id=row.raw_id,
            message_id=row.pk,
            conversation_id=row.conversation_id,
            service_id=row.conversation.service_id,
            key=row.conversation.key,
            received_at=row.at,
            opens_conversation=row.conversation_id not in opened,
            is_automatic=row.is_automatic,
            is_confirmed=row.is_confirmed,
            follows=row.conversation.follows_id,
            side_of=row.conversation.side_of_id,
        )
        opened.add(row.conversation_id)


def mailboxes() -> list[MailboxView]:
    """All addresses of ours."""
    return [
        MailboxView(
            id=row.pk,
            address=row.address,
            name=row.name,
            language=row.language,
            service_id=row.service_id,
            acknowledgement=Acknowledgement(row.acknowledgement),
            next_step=row.next_step,
            out_of_hours_text=row.out_of_hours_text,
        )
        for row in Mailbox.objects.order_by("address", "pk")
    ]
