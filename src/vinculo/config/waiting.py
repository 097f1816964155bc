"""What a browser sees that comes while a start is still at work: what it is at."""

import contextlib
import html
import select
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread

from vinculo.config.console import say
from vinculo.config.words import gettext_now as _
from vinculo.config.words import language

TICK_SECONDS, READ_SECONDS = 0.3, 2.0
AGAIN_SECONDS = 3
MOST_BYTES = 8192
STYLE = "/preparando.css"
SHEETS = Path(__file__).parents[1] / "ui" / "static" / "ui" / "css"
LAYERS = ("tokens", "base", "layout", "components", "product")
PAGE = """<!doctype html>
<html lang="{lang}" data-density="reading"><head><meta charset="utf-8"><title>{title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><meta http-equiv="refresh" content="{again}">
<link rel="stylesheet" href="{style}"></head><body><div class="public">
<header class="public-head"><span class="brand-name">Vínculo</span></header>
<main class="stack"><div><h1>{title}</h1><p class="soft" role="status">{words}</p></div>
<p><progress aria-label="{title}"></progress></p><p class="hint">{hint}</p></main></div>
</body></html>
"""


def for_visitors(words: str) -> str:
    """What is done now without the file it is done to: the terminal names it, the page does not."""
    return words.strip().partition(": /")[0]


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
        self.words = for_visitors(words)
        say(f"  {words.strip()}")

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
            is_style = asked.startswith(f"GET {STYLE} ".encode())
            visitor.sendall(_style() if is_style else self._page())

    def _page(self) -> bytes:
        body = PAGE.format(
            lang=language(),
            title=html.escape(_("Vínculo se está preparando")),
            words=html.escape(self.words),
            hint=html.escape(_("Esta página se abre sola en cuanto esté listo.")),
            again=AGAIN_SECONDS,
            style=STYLE,
        ).encode()
        return _answered("503 Service Unavailable", "text/html", body)


def _style() -> bytes:
    """The looks of the house: nobody else answers for its files yet."""
    sheets = [(SHEETS / f"{name}.css").read_bytes() for name in LAYERS]
    return _answered("200 OK", "text/css", b"\n".join(sheets))


def _answered(status: str, kind: str, body: bytes) -> bytes:
    head = (
        f"HTTP/1.1 {status}\r\nContent-Type: {kind}; charset=utf-8\r\n"
        f"Content-Length: {len(body)}\r\nRetry-After: {AGAIN_SECONDS}\r\n"
        "Cache-Control: no-store\r\n"
        "Content-Security-Policy: default-src 'none'; style-src 'self'\r\n"
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
