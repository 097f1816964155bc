"""Signatures, logos and templates, for the pages that set them."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from vinculo.interactions.contracts import Occasion
from vinculo.interactions.models import Mailbox, MailboxIdentity, MailTemplate


@dataclass(frozen=True, kw_only=True)
class Identity:
    """What stands below the answers of a mailbox."""

    mailbox_id: UUID
    address: str
    name: str
    signature: str
    logo: str


@dataclass(frozen=True, kw_only=True)
class Template:
    """The company's own words for an occasion."""

    occasion: Occasion
    language: str
    service_id: UUID | None
    subject: str
    html: str


def identity(mailbox_id: UUID) -> Identity | None:
    """What stands below a mailbox's answers; None when there is no such mailbox."""
    mailbox = Mailbox.objects.filter(pk=mailbox_id).first()
    if mailbox is None:
        return None
    found = MailboxIdentity.objects.filter(mailbox=mailbox).first()
    return Identity(
        mailbox_id=mailbox.pk,
        address=mailbox.address,
        name=mailbox.name,
        signature=found.signature if found else "",
        logo=found.logo if found else "",
    )


def templates() -> Mapping[tuple[Occasion, str, UUID | None], Template]:
    """The company's own templates by occasion, language and service."""
    rows = MailTemplate.objects.order_by("occasion", "language", "pk")
    return {
        (Occasion(row.occasion), row.language, row.service_id): Template(
            occasion=Occasion(row.occasion),
            language=row.language,
            service_id=row.service_id,
            subject=row.subject,
            html=row.html,
        )
        for row in rows
    }
