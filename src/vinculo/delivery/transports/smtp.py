"""Mail leaves through the server of its sender, else the one that VINCULO_SMTP_URL names.

``smtps://user:password@host:465`` (TLS from the first byte), ``starttls://user:password@host:587``
(TLS or nothing), ``smtp://host:25`` (plain; with a password only to this machine). Certificates
are checked; ``?ca=/path/ca.pem`` names a private authority. A server that somebody typed on a page
is judged and pinned (``kernel.outside``); the operator's own is taken as it is.
"""

import re
import smtplib
import socket
import ssl
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from urllib.parse import parse_qs, unquote, urlsplit
from uuid import UUID

from django.conf import settings

from vinculo.delivery.contracts import Envelope, Outcome, Result, Security, Tokens
from vinculo.delivery.domain import oauth
from vinculo.delivery.domain.errors import BadMailAddressError
from vinculo.delivery.models import Route
from vinculo.delivery.transports import transports
from vinculo.kernel import outside
from vinculo.kernel.bounded import Bounded, Source
from vinculo.kernel.errors import DomainError

TIMEOUT_SECONDS = 30
REPLY_SECONDS, TRY_SECONDS = 60.0, 10.0
LONGEST_REPLY_BYTES = 64 * 1024
_PORTS = {"smtp": 25, "starttls": 587, "smtps": 465}
SCHEMES = {Security.STARTTLS: "starttls", Security.TLS: "smtps", Security.NONE: "smtp"}
FAILURES = (OSError, smtplib.SMTPException, UnicodeError, DomainError)
_HERE = {"127.0.0.1", "::1", "localhost"}


@dataclass(frozen=True, kw_only=True)
class SmtpServer:
    """A server and how to enter; with ``account_id`` by a provider's consent (XOAUTH2)."""

    scheme: str
    host: str
    port: int
    user: str
    password: str
    ca: str = ""
    account_id: UUID | None = None
    is_typed: bool = False

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
        """Whether a server is named; a sender's own is asked about by ``transports.current``."""
        return bool(settings.SMTP_URL) or Route.objects.exists()

    def send(self, envelope: Envelope, raw: bytes) -> Mapping[str, Result]:
        """Speak one SMTP conversation; a broken one is an answer too."""
        try:
            server = server_of(envelope.sender)
            with _connection(server, envelope.tokens) as smtp:
                return _converse(smtp, envelope, raw)
        except BadMailAddressError as error:
            reason = f"VINCULO_SMTP_URL: {error.params['reason']}"
            return _all(envelope.recipients, Outcome.TEMPORARY, reason)
        except FAILURES as error:
            return _all(envelope.recipients, *_judged(error))


def server_of(sender: str) -> SmtpServer:
    """The sender's own server, else the installation's. Raises BadMailAddressError."""
    route = Route.objects.filter(sender=sender).first()
    if route is None:
        return SmtpServer.read(settings.SMTP_URL)
    return SmtpServer(
        scheme=SCHEMES[Security(route.security)],
        host=route.host,
        port=route.port,
        user=route.user or sender,
        password=route.password,
        account_id=route.account_id,
        is_typed=True,
    )


def try_out(server: SmtpServer, *, tokens: Tokens | None = None) -> tuple[Outcome, str]:
    """Connect, log in and leave; what came of it, in the server's words."""
    try:
        with _connection(server, tokens, seconds=TRY_SECONDS) as smtp:
            code, said = smtp.noop()
    except FAILURES as error:
        return _judged(error)
    return (Outcome.ACCEPTED if code == 250 else Outcome.TEMPORARY), f"{code} {_text(said)}"


def _judged(error: Exception) -> tuple[Outcome, str]:
    if isinstance(error, smtplib.SMTPResponseException):
        return _judge(error.smtp_code, error.smtp_error)
    if isinstance(error, DomainError):
        return Outcome.TEMPORARY, error.code
    return Outcome.TEMPORARY, _words(error)


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
def _connection(
    server: SmtpServer, tokens: Tokens | None, *, seconds: float = REPLY_SECONDS
) -> Iterator[smtplib.SMTP]:
    """A conversation in which no reply lasts longer than ``seconds``, however it drips."""
    context = ssl.create_default_context(cafile=server.ca or None)
    smtp = _Connection(server, context, seconds=seconds)
    try:
        smtp.ehlo_or_helo_if_needed()
        if server.scheme == "starttls":
            smtp.starttls(context=context)
            smtp.ehlo()
        if server.account_id is not None and tokens is not None:
            _enter_by_consent(smtp, server.user, server.account_id, tokens)
        elif server.user and (server.password or not server.is_typed):
            smtp.login(server.user, server.password)
        yield smtp
    finally:
        with suppress(OSError, smtplib.SMTPException):
            smtp.quit()
        smtp.close()


class _Connection(smtplib.SMTP):
    """A conversation with exactly the address that was judged, its name checked by TLS."""

    def __init__(self, server: SmtpServer, context: ssl.SSLContext, *, seconds: float) -> None:
        self._server, self._tls, self._seconds = server, context, seconds
        self._bounded: Bounded | None = None
        super().__init__(server.host, server.port, timeout=TIMEOUT_SECONDS)

    def _hear(self, source: Source | None) -> None:
        self._bounded = None
        if source is not None:
            self._bounded = Bounded(source, seconds=self._seconds, most=LONGEST_REPLY_BYTES)

    file = property(lambda self: self._bounded, _hear)
    """What the library makes of each new socket and reads from."""

    def getreply(self) -> tuple[int, bytes]:
        if self._bounded is not None:
            self._bounded.allow(seconds=self._seconds, most=LONGEST_REPLY_BYTES)
        return super().getreply()

    def _get_socket(self, host: str, port: int, timeout: float) -> socket.socket:
        if self._server.is_typed:
            plain = outside.connect(outside.pinned(host, port), seconds=timeout)
        else:
            plain = socket.create_connection((host, port), timeout)
        if self._server.scheme != "smtps":
            return plain
        return self._tls.wrap_socket(plain, server_hostname=host)


def _enter_by_consent(smtp: smtplib.SMTP, user: str, account_id: UUID, tokens: Tokens) -> None:
    """XOAUTH2; a token that the server does not take is renewed once."""
    token = tokens(account_id, "")
    try:
        _xoauth2(smtp, user, token)
    except smtplib.SMTPAuthenticationError:
        _xoauth2(smtp, user, tokens(account_id, token))


def _xoauth2(smtp: smtplib.SMTP, user: str, token: str) -> None:
    def say(challenge: bytes | None = None) -> str:
        return oauth.xoauth2(user, token) if challenge is None else ""

    smtp.auth("XOAUTH2", say, initial_response_ok=True)


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
