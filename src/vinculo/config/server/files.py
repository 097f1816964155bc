"""Files leave by the loop: Django says which one and to whom, a slow reader holds no thread."""

import asyncio
import logging
import re
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import BinaryIO

from vinculo.config.server.asgi import Headers, Message, Scope, Send, answer, header

log = logging.getLogger(__name__)
FILE_HEADER = b"x-vinculo-file"
CHUNK_BYTES = 64 * 1024
OWN = frozenset({FILE_HEADER, b"content-length", b"accept-ranges", b"etag"})
RANGE = re.compile(r"bytes=(\d*)-(\d*)")
disk = ThreadPoolExecutor(max_workers=2, thread_name_prefix="disk")


class FileSender:
    """Stands between Django's answer and the socket; puts the file in the place of the body."""

    def __init__(self, scope: Scope, send: Send, path_of: Callable[[str], Path]) -> None:
        self._scope = scope
        self._send = send
        self._path_of = path_of
        self._start: Message | None = None
        self._digest = ""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            digests = [v for k, v in message["headers"] if k == FILE_HEADER]
            if digests:
                self._start, self._digest = message, digests[0].decode("latin-1")
                return
        if self._start is None:
            await self._send(message)
        elif not message.get("more_body"):
            await self._deliver(self._start)

    async def _deliver(self, start: Message) -> None:
        loop = asyncio.get_running_loop()
        try:
            source = await loop.run_in_executor(disk, self._path_of(self._digest).open, "rb")
        except (OSError, ValueError):
            log.exception("a stored file is missing")
            await answer(self._send, 404, "El archivo no está. · The file is missing.".encode())
            return
        with source:
            size = await loop.run_in_executor(disk, source.seek, 0, 2)
            await self._send_part(source, size, start)

    async def _send_part(self, source: BinaryIO, size: int, start: Message) -> None:
        etag = f'"{self._digest}"'
        headers: Headers = [(k, v) for k, v in start["headers"] if k not in OWN]
        headers += [(b"accept-ranges", b"bytes"), (b"etag", etag.encode())]
        if etag in header(self._scope, b"if-none-match"):
            await self._begin(304, headers)
            await self._send({"type": "http.response.body", "body": b""})
            return
        wanted = part_of(header(self._scope, b"range"), size) if self._takes_part(etag) else None
        if wanted == (0, 0) and size:
            headers.append((b"content-range", f"bytes */{size}".encode()))
            await self._begin(416, [*headers, (b"content-length", b"0")])
            await self._send({"type": "http.response.body", "body": b""})
            return
        first, end = wanted or (0, size)
        headers.append((b"content-length", str(end - first).encode()))
        if wanted:
            headers.append((b"content-range", f"bytes {first}-{end - 1}/{size}".encode()))
        await self._begin(206 if wanted else start["status"], headers)
        await send_bytes(source, first, 0 if self._is_head() else end - first, self._send)

    def _is_head(self) -> bool:
        return bool(self._scope["method"] == "HEAD")

    def _takes_part(self, etag: str) -> bool:
        condition = header(self._scope, b"if-range")
        return self._scope["method"] == "GET" and condition in {"", etag}

    def _begin(self, status: int, headers: Headers) -> Awaitable[None]:
        return self._send({"type": "http.response.start", "status": status, "headers": headers})


def part_of(text: str, size: int) -> tuple[int, int] | None:
    """First byte and end of a Range header; None: the whole; (0, 0): cannot be satisfied.

    Several parts at once are answered with the whole file, as the standard allows.
    """
    match = RANGE.fullmatch(text.strip())
    if match is None or match.groups() == ("", ""):
        return None
    first, last = match.groups()
    if not first:
        start, end = max(size - int(last), 0), size
    else:
        start, end = int(first), min(int(last) + 1, size) if last else size
    if last and first and int(last) < int(first):
        return None
    return (start, end) if start < end else (0, 0)


async def send_bytes(source: BinaryIO, first: int, length: int, send: Send) -> None:
    """Send ``length`` bytes from ``first`` on, no faster than the reader takes them."""
    loop = asyncio.get_running_loop()
    await loop.run_in_executor(disk, source.seek, first)
    while length > 0:
        chunk = await loop.run_in_executor(disk, source.read, min(CHUNK_BYTES, length))
        if not chunk:
            raise EOFError("a stored file became shorter while it was sent")
        length -= len(chunk)
        await send({"type": "http.response.body", "body": chunk, "more_body": length > 0})
        if length == 0:
            return
    await send({"type": "http.response.body", "body": b""})
