"""The customers' mail server of an experiment: takes mail, and is refusing, slow and forgetful."""

import contextlib
import email
import email.policy
import random
import socket
import threading
import time
from dataclasses import dataclass, field


@dataclass
class Sink:
    """Real SMTP on a real socket; ``moods`` are chances, drawn for each message.

    ``refuse``: 451 to the recipient. ``delay``: up to a second before the yes. ``drop``: the line
    goes dead before the body. ``forget``: the message was taken, but the line goes dead unsaid.
    """

    rng: random.Random
    moods: dict[str, float] = field(
        default_factory=lambda: {"refuse": 0.15, "delay": 0.3, "drop": 0.1, "forget": 0.1}
    )
    taken: list[email.message.EmailMessage] = field(default_factory=list)
    is_kind: bool = False

    def __post_init__(self) -> None:
        self._socket = socket.create_server(("127.0.0.1", 0), backlog=64)
        self.port = self._socket.getsockname()[1]
        self._lock = threading.Lock()
        threading.Thread(target=self._serve, daemon=True).start()

    def close(self) -> None:
        with contextlib.suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()

    def _is(self, mood: str) -> bool:
        with self._lock:
            return not self.is_kind and self.rng.random() < self.moods[mood]

    def _serve(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                line, _ = self._socket.accept()
                threading.Thread(target=self._talk, args=(line,), daemon=True).start()

    def _talk(self, line: socket.socket) -> None:
        with contextlib.suppress(OSError), line:
            line.settimeout(60)
            line.sendall(b"220 sink ESMTP\r\n")
            with line.makefile("rb") as file:
                while command := file.readline():
                    word = command.strip().split(b" ")[0].upper()
                    reply = self._data(line, file.readline) if word == b"DATA" else self._say(word)
                    if not reply:
                        return
                    line.sendall(reply)

    def _say(self, word: bytes) -> bytes:
        """The answer to anything but DATA; empty when the line ends."""
        if word == b"EHLO":
            return b"250-sink\r\n250 8BITMIME\r\n"
        if word == b"RCPT" and self._is("refuse"):
            return b"451 4.7.1 not now\r\n"
        return b"" if word == b"QUIT" else b"250 OK\r\n"

    def _data(self, line: socket.socket, readline: object) -> bytes:
        """Take a message; empty when the line goes dead now."""
        if self._is("drop"):
            return b""
        line.sendall(b"354 go on\r\n")
        self._take(readline)
        if self._is("forget"):
            return b""
        if self._is("delay"):
            time.sleep(self.rng.random())
        return b"250 OK\r\n"

    def _take(self, readline: object) -> None:
        rows = []
        while (row := readline()) and row != b".\r\n":  # type: ignore[operator]
            rows.append(row[1:] if row.startswith(b".") else row)
        if row:
            message = email.message_from_bytes(b"".join(rows), policy=email.policy.default)
            with self._lock:
                self.taken.append(message)
