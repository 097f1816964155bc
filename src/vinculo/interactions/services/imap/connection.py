"""One connection to an IMAP server: to the address that was judged, bounded in time and memory.

Sources: RFC 3501 and 9051 (IMAP), RFC 2177 (IDLE), RFC 6851 (MOVE), RFC 4315 (UIDPLUS), RFC 5530
(codes of refusals). imap-tools carries the commands; messages are read raw and understood by us.
"""

import imaplib
import re
import select
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, BinaryIO, cast
from uuid import UUID

from imap_tools import BaseMailBox
from imap_tools.errors import ImapToolsError

from vinculo.interactions.contracts import LARGEST_MAIL_BYTES, MailboxProblem, Security
from vinculo.interactions.domain.errors import MailboxProblemError
from vinculo.interactions.domain.fetching import uid_of
from vinculo.kernel import outside
from vinculo.kernel.bounded import Bounded, Source

CONNECT_SECONDS = 20.0
SILENCE_SECONDS = 60.0
CHUNK_BYTES = 512 * 1024
LARGEST_LITERAL = CHUNK_BYTES + 64 * 1024
SLICE_SECONDS = 1.0
GOODBYE_SECONDS = 3.0
MOST_SAID_BYTES = 16 * 1024 * 1024
MOST_SAID_UNASKED = 100_000
_TEMPORARY = re.compile(rb"\[(UNAVAILABLE|INUSE|LIMIT|SERVERBUG)", re.IGNORECASE)

Say = Callable[[MailboxProblem, object], MailboxProblemError]


@dataclass(frozen=True, kw_only=True)
class Access:
    """Where a mailbox stands and how we sign in: a password, or a consent (``account_id``)."""

    host: str
    port: int
    security: Security
    user: str
    secret: str = ""
    account_id: UUID | None = None
    authority_pem: str = ""


def problem(kind: MailboxProblem, said: object = "") -> MailboxProblemError:
    """A refusal; what strangers said is cut to one short line."""
    text = said.decode("utf-8", "replace") if isinstance(said, bytes) else str(said)
    line = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return MailboxProblemError(problem=kind.value, detail=line[:300])


def tls_context(authority_pem: str) -> ssl.SSLContext:
    """Certificates are checked, against the company's own authority where one is given."""
    context = ssl.create_default_context()
    if authority_pem.strip():
        try:
            context.load_verify_locations(cadata=authority_pem)
        except (ssl.SSLError, ValueError) as error:
            raise problem(MailboxProblem.TLS_UNTRUSTED, "PEM") from error
    return context


class _Client(imaplib.IMAP4):
    """imaplib to a pinned address, that listens no longer and to no more than was asked for."""

    def __init__(
        self,
        place: outside.Place,
        context: ssl.SSLContext | None,
        *,
        seconds: float,
        in_all: float,
    ) -> None:
        self._place, self._context, self._seconds = place, context, seconds
        self._until = time.monotonic() + in_all
        self._bounded: Bounded | None = None
        super().__init__(place.host, place.port, seconds)

    def _create_socket(self, timeout: float | None) -> socket.socket:
        line = outside.connect(self._place, seconds=timeout or self._seconds)
        if self._context is None:
            return line
        try:
            return self._context.wrap_socket(line, server_hostname=self._place.host)
        except BaseException:
            line.close()
            raise

    def _hear(self, source: Source) -> None:
        seconds = self._until - time.monotonic()
        self._bounded = Bounded(source, seconds=seconds, most=MOST_SAID_BYTES)

    file = property(lambda self: self._bounded, _hear)
    """What the library makes of each new socket and reads from, by the one name or the other."""

    _file = file

    def allow(self, seconds: float) -> None:
        """From now on the server may speak for ``seconds``. Raises abort when it never listens."""
        if sum(len(lines) for lines in self.untagged_responses.values()) > MOST_SAID_UNASKED:
            raise self.abort("it says what nobody asked for")
        self._until = time.monotonic() + seconds
        if self._bounded is not None:
            self._bounded.allow(seconds=seconds, most=MOST_SAID_BYTES)

    def learn(self) -> None:
        """Ask again what the server can do: many say it only to whom they know."""
        cast("Any", super())._get_capabilities()  # noqa: SLF001 - there is no public way

    def begin_idle(self) -> bytes:
        """Start IDLE; the tag under which its end will be told. What is said first is kept."""
        mine = cast("Any", super())
        self.untagged_responses.pop("EXISTS", None)
        tag: bytes = mine._command("IDLE")  # noqa: SLF001 - nor for IDLE
        while mine._get_response() is not None:  # noqa: SLF001
            if self.tagged_commands.get(tag):
                raise problem(MailboxProblem.SERVER_SAID, "IDLE")
        return tag

    def read(self, size: int) -> bytes:
        if size > LARGEST_LITERAL:
            raise self.abort(f"a literal of {size} bytes that nobody asked for")
        return super().read(size)


