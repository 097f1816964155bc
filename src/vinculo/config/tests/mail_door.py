"""The mail listener in a thread of its own, with a door that remembers what it was asked."""

import asyncio
import contextlib
import socket
import tempfile
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

from vinculo.config.mail.door import Door, LaterError
from vinculo.config.mail.listener import Listener

OURS = "averias@fibra.example"


@dataclass
class Kept:
    raw: bytes
    sender: str
    recipients: list[str]
    peer: str


@dataclass
class MemoryDoor:
    """Accepts one mailbox; ``is_away``: the database cannot be asked; ``gate`` delays keeping."""

    kept: list[Kept] = field(default_factory=list)
    is_away: bool = False
    gate: threading.Event | None = None
    entered: threading.Event = field(default_factory=threading.Event)

    async def accepts(self, address: str) -> bool:
        if self.is_away:
            raise LaterError
        return address.partition("+")[0].partition("@")[0] == "averias"

    async def keep(
        self, source: BinaryIO, *, sender: str, recipients: Sequence[str], peer: str
    ) -> str:
        self.entered.set()
        if self.gate:
            await asyncio.get_running_loop().run_in_executor(None, self.gate.wait)
        if self.is_away:
            raise LaterError
        self.kept.append(Kept(source.read(), sender, list(recipients), peer))
        return f"clave{len(self.kept)}"


@dataclass
class Here:
    port: int
    loop: asyncio.AbstractEventLoop
    listener: Listener

    def close(self, seconds: float = 5.0) -> None:
        closing = asyncio.run_coroutine_threadsafe(self.listener.close(seconds=seconds), self.loop)
        closing.result(20)

    def line(self) -> socket.socket:
        return socket.create_connection(("127.0.0.1", self.port), timeout=20)


@contextlib.contextmanager
def listening(door: Door, **options: Any) -> Iterator[Here]:
    """A listener on a free port, until the block ends."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    with tempfile.TemporaryDirectory() as folder:
        listener = Listener(door=door, folder=Path(folder), name="vinculo.example", **options)
        one = socket.create_server(("127.0.0.1", 0))
        asyncio.run_coroutine_threadsafe(listener.open([one]), loop).result(10)
        here = Here(one.getsockname()[1], loop, listener)
        try:
            yield here
        finally:
            here.close()
            loop.call_soon_threadsafe(loop.stop)
            thread.join(10)
            loop.close()
