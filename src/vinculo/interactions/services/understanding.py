"""From raw bytes to a message in its conversation, in one transaction."""

import io
from datetime import datetime
from uuid import UUID

import structlog
from django.db import IntegrityError, transaction

from vinculo.interactions.channels import Stored, channels
from vinculo.interactions.contracts import RawState
from vinculo.interactions.domain.limits import UnreadableMailError
from vinculo.interactions.domain.mail import ParsedMail, with_envelope
from vinculo.interactions.domain.threading import place
from vinculo.interactions.events import MessageReceived
from vinculo.interactions.filters import Arrival, Ruling, Verdict, judge
from vinculo.interactions.filters.probe import HEADER
from vinculo.interactions.models import Mailbox, RawMessage
from vinculo.interactions.services import (
    acknowledging,
    bounced,
    evidence,
    history,
    intake,
    reading_raw,
    round_trip,
    scanning,
)
from vinculo.interactions.services.instance import instance_mark
from vinculo.interactions.services.placing import conversation_for, record
from vinculo.kernel import blobs, events

MOST_ATTEMPTS = 8
VIA_PAGE = "tracking"
log = structlog.get_logger(__name__)


def understand(*, raw_id: UUID, at: datetime, released: bool = False) -> None:
    """Read one raw message; safe to run again, and to be killed, at any moment.

    Either everything about it is committed or nothing is. What cannot be read, or has taken the
    process down again and again, waits in quarantine with its reason. What a reader wrote on a
    page of ours, by a link that only they have, is not taken for spam.
    """
    raw = intake.begin(raw_id)
    if raw is None:
        return
    released = released or raw.via == VIA_PAGE
    if raw.attempts > MOST_ATTEMPTS:
        intake.settle(raw_id, state=RawState.QUARANTINED, reason="keeps_failing", at=at)
        return
    if raw.via == history.VIA_IMPORT:
        history.understand(raw, at=at)
        return
    try:
        mail, stored = _read(raw, released=released)
    except UnreadableMailError as error:
        intake.settle(raw_id, state=RawState.QUARANTINED, reason=error.reason, at=at)
        return
    try:
        with transaction.atomic():
            _keep(raw, mail, stored, at=at, released=released)
    except IntegrityError:
        # Another worker was first with the same message: now the duplicate step finds it.
        with transaction.atomic():
            _keep(raw, mail, stored, at=at, released=released)


def _end(raw: RawMessage, mail: ParsedMail, stored: Stored, verdict: Verdict, at: datetime) -> None:
    """What does not go on to the desk ends here, with its reason."""
    if verdict.bounce is not None and bounced.take(raw, mail, stored, verdict.bounce, at=at):
        return
    if verdict.ruling == Ruling.PROBE:
        round_trip.note(raw, mail.marks[HEADER], at=at)
        return
    if verdict.ruling == Ruling.DUPLICATE:
        intake.settle(
            raw.pk,
            state=RawState.DUPLICATE,
            reason=verdict.reason,
            duplicate_of=verdict.duplicate_of,
            at=at,
        )
        return
    RawMessage.objects.filter(pk=raw.pk).update(sender=mail.sender.address, subject=mail.subject)
    intake.settle(raw.pk, state=RawState.QUARANTINED, reason=verdict.reason, at=at)


def _read(raw: RawMessage, *, released: bool) -> tuple[ParsedMail, Stored]:
    """The message and its blobs; what did not come by mail is read by its channel."""
    channel = channels.get(raw.via)
    if channel is not None:
        return channel(raw)
    mail = _parse(raw)
    files = [(file, *blobs.store(io.BytesIO(file.content))) for file in mail.files]
    return mail, Stored(
        files=files,
        html=blobs.store(io.BytesIO(mail.html.encode()))[0] if mail.html else "",
        is_spam=not released and scanning.is_unwanted(blobs.path_of(raw.blob)),
    )


def _parse(raw: RawMessage) -> ParsedMail:
    mail = reading_raw.parsed(raw)
    if not raw.envelope:
        return mail
    said = raw.envelope
    return with_envelope(mail, sender=said["sender"], recipients=said["recipients"])


def _keep(
    raw: RawMessage, mail: ParsedMail, stored: Stored, *, at: datetime, released: bool
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
        size_bytes=raw.size_bytes,
        is_spam=stored.is_spam,
        is_mail=stored.way.is_mail,
    )
    verdict, is_automatic = judge(mail, arrival, released=released)
    if verdict is not None:
        _end(raw, mail, stored, verdict, at)
        return
    placement = place(
        sender=mail.sender.address,
        signed=evidence.signed_replies(mail, mailboxes),
        referred=evidence.sent_messages(mail),
        is_forged=evidence.is_forged(mail),
    )
    conversation = conversation_for(
        raw, mail, placement, mailboxes, is_automatic=is_automatic, way=stored.way
    )
    message = record(raw, mail, stored, conversation, placement, is_automatic=is_automatic)
    if placement.conversation_id is None:
        language = stored.way.language
        acknowledging.acknowledge(conversation, mail, at=raw.received_at, language=language)
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
            side_of=conversation.side_of_id,
        )
    )
