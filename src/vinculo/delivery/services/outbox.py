"""Writes of outgoing mail."""

import hashlib
import io
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime, timedelta
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import getaddresses, make_msgid
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Q

from vinculo.delivery import policy
from vinculo.delivery.contracts import DeliveryState, Envelope, Outcome, OutgoingKind
from vinculo.delivery.domain.errors import NoRecipientError, NothingToRetryError
from vinculo.delivery.domain.promises import Step, next_step, settle
from vinculo.delivery.events import DeliveryChanged, DeliveryFailed
from vinculo.delivery.models import Attempt, OutgoingMail, Route
from vinculo.delivery.services import consent, signing
from vinculo.delivery.transports import current, transports
from vinculo.kernel import blobs, events, jobs
from vinculo.kernel.actor import Actor
from vinculo.lib.text.mail_address import normal_address

STALE_AFTER = timedelta(minutes=5)
BYTES_GONE = "bytes_gone"


def send(
    *,
    message: EmailMessage,
    kind: OutgoingKind,
    reference: str,
    at: datetime,
    recipients: tuple[str, ...] = (),
    sender: str = "",
    leaves_at: datetime | None = None,
) -> UUID:
    """Put ``message`` into the outbox, in the open transaction; it leaves after the commit.

    The envelope comes from the headers unless given; Bcc never reaches the wire. A Message-ID that
    is there already is the same mail: its id is returned and nothing is sent twice.
    """
    if not message["Message-ID"]:
        message["Message-ID"] = make_msgid(domain=_domain_of(message))
    to = recipients or _recipients(message)
    if not to:
        raise NoRecipientError
    del message["Bcc"]
    raw = message.as_bytes(policy=SMTP.clone(cte_type="7bit"))  # no server rewrites it
    digest, size = blobs.store(io.BytesIO(raw))
    mail, is_new = OutgoingMail.objects.get_or_create(
        message_id=str(message["Message-ID"]).strip()[:255],
        defaults={
            "kind": kind,
            "sender": sender or _addresses(message, "From")[0],
            "recipients": list(to),
            "pending": list(to),
            "subject": str(message["Subject"] or "")[:300],
            "blob": digest,
            "size_bytes": size,
            "reference": reference,
            "created_at": at,
            "next_attempt_at": leaves_at or at,
        },
    )
    if is_new:
        _defer(mail.pk, at=leaves_at if leaves_at and leaves_at > at else None)
    return mail.pk


def replace(*, mail_id: UUID, message: EmailMessage, at: datetime) -> bool:
    """Let a mail that waits for its time leave now as ``message``, to the same recipients.

    False where it left, or is being handed over: then nothing is changed.
    """
    if not _is_free(mail_id):
        return False
    rows = OutgoingMail.objects.select_for_update()
    mail = rows.filter(pk=mail_id, state=DeliveryState.QUEUED, attempts=0).first()
    if mail is None or set(_recipients(message)) != set(mail.recipients):
        return False
    mail.blob, mail.size_bytes = blobs.store(
        io.BytesIO(message.as_bytes(policy=SMTP.clone(cte_type="7bit")))
    )
    mail.message_id = str(message["Message-ID"]).strip()[:255]
    mail.subject, mail.next_attempt_at = str(message["Subject"] or "")[:300], at
    mail.save(update_fields=["blob", "size_bytes", "message_id", "subject", "next_attempt_at"])
    _defer(mail_id, though_waiting=True)
    return True


def _recipients(message: EmailMessage) -> tuple[str, ...]:
    found = [address for header in ("To", "Cc", "Bcc") for address in _addresses(message, header)]
    return tuple(dict.fromkeys(found))


def _addresses(message: EmailMessage, header: str) -> list[str]:
    pairs = getaddresses([str(value) for value in message.get_all(header, [])])
    return [normal for _, address in pairs if (normal := normal_address(address))]


def _domain_of(message: EmailMessage) -> str:
    sender = _addresses(message, "From")
    return sender[0].rpartition("@")[2] if sender else "localhost"


def _defer(mail_id: UUID, *, at: datetime | None = None, though_waiting: bool = False) -> None:
    jobs.defer(
        "delivery.send",
        arguments={"mail_id": str(mail_id)},
        queueing_lock=None if though_waiting else f"delivery:{mail_id}",
        queue="outbound",
        at=at,
    )


