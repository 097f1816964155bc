"""From raw bytes to a message in its conversation, in one transaction."""

import io
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import structlog
from django.db import IntegrityError, transaction

from vinculo.customers import api as customers
from vinculo.customers.contracts import Candidate, ContactKind
from vinculo.interactions.contracts import Channel, Direction, Joined, RawState
from vinculo.interactions.domain.limits import UnreadableMailError
from vinculo.interactions.domain.mail import ParsedMail, parse, with_envelope
from vinculo.interactions.domain.parts import ParsedFile
from vinculo.interactions.domain.threading import Placement, place
from vinculo.interactions.events import MessageReceived
from vinculo.interactions.filters import Arrival, Ruling, judge
from vinculo.interactions.models import (
    Attachment,
    Conversation,
    Mailbox,
    Message,
    Participant,
    RawMessage,
)
from vinculo.interactions.services import apart, evidence, intake
from vinculo.interactions.services.instance import instance_mark
from vinculo.kernel import blobs, events, locks
from vinculo.kernel.ids import new_id, new_public_key

MOST_ATTEMPTS = 8
log = structlog.get_logger(__name__)


def understand(*, raw_id: UUID, at: datetime, released: bool = False) -> None:
    """Read one raw message; safe to run again, and to be killed, at any moment.

    Either everything about it is committed or nothing is. What cannot be read, or has taken the
    process down again and again, waits in quarantine with its reason.
    """
    raw = intake.begin(raw_id)
    if raw is None:
        return
    if raw.attempts > MOST_ATTEMPTS:
        intake.settle(raw_id, state=RawState.QUARANTINED, reason="keeps_failing", at=at)
        return
    try:
        mail = _parse(raw)
    except UnreadableMailError as error:
        intake.settle(raw_id, state=RawState.QUARANTINED, reason=error.reason, at=at)
        return
    files = [(file, *blobs.store(io.BytesIO(file.content))) for file in mail.files]
    html = blobs.store(io.BytesIO(mail.html.encode()))[0] if mail.html else ""
    try:
        with transaction.atomic():
            _keep(raw, mail, _Stored(files=files, html=html), at=at, released=released)
    except IntegrityError:
        # Another worker was first with the same message: now the duplicate step finds it.
        with transaction.atomic():
            _keep(raw, mail, _Stored(files=files, html=html), at=at, released=released)


def _parse(raw: RawMessage) -> ParsedMail:
    """The one place where strangers' bytes are read, those of large messages by a child.

    Whatever the parser trips over stays with this message: the next one is read as usual.
    """
    try:
        if raw.size_bytes > apart.LARGE_BYTES:
            mail = apart.parse_apart(blobs.path_of(raw.blob))
        else:
            mail = parse(blobs.read_blob(raw.blob))
    except UnreadableMailError:
        raise
    except OSError:
        raise
    except Exception as error:
        log.exception("mail_parser_failed", raw_id=str(raw.pk))
        raise UnreadableMailError("parser_failed") from error
    if not raw.envelope:
        return mail
    said = raw.envelope
    return with_envelope(mail, sender=said["sender"], recipients=said["recipients"])


@dataclass(frozen=True)
class _Stored:
    files: list[tuple[ParsedFile, str, int]]
    html: str


def _keep(
    raw: RawMessage, mail: ParsedMail, stored: _Stored, *, at: datetime, released: bool
) -> None:
    waiting = RawMessage.objects.select_for_update().filter(pk=raw.pk, state=RawState.STORED)
    if not waiting.exists():
        return
    mailboxes = {mailbox.address: mailbox for mailbox in Mailbox.objects.order_by("pk")}
    arrival = Arrival(
        raw_id=raw.pk,
        digest=raw.blob,
        mailboxes=frozenset(mailboxes),
        instance=instance_mark(),
    )
    verdict, is_automatic = judge(mail, arrival, released=released)
    if verdict is not None:
        duplicate = verdict.ruling == Ruling.DUPLICATE
        intake.settle(
            raw.pk,
            state=RawState.DUPLICATE if duplicate else RawState.QUARANTINED,
            reason=verdict.reason,
            duplicate_of=verdict.duplicate_of,
            at=at,
        )
        return
    placement = place(
        sender=mail.sender.address,
        signed=evidence.signed_replies(mail, mailboxes),
        referred=evidence.sent_messages(mail),
    )
    conversation = _conversation(raw, mail, placement, mailboxes, is_automatic=is_automatic)
    message = _message(raw, mail, stored, conversation, placement, is_automatic=is_automatic)
    intake.settle(raw.pk, state=RawState.UNDERSTOOD, at=at)
    events.publish(
        MessageReceived(
            raw_id=raw.pk,
            message_id=message.pk,
            conversation_id=conversation.pk,
            service_id=conversation.service_id,
            key=conversation.key,
            received_at=raw.received_at,
            opens_conversation=placement.conversation_id is None,
            is_automatic=is_automatic,
            is_confirmed=message.is_confirmed,
            follows=placement.follows,
        )
    )


