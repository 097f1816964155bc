"""Request bodies are taken in whole before one of Django's threads is, however slow the sender."""

import asyncio
import tempfile
from typing import IO

from vinculo.config.server.asgi import Receive, Scope, header
from vinculo.config.server.thinning import NotThinnableError, Thinner, boundary_of

LIMIT_BYTES = 40 * 1024 * 1024
IN_MEMORY_BYTES = 256 * 1024
SILENCE_SECONDS = 60
PUBLIC_FORMS = ("/f/", "/seguimiento/caso/")
THINNABLE_BYTES = 400 * 1024 * 1024
THINNING_SECONDS = 600
DRAIN_SECONDS = 10


class TooLargeError(Exception):
    """The body is over the limit."""


class GoneError(Exception):
    """The sender hung up or fell silent before the end."""


def has_body(scope: Scope) -> bool:
    """Whether the request announces a body."""
    return header(scope, b"content-length") not in {"", "0"} or bool(
        header(scope, b"transfer-encoding")
    )


async def spool(scope: Scope, receive: Receive, *, limit: int = LIMIT_BYTES) -> IO[bytes]:
    """The whole body, rewound; small ones stay in memory. Raises TooLargeError, GoneError."""
    body = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY_BYTES)  # noqa: SIM115
    try:
        if has_body(scope):
            await _fill(body, receive, limit, header(scope, b"content-length"))
        body.seek(0)
    except BaseException:
        body.close()
        raise
    return body


async def spool_or_thin(scope: Scope, receive: Receive) -> tuple[IO[bytes], bool]:
    """The whole body; of a public form that is too large its fields, and True.

    Without scripts all files of a form leave at once, and what was typed must not be lost with
    them. Raises TooLargeError, GoneError.
    """
    if not scope["path"].startswith(PUBLIC_FORMS) or not has_body(scope):
        return await spool(scope, receive), False
    body = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY_BYTES)  # noqa: SIM115
    try:
        size, more = 0, True
        while more and size <= LIMIT_BYTES:
            chunk, more = await _next(receive)
            size += len(chunk)
            body.write(chunk)
        body.seek(0)
        if size <= LIMIT_BYTES:
            return body, False
        thin = await _thinned(scope, receive if more else None, body)
    except BaseException:
        body.close()
        raise
    body.close()
    return thin, True


async def _thinned(scope: Scope, receive: Receive | None, body: IO[bytes]) -> IO[bytes]:
    """The fields of a form that began in ``body`` and goes on in ``receive``."""
    thin = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY_BYTES)  # noqa: SIM115
    try:
        sieve = Thinner(boundary_of(header(scope, b"content-type")), thin)
        while piece := body.read(IN_MEMORY_BYTES):
            sieve.feed(piece)
        if receive is not None:
            await _pour(receive, sieve)
    except (NotThinnableError, TimeoutError) as error:
        thin.close()
        raise TooLargeError from error
    except BaseException:
        thin.close()
        raise
    if not sieve.is_over:
        thin.close()
        raise TooLargeError
    thin.seek(0)
    return thin


async def _pour(receive: Receive, sieve: Thinner) -> None:
    """Read on to the end, so that fields that stand behind the files are not lost."""
    size, more = 0, True
    async with asyncio.timeout(THINNING_SECONDS):
        while more and size < THINNABLE_BYTES:
            piece, more = await _next(receive)
            size += len(piece)
            sieve.feed(piece)


async def _fill(body: IO[bytes], receive: Receive, limit: int, announced: str) -> None:
    if announced.isdigit() and int(announced) > limit:
        await _drain(receive, limit)
        raise TooLargeError
    size = 0
    more = True
    while more:
        chunk, more = await _next(receive)
        size += len(chunk)
        if size > limit:
            if more:
                await _drain(receive, limit)
            raise TooLargeError
        body.write(chunk)


async def _next(receive: Receive) -> tuple[bytes, bool]:
    try:
        async with asyncio.timeout(SILENCE_SECONDS):
            message = await receive()
    except TimeoutError as error:
        raise GoneError from error
    if message["type"] == "http.disconnect":
        raise GoneError
    return message.get("body", b""), message.get("more_body", False)


async def _drain(receive: Receive, limit: int) -> None:
    """Read on for a while: a browser that is cut off in the middle shows no answer at all."""
    size = 0
    more = True
    try:
        async with asyncio.timeout(DRAIN_SECONDS):
            while more and size < 2 * limit:
                chunk, more = await _next(receive)
                size += len(chunk)
    except TimeoutError:
        return
