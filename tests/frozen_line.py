"""A wire that goes dead without a word: everything stays open, and nothing comes through any more.

So a router behaves that forgot a connection, or a server that hangs: no packet says it is over.
"""

import contextlib
import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field

PIECE = 16 * 1024


@dataclass
class Wire:
    """Carries each connection to a server until it is frozen; later connections are carried anew.

    ``after_bytes`` freezes the first connection by itself when so much has come from the server.
    """

    server: int
    after_bytes: int | None = None
    port: int = 0
    carried: int = 0
    _dead: list[threading.Event] = field(default_factory=list)
    _lines: list[socket.socket] = field(default_factory=list)
    _pumps: list[threading.Thread] = field(default_factory=list)

    def freeze(self) -> None:
        """Let nothing through on the connections that there are."""
        for dead in self._dead:
            dead.set()

    def carry(self, near: socket.socket) -> None:
        """Begin to carry one connection."""
        far = socket.create_connection(("127.0.0.1", self.server))
        dead = threading.Event()
        limit = self.after_bytes if not self._dead else None
        self._dead.append(dead)
        self._lines += [near, far]
        self.carried += 1
        for source, target, most in ((near, far, None), (far, near, limit)):
            pump = threading.Thread(target=self._pump, args=(source, target, dead, most))
            self._pumps.append(pump)
            pump.start()

    def end(self) -> None:
        """Close what is still open."""
        for line in self._lines:
            with contextlib.suppress(OSError):
                line.shutdown(socket.SHUT_RDWR)
        for pump in self._pumps:
            pump.join()
        for line in self._lines:
            line.close()

    def _pump(
        self, source: socket.socket, target: socket.socket, dead: threading.Event, most: int | None
    ) -> None:
        come = 0
        with contextlib.suppress(OSError):
            while piece := source.recv(PIECE):
                come += len(piece)
                if most is not None and come > most:
                    dead.set()
                if dead.is_set():
                    continue
                target.sendall(piece)
        if not dead.is_set():
            with contextlib.suppress(OSError):
                target.shutdown(socket.SHUT_WR)


@contextlib.contextmanager
def wire(server: int, *, after_bytes: int | None = None) -> Iterator[Wire]:
    """A wire to the server at this port."""
    with socket.create_server(("127.0.0.1", 0)) as door:
        one = Wire(server=server, after_bytes=after_bytes, port=door.getsockname()[1])

        def take() -> None:
            with contextlib.suppress(OSError):
                while True:
                    one.carry(door.accept()[0])

        taking = threading.Thread(target=take)
        taking.start()
        try:
            yield one
        finally:
            door.shutdown(socket.SHUT_RDWR)
            taking.join()
            one.end()
