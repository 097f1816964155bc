"""The door of the delivery context."""

from collections.abc import Collection, Mapping
from datetime import datetime
from email.message import EmailMessage
from uuid import UUID

from vinculo.delivery.contracts import (
    ArrivedMail,
    ConsentView,
    DeliveryState,
    MailFate,
    OutgoingKind,
    Provider,
)
from vinculo.delivery.domain import oauth
from vinculo.delivery.selectors import consents as consents_read
from vinculo.delivery.selectors import outbox as selectors
from vinculo.delivery.services import consent
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


def replace(*, mail_id: UUID, message: EmailMessage, at: datetime) -> bool:
    """Let a mail that waits for its time leave now as ``message``, in the open transaction.

    False where it left or is being handed over, or would go to somebody else: nothing is changed.
    """
    return services.replace(mail_id=mail_id, message=message, at=at)


def state_of(ids: Collection[UUID]) -> dict[UUID, DeliveryState]:
    """Where each mail is."""
    return selectors.states(ids)


def fate(mail_id: UUID) -> MailFate | None:
    """What became of one mail, explained; None when there is no such mail."""
    return selectors.fate(mail_id)


def note_bounce(*, message_id: str, refused: Mapping[str, str], at: datetime) -> frozenset[str]:
    """Note that a mail that had left did not reach ``refused`` (address to reason).

    Returns all addresses that the mail ``message_id`` (without brackets) went to; none when no
    such mail is known. Addresses that it never went to are not believed.
    """
    return services.note_bounce(message_id=message_id, refused=refused, at=at)


def mails_to(address: str) -> tuple[ArrivedMail, ...]:
    """What landed in the practice mailbox for ``address``, the newest first."""
    return selectors.practice_mails(address)


def consents(ids: Collection[UUID] | None = None) -> tuple[ConsentView, ...]:
    """Mailboxes at providers that somebody let us use, those that ended too."""
    return consents_read.consents(ids)


def access_token(*, account_id: UUID, at: datetime, refused: str = "") -> str:
    """A token for IMAP and SMTP that is good now; ``refused`` is one that a server did not take.

    May ask the provider: never inside a transaction. Raises ConsentLostError, ConsentLaterError.
    """
    return consent.access_token(account_id=account_id, at=at, refused=refused)


def xoauth2(user: str, token: str) -> str:
    """What ``AUTHENTICATE XOAUTH2`` sends to an IMAP or SMTP server, before base64."""
    return oauth.xoauth2(user, token)


def servers_of(provider: Provider) -> tuple[tuple[str, int], tuple[str, int]]:
    """The provider's servers of IMAP (TLS) and SMTP (STARTTLS); "" where nobody knows them."""
    ends = oauth.ends_of(provider)
    return ends.imap, ends.smtp
