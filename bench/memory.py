"""Memory of everything that ``vinculo up`` starts, with 50 agents at work.

    python -m bench.memory [--agents 50]

PSS shares out what processes share (PostgreSQL's buffers first); its sum is what the machine
really gives.
"""

import argparse
import time

import httpx
from bench import _house

PAGES = ("/", "/casos/", "/clientes/", "/cuenta/", "/ayuda/")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--agents", type=int, default=20)
    chosen = parser.parse_args()
    with _house.house() as running:
        idle = figures(running)
        cookies = _house.sessions(chosen.agents)
        with httpx.Client(base_url=running.url, timeout=60) as client:
            for cookie in cookies:
                for page in PAGES:
                    client.get(page, headers={"Cookie": cookie}, follow_redirects=True)
        give_jobs(300)
        busy = figures(running)
    _house.report("memory", {"agents": chosen.agents, "idle": idle, "after_work": busy})


def give_jobs(count: int) -> None:
    """Let the worker do something: events that nobody hears."""
    from procrastinate.contrib.django.models import ProcrastinateJob

    from vinculo.kernel.jobs import defer

    for _ in range(count):
        defer("kernel.hear", arguments={"subscriber": "bench", "event": "bench", "fields": {}})
    end = time.monotonic() + 60
    while time.monotonic() < end and ProcrastinateJob.objects.filter(status="todo").exists():
        time.sleep(0.2)


def figures(running: object) -> dict[str, dict[str, float]]:
    """RSS and PSS in MiB by part; PostgreSQL with all its backends."""
    supervisor = running.process.pid  # type: ignore[attr-defined]
    parts = {"supervisor": [supervisor]}
    for name in ("web", "worker", "mail", "postgres"):
        parts[name] = _house.tree(running.child(name))  # type: ignore[attr-defined]
    parts["all"] = [pid for pids in list(parts.values()) for pid in pids]
    found = {name: _house.memory(pids) for name, pids in parts.items()}
    return {n: {"rss": round(m.rss, 1), "pss": round(m.pss, 1)} for n, m in found.items()}


if __name__ == "__main__":
    main()
