"""What the conversation of SMTP asks the house: who is ours, and keeping a message.

Each question runs in a thread with its own database connection; an answer that cannot be had is
«later» (451), never «no» and never «yes».
"""

import asyncio
import logging
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING, BinaryIO, Protocol, TypeVar

if TYPE_CHECKING:
    from vinculo.interactions.contracts import WireEnvelope

T = TypeVar("T")
Kept = tuple[str, int, "WireEnvelope"]
log = logging.getLogger(__name__)
KNOWN_SECONDS = 5.0
THREADS = 8


class LaterError(Exception):
    """It cannot be said or done now; the other server keeps the message and tries again."""


class Door(Protocol):
    """What a listener needs of the house behind it."""

    async def accepts(self, address: str) -> bool:
        """Whether ``address`` is one of ours. Raises LaterError."""
        ...

    async def keep(
        self, source: BinaryIO, *, sender: str, recipients: Sequence[str], peer: str
    ) -> str:
        """Keep a message for good and return its public key. Raises LaterError."""
        ...


class HouseDoor:
    """The door of this installation."""

    def __init__(self) -> None:
        self._threads = ThreadPoolExecutor(THREADS, thread_name_prefix="mail")
        self._known: dict[str, float] = {}
        self._entry = _Entry()

    async def accepts(self, address: str) -> bool:
        """Asked in the database, and a yes remembered for some seconds."""
        from vinculo.interactions import api

        if self._known.get(address, 0.0) > time.monotonic():
            return True
        if not await self._ask(lambda: api.accepts(address)):
            return False
        if len(self._known) > 1000:
            self._known.clear()
        self._known[address] = time.monotonic() + KNOWN_SECONDS
        return True

    async def keep(
        self, source: BinaryIO, *, sender: str, recipients: Sequence[str], peer: str
    ) -> str:
        """The same intake as every other way in: on disk and committed when this returns."""
        from vinculo.interactions import api
        from vinculo.interactions.contracts import WireEnvelope

        envelope = WireEnvelope(sender=sender, recipients=tuple(recipients), peer=peer)

        def keep() -> str:
            blob, size = api.keep_bytes(source)
            return self._entry.enter((blob, size, envelope))

        return await self._ask(keep)

    async def _ask(self, question: Callable[[], T]) -> T:
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._threads, _answered, question)

    def close(self) -> None:
        self._threads.shutdown(wait=True)


class _Entry:
    """One commit for all who wait for one: whoever comes first takes the others along."""

    def __init__(self) -> None:
        self._turn = threading.Lock()
        self._guard = threading.Lock()
        self._waiting: list[tuple[Kept, Future[str]]] = []

    def enter(self, delivered: "Kept") -> str:
        """The public key, once everything is committed. Raises what the database raised."""
        mine: Future[str] = Future()
        with self._guard:
            self._waiting.append((delivered, mine))
        with self._turn:
            if not mine.done():
                with self._guard:
                    group, self._waiting = self._waiting, []
                _enter(group)
        return mine.result()


def _enter(group: "Sequence[tuple[Kept, Future[str]]]") -> None:
    """Answer each of ``group``; a fault of one is not the fault of the others."""
    from vinculo.interactions import api
    from vinculo.kernel import clock

    try:
        keys = api.enter_all([kept for kept, _ in group], via="smtp", at=clock.now())
    except Exception as error:  # noqa: BLE001  each one is told its own
        if len(group) == 1:
            group[0][1].set_exception(error)
            return
        log.warning("mail: %s messages are taken one by one", len(group))
        for one in group:
            _enter([one])
        return
    for (_, answer), key in zip(group, keys, strict=True):
        answer.set_result(key)


def _answered(question: Callable[[], T]) -> T:
    from django.db import Error, close_old_connections, connection

    close_old_connections()
    try:
        return question()
    except Error as error:
        connection.close()
        log.warning("mail: the database is away (%s)", type(error).__name__)
        raise LaterError from error
    except OSError as error:
        log.warning("mail: the disk refuses (%s)", error.strerror)
        raise LaterError from error
