"""What somebody wrote on a page of ours, as the message that a mail would have been.

So it takes the way of every message: kept raw, parsed, threaded by the signed reply address.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address as WireAddress
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from vinculo.interactions.domain.charsets import clean_line, clean_text
from vinculo.interactions.domain.compose import OutgoingFile
from vinculo.interactions.domain.file_names import safe_name


@dataclass(frozen=True, kw_only=True)
class Written:
    """Who wrote what, to which signed address; ``message_id`` is the same for the same form."""

    address: str
    name: str
    to: str
    subject: str
    text: str
    message_id: str
    at: datetime
    files: Sequence[OutgoingFile] = ()


def written_mail(written: Written) -> bytes:
    """The message in the form of a mail; nothing in it can start a header of its own."""
    local, _, domain = written.address.rpartition("@")
    message = EmailMessage(policy=SMTP)
    message["From"] = WireAddress(
        display_name=clean_line(written.name, longest=120), username=local, domain=domain
    )
    message["To"] = WireAddress(addr_spec=written.to)
    message["Subject"] = clean_line(written.subject, longest=300)
    message["Date"] = format_datetime(written.at)
    message["Message-ID"] = f"<{written.message_id}>"
    message.set_content(f"{clean_text(written.text).strip()}\n")
    for number, file in enumerate(written.files, start=1):
        main, slash, sub = file.media_type.partition("/")
        message.add_attachment(
            file.content,
            maintype=main if slash else "application",
            subtype=sub or "octet-stream",
            filename=safe_name(file.name, media_type=file.media_type, number=number),
        )
    return message.as_bytes()
