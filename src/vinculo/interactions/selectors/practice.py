"""The practice mailbox: what a played customer has received."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.conf import settings

from vinculo.delivery import api as delivery
from vinculo.interactions.domain.limits import UnreadableMailError
from vinculo.interactions.domain.mail import ParsedMail, parse
from vinculo.interactions.domain.practice import ReceivedAnswer, tracking_url
from vinculo.interactions.models import Mailbox, Participant
from vinculo.kernel import blobs

MOST = 30


@dataclass(frozen=True, kw_only=True)
class InboxMail:
    """A mail in the practice mailbox."""

    id: UUID
    sender_name: str
    sender_address: str
    arrived_at: datetime
    files: tuple[str, ...]
    tracking_url: str
    received: ReceivedAnswer


@dataclass(frozen=True, kw_only=True)
class Correspondent:
    """Somebody who has written and can be played."""

    name: str
    address: str


def inbox(address: str) -> list[InboxMail]:
    """What lies in the practice mailbox of ``address``, the newest first."""
    found = []
    for mail in delivery.mails_to(address)[:MOST]:
        try:
            parsed = parse(blobs.read_blob(mail.digest))
        except UnreadableMailError:
            continue
        found.append(_inbox_mail(mail.id, mail.arrived_at, parsed))
    return found


def _inbox_mail(mail_id: UUID, arrived_at: datetime, parsed: ParsedMail) -> InboxMail:
    return InboxMail(
        id=mail_id,
        sender_name=parsed.sender.name,
        sender_address=parsed.sender.address,
        arrived_at=arrived_at,
        files=tuple(file.name for file in parsed.files),
        tracking_url=tracking_url(parsed.text, base=settings.BASE_URL),
        received=ReceivedAnswer(
            reply_to=parsed.reply_to or parsed.sender.address,
            message_id=parsed.message_id,
            references=parsed.references,
            subject=parsed.subject,
            text=parsed.text,
            sent_at=parsed.written_at,
        ),
    )


def correspondents() -> list[Correspondent]:
    """Everybody who writes to this practice company, by name."""
    rows = Participant.objects.order_by("address", "since").distinct("address")
    found = [
        Correspondent(name=name or a, address=a) for name, a in rows.values_list("name", "address")
    ]
    return sorted(found, key=lambda who: who.name.casefold())


def practice_address() -> str:
    """Where a played customer writes to; "" while the company has no mailbox."""
    return Mailbox.objects.order_by("pk").values_list("address", flat=True).first() or ""
