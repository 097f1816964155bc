"""What other contexts' tests may see of the outbox."""

from dataclasses import dataclass
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

from vinculo.delivery.models import OutgoingMail
from vinculo.kernel import blobs


@dataclass(frozen=True, kw_only=True)
class QueuedMail:
    """A mail in the outbox, taken apart."""

    recipients: tuple[str, ...]
    state: str
    message: EmailMessage


def outbox() -> list[QueuedMail]:
    """All mails of the outbox, the oldest first."""
    return [
        QueuedMail(
            recipients=tuple(mail.recipients),
            state=mail.state,
            message=message_from_bytes(blobs.read_blob(mail.blob), policy=default),
        )
        for mail in OutgoingMail.objects.order_by("pk")
    ]
