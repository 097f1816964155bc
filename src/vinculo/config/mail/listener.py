"""The sockets at which mail arrives, how many may talk at once, and the end of it all."""

import asyncio
import ipaddress
import logging
import socket
from collections import Counter
from collections.abc import Collection, Sequence
from contextlib import suppress
from pathlib import Path

from vinculo.config.mail.door import Door
from vinculo.config.mail.session import CHUNK_BYTES, Session

MOST_AT_ONCE = 200
MOST_OF_ONE_PEER = 50
PROXY_SECONDS = 5.0
LONGEST_PROXY_LINE = 108
BACKLOG = 512
log = logging.getLogger(__name__)


class Listener:
    """Takes connections on open sockets.

    ``proxies`` are addresses of proxies that begin each connection with the line of the PROXY
    protocol (version 1): only they may say for whom they speak. Nobody else's word about an
    address is read.
    """

    def __init__(
        self, *, door: Door, folder: Path, name: str, proxies: Collection[str] = ()
    ) -> None:
        self._door, self._folder, self._name = door, folder, name
        self._proxies = frozenset(proxies)
        self._sessions: dict[Session, asyncio.Task[None]] = {}
        self._peers: Counter[str] = Counter()
        self._servers: list[asyncio.Server] = []

    async def open(self, sockets: Sequence[socket.socket]) -> None:
        """Begin to take connections."""
        for one in sockets:
            self._servers.append(
                await asyncio.start_server(
                    self._connected, sock=one, limit=CHUNK_BYTES, backlog=BACKLOG
                )
            )

    async def close(self, *, seconds: float) -> None:
        """Take no more; idle connections end now, busy ones after their command or ``seconds``."""
        for server in self._servers:
            server.close()
        for session in list(self._sessions):
            session.stop()
        if tasks := list(self._sessions.values()):
            _, late = await asyncio.wait(tasks, timeout=seconds)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        peer = _peer_of(writer)
        try:
            if peer in self._proxies:
                peer = await _proxied(reader)
            if not self._has_room(peer):
                writer.write(b"421 4.7.0 Too many connections\r\n")
                await writer.drain()
                return
            await self._talk(reader, writer, peer)
        except (OSError, ValueError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
            log.info("mail: a connection broke off")
        finally:
            writer.close()
            with suppress(OSError):
                await writer.wait_closed()

    def _has_room(self, peer: str) -> bool:
        return len(self._sessions) < MOST_AT_ONCE and self._peers[peer] < MOST_OF_ONE_PEER

    async def _talk(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, peer: str
    ) -> None:
        session = Session(
            reader, writer, door=self._door, name=self._name, folder=self._folder, peer=peer
        )
        task = asyncio.current_task()
        assert task is not None  # noqa: S101
        self._sessions[session] = task
        self._peers[peer] += 1
        try:
            await session.talk()
        finally:
            del self._sessions[session]
            self._peers[peer] -= 1
            if not self._peers[peer]:
                del self._peers[peer]


def _peer_of(writer: asyncio.StreamWriter) -> str:
    name = writer.get_extra_info("peername")
    return str(name[0]) if isinstance(name, tuple) else ""


async def _proxied(reader: asyncio.StreamReader) -> str:
    """The client's address in the proxy's first line. Raises ValueError when it is none."""
    async with asyncio.timeout(PROXY_SECONDS):
        line = await reader.readuntil(b"\r\n")
    words = line.decode("ascii", "replace").split()
    if len(line) > LONGEST_PROXY_LINE or words[:1] != ["PROXY"]:
        raise ValueError("no line of the PROXY protocol")
    if words[1:2] == ["UNKNOWN"]:
        return ""
    if len(words) != 6 or words[1] not in {"TCP4", "TCP6"}:
        raise ValueError("no line of the PROXY protocol")
    return str(ipaddress.ip_address(words[2]))
