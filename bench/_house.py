"""What the measures share: an installation of its own, its processes' figures, and the medians."""

import argparse
import contextlib
import json
import logging
import os
import statistics
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.processes.running import Up, folder, up

TICKS = os.sysconf("SC_CLK_TCK")
MIB = 1024 * 1024


@contextlib.contextmanager
def house(*arguments: str, keep: Path | None = None) -> Iterator[Up]:
    """The practice company, started as a user starts it; this process may use its database.

    With ``keep`` it lives in that folder and stays there afterwards.
    """
    where = contextlib.nullcontext(keep) if keep else folder()
    with where as data, up(data, *arguments) as running:
        from vinculo.config import beside

        beside.prepare(str(data))
        logging.getLogger("httpx").setLevel(logging.WARNING)
        yield running


def tree(pid: int) -> list[int]:
    """A process and all below it."""
    children = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            with contextlib.suppress(OSError, IndexError):
                stat = (entry / "stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()
                children.setdefault(int(stat[1]), []).append(int(entry.name))
    found = [pid]
    for parent in found:
        found += children.get(parent, [])
    return found


def cpu_seconds(pids: list[int]) -> float:
    """Processor time that these processes have used, with that of their ended children."""
    total = 0
    for pid in pids:
        with contextlib.suppress(OSError):
            stat = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()
            total += sum(int(stat[field]) for field in (11, 12, 13, 14))
    return total / TICKS


@dataclass(frozen=True)
class Memory:
    """Resident and proportional memory in MiB; the second shares out what processes share."""

    rss: float
    pss: float


def memory(pids: list[int]) -> Memory:
    """The memory of these processes together."""
    rss = pss = 0
    for pid in pids:
        with contextlib.suppress(OSError):
            for line in Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="utf-8").splitlines():
                if line.startswith("Rss:"):
                    rss += int(line.split()[1])
                elif line.startswith("Pss:"):
                    pss += int(line.split()[1])
    return Memory(rss / 1024, pss / 1024)


def sessions(count: int, each: int = 1) -> list[str]:
    """Cookies of ``count`` new agents, ``each`` sessions apiece."""
    from django.conf import settings

    from vinculo.identity.testing import a_user, signed_in
    from vinculo.kernel.actor import Role

    cookies = []
    for number in range(count):
        user = a_user(Role.AGENT, name=f"Medida {number}")
        for _ in range(each):
            value = signed_in(user).cookies[settings.SESSION_COOKIE_NAME].value
            cookies.append(f"{settings.SESSION_COOKIE_NAME}={value}")
    return cookies


def spread(values: list[float]) -> dict[str, float]:
    """Median, 95th percentile and maximum, in the unit given."""
    ordered = sorted(values)
    return {
        "n": len(ordered),
        "p50": round(statistics.median(ordered), 2),
        "p95": round(ordered[min(int(len(ordered) * 0.95), len(ordered) - 1)], 2),
        "max": round(ordered[-1], 2),
    }


def repeat(runs: int, once: Callable[[], dict[str, float]], digits: int = 2) -> dict[str, float]:
    """Run ``once`` so often and answer the median of each figure."""
    results = []
    for number in range(runs):
        results.append(once())
        print(f"  {number + 1}/{runs} {json.dumps(results[-1])}", file=sys.stderr)
    return {name: round(statistics.median(r[name] for r in results), digits) for name in results[0]}


def runs_option(parser: argparse.ArgumentParser, default: int = 1) -> None:
    """``--runs 5`` or ``--repeat 5``: the median of so many runs is told."""
    parser.add_argument("--runs", "--repeat", dest="runs", type=int, default=default)


def report(name: str, result: dict[str, object]) -> None:
    """One JSON line, with the load of the machine while it was measured."""
    load = [round(value, 1) for value in os.getloadavg()]
    print(json.dumps({"measure": name, "load": load, "cores": os.cpu_count(), **result}))