def hand_over(*, mail_id: UUID, at: datetime) -> None:
    """Try once to hand a mail to the way out; safe to run again at any moment.

    The attempt is committed before the connection. Whoever finds a mail ``sending`` while nobody
    holds its lock knows that the sender died in between.
    """
    with _only_one(mail_id) as is_ours:
        if not is_ours:
            return
        raw = _bytes_of(mail_id)
        if raw is None:
            _give_up(mail_id=mail_id, at=at)
            return
        raw = _signed(mail_id, raw)
        begun = _begin(mail_id=mail_id, at=at)
        if begun is None:
            return
        attempt, mail = begun
        results = transports[attempt.transport].send(
            Envelope(
                sender=mail.sender,
                recipients=tuple(mail.pending),
                tokens=consent.tokens(at=at),
            ),
            raw,
        )
        with transaction.atomic():
            mail = OutgoingMail.objects.select_for_update().get(pk=mail_id)
            outcome = settle(
                kind=OutgoingKind(mail.kind),
                results=results,
                refused_before=tuple(mail.refused),
                doubted_before=_was_doubted(mail_id),
                attempts=mail.attempts,
                at=at,
            )
            attempt.outcome, attempt.reply, attempt.ended_at = outcome.outcome, outcome.reason, at
            attempt.save(update_fields=["outcome", "reply", "ended_at"])
            mail.pending, mail.refused = list(outcome.pending), list(outcome.refused)
            mail.reason, mail.next_attempt_at = outcome.reason, outcome.next_attempt_at
            _move(mail, outcome.state, at)
            if outcome.next_attempt_at:
                _defer(mail_id, at=outcome.next_attempt_at)


def _signed(mail_id: UUID, raw: bytes) -> bytes:
    """``raw`` with the signature of its domain, by the key of today: it may have waited long."""
    sender = OutgoingMail.objects.values_list("sender", flat=True).get(pk=mail_id)
    return signing.signed(raw, sender=sender)


def _bytes_of(mail_id: UUID) -> bytes | None:
    """The stored mail; None when its file is gone, which no further try can mend."""
    digest = OutgoingMail.objects.values_list("blob", flat=True).get(pk=mail_id)
    try:
        return blobs.read_blob(digest)
    except FileNotFoundError:
        return None


@transaction.atomic
def _give_up(*, mail_id: UUID, at: datetime) -> None:
    """Say for good that a mail whose bytes are gone was not delivered; a person may try again."""
    mail = OutgoingMail.objects.select_for_update().get(pk=mail_id)
    if next_step(kind=OutgoingKind(mail.kind), state=DeliveryState(mail.state)) == Step.NOTHING:
        return
    Attempt.objects.filter(mail=mail, outcome="").update(outcome=Outcome.LOST, ended_at=at)
    mail.refused, mail.pending = [*mail.refused, *mail.pending], []
    mail.reason, mail.next_attempt_at = BYTES_GONE, None
    _move(mail, DeliveryState.FAILED, at)


def _begin(*, mail_id: UUID, at: datetime) -> tuple[Attempt, OutgoingMail] | None:
    with transaction.atomic(durable=True):
        mail = OutgoingMail.objects.select_for_update().get(pk=mail_id)
        if mail.next_attempt_at and mail.next_attempt_at > at:
            return None
        step = next_step(kind=OutgoingKind(mail.kind), state=DeliveryState(mail.state))
        if step == Step.NOTHING:
            return None
        if step in {Step.SEND_AGAIN, Step.GIVE_UP_UNSURE}:
            Attempt.objects.filter(mail=mail, outcome="").update(outcome=Outcome.LOST, ended_at=at)
        if step == Step.GIVE_UP_UNSURE:
            _move(mail, DeliveryState.UNSURE, at)
            return None
        key = current(mail.sender)
        if not transports[key].is_ready:
            _move(mail, DeliveryState.WAITING, at)
            return None
        mail.state, mail.transport, mail.attempts = DeliveryState.SENDING, key, mail.attempts + 1
        mail.next_attempt_at = None
        mail.save(update_fields=["state", "transport", "attempts", "next_attempt_at"])
        return Attempt.objects.create(mail=mail, transport=key, started_at=at), mail


