"""E-mail: how much is accepted, what a message costs on its way to the desk, how soon it is seen.

    python -m bench.mail [--rate 100] [--seconds 60] [--visible 20] [--large-mb 25]
                         [--only flood|visible|large]

The installation is the practice company as ``vinculo up`` starts it, and messages come by SMTP on
its own port, at moments fixed beforehand. ``accept``: how late the yes came. ``desk``: messages per
second of processor until each one is in a case, with PostgreSQL, the listener and the worker
counted. ``visible``: seconds from the yes to the committed case. ``large``: two messages with a
large attachment at once; the highest memory of any process, and how long the listener took to greet
meanwhile. ``limit``: the same bytes written to disk with fsync and one row each, per second of
processor, as what no way of keeping them can beat on this machine.
"""

import argparse
import asyncio
import contextlib
import os
import random
import socket
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
from bench import _house
from bench._wire import message, stream
from tests.processes.running import Up

from vinculo.config.installation import Installation, Instance
from vinculo.config.postgres import Postgres

IN_A_CASE = """
SELECT '<' || btrim(m.message_id, '<>') || '>'
  FROM interactions_message AS m JOIN cases_case AS c USING (conversation_id)
 WHERE m.direction = 'in' AND m.message_id LIKE '%bench-%'
"""
PATIENCE_SECONDS = 600
PROCESSES = ("mail", "worker", "postgres")


def owner_url(running: Up) -> str:
    found = Installation.at(running.data)
    assert found is not None
    return Postgres(found.cluster).url(Instance.PRACTICE.database, "vinculo")


def arrivals(url: str, keys: set[str], every: float = 0.5) -> dict[str, float]:
    """Wait until each message is in a case; the moment at which it was first seen there."""
    seen: dict[str, float] = {}
    end = time.monotonic() + PATIENCE_SECONDS
    with psycopg.connect(url, autocommit=True) as connection:
        while len(seen) < len(keys) and time.monotonic() < end:
            now = time.time()
            for (key,) in connection.execute(IN_A_CASE):
                if key in keys:
                    seen.setdefault(key, now)
            time.sleep(every)
    return seen


def flood(running: Up, *, rate: float, seconds: float, rng: random.Random) -> dict[str, object]:
    """Accept at ``rate`` for ``seconds``, then drain; processor time of both together."""
    messages = [message(number, rng) for number in range(int(rate * seconds))]
    used = {name: _house.cpu_seconds(_house.tree(running.child(name))) for name in PROCESSES}
    began = time.monotonic()
    sent = asyncio.run(stream(running.mail_port, messages, per_second=rate))
    accepted_in = time.monotonic() - began
    seen = arrivals(owner_url(running), set(sent.seconds), every=2.0)  # looking costs, too
    parts = {
        name: round(_house.cpu_seconds(_house.tree(running.child(name))) - used[name], 1)
        for name in PROCESSES
    }
    cpu = sum(parts.values())
    return {
        "accept": {
            "messages": len(messages),
            "accepted": len(sent.seconds),
            "seconds": round(accepted_in, 1),
            "late_ms": _house.spread([s * 1000 for s in sent.seconds.values()]),
            "failures": sent.failures[:5],
        },
        "desk": {
            "in_cases": len(seen),
            "drained_in": round(time.monotonic() - began, 1),
            "cpu_seconds": parts,
            "messages_per_cpu_second": round(len(seen) / cpu, 1) if cpu else None,
        },
        "limit": {"messages_per_cpu_second": limit(owner_url(running), [r for _, r in messages])},
    }


def limit(url: str, raws: list[bytes]) -> float:
    """Bytes on disk with fsync and one committed row each: messages per second of processor."""
    with tempfile.TemporaryDirectory() as folder, psycopg.connect(url, autocommit=True) as database:
        database.execute("CREATE TEMP TABLE kept (id serial PRIMARY KEY, size int)")
        began = time.process_time()
        for number, raw in enumerate(raws[:500]):
            with (Path(folder) / str(number)).open("wb") as file:
                file.write(raw)
                file.flush()
                os.fsync(file.fileno())
            database.execute("INSERT INTO kept (size) VALUES (%s)", (len(raw),))
        return round(len(raws[:500]) / (time.process_time() - began), 0)


def visible(running: Up, *, rate: float, seconds: float, rng: random.Random) -> dict[str, object]:
    """How long each message took from the yes to its case, at a steady ``rate``."""
    messages = [message(1_000_000 + n, rng) for n in range(int(rate * seconds))]
    keys = {key for key, _ in messages}
    seen: dict[str, float] = {}
    watcher = threading.Thread(target=lambda: seen.update(arrivals(owner_url(running), keys)))
    watcher.start()
    sent = asyncio.run(stream(running.mail_port, messages, per_second=rate))
    watcher.join()
    waits = [max(seen[key] - sent.at[key], 0.0) for key in seen if key in sent.at]
    return {"rate": rate, "sent": len(sent.at), "seen": len(seen), "seconds": _house.spread(waits)}


@contextlib.contextmanager
def meanwhile(look: Callable[[], None]) -> Iterator[None]:
    """Call ``look`` again and again beside the block."""
    over = threading.Event()

    def run() -> None:
        while not over.is_set():
            look()
            time.sleep(0.05)

    thread = threading.Thread(target=run)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def large(running: Up, *, megabytes: int, rng: random.Random) -> dict[str, object]:
    """Two large messages at once: memory of every process, and the patience of a third sender."""
    size = megabytes * 1024 * 1024
    messages = [message(2_000_000 + n, rng, attachment_bytes=size) for n in range(2)]
    peaks: dict[str, float] = {}
    greetings: list[float] = []

    def look() -> None:
        for name in ("mail", "worker"):
            for pid in _house.tree(running.child(name)):
                highest = _house.memory([pid]).rss
                peaks[name] = round(max(peaks.get(name, 0.0), highest), 1)
        began = time.perf_counter()
        with socket.create_connection(("127.0.0.1", running.mail_port), 30) as line:
            line.recv(100)
        greetings.append((time.perf_counter() - began) * 1000)

    with meanwhile(look):
        sent = asyncio.run(stream(running.mail_port, messages, per_second=1000, lines=2))
        seen = arrivals(owner_url(running), {key for key, _ in messages})
    return {
        "wire_mb": round(len(messages[0][1]) / 1024 / 1024, 1),
        "accepted": len(sent.seconds),
        "in_cases": len(seen),
        "highest_process_mib": peaks,
        "greeting_ms": _house.spread(greetings),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rate", type=float, default=50)
    parser.add_argument("--seconds", type=float, default=5)
    parser.add_argument("--visible", type=float, default=20)
    parser.add_argument("--large-mb", type=int, default=25)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", choices=("flood", "visible", "large"))
    wish = parser.parse_args()
    rng = random.Random(wish.seed)
    with _house.house() as running:
        found: dict[str, object] = {}
        if wish.only in {None, "flood"}:
            found |= flood(running, rate=wish.rate, seconds=wish.seconds, rng=rng)
        if wish.only in {None, "visible"}:
            found["visible"] = visible(running, rate=wish.visible, seconds=wish.seconds, rng=rng)
        if wish.only in {None, "large"}:
            found["large"] = large(running, megabytes=wish.large_mb, rng=rng)
    _house.report("mail", found)


if __name__ == "__main__":
    main()