class Connection(BaseMailBox):
    """A signed-in connection; every wait has an end, and ``cut`` ends all of them at once."""

    def __init__(self, access: Access, *, patience: float = SILENCE_SECONDS) -> None:
        self._access, self._patience = access, patience
        self._entrance = 3 * min(CONNECT_SECONDS, patience)
        self.deadline = time.monotonic() + self._entrance
        self._is_cut = False
        super().__init__()

    def _get_mailbox_client(self) -> imaplib.IMAP4:
        access = self._access
        place = outside.pinned(access.host, access.port)
        context = None if access.security == Security.PLAIN else tls_context(access.authority_pem)
        client = _Client(
            place,
            context if access.security == Security.TLS else None,
            seconds=min(CONNECT_SECONDS, self._patience),
            in_all=self._entrance,
        )
        if access.security == Security.STARTTLS and context is not None:
            try:
                _begin_tls(client, context)
            except BaseException:
                client.shutdown()
                raise
        client.sock.settimeout(self._patience)
        return client

    def cut(self) -> None:
        """End the connection from another thread, whatever it waits for."""
        self._is_cut = True
        try:
            self.client.sock.shutdown(socket.SHUT_RDWR)
        except (OSError, AttributeError):
            return

    @contextmanager
    def within(self, seconds: float) -> Iterator[None]:
        """What is not over after ``seconds`` ends, however it drips; whoever watches may cut it."""
        self._allow(seconds)
        yield
        self._allow(seconds)

    def _allow(self, seconds: float) -> None:
        self.deadline = time.monotonic() + seconds
        cast("_Client", self.client).allow(seconds)

    def sign_in(self, token: str = "") -> None:
        """With ``token`` by XOAUTH2, else with the password. Raises MailboxProblemError."""
        user, secret = self._access.user, self._access.secret
        client = self.client
        if not f"{user}{secret}{token}".isprintable():
            raise problem(MailboxProblem.WRONG_PASSWORD)
        if token:
            self._authenticate("XOAUTH2", _once(f"user={user}\x01auth=Bearer {token}\x01\x01"))
        elif "AUTH=PLAIN" in client.capabilities:
            self._authenticate("PLAIN", _once(f"\0{user}\0{secret}"))
        elif "LOGINDISABLED" in client.capabilities:
            raise problem(MailboxProblem.TLS_MISSING)
        else:
            try:
                self.login(user, secret, initial_folder=None)
            except (ImapToolsError, UnicodeEncodeError) as error:
                raise problem(MailboxProblem.WRONG_PASSWORD) from error
        cast("_Client", self.client).learn()

    def _authenticate(self, mechanism: str, answer: Callable[[bytes], bytes]) -> None:
        try:
            self.client.authenticate(mechanism, answer)
        except imaplib.IMAP4.abort:
            raise
        except imaplib.IMAP4.error as error:
            raise _refused_login(error) from error

    def open_folder(self, name: str, *, read_only: bool) -> tuple[int, int]:
        """Select a folder; its UIDVALIDITY and the UID that the next message will get."""
        try:
            self.folder.set(name, read_only)
        except imaplib.IMAP4.readonly as error:
            raise problem(MailboxProblem.CANNOT_WRITE, name) from error
        except ImapToolsError as error:
            raise problem(MailboxProblem.FOLDER_MISSING, name) from error
        return self._number("UIDVALIDITY"), self._number("UIDNEXT")

    def _number(self, what: str) -> int:
        values = self.client.untagged_responses.get(what) or [b"0"]
        last = values[-1]
        return int(last) if isinstance(last, bytes) and last.isdigit() else 0

    def spool(self, uid: int, target: BinaryIO) -> tuple[int, datetime | None]:
        """Copy one message into ``target`` piece by piece, unmarked.

        Answers its bytes, 0 when it is gone, and when the server got it, if it says so. One byte
        more than the largest mail is the end: it will be refused whole.
        """
        size, received = 0, None
        while size <= LARGEST_MAIL_BYTES:
            with self.within(2 * SILENCE_SECONDS):
                asked = f"(INTERNALDATE BODY.PEEK[]<{size}.{CHUNK_BYTES}>)"
                kind, answer = self.client.uid("FETCH", str(uid), asked)
            if kind != "OK":
                raise problem(MailboxProblem.SERVER_SAID, answer[0] if answer else b"")
            piece, line = _piece(answer, uid)
            received = received or _internal_date(line)
            target.write(piece)
            size += len(piece)
            if len(piece) < CHUNK_BYTES:
                break
        return size, received

    def mark(self, uids: Sequence[int], *, move_to: str) -> None:
        """Say on the server that these were read, or move them."""
        words = ",".join(str(uid) for uid in uids)
        with self.within(2 * SILENCE_SECONDS):
            if not move_to:
                self._store(words, r"(\Seen)")
                return
            verb = "MOVE" if "MOVE" in self.client.capabilities else "COPY"
            folder = _quoted(move_to)
            kind, answer = self.client.uid(verb, words, folder)
            if kind != "OK" and b"TRYCREATE" in (answer[0] or b""):
                self.client.create(cast("Any", folder))
                kind, answer = self.client.uid(verb, words, folder)
            if kind != "OK":
                raise problem(MailboxProblem.CANNOT_WRITE, move_to)
            if verb == "COPY":
                self._store(words, r"(\Seen \Deleted)")
                if "UIDPLUS" in self.client.capabilities:
                    self.client.uid("EXPUNGE", words)

    def _store(self, words: str, flags: str) -> None:
        kind, answer = self.client.uid("STORE", words, "+FLAGS.SILENT", flags)
        if kind != "OK":
            raise problem(MailboxProblem.CANNOT_WRITE, answer[0] if answer else b"")

    @property
    def can_wait(self) -> bool:
        """Whether the server says by itself that something arrived (IDLE)."""
        return "IDLE" in self.client.capabilities

    def wait(self, seconds: float, stop: threading.Event) -> None:
        """Until something happens in the open folder, ``seconds`` pass, or ``stop``."""
        client = cast("_Client", self.client)
        with self.within(seconds + SILENCE_SECONDS):
            tag = client.begin_idle()
            end = time.monotonic() + seconds
            while not ("EXISTS" in client.untagged_responses or stop.is_set()):
                if time.monotonic() > end or _has_something(client):
                    break
            client.send(b"DONE\r\n")
            self.consume_until_tagged_response(tag)

    def leave(self) -> None:
        """Say goodbye, or not when nobody listens; the socket is closed in any case."""
        with suppress(OSError, imaplib.IMAP4.error, AttributeError):
            if not self._is_cut:
                self.client.sock.settimeout(GOODBYE_SECONDS)
                self.client.logout()
        with suppress(OSError, AttributeError):
            self.client.shutdown()


