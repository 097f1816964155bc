"""The mail process: listens, and reads mailboxes elsewhere, within a bound of memory."""

import asyncio
import resource
import signal
import socket
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from urllib.parse import urlsplit

from vinculo.config.mail.door import HouseDoor
from vinculo.config.mail.listener import Listener

MEMORY_BYTES = 400 * 1024 * 1024
GRACE_SECONDS = 3.3
LET_GO_SECONDS = 1.2
FIRST_PASSED = 3


def passed_sockets(env: Mapping[str, str], pid: int) -> list[socket.socket]:
    """Sockets that systemd (or who does like it) opened for us: port 25 without being root."""
    if env.get("LISTEN_PID") != str(pid):
        return []
    count = int(env.get("LISTEN_FDS", "0"))
    return [socket.socket(fileno=FIRST_PASSED + number) for number in range(count)]


def opened(host: str, port: int) -> socket.socket:
    """A listening socket. Raises OSError."""
    family, kind, protocol, _name, address = socket.getaddrinfo(
        host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
    )[0]
    one = socket.socket(family, kind, protocol)
    one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    one.bind(address)
    return one


def run(sockets: Sequence[socket.socket]) -> None:
    """Take messages on ``sockets`` until SIGTERM or SIGINT."""
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY_BYTES, MEMORY_BYTES))
    from django.conf import settings

    folder = Path(settings.FILES_DIR)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    asyncio.run(_serve(sockets, folder))


async def _serve(sockets: Sequence[socket.socket], folder: Path) -> None:
    from django.conf import settings

    door = HouseDoor()
    listener = Listener(
        door=door,
        folder=folder,
        name=settings.MAIL_NAME or urlsplit(settings.BASE_URL).hostname or "localhost",
        proxies=settings.MAIL_PROXIES,
    )
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    await listener.open(sockets)
    end_watch, watch = _watch_mailboxes()
    await stop.wait()
    end_watch.set()
    await listener.close(seconds=GRACE_SECONDS)
    await loop.run_in_executor(None, watch.join, LET_GO_SECONDS)
    await loop.run_in_executor(None, door.close)


def _watch_mailboxes() -> tuple[threading.Event, threading.Thread]:
    """Begin to read the mailboxes that stand elsewhere: what ends it, and who does it."""
    from vinculo.interactions import api
    from vinculo.kernel import clock

    end = threading.Event()
    watch = threading.Thread(
        target=api.watch_mailboxes,
        kwargs={"stop": end, "now": clock.now},
        name="mailboxes",
        daemon=True,
    )
    watch.start()
    return end, watch
