"""The door of the delivery context."""

from collections.abc import Collection, Mapping
from datetime import datetime
from email.message import EmailMessage
from uuid import UUID

from vinculo.delivery import selectors
from vinculo.delivery.contracts import ArrivedMail, DeliveryState, OutgoingKind
from vinculo.delivery.services import outbox as services


def send(
    *,
    message: EmailMessage,
    kind: OutgoingKind,
    reference: str,
    at: datetime,
    leaves_at: datetime | None = None,
) -> UUID:
    """Put a mail into the outbox, in the open transaction; return its id.

    Recipients are those of To, Cc and Bcc; Bcc is taken out. A Message-ID that was sent before is
    the same mail. It leaves not before ``leaves_at``.
    """
    return services.send(
        message=message, kind=kind, reference=reference, at=at, leaves_at=leaves_at
    )


def state_of(ids: Collection[UUID]) -> dict[UUID, DeliveryState]:
    """Where each mail is."""
    return selectors.states(ids)


def note_bounce(*, message_id: str, refused: Mapping[str, str], at: datetime) -> frozenset[str]:
    """Note that a mail that had left did not reach ``refused`` (address to reason).

    Returns all addresses that the mail ``message_id`` (without brackets) went to; none when no
    such mail is known. Addresses that it never went to are not believed.
    """
    return services.note_bounce(message_id=message_id, refused=refused, at=at)


def mails_to(address: str) -> tuple[ArrivedMail, ...]:
    """What landed in the practice mailbox for ``address``, the newest first."""
    return selectors.practice_mails(address)
