"""Putting a message where it belongs: its conversation, its sender, its files."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from vinculo.customers import api as customers
from vinculo.customers.contracts import Candidate, ContactKind, Known, NewCustomer
from vinculo.interactions.channels import Stored
from vinculo.interactions.contracts import Channel, Direction, Joined
from vinculo.interactions.domain.headers import believed
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
from vinculo.interactions.services.intake import VIA_PAGE
from vinculo.kernel import locks
from vinculo.kernel.errors import DomainError
from vinculo.kernel.ids import new_id, new_public_key
from vinculo.kernel.inserting import insert_all


@dataclass(frozen=True, kw_only=True)
class Placed:
    """A message of which it is known where it belongs."""

    raw: RawMessage
    mail: ParsedMail
    stored: Stored
    placement: Placement
    is_automatic: bool
    fingerprint: str


@dataclass(frozen=True, kw_only=True)
class Writer:
    """Who writes, as far as the message says, and the language to register them with."""

    mail: ParsedMail
    phone: str
    language: str
    at: datetime
    is_automatic: bool

    @property
    def known(self) -> Known | None:
        """What to look for; a telephone counts where no address was given."""
        if self.mail.sender.address:
            return Known(
                kind=ContactKind.EMAIL,
                value=self.mail.sender.address,
                name=self.mail.sender.name,
            )
        if self.phone:
            return Known(kind=ContactKind.PHONE, value=self.phone, name=self.mail.sender.name)
        return None


def conversations_for(
    placed: Sequence[Placed], mailboxes: Mapping[str, Mailbox]
) -> list[Conversation]:
    """The conversation that each placement names, or a new one."""
    known = _going_on(placed)
    opening = [one for one in placed if one.placement.conversation_id is None]
    opened = dict(zip((one.raw.pk for one in opening), _opened(opening, mailboxes), strict=True))
    return [
        opened[one.raw.pk]
        if one.placement.conversation_id is None
        else known[one.placement.conversation_id]
        for one in placed
    ]


def _going_on(placed: Sequence[Placed]) -> dict[UUID, Conversation]:
    """Conversations that go on, locked, with the time of their last message."""
    latest: dict[UUID, datetime] = {}
    for one in placed:
        if (thread := one.placement.conversation_id) is not None:
            latest[thread] = max(latest.get(thread, one.raw.received_at), one.raw.received_at)
    if not latest:
        return {}
    found = Conversation.objects.select_for_update().filter(pk__in=latest).order_by("pk")
    known = {conversation.pk: conversation for conversation in found}
    for thread, at in latest.items():
        known[thread].last_message_at = max(known[thread].last_message_at, at)
        known[thread].save(update_fields=["last_message_at"])
    return known


def _opened(opening: Sequence[Placed], mailboxes: Mapping[str, Mailbox]) -> list[Conversation]:
    boxes = [evidence.mailbox_for(one.mail, mailboxes) for one in opening]
    people = who_all(
        [
            Writer(
                mail=one.mail,
                phone=one.stored.way.phone,
                language=one.stored.way.language or (mailbox.language if mailbox else "es"),
                at=one.raw.received_at,
                is_automatic=one.is_automatic,
            )
            for one, mailbox in zip(opening, boxes, strict=True)
        ]
    )
    opened = [
        _new_conversation(one, mailbox, customer_id, candidates)
        for one, mailbox, (customer_id, candidates) in zip(opening, boxes, people, strict=True)
    ]
    insert_all(opened)
    insert_all(
        Participant(
            conversation=conversation,
            address=one.mail.sender.address,
            name=one.mail.sender.name,
            is_reader=True,
            since=one.raw.received_at,
        )
        for one, conversation in zip(opening, opened, strict=True)
        if one.mail.sender.address
    )
    return opened


def _new_conversation(
    one: Placed,
    mailbox: Mailbox | None,
    customer_id: UUID | None,
    candidates: tuple[Candidate, ...],
) -> Conversation:
    return Conversation(
        id=new_id(),
        key=one.raw.key,
        reply_key=new_reply_key(),
        subject=one.mail.subject,
        channel=one.stored.way.channel,
        customer_id=customer_id,
        candidates=as_json(candidates),
        mailbox=mailbox,
        service_id=one.stored.way.service_id or (mailbox.service_id if mailbox else None),
        follows_id=one.placement.follows,
        opened_at=one.raw.received_at,
        last_message_at=one.raw.received_at,
    )


def new_reply_key() -> str:
    """What stands for a conversation in signed reply addresses."""
    return new_public_key()[: evidence.REPLY_KEY_LENGTH]


def as_json(candidates: tuple[Candidate, ...]) -> list[dict[str, object]]:
    """Candidates as a conversation keeps them."""
    return [
        {"customer_id": str(c.customer_id), "reason": c.reason, "certainty_pct": c.certainty_pct}
        for c in candidates
    ]


def who(writer: Writer) -> tuple[UUID | None, tuple[Candidate, ...]]:
    """The customer when there is no doubt, and everybody it may be."""
    return who_all([writer])[0]


def who_all(
    writers: Sequence[Writer],
) -> list[tuple[UUID | None, tuple[Candidate, ...]]]:
    """The same for several who do not share an address, a telephone or a name.

    An address that nobody has is a new customer, unless somebody known has the same name (a person
    then decides) or a machine wrote.
    """
    asked = {n: known for n, one in enumerate(writers) if (known := one.known) is not None}
    found = dict(zip(asked, customers.identify_all(list(asked.values())), strict=True))
    new = [n for n in asked if not found[n] and not writers[n].is_automatic]
    if new:
        # Two first messages at once must not make two customers of one sender.
        locks.wait_for_all([f"customer:{asked[n].value}" for n in new])
        bare = [replace(asked[n], name="") for n in new]
        found |= zip(new, customers.identify_all(bare), strict=True)
    registered = _registered({n: writers[n] for n in new if not found[n]})
    people: list[tuple[UUID | None, tuple[Candidate, ...]]] = []
    for n in range(len(writers)):
        candidates = found.get(n, ())
        is_certain = bool(candidates) and candidates[0].is_certain
        people.append((candidates[0].customer_id if is_certain else registered.get(n), candidates))
    return people


def _registered(writers: Mapping[int, Writer]) -> dict[int, UUID]:
    """New customers, by the place of who wrote; a telephone that nobody can call makes none."""
    by_mail = {n: _new_customer(one) for n, one in writers.items() if one.mail.sender.address}
    ids = dict(zip(by_mail, customers.register_all(list(by_mail.values())), strict=True))
    for n in writers.keys() - ids.keys():
        with suppress(DomainError):
            ids |= zip([n], customers.register_all([_new_customer(writers[n])]), strict=True)
    return ids


def _new_customer(writer: Writer) -> NewCustomer:
    sender = writer.mail.sender
    return NewCustomer(
        name=sender.name,
        kind=ContactKind.EMAIL if sender.address else ContactKind.PHONE,
        value=sender.address or writer.phone,
        language=writer.language,
        at=writer.at,
    )


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
    placed = Placed(
        raw=raw,
        mail=mail,
        stored=stored,
        placement=placement,
        is_automatic=is_automatic,
        fingerprint=mail.fingerprint(raw.blob),
    )
    return record_all([(placed, conversation)])[0]


def record_all(placed: Sequence[tuple[Placed, Conversation]]) -> list[Message]:
    """The messages themselves, with their files, in their order."""
    messages = [_message(one, conversation) for one, conversation in placed]
    insert_all(messages)
    insert_all(
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
        for message, (one, _) in zip(messages, placed, strict=True)
        for position, (file, digest, size) in enumerate(one.stored.files)
    )
    return messages


def _message(one: Placed, conversation: Conversation) -> Message:
    mail = one.mail
    return Message(
        id=new_id(),
        conversation=conversation,
        raw=one.raw,
        channel=Channel.PAGE if one.raw.via == VIA_PAGE else one.stored.way.channel,
        direction=Direction.IN,
        joined=one.placement.joined,
        is_confirmed=one.placement.joined != Joined.UNCONFIRMED,
        is_automatic=one.is_automatic,
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
        html_blob=one.stored.html,
        message_id=mail.message_id,
        in_reply_to=mail.in_reply_to,
        references=list(mail.references),
        fingerprint=one.fingerprint,
        written_at=believed(mail.written_at, arrived=one.raw.received_at),
        at=one.raw.received_at,
    )
