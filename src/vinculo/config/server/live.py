"""``/live/stream``: server-sent events for one browser, ids only.

It lies outside Django, so it checks host, origin and session itself, and looks again every few
seconds: a session that was ended loses its stream.
"""

import asyncio
import json
import logging
import re
import secrets
import time
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from urllib.parse import parse_qs
from uuid import UUID

import django.db
import psycopg
from django.conf import settings
from django.http.request import split_domain_port, validate_host

from vinculo.config.server import readers
from vinculo.config.server.asgi import Receive, Scope, Send, answer, header
from vinculo.config.server.hub import Hint, Hub, Stream

log = logging.getLogger(__name__)
HEARTBEAT_SECONDS = 15
CHECK_SECONDS = 3
KEYS_SECONDS = 10
STREAMS_PER_SESSION = 12
RETRY_MS = 1_000  # up to twice that, so that not all come back in the same moment
HORIZON = re.compile(r"\d{1,19}")
AWAY = (django.db.Error, psycopg.Error, OSError)
CLOSE = b"event: end\ndata: {}\n\n"


class LiveSite:
    """Opens streams on a hub and keeps watch over who reads them."""

    def __init__(self, hub: Hub) -> None:
        self._hub = hub
        self._threads = ThreadPoolExecutor(max_workers=2, thread_name_prefix="live")
        self._readers: dict[Stream, readers.Reader] = {}
        self._keys_read_at: dict[UUID, float] = {}
        self._watch: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begin to look after the readers."""
        self._watch = asyncio.create_task(self._keep_watch(), name="live watch")

    def stop(self) -> None:
        """Stop looking and give the threads back."""
        if self._watch:
            self._watch.cancel()
        self._threads.shutdown(wait=False, cancel_futures=True)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        status, reader = await self._admit(scope)
        if reader is None:
            await answer(send, status, headers=[(b"cache-control", b"no-store")])
            return
        stream = Stream(reader.user_id, reader.session_key, reader.keys)
        self._make_room(reader.session_key)
        self._hub.join(stream)
        self._readers[stream] = reader
        gone = asyncio.create_task(_until_gone(receive, stream))
        try:
            await self._catch_up(stream, _last_heard(scope))
            await self._talk(stream, send)
        finally:
            gone.cancel()
            self._hub.leave(stream)
            del self._readers[stream]

    async def _admit(self, scope: Scope) -> tuple[int, readers.Reader | None]:
        refusal = _refusal(scope) or (503 if self._hub.is_closing else 0)
        key = readers.session_key_in(header(scope, b"cookie"))
        if refusal or not key:
            return refusal or 401, None
        loop = asyncio.get_running_loop()
        try:
            return 401, await loop.run_in_executor(self._threads, readers.reader_of, key)
        except AWAY:
            return 503, None

    def _make_room(self, session_key: str) -> None:
        same = [stream for stream in self._readers if stream.session_key == session_key]
        for stream in same[: max(len(same) - STREAMS_PER_SESSION + 1, 0)]:
            stream.close()

    async def _catch_up(self, stream: Stream, last: str) -> None:
        if not HORIZON.fullmatch(last):
            stream.put(self._hub.fresh(stream.keys))
            return
        try:
            missed = await self._hub.since(int(last), stream.keys)
        except AWAY:
            missed = None
        if missed is None:
            stream.must_reload = True
        else:
            stream.put(missed)

    async def _talk(self, stream: Stream, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": STREAM_HEADERS})
        was_on: bool | None = None
        while not stream.is_closing:
            stream.wake.clear()
            text = _words(stream, self._hub.is_on if was_on != self._hub.is_on else None)
            was_on = self._hub.is_on
            await send({"type": "http.response.body", "body": text, "more_body": True})
            stream.sent_at = time.monotonic()
            if not stream.waiting and not stream.must_reload:
                await stream.wake.wait()
        await send({"type": "http.response.body", "body": CLOSE, "more_body": False})

    async def _keep_watch(self) -> None:
        while True:
            await asyncio.sleep(CHECK_SECONDS)
            self._beat()
            try:
                await self._check_readers()
                await self._check_keys()
            except AWAY as error:
                log.warning("live watch: the database is away (%s)", type(error).__name__)

    def _beat(self) -> None:
        """Let streams that were silent say that they live, so that no proxy closes them."""
        silent_since = time.monotonic() - HEARTBEAT_SECONDS
        for stream in self._readers:
            if stream.sent_at < silent_since:
                stream.wake.set()

    async def _check_readers(self) -> None:
        known = dict(self._readers)
        if not known:
            return
        loop = asyncio.get_running_loop()
        valid = await loop.run_in_executor(
            self._threads, readers.still_valid, frozenset(known.values())
        )
        for stream, reader in known.items():
            if reader.session_key not in valid:
                stream.close()

    async def _check_keys(self) -> None:
        """Ask again for each person's keys; many people share the time, so that the cost stays."""
        now = time.monotonic()
        users = {stream.user_id for stream in self._readers}
        self._keys_read_at = {u: self._keys_read_at.get(u, now) for u in users}
        due = sorted(
            (u for u, at in self._keys_read_at.items() if now - at >= KEYS_SECONDS),
            key=lambda user: self._keys_read_at[user],
        )
        loop = asyncio.get_running_loop()
        for user_id in due[:50]:
            keys = await loop.run_in_executor(self._threads, readers.keys_now, user_id)
            self._keys_read_at[user_id] = time.monotonic()
            for stream in [s for s in self._readers if s.user_id == user_id]:
                self._hub.change_keys(stream, keys)


