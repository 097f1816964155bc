"""What the conversation of SMTP asks the house: who is ours, and keeping a message.

Each question runs in a thread with its own database connection; an answer that cannot be had is
«later» (451), never «no» and never «yes».
"""

import asyncio
import logging
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import BinaryIO, Protocol, TypeVar

T = TypeVar("T")
log = logging.getLogger(__name__)
KNOWN_SECONDS = 5.0
THREADS = 6


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
        from vinculo.kernel import clock

        envelope = WireEnvelope(sender=sender, recipients=tuple(recipients), peer=peer)

        def keep() -> str:
            return api.take_in(source, via="smtp", at=clock.now(), envelope=envelope).key

        return await self._ask(keep)

    async def _ask(self, question: Callable[[], T]) -> T:
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._threads, _answered, question)

    def close(self) -> None:
        self._threads.shutdown(wait=True)


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
