"""From a committed change to open browsers: how long, and what 500 open streams cost.

    python -m bench.streams [--streams 500] [--users 50] [--pushes 200] [--runs 5]

Server, database and the listening clients share this machine's cores. ``one`` tells one person
(ten browsers), ``all`` tells everybody at once.
"""

import argparse
import asyncio
import time
from uuid import UUID, uuid4

import psycopg
from bench import _house


class Listener:
    """One raw HTTP connection that notes when each reference arrived."""

    def __init__(self, arrived: dict[str, list[float]]) -> None:
        self._arrived = arrived
        self._writer: asyncio.StreamWriter | None = None
        self.is_open = asyncio.Event()

    async def listen(self, port: int, cookie: str) -> None:
        reader, self._writer = await asyncio.open_connection("127.0.0.1", port)
        self._writer.write(
            f"GET /live/stream HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: {cookie}\r\n\r\n".encode()
        )
        while line := await reader.readline():
            if line.startswith(b"event: state"):
                self.is_open.set()
            elif b'"ref"' in line:
                ref = line.split(b'"ref": "')[1][:36].decode()
                self._arrived.setdefault(ref, []).append(time.perf_counter())

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


async def measure(
    web: int, port: int, cookies: list[str], people: list[str], pushes: int
) -> dict[str, float]:
    from django.db import connection as django_connection

    arrived: dict[str, list[float]] = {}
    listeners = [Listener(arrived) for _ in cookies]
    start, used = time.perf_counter(), [_house.cpu_seconds([web])]
    tasks = [
        asyncio.create_task(one.listen(port, c)) for one, c in zip(listeners, cookies, strict=True)
    ]
    await asyncio.gather(*(one.is_open.wait() for one in listeners))
    connected = time.perf_counter() - start
    used.append(_house.cpu_seconds([web]))
    parameters = django_connection.get_connection_params()
    parameters.pop("cursor_factory", None)
    parameters.pop("context", None)
    with psycopg.connect(**parameters, autocommit=True) as connection:
        one = await tell(connection, arrived, [[person] for person in people], pushes)
        used.append(_house.cpu_seconds([web]))
        everybody = await tell(connection, arrived, [people], max(pushes // 10, 5))
    used.append(_house.cpu_seconds([web]))
    for listener in listeners:
        listener.close()
    await asyncio.gather(*tasks, return_exceptions=True)
    broadcasts = max(pushes // 10, 5)
    expected = pushes * len(cookies) // len(people) + broadcasts * len(cookies)
    lost = expected - sum(map(len, arrived.values()))
    return {
        "connect_s": connected,
        **{f"one_{k}_ms": v for k, v in _house.spread(one).items() if k != "n"},
        **{f"all_{k}_ms": v for k, v in _house.spread(everybody).items() if k != "n"},
        "cpu_ms_per_connect": (used[1] - used[0]) * 1000 / len(cookies),
        "cpu_ms_per_push_to_one": (used[2] - used[1]) * 1000 / pushes,
        "cpu_ms_per_push_to_all": (used[3] - used[2]) * 1000 / broadcasts,
        "lost": lost,
    }


async def tell(
    connection: psycopg.Connection[tuple[object, ...]],
    arrived: dict[str, list[float]],
    groups: list[list[str]],
    times: int,
) -> list[float]:
    sent = {}
    for number in range(times):
        ref = uuid4()
        sent[str(ref)] = await asyncio.to_thread(
            push, connection, groups[number % len(groups)], ref
        )
        await asyncio.sleep(0.05)
    await asyncio.sleep(1)
    return [(at - start) * 1000 for ref, start in sent.items() for at in arrived.get(ref, [])]


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
