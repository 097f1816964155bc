"""A mail server's side of SMTP for the measures: many lines at once, at fixed moments."""

import asyncio
import contextlib
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from email.message import EmailMessage

MAILBOX = "averias@fibradelsur.example.com"
FROM = "rebotes@correo.example"
WORDS = tuple(
    word
    for line in (
        "desde ayer no tengo conexión en casa y nadie me ha llamado todavía he reiniciado",
        "el equipo varias veces la factura de este mes trae dos cargos que no reconozco",
        "necesito una respuesta por favor el técnico vino el martes y dijo que volvería",
        "con la pieza gracias un saludo",
    )
    for word in line.split()
)


def message(
    number: int, rng: random.Random, *, attachment_bytes: int = 0, to: str = MAILBOX
) -> tuple[str, bytes]:
    """An everyday message of a customer, in words and in HTML: its Message-ID and its bytes."""
    mail = EmailMessage()
    key = f"<bench-{number}-{rng.getrandbits(48):012x}@correo.example>"
    person = rng.randrange(5000)
    mail["Message-ID"] = key
    mail["From"] = f"Cliente {person} <cliente{person}@correo.example>"
    mail["To"] = to
    mail["Subject"] = f"Avería {number}"
    mail["Date"] = "Mon, 09 Nov 2026 10:00:00 +0100"
    text = "\n\n".join(" ".join(rng.choices(WORDS, k=60)) for _ in range(rng.randint(2, 6)))
    mail.set_content(text)
    mail.add_alternative("".join(f"<p>{part}</p>" for part in text.split("\n\n")), subtype="html")
    if attachment_bytes:
        mail.add_attachment(
            rng.randbytes(attachment_bytes), maintype="application", subtype="zip",
            filename="fotos.zip",
        )  # fmt: skip
    return key, mail.as_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")


class Refused(Exception):  # noqa: N818 - an answer, not a fault
    """The other side said something else than yes."""


@dataclass
class Line:
    """One connection that says one message after another."""

    port: int
    _reader: asyncio.StreamReader | None = None
    _writer: asyncio.StreamWriter | None = None

    async def send(self, raw: bytes, recipient: str = MAILBOX) -> None:
        """Hand one message over. Raises Refused or OSError; the line is closed then."""
        try:
            if self._writer is None:
                self._reader, self._writer = await asyncio.open_connection("127.0.0.1", self.port)
                await self._hear(b"220")
                await self._say(b"EHLO correo.example", b"250")
            await self._say(f"MAIL FROM:<{FROM}> SIZE={len(raw)}".encode(), b"250")
            await self._say(f"RCPT TO:<{recipient}>".encode(), b"250")
            await self._say(b"DATA", b"354")
            stuffed = raw.replace(b"\r\n.", b"\r\n..")
            await self._say(stuffed + (b"" if raw.endswith(b"\r\n") else b"\r\n") + b".", b"250")
        except (Refused, OSError, EOFError):
            self.close()
            raise

    async def _say(self, words: bytes, expected: bytes) -> None:
        assert self._writer is not None
        self._writer.write(words + b"\r\n")
        await self._writer.drain()
        await self._hear(expected)

    async def _hear(self, expected: bytes) -> None:
        assert self._reader is not None
        while True:
            answer = await self._reader.readline()
            if not answer:
                raise EOFError("the line went dead")
            if answer[3:4] != b"-":
                break
        if not answer.startswith(expected):
            raise Refused(answer.decode(errors="replace").strip())

    def close(self) -> None:
        if self._writer is not None:
            with contextlib.suppress(Exception):
                self._writer.close()
        self._reader = self._writer = None


@dataclass
class Sent:
    """What became of a stream of messages: seconds from the moment due to the yes, by id."""

    seconds: dict[str, float] = field(default_factory=dict)
    at: dict[str, float] = field(default_factory=dict)
    failures: list[str] = field(default_factory=list)


async def stream(
    port: int, messages: Sequence[tuple[str, bytes]], *, per_second: float, lines: int = 20
) -> Sent:
    """Send each message at its moment, late or not: a slow server cannot slow the clock down."""
    result = Sent()
    waiting: asyncio.Queue[tuple[float, str, bytes]] = asyncio.Queue()
    began = time.perf_counter()
    for number, (key, raw) in enumerate(messages):
        waiting.put_nowait((began + number / per_second, key, raw))

    async def work() -> None:
        line = Line(port)
        while not waiting.empty():
            due, key, raw = waiting.get_nowait()
            await asyncio.sleep(max(due - time.perf_counter(), 0))
            try:
                await line.send(raw)
            except (Refused, OSError, EOFError) as error:
                result.failures.append(f"{key}: {error}")
            else:
                result.at[key] = time.time()
                result.seconds[key] = time.perf_counter() - due
        line.close()

    await asyncio.gather(*(work() for _ in range(lines)))
    return result
