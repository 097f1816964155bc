"""Mail leaves through the company's mail server, named by VINCULO_SMTP_URL.

``smtps://user:password@host:465`` (TLS from the first byte), ``starttls://user:password@host:587``
(TLS or nothing), ``smtp://host:25`` (plain; with a password only to this machine). Certificates
are checked; ``?ca=/path/ca.pem`` names a private authority.
"""

import re
import smtplib
import ssl
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from urllib.parse import parse_qs, unquote, urlsplit

from django.conf import settings

from vinculo.delivery.contracts import Envelope, Outcome, Result
from vinculo.delivery.domain.errors import BadMailAddressError
from vinculo.delivery.transports import transports

TIMEOUT_SECONDS = 30
_PORTS = {"smtp": 25, "starttls": 587, "smtps": 465}
_HERE = {"127.0.0.1", "::1", "localhost"}


@dataclass(frozen=True, kw_only=True)
class SmtpServer:
    """What VINCULO_SMTP_URL says."""

    scheme: str
    host: str
    port: int
    user: str
    password: str
    ca: str

    @classmethod
    def read(cls, url: str) -> "SmtpServer":
        """Parse ``url``. Raises BadMailAddressError."""
        parts = urlsplit(url)
        try:
            port = parts.port
        except ValueError:
            raise BadMailAddressError(reason="port") from None
        if parts.scheme not in _PORTS or not parts.hostname:
            raise BadMailAddressError(reason="scheme")
        if parts.scheme == "smtp" and parts.password and parts.hostname not in _HERE:
            raise BadMailAddressError(reason="plain password")
        return cls(
            scheme=parts.scheme,
            host=parts.hostname,
            port=port or _PORTS[parts.scheme],
            user=unquote(parts.username or ""),
            password=unquote(parts.password or ""),
            ca=parse_qs(parts.query).get("ca", [""])[0],
        )


class SmtpTransport:
    """Hands mail to one SMTP server and keeps apart what it said about each recipient."""

    @property
    def is_ready(self) -> bool:
        """Whether a server is named."""
        return bool(settings.SMTP_URL)

    def send(self, envelope: Envelope, raw: bytes) -> Mapping[str, Result]:
        """Speak one SMTP conversation; a broken one is an answer too."""
        try:
            server = SmtpServer.read(settings.SMTP_URL)
            with _connection(server) as smtp:
                return _converse(smtp, envelope, raw)
        except BadMailAddressError as error:
            reason = f"VINCULO_SMTP_URL: {error.params['reason']}"
            return _all(envelope.recipients, Outcome.TEMPORARY, reason)
        except smtplib.SMTPResponseException as error:
            return _all(envelope.recipients, *_judge(error.smtp_code, error.smtp_error))
        except (OSError, smtplib.SMTPException) as error:
            return _all(envelope.recipients, Outcome.TEMPORARY, _words(error))


def _converse(smtp: smtplib.SMTP, envelope: Envelope, raw: bytes) -> dict[str, Result]:
    options = []
    if not f"{envelope.sender}{''.join(envelope.recipients)}".isascii():
        if not smtp.has_extn("smtputf8"):
            return _all(envelope.recipients, Outcome.PERMANENT, "no SMTPUTF8")
        options = ["SMTPUTF8", "BODY=8BITMIME"]
        smtp.command_encoding = "utf-8"
    if smtp.has_extn("size"):
        options.append(f"SIZE={len(raw)}")
    code, reply = smtp.mail(envelope.sender, options)
    if code != 250:
        return _all(envelope.recipients, *_judge(code, reply))
    results: dict[str, Result] = {}
    for who in envelope.recipients:
        code, reply = smtp.rcpt(who)
        if code not in {250, 251}:
            outcome, words = _judge(code, reply)
            results[who] = Result(outcome=outcome, reply=words)
    taken = [who for who in envelope.recipients if who not in results]
    return results | (_data(smtp, taken, raw) if taken else {})


def _data(smtp: smtplib.SMTP, taken: list[str], raw: bytes) -> dict[str, Result]:
    code, reply = smtp.docmd("DATA")
    if code != 354:
        return _all(taken, *_judge(code, reply))
    smtp.send(_for_the_wire(raw))
    try:
        code, reply = smtp.getreply()
    except (OSError, smtplib.SMTPException) as error:
        return _all(taken, Outcome.UNSURE, _words(error))  # all of it was out; nobody answered
    if code == 250:
        return _all(taken, Outcome.ACCEPTED, _text(reply))
    return _all(taken, *_judge(code, reply))


def _for_the_wire(raw: bytes) -> bytes:
    lines = re.sub(rb"\r\n|\r|\n", b"\r\n", raw)
    stuffed = re.sub(rb"(?m)^\.", b"..", lines)
    return stuffed + (b"" if stuffed.endswith(b"\r\n") else b"\r\n") + b".\r\n"


@contextmanager
def _connection(server: SmtpServer) -> Iterator[smtplib.SMTP]:
    context = ssl.create_default_context(cafile=server.ca or None)
    smtp: smtplib.SMTP
    if server.scheme == "smtps":
        smtp = smtplib.SMTP_SSL(server.host, server.port, timeout=TIMEOUT_SECONDS, context=context)
    else:
        smtp = smtplib.SMTP(server.host, server.port, timeout=TIMEOUT_SECONDS)
    try:
        smtp.ehlo_or_helo_if_needed()
        if server.scheme == "starttls":
            smtp.starttls(context=context)
            smtp.ehlo()
        if server.user:
            smtp.login(server.user, server.password)
        yield smtp
    finally:
        with suppress(OSError, smtplib.SMTPException):
            smtp.quit()
        smtp.close()


def _judge(code: int, reply: bytes | str) -> tuple[Outcome, str]:
    outcome = Outcome.PERMANENT if 500 <= code < 600 else Outcome.TEMPORARY
    return outcome, f"{code} {_text(reply)}".strip()


def _all(who: tuple[str, ...] | list[str], outcome: Outcome, reply: str) -> dict[str, Result]:
    return {one: Result(outcome=outcome, reply=reply) for one in who}


def _text(reply: bytes | str) -> str:
    text = reply.decode("utf-8", "replace") if isinstance(reply, bytes) else reply
    return " ".join(text.replace("\x00", " ").split())[:500]


def _words(error: Exception) -> str:
    return _text(f"{type(error).__name__}: {error}")


transports.add("smtp", SmtpTransport())
