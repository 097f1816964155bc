"""What a browser sees that comes while a start is still at work: what it is at."""

import contextlib
import html
import select
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread

from vinculo.config.console import say
from vinculo.config.words import gettext_now as _
from vinculo.config.words import language

TICK_SECONDS, READ_SECONDS = 0.3, 2.0
AGAIN_SECONDS = 3
MOST_BYTES = 8192
PAGE = """<!doctype html>
<html lang="{lang}"><head><meta charset="utf-8"><title>{title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><meta http-equiv="refresh" content="{again}">
</head><body><main><h1>{title}</h1><p role="status">{words}</p><p><progress></progress></p>
<p><small>{hint}</small></p></main></body></html>
"""


class Waiting:
    """Answers every request with one short page that asks again by itself."""

    def __init__(self, port: socket.socket) -> None:
        self.words = ""
        self._port = port
        self._is_over = Event()
        self._thread = Thread(target=self._serve, name="waiting-page", daemon=True)
        self._thread.start()

    def tell(self, words: str) -> None:
        """Show what is being done now, here and in the terminal."""
        self.words = words.strip()
        say(f"  {self.words}")

    def end(self) -> None:
        """Leave the port to the site."""
        self._is_over.set()
        self._thread.join()

    def _serve(self) -> None:
        while not self._is_over.is_set():
            ready, _writable, _failed = select.select([self._port], [], [], TICK_SECONDS)
            if ready:
                with contextlib.suppress(OSError):
                    self._answer()

    def _answer(self) -> None:
        visitor, _address = self._port.accept()
        until = time.monotonic() + READ_SECONDS  # for all of it: a byte now and then holds nobody
        with visitor:
            asked = b""
            while b"\r\n\r\n" not in asked and len(asked) < MOST_BYTES:
                left = until - time.monotonic()
                if left <= 0 or self._is_over.is_set():
                    return
                visitor.settimeout(left)
                if not (more := visitor.recv(MOST_BYTES)):
                    return
                asked += more
            visitor.settimeout(READ_SECONDS)
            visitor.sendall(self._page())

    def _page(self) -> bytes:
        body = PAGE.format(
            lang=language(),
            title=html.escape(_("Vínculo se está preparando")),
            words=html.escape(self.words),
            hint=html.escape(_("Esta página se abre sola en cuanto esté listo.")),
            again=AGAIN_SECONDS,
        ).encode()
        head = (
            "HTTP/1.1 503 Service Unavailable\r\nContent-Type: text/html; charset=utf-8\r\n"
            f"Content-Length: {len(body)}\r\nRetry-After: {AGAIN_SECONDS}\r\n"
            "Cache-Control: no-store\r\nContent-Security-Policy: default-src 'none'\r\n"
            "X-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n"
        )
        return head.encode() + body


@contextmanager
def waiting_page(port: socket.socket) -> Iterator[Waiting]:
    """Answer on the site's port until it can do so itself."""
    page = Waiting(port)
    try:
        yield page
    finally:
        page.end()


__all__ = ["Waiting", "waiting_page"]
