"""From a committed change to open browsers: how long, what 500 open streams cost, and a ledger.

    python -m bench.streams [--streams 500] [--users 50] [--pushes 200] [--runs 5]

Server, database and the listening clients share this machine's cores. ``one`` tells one person
(ten browsers), ``all`` tells everybody at once. The ledger counts browsers that should have heard
(``sent``), that did (``heard``), that did not (``lost``) and that heard the same again (``twice``).
A page that opens is told what happened in the seconds before it: those hints are of the run before,
stand under ``earlier`` and count nowhere else.
"""

import argparse
import asyncio
import time
from dataclasses import dataclass, field
from uuid import UUID, uuid4

import psycopg
from bench import _house


class Listener:
    """One raw HTTP connection that notes when each reference arrived, each time that it did."""

    def __init__(self) -> None:
        self.arrived: dict[str, list[float]] = {}
        self._writer: asyncio.StreamWriter | None = None
        self.is_open = asyncio.Event()

    async def listen(self, port: int, cookie: str) -> None:
        reader, self._writer = await asyncio.open_connection("127.0.0.1", port)
        self._writer.write(
            f"GET /live/stream HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: {cookie}\r\n\r\n".encode()
        )
        status = await reader.readline()
        if b" 200 " not in status:
            raise ConnectionError(status.decode(errors="replace"))
        while line := await reader.readline():
            if line.startswith(b"event: state"):
                self.is_open.set()
            elif b'"ref"' in line:
                ref = line.split(b'"ref": "')[1][:36].decode()
                self.arrived.setdefault(ref, []).append(time.perf_counter())

    def close(self) -> None:
        if self._writer:
            self._writer.close()


def push(connection: psycopg.Connection[tuple[object, ...]], people: list[str], ref: UUID) -> float:
    """One committed change, told to these people; the moment of its commit."""
    with connection.transaction(), connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO kernel_liveevent (topic, kind, ref) VALUES (%s, 'bench.changed', %s)",
            [(f"person:{person}", ref) for person in people],
        )
        cursor.execute("SELECT pg_notify('vinculo_live', '')")
        return time.perf_counter()


@dataclass
class Ledger:
    """Who listens for whom, which person each push was for, and when it was committed."""

    listeners: dict[Listener, str]
    told: dict[str, set[str]] = field(default_factory=dict)
    at: dict[str, float] = field(default_factory=dict)

    def balance(self) -> dict[str, float]:
        """Browsers times pushes: sent, heard, lost, heard twice, heard by somebody else's."""
        sent = heard = twice = wrong = earlier = 0
        for listener, person in self.listeners.items():
            due = {ref for ref, people in self.told.items() if person in people}
            sent += len(due)
            heard += len(due & listener.arrived.keys())
            twice += sum(len(listener.arrived[ref]) - 1 for ref in due & listener.arrived.keys())
            wrong += len((listener.arrived.keys() & self.told.keys()) - due)
            earlier += len(listener.arrived.keys() - self.told.keys())
        return {
            "sent": sent,
            "heard": heard,
            "lost": sent - heard,
            "twice": twice,
            "wrong": wrong,
            "earlier": earlier,
        }


async def measure(
    web: int, port: int, cookies: list[str], people: list[str], pushes: int
) -> dict[str, float]:
    from django.db import connection as django_connection

    listeners = [Listener() for _ in cookies]
    each = len(cookies) // len(people)
    ledger = Ledger(dict(zip(listeners, (p for p in people for _ in range(each)), strict=True)))
    start, used = time.perf_counter(), [_house.cpu_seconds([web])]
    tasks = [
        asyncio.create_task(one.listen(port, c)) for one, c in zip(listeners, cookies, strict=True)
    ]
    opened = asyncio.gather(*(one.is_open.wait() for one in listeners))
    await asyncio.wait([opened, *tasks], return_when=asyncio.FIRST_COMPLETED)
    if not opened.done():
        await asyncio.gather(*(task for task in tasks if task.done()))
    connected = time.perf_counter() - start
    used.append(_house.cpu_seconds([web]))
    parameters = django_connection.get_connection_params()
    parameters.pop("cursor_factory", None)
    parameters.pop("context", None)
    with psycopg.connect(**parameters, autocommit=True) as connection:
        one = await tell(connection, ledger, [[person] for person in people], pushes)
        used.append(_house.cpu_seconds([web]))
        everybody = await tell(connection, ledger, [people], max(pushes // 10, 5))
    used.append(_house.cpu_seconds([web]))
    for listener in listeners:
        listener.close()
    await asyncio.gather(*tasks, return_exceptions=True)
    broadcasts = max(pushes // 10, 5)
    return {
        "connect_s": connected,
        **{f"one_{k}_ms": v for k, v in _house.spread(one).items() if k != "n"},
        **{f"all_{k}_ms": v for k, v in _house.spread(everybody).items() if k != "n"},
        "cpu_ms_per_connect": (used[1] - used[0]) * 1000 / len(cookies),
        "cpu_ms_per_push_to_one": (used[2] - used[1]) * 1000 / pushes,
        "cpu_ms_per_push_to_all": (used[3] - used[2]) * 1000 / broadcasts,
        **ledger.balance(),
    }


async def tell(
    connection: psycopg.Connection[tuple[object, ...]],
    ledger: Ledger,
    groups: list[list[str]],
    times: int,
) -> list[float]:
    """Push so often; how many milliseconds after its commit each browser heard each push."""
    waits: list[float] = []
    refs = []
    for number in range(times):
        ref, group = uuid4(), groups[number % len(groups)]
        refs.append(str(ref))
        ledger.told[str(ref)] = set(group)
        ledger.at[str(ref)] = await asyncio.to_thread(push, connection, group, ref)
        await asyncio.sleep(0.05)
    await asyncio.sleep(1)
    for listener in ledger.listeners:
        waits += [
            (listener.arrived[r][0] - ledger.at[r]) * 1000 for r in refs if r in listener.arrived
        ]
    return waits


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--streams", type=int, default=100)
    parser.add_argument("--users", type=int, default=10)
    parser.add_argument("--pushes", type=int, default=50)
    parser.add_argument("--runs", type=int, default=1)
    chosen = parser.parse_args()
    with _house.house() as running:
        cookies = _house.sessions(chosen.users, chosen.streams // chosen.users)
        people = ids_of_new_people()
        web = running.child("web")
        before = _house.memory([web])
        peak: list[float] = []

        def once() -> dict[str, float]:
            result = asyncio.run(measure(web, running.port, cookies, people, chosen.pushes))
            peak.append(_house.memory([web]).rss)
            return result

        figures = _house.repeat(chosen.runs, once)
        more = {
            "web_rss_mib": round(before.rss, 1),
            "web_rss_with_streams_mib": round(max(peak), 1),
        }
    _house.report("streams", {"streams": chosen.streams, "users": chosen.users, **figures, **more})


def ids_of_new_people() -> list[str]:
    from django.contrib.auth import get_user_model

    rows = get_user_model().objects.filter(name__startswith="Medida ").order_by("created_at", "pk")
    return [str(pk) for pk in rows.values_list("pk", flat=True)]


if __name__ == "__main__":
    main()
