"""How long two commands take: from nothing to a usable practice company, and the second start.

python -m bench.start [--runs 5] [--demo conectasur]

Without ``--demo`` the small practice company; with ConectaSur its year (``--scale``: so much).
"""

import argparse
import time

import httpx
from bench import _house
from tests.processes.running import folder, up


def once(company: str, scale: float) -> dict[str, float]:
    with folder() as data:
        wished = ("--demo", company)
        start = time.perf_counter()
        with up(data, *wished, VINCULO_DEMO_SCALE=str(scale)) as first:
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
    parser.add_argument("--demo", default="practice", choices=("practice", "conectasur"))
    parser.add_argument("--scale", type=float, default=1.0)
    chosen = parser.parse_args()
    measured = _house.repeat(chosen.runs, lambda: once(chosen.demo, chosen.scale))
    _house.report("start", dict(measured))


if __name__ == "__main__":
    main()
