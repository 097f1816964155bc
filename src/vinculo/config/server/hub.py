"""The hub: one LISTEN connection for all open streams of this process.

It remembers the snapshot of its last look at ``kernel_liveevent`` and asks for what that snapshot
could not see. So nothing is lost when a transaction with a lower id commits later, and nothing
comes twice. NOTIFY only says when to look; without it the hub looks every few seconds.
"""

import asyncio
import logging
import time
from collections import defaultdict, deque
from collections.abc import Awaitable, Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from uuid import UUID

import psycopg

from vinculo.kernel.live import CHANNEL

log = logging.getLogger(__name__)
LOOK_EVERY_SECONDS = 5.0
REMEMBERED_SECONDS = 120
FRESH_SECONDS = 15
AT_MOST_WAITING = 500
RETRY_SECONDS = (0.1, 0.3, 1.0, 2.0)
FIELDS = "e.xid::text::bigint, e.topic, e.kind, e.ref::text"

FIRST_LOOK = f"""
SELECT s.snapshot::text, pg_snapshot_xmin(s.snapshot)::text::bigint, {FIELDS}
  FROM (SELECT pg_current_snapshot() AS snapshot) AS s
  LEFT JOIN kernel_liveevent AS e
    ON e.xid < pg_snapshot_xmax(s.snapshot)
   AND (e.at > now() - make_interval(secs => %s) OR e.xid >= pg_snapshot_xmin(s.snapshot))
 ORDER BY e.xid, e.id
"""  # noqa: S608
NEXT_LOOK = f"""
SELECT s.snapshot::text, pg_snapshot_xmin(s.snapshot)::text::bigint, {FIELDS}
  FROM (SELECT pg_current_snapshot() AS snapshot) AS s
  LEFT JOIN kernel_liveevent AS e
    ON e.xid >= pg_snapshot_xmin(%(before)s::pg_snapshot)
   AND e.xid < pg_snapshot_xmax(s.snapshot)
   AND NOT pg_visible_in_snapshot(e.xid, %(before)s::pg_snapshot)
 ORDER BY e.xid, e.id
"""  # noqa: S608
CATCH_UP = """
SELECT DISTINCT e.kind, e.ref::text FROM kernel_liveevent AS e
 WHERE e.xid >= %s::text::xid8 AND e.xid < pg_snapshot_xmax(pg_current_snapshot())
   AND e.topic = ANY(%s)
 LIMIT %s
"""

Connect = Callable[[], Awaitable[psycopg.AsyncConnection[tuple[object, ...]]]]


@dataclass(frozen=True, slots=True)
class Hint:
    """One event as a page may hear it: what happened to which thing."""

    kind: str
    ref: str


@dataclass(frozen=True, slots=True)
class Remembered:
    """An event of the last minutes, for pages that were away for a moment."""

    heard_at: float
    xid: int
    topic: str
    hint: Hint


@dataclass(eq=False)
class Stream:
    """One open browser: the keys it may hear by, and what it has not been sent yet."""

    user_id: UUID
    session_key: str
    keys: frozenset[str]
    horizon: int = 0
    waiting: dict[Hint, None] = field(default_factory=dict)
    must_reload: bool = False
    is_closing: bool = False
    sent_at: float = 0.0
    wake: asyncio.Event = field(default_factory=asyncio.Event)

    def put(self, hints: Iterable[Hint]) -> None:
        """Add what the browser should hear; too much at once becomes «look again at all»."""
        self.waiting.update(dict.fromkeys(hints))
        if len(self.waiting) > AT_MOST_WAITING:
            self.waiting.clear()
            self.must_reload = True
        self.wake.set()

    def close(self) -> None:
        """Let the stream end at its next turn."""
        self.is_closing = True
        self.wake.set()


