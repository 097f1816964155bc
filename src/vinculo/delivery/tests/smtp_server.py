"""A mail server for tests: real SMTP on a real socket, misbehaving as it is told."""

import contextlib
import socket
import ssl
import threading
from dataclasses import dataclass, field
from typing import BinaryIO, Self


@dataclass
class Received:
    """One message that the server took."""

    sender: str
    recipients: list[str]
    raw: bytes


@dataclass
class SmtpServer:
    """Answers each command with what ``answers`` says, by its first word; otherwise yes.

    ``drop_after`` names the moment at which the line goes dead: ``greeting``, ``MAIL``, ``DATA``
    (before the body) or ``body`` (the whole message was taken, nobody says so).
    """

    answers: dict[str, str] = field(default_factory=dict)
    drop_after: str = ""
    tls: ssl.SSLContext | None = None
    tls_at_once: bool = False
    received: list[Received] = field(default_factory=list)
    connections: int = 0
    said: list[str] = field(default_factory=list)

    def __enter__(self) -> Self:
        self._socket = socket.create_server(("127.0.0.1", 0))
        self._socket.settimeout(10)
        self.port = self._socket.getsockname()[1]
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        with contextlib.suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)  # closing alone wakes no thread that accepts
        self._socket.close()
        self._thread.join(timeout=5)

    def _serve(self) -> None:
        while True:
            try:
                line, _ = self._socket.accept()
            except OSError:
                return
            self.connections += 1
            line.settimeout(10)
            with contextlib.suppress(OSError):
                if self.tls_at_once and self.tls:
                    line = self.tls.wrap_socket(line, server_side=True)
                line = self._talk(line)
            line.close()

    def _talk(self, line: socket.socket) -> socket.socket:
        """Speak until the line ends; return the line, which TLS may have replaced."""
        if self.drop_after == "greeting":
            return line
        line.sendall(b"220 test ESMTP\r\n")
        file = line.makefile("rb")
        taken = Received(sender="", recipients=[], raw=b"")
        with contextlib.suppress(OSError):
            while command := file.readline():
                self.said.append(command.decode("utf-8", "replace").strip())
                word, _, rest = command.decode("utf-8").strip().partition(" ")
                word = word.upper()
                if word == "STARTTLS" and self.tls:
                    line.sendall(b"220 go\r\n")
                    file.close()
                    line = self.tls.wrap_socket(line, server_side=True)
                    file = line.makefile("rb")
                    continue
                if word == "DATA" and self._breaks_at_data(line, file, taken):
                    break
                if word != "DATA" or "DATA" in self.answers:
                    line.sendall(self._answer(word, rest, taken).encode() + b"\r\n")
                if word in {"QUIT", self.drop_after}:
                    break
        file.close()
        return line

    def _answer(self, word: str, rest: str, taken: Received) -> str:
        address = rest.partition("<")[2].partition(">")[0]
        if refusal := self.answers.get(f"{word} {address}") or self.answers.get(word):
            return refusal
        if word == "EHLO":
            offers = ["test", "SIZE 50000000", "8BITMIME"]
            if self.tls and not self.tls_at_once:
                offers.append("STARTTLS")
            return "\r\n".join(f"250-{o}" for o in offers[:-1]) + f"\r\n250 {offers[-1]}"
        if word == "MAIL":
            taken.sender, taken.recipients = address, []
        elif word == "RCPT":
            taken.recipients.append(address)
        return "250 OK"

    def _breaks_at_data(self, line: socket.socket, file: BinaryIO, taken: Received) -> bool:
        """Take the body, unless told otherwise; whether the line goes dead now."""
        if "DATA" in self.answers:
            return False
        if self.drop_after == "DATA":
            return True
        line.sendall(b"354 go on\r\n")
        self.received.append(
            Received(sender=taken.sender, recipients=[*taken.recipients], raw=self._body(file))
        )
        if self.drop_after == "body":
            return True
        line.sendall(self.answers.get("body", "250 OK").encode() + b"\r\n")
        return False

    def _body(self, file: BinaryIO) -> bytes:
        lines = []
        while (row := file.readline()) and row != b".\r\n":
            lines.append(row[1:] if row.startswith(b".") else row)
        return b"".join(lines)
