"""What the company says about its mailboxes."""

from dataclasses import dataclass
from uuid import UUID

from vinculo.interactions.contracts import Acknowledgement
from vinculo.interactions.models import Mailbox
from vinculo.interactions.services import conversations


@dataclass(frozen=True, kw_only=True)
class MailboxDraft:
    """A mailbox as it should be from now on."""

    address: str
    name: str
    language: str
    service_id: UUID | None
    acknowledgement: Acknowledgement
    next_step: str
    out_of_hours_text: str


def save(draft: MailboxDraft) -> UUID:
    """Open the mailbox, or change the one with that address. Raises BadMailboxAddressError."""
    mailbox_id = conversations.create_mailbox(
        address=draft.address,
        name=draft.name,
        language=draft.language,
        service_id=draft.service_id,
    )
    Mailbox.objects.filter(pk=mailbox_id).update(
        acknowledgement=draft.acknowledgement,
        next_step=draft.next_step.strip(),
        out_of_hours_text=draft.out_of_hours_text.strip(),
    )
    return mailbox_id