def _was_doubted(mail_id: UUID) -> bool:
    return Attempt.objects.filter(
        mail_id=mail_id, outcome__in=[Outcome.LOST, Outcome.UNSURE]
    ).exists()


def _move(mail: OutgoingMail, state: DeliveryState, at: datetime) -> None:
    changed = mail.state != state
    mail.state = state
    mail.settled_at = (
        at if state in {DeliveryState.SENT, DeliveryState.UNSURE, DeliveryState.FAILED} else None
    )
    mail.save()
    kind = OutgoingKind(mail.kind)
    if changed:
        events.publish(
            DeliveryChanged(
                mail_id=mail.pk, kind=kind, state=state, reference=mail.reference, changed_at=at
            )
        )
    if changed and state == DeliveryState.FAILED:
        events.publish(
            DeliveryFailed(
                mail_id=mail.pk,
                kind=kind,
                reference=mail.reference,
                reason=mail.reason,
                failed_at=at,
            )
        )


@transaction.atomic
def note_bounce(*, message_id: str, refused: Mapping[str, str], at: datetime) -> frozenset[str]:
    """Take back that a mail arrived at ``refused``; return whom it had gone to, none if unknown."""
    mail = (
        OutgoingMail.objects.select_for_update().filter(message_id=f"<{message_id}>").first()
        if message_id
        else None
    )
    if mail is None:
        return frozenset()
    news = {who: why for who, why in refused.items() if who in mail.recipients}
    if news and not set(news) <= set(mail.refused):
        mail.refused = list(dict.fromkeys((*mail.refused, *news)))
        mail.pending = [who for who in mail.pending if who not in news]
        mail.reason = "; ".join(dict.fromkeys(filter(None, news.values())))
        mail.next_attempt_at = mail.next_attempt_at if mail.pending else None
        _move(mail, DeliveryState(mail.state) if mail.pending else DeliveryState.FAILED, at)
    return frozenset(mail.recipients)


def _number_of(mail_id: UUID) -> int:
    return int.from_bytes(hashlib.sha256(mail_id.bytes).digest()[:8], "big", signed=True)


def _is_free(mail_id: UUID) -> bool:
    """Keep every sender away from the mail until the open transaction ends; whether none has it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [_number_of(mail_id)])
        row = cursor.fetchone()
    return bool(row and row[0])


@contextmanager
def _only_one(mail_id: UUID) -> Iterator[bool]:
    """Hold the mail for this process; the lock dies with it, so a dead sender is known."""
    number = _number_of(mail_id)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [number])
        row = cursor.fetchone()
    if not row or not row[0]:
        yield False
        return
    try:
        yield True
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [number])


def retry(*, mail_id: UUID, by: Actor, at: datetime) -> None:
    """Try again now, because a person asks: what waits, what failed, or what is in doubt."""
    with transaction.atomic():
        mail = (
            OutgoingMail.objects.select_for_update().filter(policy.visible(by), pk=mail_id).first()
        )
        if mail is None or mail.state in {DeliveryState.SENT, DeliveryState.SENDING}:
            raise NothingToRetryError(mail_id=mail_id)
        if mail.state == DeliveryState.FAILED:
            mail.pending, mail.refused = list(mail.refused), []
        elif not mail.pending:
            mail.pending = list(mail.recipients)
        mail.attempts, mail.next_attempt_at = 0, at
        _move(mail, DeliveryState.QUEUED, at)
        _defer(mail_id, though_waiting=True)


def sweep(*, at: datetime, most: int = 500) -> int:
    """Ask again for every mail whose turn has come or whose sender was lost; return how many."""
    overdue = Q(state=DeliveryState.QUEUED, next_attempt_at__lte=at - STALE_AFTER)
    lost = Q(state=DeliveryState.SENDING)
    waiting = Q(state=DeliveryState.WAITING)
    if not transports[current()].is_ready:
        waiting &= Q(sender__in=Route.objects.values("sender"))
    ids = list(
        OutgoingMail.objects.filter(overdue | lost | waiting)
        .order_by("created_at", "pk")
        .values_list("pk", flat=True)[:most]
    )
    with transaction.atomic():
        for mail_id in ids:
            _defer(mail_id)
    return len(ids)
