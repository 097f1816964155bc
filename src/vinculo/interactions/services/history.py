"""Old mail as history: read, threaded among itself, dated as it was; nobody is written to.

It makes no work, starts no clock, sends no acknowledgement and no notice. The same message again
changes nothing, so an import can be repeated and broken off at any moment.
"""

import io
from dataclasses import dataclass, replace
from datetime import datetime
from typing import BinaryIO
from uuid import UUID

from django.db import IntegrityError, transaction

from vinculo.interactions.channels import Stored
from vinculo.interactions.contracts import Direction, Joined, RawState
from vinculo.interactions.domain.headers import Address, believed
from vinculo.interactions.domain.limits import MAX_BYTES, UnreadableMailError
from vinculo.interactions.domain.mail import ParsedMail
from vinculo.interactions.domain.reply_address import plain_address
from vinculo.interactions.domain.threading import Placement
from vinculo.interactions.events import HistoryKept
from vinculo.interactions.models import (
    Conversation,
    HistoryThread,
    Mailbox,
    Message,
    Participant,
    RawMessage,
)
from vinculo.interactions.services import placing, reading_raw
from vinculo.interactions.services.intake import VIA_IMPORT
from vinculo.kernel import blobs, events, locks
from vinculo.kernel.ids import new_id, new_public_key

KEPT, KNOWN, BAD = "kept", "known", "bad"
MOST_REFERENCES = 50


@dataclass(frozen=True, kw_only=True)
class Kept:
    """What became of one old message: kept, known (it is here already) or bad, with the reason."""

    outcome: str
    reason: str = ""


def keep(
    source: BinaryIO, *, mailbox_id: UUID, at: datetime, dated: datetime | None = None
) -> Kept:
    """Keep one old message of a mailbox; ``dated`` is its day where it names none itself."""
    digest, size = blobs.store(source)
    raw = RawMessage.objects.filter(blob=digest).exclude(state=RawState.REFUSED).first()
    if raw is not None and (raw.via != VIA_IMPORT or raw.state != RawState.STORED):
        return Kept(outcome=KNOWN)
    if raw is None:
        raw = RawMessage.objects.create(
            id=new_id(),
            key=new_public_key(),
            blob=digest,
            size_bytes=size,
            via=VIA_IMPORT,
            envelope={"mailbox": str(mailbox_id), "dated": dated.isoformat() if dated else ""},
            state=RawState.REFUSED if size > MAX_BYTES else RawState.STORED,
            reason="too_large" if size > MAX_BYTES else "",
            received_at=at,
            settled_at=at if size > MAX_BYTES else None,
        )
    if size > MAX_BYTES:
        return Kept(outcome=BAD, reason="too_large")
    return understand(raw, at=at)


def understand(raw: RawMessage, *, at: datetime) -> Kept:
    """Read what was kept; also when a person asks for it again from quarantine."""
    try:
        mail = reading_raw.parsed(raw)
    except UnreadableMailError as error:
        _settle(raw, RawState.QUARANTINED, at, error.reason)
        return Kept(outcome=BAD, reason=error.reason)
    files = [(file, *blobs.store(io.BytesIO(file.content))) for file in mail.files]
    html = blobs.store(io.BytesIO(mail.html.encode()))[0] if mail.html else ""
    stored = Stored(files=files, html=html)
    try:
        with transaction.atomic():
            return _keep(raw, mail, stored, at)
    except IntegrityError:  # the same message came by another way just now
        with transaction.atomic():
            return _keep(raw, mail, stored, at)


def _settle(raw: RawMessage, state: RawState, at: datetime, reason: str = "") -> None:
    RawMessage.objects.filter(pk=raw.pk).update(state=state, reason=reason, settled_at=at)


def _keep(raw: RawMessage, mail: ParsedMail, stored: Stored, at: datetime) -> Kept:
    first = Message.objects.filter(fingerprint=mail.fingerprint(raw.blob)).first()
    if first is not None:
        RawMessage.objects.filter(pk=raw.pk).update(
            state=RawState.DUPLICATE, reason="duplicate", duplicate_of=first.raw_id, settled_at=at
        )
        return Kept(outcome=KNOWN)
    mailbox = Mailbox.objects.get(pk=UUID(raw.envelope["mailbox"]))
    ours = set(Mailbox.objects.values_list("address", flat=True))
    is_ours = bool({mail.sender.address, plain_address(mail.sender.address)} & ours)
    said = raw.envelope.get("dated", "")
    dated = _date_of(mail, datetime.fromisoformat(said) if said else None, at)
    other = next((a for a in mail.to if a.address not in ours), Address()) if is_ours else None
    conversation = _conversation(raw, replace(mail, sender=other or mail.sender), mailbox, dated)
    message = placing.record(
        raw,
        mail,
        stored,
        conversation,
        Placement(conversation_id=conversation.pk, joined=Joined.HISTORY),
        is_automatic=False,
    )
    Message.objects.filter(pk=message.pk).update(
        at=dated, direction=Direction.OUT if is_ours else Direction.IN
    )
    _settle(raw, RawState.UNDERSTOOD, at)
    events.publish(
        HistoryKept(
            message_id=message.pk,
            conversation_id=conversation.pk,
            service_id=conversation.service_id,
            key=conversation.key,
            written_at=dated,
        )
    )
    return Kept(outcome=KEPT)


def _date_of(mail: ParsedMail, dated: datetime | None, at: datetime) -> datetime:
    """The message's own day unless it cannot be true, else the archive's, else today."""
    for day in (mail.written_at, dated):
        if (believable := believed(day, arrived=at)) is not None:
            return believable
    return at


def _conversation(
    raw: RawMessage, mail: ParsedMail, mailbox: Mailbox, dated: datetime
) -> Conversation:
    """The thread of what it refers to or is referred to by, among what was imported."""
    ids = [one for one in (mail.message_id, *mail.referred_to) if one][:MOST_REFERENCES]
    locks.wait_for(f"history of {mailbox.pk}")
    known = (
        HistoryThread.objects.filter(mailbox=mailbox, message_id__in=ids)
        .select_related("conversation")
        .order_by("pk")
        .first()
    )
    if known is None:
        conversation = _new_conversation(raw, mail, mailbox, dated)
    else:
        conversation = known.conversation
        conversation.opened_at = min(conversation.opened_at, dated)
        conversation.last_message_at = max(conversation.last_message_at, dated)
        conversation.save(update_fields=["opened_at", "last_message_at"])
    HistoryThread.objects.bulk_create(
        [HistoryThread(mailbox=mailbox, message_id=one, conversation=conversation) for one in ids],
        ignore_conflicts=True,
    )
    return conversation


def _new_conversation(
    raw: RawMessage, mail: ParsedMail, mailbox: Mailbox, dated: datetime
) -> Conversation:
    customer_id, candidates = placing.who(
        placing.Writer(mail=mail, phone="", language=mailbox.language, at=dated, is_automatic=False)
    )
    conversation = Conversation.objects.create(
        id=new_id(),
        key=raw.key,
        reply_key=placing.new_reply_key(),
        subject=mail.subject,
        channel="email",
        customer_id=customer_id,
        candidates=placing.as_json(candidates),
        mailbox=mailbox,
        service_id=mailbox.service_id,
        opened_at=dated,
        last_message_at=dated,
    )
    if mail.sender.address:
        Participant.objects.create(
            conversation=conversation,
            address=mail.sender.address,
            name=mail.sender.name,
            is_reader=True,
            since=dated,
        )
    return conversation