def _begin_tls(client: _Client, context: ssl.SSLContext) -> None:
    if "STARTTLS" not in client.capabilities:
        raise problem(MailboxProblem.TLS_MISSING)
    client.starttls(context)


def _once(text: str) -> Callable[[bytes], bytes]:
    """Answer the first question; an error that the server explains is answered with nothing."""
    left = [text.encode()]
    return lambda _question: left.pop() if left else b""


def _refused_login(error: imaplib.IMAP4.error) -> MailboxProblemError:
    said = str(error).encode()
    is_temporary = bool(_TEMPORARY.search(said))
    kind = MailboxProblem.SERVER_SAID if is_temporary else MailboxProblem.WRONG_PASSWORD
    return problem(kind, said.removeprefix(b"b'").removesuffix(b"'"))


def _quoted(folder: str) -> str:
    from imap_tools.utils import encode_folder

    return encode_folder(folder).decode("ascii")


def _piece(answer: Sequence[Any], uid: int) -> tuple[bytes, bytes]:
    """The bytes of message ``uid`` in an answer to FETCH, and what was said around them.

    A server says its items in the order it likes: number and date may come after the bytes.
    """
    for place, part in enumerate(answer):
        if not isinstance(part, tuple):
            continue
        after = answer[place + 1] if place + 1 < len(answer) else b""
        line = part[0] + (after if isinstance(after, bytes) else b"")
        if uid_of(line) in {uid, 0}:
            return part[1], line
    return b"", b""


def _internal_date(line: bytes) -> datetime | None:
    """When a server says that it got a message; None also for a date that nobody can have."""
    try:
        found = imaplib.Internaldate2tuple(line)
        return datetime.fromtimestamp(time.mktime(found), UTC) if found else None
    except (ValueError, OverflowError, OSError):
        return None


def _has_something(client: Any) -> bool:
    """Whether the server has said something within a second, also what TLS already holds."""
    line = client.sock
    old = line.gettimeout()
    line.settimeout(0)
    try:
        if client.file.peek(1):
            return True
    except (BlockingIOError, ssl.SSLWantReadError):
        pass
    finally:
        line.settimeout(old)
    poller = select.poll()
    poller.register(line.fileno(), select.POLLIN)
    return bool(poller.poll(int(SLICE_SECONDS * 1000)))
