"""A trial of a mailbox both ways: a mail to itself leaves as answers do and arrives as mail does.

It is told from others by a signed mark, becomes no conversation, and anybody who writes that mark
by hand gets nothing from it.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from email.message import EmailMessage
from uuid import UUID

from django.core import signing
from django.db import transaction

from vinculo.delivery import api as delivery
from vinculo.delivery.contracts import MailFate, OutgoingKind
from vinculo.interactions import mails, policy
from vinculo.interactions.contracts import RawState
from vinculo.interactions.domain.errors import NoMailboxError
from vinculo.interactions.filters.probe import HEADER, PURPOSE, token_in
from vinculo.interactions.models import Mailbox, RawMessage
from vinculo.interactions.services import intake
from vinculo.kernel.actor import Actor
from vinculo.kernel.crypto import sign
from vinculo.kernel.errors import NotAllowedError
from vinculo.kernel.ids import new_public_key

KEPT_SECONDS = 3600
PATIENCE = timedelta(minutes=3)


@dataclass(frozen=True, kw_only=True)
class RoundTrip:
    """How far a trial has come; ``via`` is how it arrived, None while it has not."""

    fate: MailFate
    began_at: datetime
    arrived_at: datetime | None
    via: str

    def is_late(self, at: datetime) -> bool:
        """Whether it should have arrived long ago."""
        return self.arrived_at is None and at - self.began_at > PATIENCE


@transaction.atomic
def begin(*, mailbox_id: UUID, by: Actor, at: datetime) -> str:
    """Send a mailbox a mail from itself; what to ask ``follow`` with. Raises NoMailboxError."""
    if not policy.may(by, "interactions.mailboxes"):
        raise NotAllowedError(action="interactions.mailboxes")
    mailbox = Mailbox.objects.filter(pk=mailbox_id).first()
    if mailbox is None:
        raise NoMailboxError
    token = new_public_key()
    message = EmailMessage()
    message["From"] = message["To"] = mailbox.address
    message["Subject"], text = mails.trial(language=mailbox.language)
    message["Message-ID"] = f"<{token}@{mailbox.address.rpartition('@')[2]}>"
    message["Auto-Submitted"] = "auto-generated"
    message[HEADER.title()] = f"{token}.{sign(PURPOSE, token)}"
    message.set_content(text)
    mail_id = delivery.send(
        message=message, kind=OutgoingKind.NOTICE, reference=f"mailbox:{mailbox_id}", at=at
    )
    return signing.dumps(
        {"mail": str(mail_id), "token": token, "box": str(mailbox_id), "at": at.isoformat()},
        salt=PURPOSE,
    )


def note(raw: RawMessage, mark: str, *, at: datetime) -> None:
    """It has arrived."""
    RawMessage.objects.filter(pk=raw.pk).update(subject=token_in(mark))
    intake.settle(raw.pk, state=RawState.UNDERSTOOD, reason="probe", at=at)


def follow(asked: str, *, mailbox_id: UUID) -> RoundTrip | None:
    """How a trial of this mailbox goes; None for what ``begin`` did not say, or long ago."""
    try:
        said = signing.loads(asked, salt=PURPOSE, max_age=KEPT_SECONDS)
    except signing.BadSignature:
        return None
    fate = delivery.fate(UUID(said["mail"])) if said["box"] == str(mailbox_id) else None
    if fate is None:
        return None
    began_at = datetime.fromisoformat(said["at"])
    arrived = RawMessage.objects.filter(
        reason="probe", subject=said["token"], received_at__gte=began_at - timedelta(minutes=5)
    ).first()
    return RoundTrip(
        fate=fate,
        began_at=began_at,
        arrived_at=arrived.received_at if arrived else None,
        via=arrived.via if arrived else "",
    )
