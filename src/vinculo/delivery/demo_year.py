"""Answers of a demo company that left long ago."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from vinculo.delivery.contracts import DeliveryState, OutgoingKind
from vinculo.delivery.models import OutgoingMail
from vinculo.kernel.inserting import fresh, insert_all


@dataclass(frozen=True, kw_only=True)
class YearMail:
    """One answer as it left; ``blob`` is the file with its bytes."""

    id: UUID
    message_id: str
    sender: str
    recipient: str
    subject: str
    blob: str
    size_bytes: int
    reference: str
    at: datetime


def write_mails(mails: Sequence[YearMail]) -> None:
    """Enter them as sent: nothing leaves, and nothing waits."""
    insert_all(
        fresh(
            OutgoingMail,
            id=mail.id,
            message_id=mail.message_id,
            kind=OutgoingKind.ANSWER,
            state=DeliveryState.SENT,
            sender=mail.sender,
            recipients=[mail.recipient],
            pending=[],
            subject=mail.subject,
            blob=mail.blob,
            size_bytes=mail.size_bytes,
            reference=mail.reference,
            transport="practice",
            attempts=1,
            created_at=mail.at,
            settled_at=mail.at,
        )
        for mail in mails
    )
