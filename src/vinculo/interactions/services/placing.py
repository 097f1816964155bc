"""Putting a message where it belongs: its conversation, its sender, its files."""

from datetime import datetime
from uuid import UUID

from vinculo.customers import api as customers
from vinculo.customers.contracts import Candidate, ContactKind
from vinculo.interactions.channels import MAIL, Stored, Way
from vinculo.interactions.contracts import Direction, Joined
from vinculo.interactions.domain.mail import ParsedMail
from vinculo.interactions.domain.threading import Placement
from vinculo.interactions.models import (
    Attachment,
    Conversation,
    Mailbox,
    Message,
    Participant,
    RawMessage,
)
from vinculo.interactions.services import evidence
from vinculo.kernel import locks
from vinculo.kernel.errors import DomainError
from vinculo.kernel.ids import new_id, new_public_key


def conversation_for(
    raw: RawMessage,
    mail: ParsedMail,
    placement: Placement,
    mailboxes: dict[str, Mailbox],
    *,
    is_automatic: bool,
    way: Way = MAIL,
) -> Conversation:
    """The conversation that ``placement`` names, or a new one."""
    if placement.conversation_id is not None:
        found = Conversation.objects.select_for_update().get(pk=placement.conversation_id)
        found.last_message_at = max(found.last_message_at, raw.received_at)
        found.save(update_fields=["last_message_at"])
        return found
    mailbox = evidence.mailbox_for(mail, mailboxes)
    language = way.language or (mailbox.language if mailbox else "es")
    customer_id, candidates = who(
        mail, way.phone, language, raw.received_at, is_automatic=is_automatic
    )
    opened = Conversation.objects.create(
        id=new_id(),
        key=raw.key,
        reply_key=new_reply_key(),
        subject=mail.subject,
        channel=way.channel,
        customer_id=customer_id,
        candidates=as_json(candidates),
        mailbox=mailbox,
        service_id=way.service_id or (mailbox.service_id if mailbox else None),
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


def new_reply_key() -> str:
    """What stands for a conversation in signed reply addresses."""
    return new_public_key()[: evidence.REPLY_KEY_LENGTH]


def as_json(candidates: tuple[Candidate, ...]) -> list[dict[str, object]]:
    """Candidates as a conversation keeps them."""
    return [
        {"customer_id": str(c.customer_id), "reason": c.reason, "certainty_pct": c.certainty_pct}
        for c in candidates
    ]


def who(
    mail: ParsedMail, phone: str, language: str, at: datetime, *, is_automatic: bool
) -> tuple[UUID | None, tuple[Candidate, ...]]:
    """The customer when there is no doubt, and everybody it may be.

    An address that nobody has is a new customer, unless somebody known has the same name (a person
    then decides) or a machine wrote. A telephone counts where no address was given.
    """
    sender = mail.sender
    kind = ContactKind.EMAIL if sender.address else ContactKind.PHONE
    value = sender.address or phone
    if not value:
        return None, ()
    found = customers.identify(kind=kind, value=value, name=sender.name)
    if not found and not is_automatic:
        # Two first messages at once must not make two customers of one sender.
        locks.wait_for(f"customer:{value}")
        found = customers.identify(kind=kind, value=value, name=sender.name)
    if found and found[0].is_certain:
        return found[0].customer_id, found
    if found or is_automatic:
        return None, found
    try:
        return customers.register(
            name=sender.name, kind=kind, value=value, language=language, at=at
        ), ()
    except DomainError:  # a telephone that nobody can call
        if kind is ContactKind.EMAIL:
            raise
        return None, ()


def record(
    raw: RawMessage,
    mail: ParsedMail,
    stored: Stored,
    conversation: Conversation,
    placement: Placement,
    *,
    is_automatic: bool,
) -> Message:
    """The message itself, with its files."""
    message = Message.objects.create(
        id=new_id(),
        conversation=conversation,
        raw=raw,
        channel=stored.way.channel,
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