STREAM_HEADERS = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-store, no-transform"),
    (b"x-accel-buffering", b"no"),
    (b"x-content-type-options", b"nosniff"),
]


def _refusal(scope: Scope) -> int:
    """The status for a request that is no stream of ours; 0 when it may go on."""
    if scope["path"] != "/live/stream" or scope["method"] != "GET":
        return 404
    domain, _ = split_domain_port(header(scope, b"host"))
    if not domain or not validate_host(domain, settings.ALLOWED_HOSTS):
        return 400
    is_ours = header(scope, b"sec-fetch-site") in {"", "same-origin", "none"}
    return 0 if is_ours else 403


def _last_heard(scope: Scope) -> str:
    """The horizon up to which this browser heard: its own, or that of the tab before it."""
    asked = parse_qs(scope["query_string"].decode("ascii")).get("since", [""])
    return header(scope, b"last-event-id") or asked[-1]


def _words(stream: Stream, is_on: bool | None) -> bytes:
    """What waits, as one piece; its id comes last, so that half a piece is asked for again."""
    hints, stream.waiting = stream.waiting, {}
    reload, stream.must_reload = stream.must_reload, False
    if is_on is None and not reload:
        return _piece(tuple(hints), stream.horizon)
    parts: list[bytes] = []
    if is_on is not None:
        wait = RETRY_MS + secrets.randbelow(RETRY_MS)
        state = json.dumps({"on": is_on})
        parts.append(f"retry: {wait}\nevent: state\ndata: {state}\n\n".encode())
    if reload:
        parts.append(b"event: reload\ndata: {}\n\n")
    return b"".join((*parts, _piece(tuple(hints), stream.horizon)))


@lru_cache(maxsize=256)
def _piece(hints: tuple[Hint, ...], horizon: int) -> bytes:
    """Hints as the wire has them; written once for all streams that hear the same."""
    told = (f"data: {json.dumps({'kind': h.kind, 'ref': h.ref})}\n\n" for h in hints)
    return "".join((*told, f"id: {horizon}\n:\n\n" if horizon else ":\n\n")).encode()


async def _until_gone(receive: Receive, stream: Stream) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
    stream.close()
