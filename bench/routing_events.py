"""A hundred thousand things happen on one floor, several at a time: what must hold, holds.

    python -m bench.routing_events [--events 2000] [--hands 3] [--people 12] [--seed 20261122]

The full size is ``--events 100000``. The moves are those of the state machine in the tests, here
by several hands at once on one database, in rounds: after each round everything is counted again.
Nobody above capacity, nothing lost, nothing with two owners, counters equal to the recount; at the
end everybody comes, and what still waits must get its turn. A broken rule ends it with its words.
"""

import argparse
import os
import random
import signal
import sys
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

from bench import _desk, _house

if TYPE_CHECKING:
    from vinculo.routing.tests.floor import Floor

ROUND = 500
MOVES = {
    "come": (3, 24),
    "give_out": (0, 16),
    "answer": (2, 24),
    "take": (2, 6),
    "end": (1, 10),
    "hand_on": (3, 6),
    "give_back": (1, 4),
    "park": (1, 4),
    "wake": (1, 4),
    "warn": (2, 4),
    "say": (2, 4),
    "set_weights": (1, 1),
}
"""How many numbers each move takes, and how often it is chosen."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=2_000)
    parser.add_argument("--hands", type=int, default=3)
    parser.add_argument("--people", type=int, default=12)
    parser.add_argument("--seed", type=int, default=20261122)
    chosen = parser.parse_args()
    with _house.house("--no-demo") as running:
        worker = running.child("worker")
        os.kill(worker, signal.SIGSTOP)
        try:
            result = on_the_floor(chosen)
        finally:
            os.kill(worker, signal.SIGCONT)
    _house.report("routing_events", result)


def on_the_floor(chosen: argparse.Namespace) -> dict[str, object]:
    """Rounds of moves until so many happened, each followed by a look at everything."""
    from vinculo.kernel.models import LiveEvent
    from vinculo.routing.tests.floor import Floor

    with _desk.owner() as db:
        db.execute("TRUNCATE routing_workitem, routing_queuechange CASCADE")
        db.execute("UPDATE routing_presence SET load_pct = 0, held = '{}'")
    floor = Floor(people=chosen.people, of_both=3, alone=False)
    chance = random.Random(chosen.seed)
    faults: Counter[str] = Counter()
    began, rounds = time.monotonic(), 0
    while floor.events < chosen.events:
        seeds = [chance.random() for _ in range(chosen.hands)]
        with ThreadPoolExecutor(chosen.hands) as hands:
            for found in hands.map(lambda seed: moves(floor, seed, chosen.hands), seeds):
                faults += found
        floor.pass_time(chance.randrange(1000))
        floor.check()
        if rounds % 7 == 0:
            floor.fall_silent(chance.randrange(1000))
        if rounds % 20 == 0:
            LiveEvent.objects.all().delete()
            print(f"  {floor.events} {time.monotonic() - began:.0f} s", file=sys.stderr)
        rounds += 1
    seconds = time.monotonic() - began
    floor.check_nothing_starves()
    floor.check()
    return {
        "events": floor.events,
        "refused": floor.refused,
        "items": len(floor.subjects),
        "rounds": rounds,
        "seconds": round(seconds),
        "two_owners": two_owners(),
        "faults": dict(faults),
    }


def moves(floor: "Floor", seed: float, hands: int) -> Counter[str]:
    """One hand's part of a round; what is no refusal by a rule is counted by its name."""
    from django.db import connection

    chance = random.Random(seed)
    names = list(MOVES)
    weights = [often for _numbers, often in MOVES.values()]
    faults: Counter[str] = Counter()
    for _ in range(ROUND // hands):
        name = chance.choices(names, weights)[0]
        move: Any = getattr(floor, name)
        try:
            move(*(chance.randrange(10_000) for _ in range(MOVES[name][0])))
        except Exception as error:  # noqa: BLE001 - every fault is told at the end
            faults[f"{name}: {type(error).__name__}: {str(error)[:80]}"] += 1
    connection.close()
    return faults


def two_owners() -> int:
    """How often something was taken while somebody else had it, by what was written down."""
    from vinculo.routing.models import Decision

    held: dict[object, object] = {}
    found = 0
    rows = Decision.objects.order_by("pk").values_list("item_id", "kind", "actor_id", "inputs")
    for item, kind, actor, inputs in rows.iterator():
        if kind == "taken":
            found += held.get(item) not in (None, actor)
            held[item] = actor
        elif kind == "transferred":
            held[item] = inputs.get("owner_after")
        elif kind in ("requeued", "finished", "enqueued") or (
            kind == "woken" and inputs.get("before")
        ):
            held[item] = None
    return found


if __name__ == "__main__":
    main()
