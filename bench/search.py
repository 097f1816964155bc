"""What a search costs in a large company: processor time of web and PostgreSQL together.

    python -m bench.search [--cases 10000] [--messages 50000] [--customers 5000] [--times 20]

The full size is ``--cases 1000000 --messages 5000000 --customers 500000``: some 20 GB and half an
hour to write. Reached for are 50 ms each for a rare and for a common word, and a name with a
typing mistake within 150 ms at the 95th percentile.
"""

import argparse
import random
import time
from collections.abc import Callable

import httpx
from bench import _desk, _house
from bench.pages import cookie_of
from tests.processes.running import Up

READER = "marta@fibradelsur.example.com"
NAMES = 60


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    _desk.size_options(parser)
    parser.add_argument("--times", type=int, default=20)
    chosen = parser.parse_args()
    with _desk.company(chosen) as (running, sizes, seconds):
        with httpx.Client(base_url=running.url, timeout=120, follow_redirects=True) as client:
            client.headers["Cookie"] = cookie_of(READER)
            asks = wanted(client, sizes)
            pages = {name: cost(ask, chosen.times, running) for name, ask in asks.items()}
        inside = {name: waits(ask, chosen.times) for name, ask in searches().items()}
        typed = misspelt(sizes)
    _house.report(
        "search",
        {"sizes": vars(sizes), "seeded_s": round(seconds), "pages": pages, "inside": inside,
         "name_with_typo": typed},
    )  # fmt: skip


def wanted(client: httpx.Client, sizes: _desk.Sizes) -> dict[str, Callable[[], httpx.Response]]:
    """The page of the search by what is asked; and a frame without anything, to compare."""
    number = f"2020-{sizes.cases // 2:06d}"
    asked = {
        "rare_word": _desk.RARE,
        "common_word": _desk.COMMON,
        "two_words": f"{_desk.COMMON} {_desk.RARE}",
        "part_of_number": number[-6:],
        "filtered": f"{_desk.COMMON} estado:abierto",
        "nothing_asked": "",
    }
    return {
        name: (lambda text=text: client.get("/buscar/", params={"q": text}))
        for name, text in asked.items()
    }


def cost(ask: Callable[[], httpx.Response], times: int, running: Up) -> dict[str, float]:
    """Processor milliseconds for one answer, and the spread of its wait.

    Whoever serves it is looked up after the first answers: PostgreSQL begins a process for each
    connection, and one that began after it was asked for would not be counted.
    """
    for _ in range(6):
        found = ask().raise_for_status()
        if found.history:  # somewhere else, perhaps the door: another page would be measured
            raise SystemExit(f"{found.history[0].url} answered with {found.url}")
    pids = _house.tree(running.child("web")) + _house.tree(running.child("postgres"))
    before, spent = _house.cpu_seconds(pids), []
    for _ in range(times):
        start = time.perf_counter()
        ask().raise_for_status()
        spent.append((time.perf_counter() - start) * 1000)
    used = (_house.cpu_seconds(pids) - before) * 1000 / times
    return {"cpu_ms": round(used, 1), **_house.spread(spent)}


def searches() -> dict[str, Callable[[], object]]:
    """The search of cases itself, without its page."""
    from django.utils import timezone

    from vinculo.cases.selectors.search import find
    from vinculo.cases.testing import acting
    from vinculo.identity import api as identity
    from vinculo.kernel.search import question
    from vinculo.lib.text.asking import asked

    user = identity.user_by_email(READER)
    assert user is not None
    actor = acting(user)

    def ask(text: str) -> Callable[[], object]:
        return lambda: find(actor=actor, question=question(asked(text), at=timezone.now(), most=20))

    return {"rare_word": ask(_desk.RARE), "common_word": ask(_desk.COMMON)}


def waits(ask: Callable[[], object], times: int) -> dict[str, float]:
    """The wait of one reader, in milliseconds."""
    ask()
    spent = []
    for _ in range(times):
        start = time.perf_counter()
        ask()
        spent.append((time.perf_counter() - start) * 1000)
    return _house.spread(spent)


def misspelt(sizes: _desk.Sizes) -> dict[str, float]:
    """Names with one wrong, missing, doubled or turned letter: the wait, and how many are found."""
    from vinculo.customers.selectors.likeness import customers_like
    from vinculo.kernel.actor import SYSTEM
    from vinculo.lib.text.asking import asked

    chance = random.Random(5)
    everybody = list(_desk.names(sizes.customers))
    spent, found = [], 0
    for name in chance.sample(everybody, NAMES):
        text = _mistaken(name, chance)
        start = time.perf_counter()
        rows = customers_like(actor=SYSTEM, asked=asked(text), most=10)
        spent.append((time.perf_counter() - start) * 1000)
        found += any(row.name == name for row in rows)
    return {**_house.spread(spent), "found": found}


def _mistaken(name: str, chance: random.Random) -> str:
    at = chance.randrange(1, len(name) - 2)
    return chance.choice(
        [
            name[:at] + name[at + 1 :],
            name[:at] + name[at] + name[at:],
            name[:at] + name[at + 1] + name[at] + name[at + 2 :],
            name[:at] + chance.choice("aeiorstn") + name[at + 1 :],
        ]
    )


if __name__ == "__main__":
    main()