def _conversation(
    raw: RawMessage,
    mail: ParsedMail,
    placement: Placement,
    mailboxes: dict[str, Mailbox],
    *,
    is_automatic: bool,
) -> Conversation:
    if placement.conversation_id is not None:
        found = Conversation.objects.select_for_update().get(pk=placement.conversation_id)
        found.last_message_at = max(found.last_message_at, raw.received_at)
        found.save(update_fields=["last_message_at"])
        return found
    mailbox = evidence.mailbox_for(mail, mailboxes)
    customer_id, candidates = _who(mail, mailbox, raw.received_at, is_automatic=is_automatic)
    opened = Conversation.objects.create(
        id=new_id(),
        key=raw.key,
        reply_key=new_public_key()[: evidence.REPLY_KEY_LENGTH],
        subject=mail.subject,
        channel=Channel.EMAIL,
        customer_id=customer_id,
        candidates=[
            {
                "customer_id": str(c.customer_id),
                "reason": c.reason,
                "certainty_pct": c.certainty_pct,
            }
            for c in candidates
        ],
        mailbox=mailbox,
        service_id=mailbox.service_id if mailbox else None,
        follows_id=placement.follows,
        opened_at=raw.received_at,
        last_message_at=raw.received_at,
    )
    if mail.sender.address:
        Participant.objects.create(
            conversation=opened,
            address=mail.sender.address,
            name=mail.sender.name,
            is_reader=True,
            since=raw.received_at,
        )
    return opened


def _who(
    mail: ParsedMail, mailbox: Mailbox | None, at: datetime, *, is_automatic: bool
) -> tuple[UUID | None, tuple[Candidate, ...]]:
    """The customer when there is no doubt, and everybody it may be.

    An address that nobody has is a new customer, unless somebody known has the same name (a person
    then decides) or a machine wrote.
    """
    sender = mail.sender
    if not sender.address:
        return None, ()
    found = customers.identify(kind=ContactKind.EMAIL, value=sender.address, name=sender.name)
    if not found and not is_automatic:
        # Two first messages at once must not make two customers of one sender.
        locks.wait_for(f"customer:{sender.address}")
        found = customers.identify(kind=ContactKind.EMAIL, value=sender.address, name=sender.name)
    if found and found[0].is_certain:
        return found[0].customer_id, found
    if found or is_automatic:
        return None, found
    new = customers.register(
        name=sender.name,
        kind=ContactKind.EMAIL,
        value=sender.address,
        language=mailbox.language if mailbox else "es",
        at=at,
    )
    return new, ()


def _message(
    raw: RawMessage,
    mail: ParsedMail,
    stored: _Stored,
    conversation: Conversation,
    placement: Placement,
    *,
    is_automatic: bool,
) -> Message:
    message = Message.objects.create(
        id=new_id(),
        conversation=conversation,
        raw=raw,
        direction=Direction.IN,
        joined=placement.joined,
        is_confirmed=placement.joined != Joined.UNCONFIRMED,
        is_automatic=is_automatic,
        sender_name=mail.sender.name,
        sender_address=mail.sender.address,
        recipients=[
            {"name": who.name, "address": who.address, "field": field}
            for field, people in (("to", mail.to), ("cc", mail.cc))
            for who in people
        ],
        subject=mail.subject,
        text=mail.text,
        quoted_text=mail.quoted_text,
        html_blob=stored.html,
        message_id=mail.message_id,
        in_reply_to=mail.in_reply_to,
        references=list(mail.references),
        fingerprint=mail.fingerprint(raw.blob),
        written_at=mail.written_at,
        at=raw.received_at,
    )
    Attachment.objects.bulk_create(
        Attachment(
            message=message,
            position=position,
            blob=digest,
            name=file.name,
            media_type=file.media_type,
            size_bytes=size,
            content_id=file.content_id,
            is_inline=file.is_inline,
        )
        for position, (file, digest, size) in enumerate(stored.files)
    )
    return message
