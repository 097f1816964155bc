"""A customer's own mail program, played by somebody who learns."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address as WireAddress
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from vinculo.interactions.domain.charsets import clean_line, clean_text
from vinculo.kernel.ids import new_public_key


@dataclass(frozen=True, kw_only=True)
class ReceivedAnswer:
    """An answer as it lies in the customer's mailbox."""

    reply_to: str
    message_id: str
    references: Sequence[str]
    subject: str
    text: str
    sent_at: datetime | None


def first_mail(*, name: str, address: str, to: str, subject: str, text: str, at: datetime) -> bytes:
    """A message that begins something."""
    message = _message(name=name, address=address, to=to, subject=subject, at=at)
    message.set_content(f"{clean_text(text).strip()}\n")
    return message.as_bytes()


def reply_to(answer: ReceivedAnswer, *, name: str, address: str, text: str, at: datetime) -> bytes:
    """A reply to ``answer`` with the headers and the quote that mail programs make."""
    subject = (
        answer.subject if answer.subject.lower().startswith("re:") else f"Re: {answer.subject}"
    )
    message = _message(name=name, address=address, to=answer.reply_to, subject=subject, at=at)
    message["In-Reply-To"] = f"<{answer.message_id}>"
    message["References"] = " ".join(f"<{i}>" for i in (*answer.references, answer.message_id))
    quoted = "\n".join(f"> {line}".rstrip() for line in answer.text.splitlines())
    when = f"{answer.sent_at:%d/%m/%Y} a las {answer.sent_at:%H:%M}" if answer.sent_at else ""
    message.set_content(
        f"{clean_text(text).strip()}\n\nEl {when}, Fibra del Sur escribió:\n{quoted}\n"
    )
    return message.as_bytes()


def _message(*, name: str, address: str, to: str, subject: str, at: datetime) -> EmailMessage:
    message = EmailMessage(policy=SMTP)
    message["From"] = WireAddress(display_name=clean_line(name, longest=100), addr_spec=address)
    message["To"] = WireAddress(addr_spec=to)
    message["Subject"] = clean_line(subject, longest=250)
    message["Date"] = format_datetime(at)
    message["Message-ID"] = f"<{new_public_key()}@{address.rpartition('@')[2]}>"
    return message


def tracking_url(text: str, *, base: str) -> str:
    """The link of ours in a mail to follow the matter, as an address of this site; "" without."""
    found = re.search(re.escape(base) + r"(/seguimiento/[\w-]{20,}/)", text)
    return found[1] if found else ""
