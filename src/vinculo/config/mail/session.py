"""One conversation of SMTP or LMTP, from the greeting to the end."""

import asyncio
import tempfile
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path as FilePath
from typing import BinaryIO, cast

from vinculo.config.mail.door import Door, LaterError
from vinculo.config.mail.wire import Body, command_of, path_of
from vinculo.interactions.contracts import LARGEST_MAIL_BYTES

LONGEST_LINE = 4096
CHUNK_BYTES = 64 * 1024
IN_MEMORY_BYTES = 64 * 1024
COMMAND_SECONDS = 120.0
BODY_SECONDS = 1800.0
MOST_RECIPIENTS = 100
MOST_MESSAGES = 500
MOST_FAULTS = 20
LATER = "451 4.3.0 Not possible right now, please try again later"
OFFERS = (f"SIZE {LARGEST_MAIL_BYTES}", "8BITMIME", "SMTPUTF8", "PIPELINING", "ENHANCEDSTATUSCODES")


class GoneError(Exception):
    """The other side has left, or was told to."""


@dataclass
class _Envelope:
    sender: str
    recipients: list[str] = field(default_factory=list)


class Session:
    """What is said on one connection; ``stop`` ends it between two messages."""

    def __init__(
        self,
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
        *,
        door: Door,
        name: str,
        folder: FilePath,
        peer: str,
    ) -> None:
        self._reader, self._writer = reader, writer
        self._door, self._name, self._folder, self._peer = door, name, folder, peer
        self._buffer = b""
        self._greeting = ""
        self._envelope: _Envelope | None = None
        self._faults = 0
        self._messages = 0
        self._is_busy = False
        self._is_stopping = False
        self._verbs: dict[str, Callable[[str], Awaitable[None]]] = {
            "EHLO": lambda name: self._greet("EHLO", name),
            "HELO": lambda name: self._greet("HELO", name),
            "LHLO": lambda name: self._greet("LHLO", name),
            "MAIL": self._mail,
            "RCPT": self._rcpt,
            "DATA": self._data,
            "RSET": self._rset,
            "NOOP": lambda _: self._say("250 2.0.0 OK"),
            "VRFY": lambda _: self._say("252 2.1.5 Send a message and see"),
            "HELP": lambda _: self._say("214 2.0.0 RFC 5321"),
            "QUIT": self._quit,
        }

    async def talk(self) -> None:
        """Speak until the other side leaves, is silent too long, or we must stop."""
        with suppress(GoneError, OSError, asyncio.IncompleteReadError):
            await self._say(f"220 {self._name} ESMTP")
            while True:
                line = await self._line()
                self._is_busy = True
                await self._obey(line)
                self._is_busy = False
                if self._is_stopping:
                    await self._say("421 4.3.2 Closing for maintenance")
                    return

    def stop(self) -> None:
        """End now when nothing is under way; otherwise after the command that is."""
        self._is_stopping = True
        if not self._is_busy:
            with suppress(OSError, RuntimeError):
                self._writer.write(b"421 4.3.2 Closing for maintenance\r\n")
            self._writer.close()

    async def _obey(self, line: bytes) -> None:
        verb, argument = command_of(line)
        known = self._verbs.get(verb)
        if known is None:
            await self._fault("500 5.5.2 Unknown command")
            return
        await known(argument)

    async def _greet(self, verb: str, name: str) -> None:
        if not name:
            await self._fault(f"501 5.5.4 Syntax: {verb} name")
            return
        self._greeting, self._envelope = verb, None
        if verb == "HELO":
            await self._say(f"250 {self._name}")
            return
        lines = [self._name, *OFFERS]
        await self._say("\r\n".join(f"250-{one}" for one in lines[:-1]) + f"\r\n250 {lines[-1]}")

    async def _mail(self, argument: str) -> None:
        path = path_of(argument, "FROM:")
        size = path.parameters.pop("SIZE", "0") if path else "0"
        if not self._greeting:
            await self._fault("503 5.5.1 Say hello first")
        elif self._envelope is not None:
            await self._fault("503 5.5.1 One message at a time")
        elif path is None or not size.isascii() or not size.isdigit():
            await self._fault("501 5.5.4 Syntax: MAIL FROM:<address>")
        elif not _is_known(path.parameters):
            await self._fault("555 5.5.4 Unknown parameter")
        elif int(size[:20]) > LARGEST_MAIL_BYTES:
            await self._say(f"552 5.3.4 More than {LARGEST_MAIL_BYTES} bytes")
        elif self._messages >= MOST_MESSAGES:
            await self._part("421 4.7.0 Enough for one connection")
        else:
            self._envelope = _Envelope(sender=path.address)
            await self._say("250 2.1.0 OK")

    async def _rcpt(self, argument: str) -> None:
        path = path_of(argument, "TO:")
        if self._envelope is None:
            await self._fault("503 5.5.1 Say who it is from first")
        elif path is None or not path.address:
            await self._fault("501 5.1.3 Syntax: RCPT TO:<address>")
        elif path.parameters:
            await self._fault("555 5.5.4 Unknown parameter")
        elif len(self._envelope.recipients) >= MOST_RECIPIENTS:
            await self._say("452 4.5.3 Too many recipients")
        else:
            await self._offer(self._envelope, path.address)

    async def _offer(self, envelope: _Envelope, address: str) -> None:
        try:
            is_ours = await self._door.accepts(address)
        except LaterError:
            await self._say(LATER)
            return
        if not is_ours:
            await self._fault("550 5.1.1 No such mailbox here, and no relaying")
            return
        envelope.recipients.append(address)
        await self._say("250 2.1.5 OK")

    async def _data(self, argument: str) -> None:
        envelope = self._envelope
        if envelope is None or not envelope.recipients:
            code = "554 5.5.1" if envelope else "503 5.5.1"
            await self._fault(f"{code} No valid recipients")
            return
        if argument:
            await self._fault("501 5.5.4 Syntax: DATA")
            return
        self._messages += 1
        self._envelope = None
        with tempfile.SpooledTemporaryFile(IN_MEMORY_BYTES, dir=str(self._folder)) as spool:
            source = cast("BinaryIO", spool)
            await self._say("354 End with <CRLF>.<CRLF>")
            async with asyncio.timeout(BODY_SECONDS):
                answer = await self._take_body(source)
            if not answer:
                source.seek(0)
                answer = await self._kept(source, envelope)
        for _ in envelope.recipients if self._greeting == "LHLO" else (None,):
            await self._say(answer)

    async def _take_body(self, spool: BinaryIO) -> str:
        """Write the body to ``spool``; return why it cannot be taken, "" when it can.

        What is too large or does not fit on the disk is read to its end all the same, and thrown
        away: the other side hears the reason only then.
        """
        body, size, refusal = Body(), 0, ""
        chunk, self._buffer = self._buffer, b""
        while True:
            content, rest = body.feed(chunk)
            size += len(content)
            if size > LARGEST_MAIL_BYTES:
                refusal = refusal or f"552 5.3.4 More than {LARGEST_MAIL_BYTES} bytes"
            elif not refusal:
                try:
                    spool.write(content)
                except OSError:
                    refusal = "452 4.3.1 No room on the disk, please try again later"
            if rest is not None:
                self._buffer = rest
                return refusal
            chunk = await self._more()

    async def _kept(self, source: BinaryIO, envelope: _Envelope) -> str:
        try:
            key = await self._door.keep(
                source, sender=envelope.sender, recipients=envelope.recipients, peer=self._peer
            )
        except LaterError:
            return LATER
        return f"250 2.0.0 Kept as {key}"

    async def _rset(self, _argument: str) -> None:
        self._envelope = None
        await self._say("250 2.0.0 OK")

    async def _quit(self, _argument: str) -> None:
        await self._part("221 2.0.0 Bye")

    async def _fault(self, words: str) -> None:
        """Say what was wrong; who does nothing right is shown the door."""
        self._faults += 1
        if self._faults > MOST_FAULTS:
            await self._part("421 4.7.0 Too many errors")
        await self._say(words)

    async def _part(self, words: str) -> None:
        await self._say(words)
        raise GoneError

    async def _say(self, words: str) -> None:
        self._writer.write(words.encode() + b"\r\n")
        await self._writer.drain()

    async def _line(self) -> bytes:
        try:
            async with asyncio.timeout(COMMAND_SECONDS):
                while b"\n" not in self._buffer:
                    if len(self._buffer) > LONGEST_LINE:
                        await self._part("500 5.5.2 Line too long")
                    self._buffer += await self._more()
        except TimeoutError:
            await self._part("421 4.4.2 Silent for too long")
        line, _, self._buffer = self._buffer.partition(b"\n")
        if len(line) > LONGEST_LINE:
            await self._part("500 5.5.2 Line too long")
        return line

    async def _more(self) -> bytes:
        chunk = await self._reader.read(CHUNK_BYTES)
        if not chunk:
            raise GoneError
        return chunk


def _is_known(parameters: dict[str, str]) -> bool:
    rest = dict(parameters)
    body = rest.pop("BODY", "7BIT").upper()
    smtputf8 = rest.pop("SMTPUTF8", "")
    return body in {"7BIT", "8BITMIME"} and not smtputf8 and not rest
