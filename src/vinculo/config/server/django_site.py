"""Django's WSGI application in a few threads, shielded from slow senders and slow readers."""

from collections.abc import Callable, Iterable
from typing import IO, Any, cast

from a2wsgi import WSGIMiddleware
from a2wsgi.wsgi import WSGIResponder

from vinculo.config.server.asgi import Message, Receive, Scope, Send, answer
from vinculo.config.server.bodies import GoneError, TooLargeError, spool_or_thin
from vinculo.config.server.files import FileSender
from vinculo.kernel import blobs

THREADS = 3
WAITING_LIMIT = 400
WsgiApplication = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


class DjangoSite:
    """Spool the body, take a thread for the page only, send the answer from the loop."""

    def __init__(self, application: WsgiApplication, *, threads: int = THREADS) -> None:
        self._application = application
        self._pool: Any = WSGIMiddleware(cast("Any", self._run), workers=threads, send_queue_size=0)
        self.waiting = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        refusal = ""
        body: IO[bytes] | None = None
        try:
            body, is_thin = await spool_or_thin(scope, receive)
            refusal = "files_left_out" if is_thin else ""
        except TooLargeError:
            refusal = "too_large"
        except GoneError:
            return
        try:
            if self.waiting >= WAITING_LIMIT:
                await _busy(send)
                return
            self.waiting += 1
            try:
                await self._in_thread(scope, body, refusal, send)
            finally:
                self.waiting -= 1
        finally:
            if body is not None:
                body.close()

    async def _in_thread(
        self, scope: Scope, body: IO[bytes] | None, refusal: str, send: Send
    ) -> None:
        size = 0
        if body is not None:
            size = body.seek(0, 2)
            body.seek(0)
        headers = [(k, v) for k, v in scope["headers"] if k not in LENGTHS]
        headers.append((b"content-length", str(size).encode()))
        request = {**scope, "headers": headers, "vinculo.body": body, "vinculo.refusal": refusal}
        pool = self._pool
        answer: Any = _Answer(pool.app, pool.executor, pool.send_queue_size)
        await answer(cast("Any", request), _nothing_more, FileSender(scope, send, blobs.path_of))

    def _run(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        scope = environ["asgi.scope"]
        if scope["vinculo.body"] is not None:
            environ["wsgi.input"] = scope["vinculo.body"]
        environ["vinculo.refusal"] = scope["vinculo.refusal"]
        environ["vinculo.request_id"] = scope["vinculo.request_id"]
        return self._application(environ, start_response)


class _Answer(WSGIResponder):
    """An answer whose parts are handed to the loop without waiting for it.

    The queue has no end, so that waiting for a place in it only passed the thread to and fro.
    """

    def send(self, message: Any) -> None:
        self.loop.call_soon_threadsafe(self.send_queue.put_nowait, message)


LENGTHS = frozenset({b"content-length", b"transfer-encoding"})


async def _nothing_more() -> Message:
    return {"type": "http.request", "body": b"", "more_body": False}


async def _busy(send: Send) -> None:
    words = "Demasiadas peticiones a la vez; pruebe en unos segundos. · Too busy; try again."
    await answer(send, 503, words.encode(), headers=[(b"retry-after", b"5")])
