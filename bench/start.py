"""How long two commands take: from nothing to a usable practice company, and the second start.

python -m bench.start [--runs 5]
"""

import argparse
import time

import httpx
from bench import _house
from tests.processes.running import folder, up


def once() -> dict[str, float]:
    with folder() as data:
        start = time.perf_counter()
        with up(data) as first:
            opened(first.url)
            nothing = time.perf_counter() - start
        start = time.perf_counter()
        with up(data) as second:
            opened(second.url)
            again = time.perf_counter() - start
            stop = second.stop()
    return {"from_nothing_s": nothing, "again_s": again, "stop_s": stop}


def opened(url: str) -> None:
    answer = httpx.get(f"{url}/entrar/", timeout=30)
    answer.raise_for_status()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=1)
    chosen = parser.parse_args()
    _house.report("start", dict(_house.repeat(chosen.runs, once)))


if __name__ == "__main__":
    main()
