"""From raw bytes to messages in their conversations, one or many at once."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

import structlog
from django.db import IntegrityError

from vinculo.interactions.channels import Stored, channels
from vinculo.interactions.contracts import RawState
from vinculo.interactions.domain.limits import UnreadableMailError
from vinculo.interactions.domain.mail import ParsedMail, with_envelope
from vinculo.interactions.domain.waves import marks_of, waves
from vinculo.interactions.models import RawMessage
from vinculo.interactions.services import history, intake, reading_raw, scanning
from vinculo.interactions.services.keeping import Read, keep_all
from vinculo.kernel import blobs, jobs, locks

MOST_ATTEMPTS = 8
log = structlog.get_logger(__name__)
Said = tuple[ParsedMail, Stored | None] | tuple[None, None]


def understand(*, raw_id: UUID, at: datetime, released: bool = False) -> None:
    """Read one raw message; safe to run again, and to be killed, at any moment.

    Either everything about it is committed or nothing is. What cannot be read, or has taken the
    process down again and again, waits in quarantine with its reason. What a reader wrote on a
    page of ours, by a link that only they have, is not taken for spam.
    """
    raw = intake.begin(raw_id)
    if raw is None:
        return
    if raw.attempts > MOST_ATTEMPTS:
        intake.settle(raw_id, state=RawState.QUARANTINED, reason="keeps_failing", at=at)
        return
    if raw.via == intake.VIA_IMPORT:
        history.understand(raw, at=at)
        return
    mail, stored = _read(raw, at=at)
    if mail is None:
        return
    (read,) = _with_blobs([(raw, mail, stored)], released=released)
    try:
        keep_all([read], at=at)
    except IntegrityError:
        # Another worker was first with the same message: now the duplicate step finds it.
        keep_all([read], at=at)


def understand_waiting(*, at: datetime) -> None:
    """Read the oldest messages that wait and that nobody has begun to read.

    They are read one by one and kept together, those that may know of each other one after the
    other. One that fails, or takes the process down, is tried again by itself from then on.
    """
    raws, may_be_more = intake.begin_oldest()
    if may_be_more:
        intake.ask()
    said = [(raw, *_read_or_ask_again(raw, at=at)) for raw in raws]
    reads = _with_blobs(
        [(raw, mail, stored) for raw, mail, stored in said if mail is not None], released=False
    )
    marks = [
        marks_of(read.mail, fingerprint=read.fingerprint, phone=read.stored.way.phone)
        for read in reads
    ]
    for wave in waves(marks):
        _keep_wave([reads[position] for position in wave], at=at)


def _keep_wave(reads: Sequence[Read], *, at: datetime) -> None:
    try:
        keep_all(reads, at=at)
    except Exception as error:
        if jobs.is_lost_connection(error) and not locks.is_crossed(error):
            raise
        log.warning("messages_are_kept_one_by_one", count=len(reads), error=type(error).__name__)
        for read in reads:
            intake.ask_to_understand(read.raw.pk, size=read.raw.size_bytes)


def _read_or_ask_again(raw: RawMessage, *, at: datetime) -> Said:
    try:
        return _read(raw, at=at)
    except Exception as error:
        if jobs.is_lost_connection(error):
            raise
        log.warning("message_waits_by_itself", raw_id=str(raw.pk), error=type(error).__name__)
        intake.ask_to_understand(raw.pk, size=raw.size_bytes)
        return None, None


def _read(raw: RawMessage, *, at: datetime) -> Said:
    """What the message says; its blobs are still to be kept when it came by mail.

    None: nobody can read it, and it waits in quarantine.
    """
    channel = channels.get(raw.via)
    try:
        return channel(raw) if channel is not None else (_parse(raw), None)
    except UnreadableMailError as error:
        intake.settle(raw.pk, state=RawState.QUARANTINED, reason=error.reason, at=at)
        return None, None


def _with_blobs(
    said: Sequence[tuple[RawMessage, ParsedMail, Stored | None]], *, released: bool
) -> list[Read]:
    """The messages with their files and HTML on disk, and what the scanner says of them."""
    contents = [
        content
        for _, mail, stored in said
        if stored is None
        for content in (*(file.content for file in mail.files), *_html_of(mail))
    ]
    kept = iter(blobs.store_all(contents))
    asked = [raw for raw, _, stored in said if stored is None and not _is_let_in(raw, released)]
    unwanted = scanning.are_unwanted([blobs.path_of(raw.blob) for raw in asked])
    spam = {raw.pk for raw, is_spam in zip(asked, unwanted, strict=True) if is_spam}
    reads = []
    for raw, mail, stored in said:
        blobs_of_it = stored or Stored(
            files=[(file, *next(kept)) for file in mail.files],
            html="".join(next(kept)[0] for _ in _html_of(mail)),
            is_spam=raw.pk in spam,
        )
        reads.append(
            Read(
                raw=raw,
                mail=mail,
                stored=blobs_of_it,
                released=_is_let_in(raw, released),
                fingerprint=mail.fingerprint(raw.blob),
            )
        )
    return reads


def _is_let_in(raw: RawMessage, released: bool) -> bool:
    return released or raw.via == intake.VIA_PAGE


def _html_of(mail: ParsedMail) -> tuple[bytes, ...]:
    return (mail.html.encode(),) if mail.html else ()


def _parse(raw: RawMessage) -> ParsedMail:
    mail = reading_raw.parsed(raw)
    if not raw.envelope:
        return mail
    said = raw.envelope
    return with_envelope(mail, sender=said["sender"], recipients=said["recipients"])