class Hub:
    """All streams of this process and the connection that feeds them."""

    def __init__(self, connect: Connect) -> None:
        self._connect = connect
        self._by_topic: defaultdict[str, set[Stream]] = defaultdict(set)
        self._recent: deque[Remembered] = deque()
        self._snapshot = ""
        self._task: asyncio.Task[None] | None = None
        self.streams: set[Stream] = set()
        self.horizon = 0
        self.remembers_from = 0
        self.is_on = False
        self.is_closing = False

    def start(self) -> None:
        """Begin to listen, for as long as the loop lives."""
        self._task = asyncio.create_task(self._run(), name="live hub")

    def end_streams(self) -> None:
        """Close every stream now and take no new one; the server is about to stop."""
        self.is_closing = True
        for stream in self.streams:
            stream.close()

    async def stop(self) -> None:
        """Close what is open and leave the database."""
        self.end_streams()
        if self._task:
            self._task.cancel()
            with suppress(asyncio.CancelledError):
                await self._task

    def join(self, stream: Stream) -> None:
        """Let ``stream`` hear from now on."""
        self.streams.add(stream)
        stream.horizon = self.horizon
        for key in stream.keys:
            self._by_topic[key].add(stream)

    def leave(self, stream: Stream) -> None:
        """Forget ``stream``."""
        self.streams.discard(stream)
        self._drop_keys(stream, stream.keys)

    def change_keys(self, stream: Stream, keys: frozenset[str]) -> None:
        """The reader was given or lost access."""
        self._drop_keys(stream, stream.keys - keys)
        for key in keys - stream.keys:
            self._by_topic[key].add(stream)
        stream.keys = keys

    def fresh(self, keys: frozenset[str]) -> list[Hint]:
        """What happened between the drawing of a page and its first stream."""
        since = time.monotonic() - FRESH_SECONDS
        return [r.hint for r in self._recent if r.heard_at >= since and r.topic in keys]

    async def since(self, horizon: int, keys: frozenset[str]) -> list[Hint] | None:
        """What a browser missed that had heard all below ``horizon``; None: too much to tell."""
        if self.is_on and horizon >= self.remembers_from:
            hints = [r.hint for r in self._recent if r.xid >= horizon and r.topic in keys]
            return hints if len(hints) <= AT_MOST_WAITING else None
        async with await self._connect() as connection:
            cursor = await connection.execute(
                CATCH_UP, [str(horizon), list(keys), AT_MOST_WAITING + 1]
            )
            rows = await cursor.fetchall()
        if len(rows) > AT_MOST_WAITING:
            return None
        return [Hint(str(kind), str(ref)) for kind, ref in rows]

    def _drop_keys(self, stream: Stream, keys: Iterable[str]) -> None:
        for key in keys:
            listeners = self._by_topic[key]
            listeners.discard(stream)
            if not listeners:
                del self._by_topic[key]

    async def _run(self) -> None:
        failures = 0
        while True:
            try:
                async with await self._connect() as connection:
                    await connection.execute(f"LISTEN {CHANNEL}")
                    failures = 0
                    await self._listen(connection)
            except (psycopg.Error, OSError) as error:
                if self.is_on or failures == 0:
                    log.warning("live hub: the database is away (%s)", type(error).__name__)
                self._set_on(is_on=False)
                await asyncio.sleep(RETRY_SECONDS[min(failures, len(RETRY_SECONDS) - 1)])
                failures += 1

    async def _listen(self, connection: psycopg.AsyncConnection[tuple[object, ...]]) -> None:
        await self._look(connection)
        self._set_on(is_on=True)
        while True:
            async for _ in connection.notifies(timeout=LOOK_EVERY_SECONDS, stop_after=1):
                pass
            await self._look(connection)

    async def _look(self, connection: psycopg.AsyncConnection[tuple[object, ...]]) -> None:
        if self._snapshot:
            cursor = await connection.execute(NEXT_LOOK, {"before": self._snapshot})
        else:
            cursor = await connection.execute(FIRST_LOOK, [REMEMBERED_SECONDS])
        rows = await cursor.fetchall()
        is_first = not self._snapshot
        self._snapshot, self.horizon = str(rows[0][0]), int(str(rows[0][1]))
        now = time.monotonic()
        found = [
            Remembered(now, int(str(xid)), str(topic), Hint(str(kind), str(ref)))
            for _, _, xid, topic, kind, ref in rows
            if xid is not None
        ]
        if is_first:
            self.remembers_from = self.horizon
        self._remember(found, now)
        self._tell(found)

    def _remember(self, found: list[Remembered], now: float) -> None:
        self._recent.extend(found)
        while self._recent and self._recent[0].heard_at < now - REMEMBERED_SECONDS:
            gone = self._recent.popleft()
            self.remembers_from = max(self.remembers_from, gone.xid + 1)

    def _tell(self, found: list[Remembered]) -> None:
        for row in found:
            for stream in self._by_topic.get(row.topic, ()):
                stream.put((row.hint,))
        for stream in self.streams:
            stream.horizon = self.horizon

    def _set_on(self, *, is_on: bool) -> None:
        if self.is_on != is_on:
            self.is_on = is_on
            for stream in self.streams:
                stream.wake.set()
