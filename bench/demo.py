"""How long ConectaSur takes to load at full size, and how much is in it.

python -m bench.demo [--runs 3] [--scale 1.0]

From an empty, migrated database: what ``vinculo up`` says of that step.
"""

import argparse
import re
import sys

import psycopg
from bench import _house
from tests.processes.running import folder, up

from vinculo.config import surroundings
from vinculo.config.installation import Installation, Instance

GOAL_S = 60.0
"""A year of the practice company is loaded in less than this, at full size."""
STEP = re.compile(r"Empresa de práctica \(([0-9.]+) s\)|Practice company \(([0-9.]+) s\)")
COUNTED = {
    "customers": "customers_customer",
    "cases": "cases_case",
    "messages": "interactions_message",
    "promises": "promises_promise",
    "complaints": "complaints_complaint",
    "calls": "analytics_callrecord",
}


def once(scale: float) -> dict[str, float]:
    with folder() as data:
        with up(data, "--demo", "conectasur", VINCULO_DEMO_SCALE=str(scale)) as house:
            found = STEP.search(house.said)
            if found is None:
                raise SystemExit(house.said)
            seconds = float(next(filter(None, found.groups())))
            installation = Installation.at(data)
            assert installation is not None
            owner, _app = surroundings.database_urls(installation, Instance.PRACTICE)
            with psycopg.connect(owner) as connection:
                counts = {
                    name: float(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])
                    for name, table in COUNTED.items()
                }
        return {"load_s": seconds} | counts


def verdict(seconds: float, scale: float) -> str:
    """Whether the goal was reached and by how much; at another size nothing is said of it."""
    if scale != 1.0:
        return f"goal: {GOAL_S:.0f} s at full size; not judged at scale {scale:g}"
    left = GOAL_S - seconds
    said = "reached" if left > 0 else "MISSED"
    return f"goal: {GOAL_S:.0f} s, measured {seconds:.1f} s: {said} by {abs(left):.1f} s"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=1)
    parser.add_argument("--scale", type=float, default=0.05)
    chosen = parser.parse_args()
    found = dict(_house.repeat(chosen.runs, lambda: once(chosen.scale)))
    _house.report("demo", found)
    print(verdict(found["load_s"], chosen.scale), file=sys.stderr)


if __name__ == "__main__":
    main()
