"""Django's way out: logins' and invitations' mails wait in the same outbox as everybody's."""

from collections.abc import Sequence
from email import message, message_from_bytes
from email.policy import SMTP
from email.utils import make_msgid, parseaddr

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from vinculo.delivery.contracts import OutgoingKind
from vinculo.delivery.services import outbox as services
from vinculo.kernel import clock
from vinculo.lib.text.mail_address import normal_address


class OutboxBackend(BaseEmailBackend):
    """Writes each message into the outbox, in the open transaction.

    The header ``X-Vinculo-Kind`` says what it is (``login`` when absent) and stays here.
    """

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Queue all of ``email_messages``; return how many."""
        sent = 0
        for email in email_messages:
            to = tuple(
                address
                for recipient in email.recipients()
                if (address := normal_address(parseaddr(recipient)[1]))
            )
            if not to:
                continue
            headers = dict(email.extra_headers)
            kind = OutgoingKind(headers.pop("X-Vinculo-Kind", OutgoingKind.LOGIN))
            domain = parseaddr(email.from_email)[1].rpartition("@")[2] or "localhost"
            headers.setdefault("Message-ID", make_msgid(domain=domain))
            headers.setdefault("Auto-Submitted", "auto-generated")
            email.extra_headers = headers
            services.send(
                message=_as_message(email),
                kind=kind,
                reference="",
                at=clock.now(),
                recipients=to,
                sender=normal_address(parseaddr(email.from_email)[1]),
            )
            sent += 1
        return sent


def _as_message(email: EmailMessage) -> message.EmailMessage:
    return message_from_bytes(email.message().as_bytes(), policy=SMTP)
