"""Playing the customer: what is written takes the way of real mail."""

import io
from datetime import datetime
from uuid import UUID

from vinculo.interactions.domain.errors import NoMailboxError
from vinculo.interactions.domain.practice import first_mail, reply_to
from vinculo.interactions.selectors import practice
from vinculo.interactions.services import intake


def write(*, name: str, address: str, subject: str, text: str, at: datetime) -> UUID:
    """Begin something new, as the customer ``address``; return the raw message's id."""
    mailbox = practice.practice_address()
    if not mailbox:
        raise NoMailboxError
    raw = first_mail(name=name, address=address, to=mailbox, subject=subject, text=text, at=at)
    return intake.take_in(io.BytesIO(raw), via="practice", at=at)


def reply(*, mail_id: UUID, name: str, address: str, text: str, at: datetime) -> UUID | None:
    """Reply to an answer that lies in the mailbox of ``address``; None when it is not there."""
    found = next((mail for mail in practice.inbox(address) if mail.id == mail_id), None)
    if found is None:
        return None
    raw = reply_to(found.received, name=name, address=address, text=text, at=at)
    return intake.take_in(io.BytesIO(raw), via="practice", at=at)
