"""What the list of cases and one case cost in a large company, PostgreSQL counted.

    python -m bench.lists [--cases 10000] [--messages 50000] [--customers 5000] [--times 20]

The full size is ``--cases 1000000 --messages 5000000 --customers 500000``. Reached for are 15 ms
of processor time. Peers with 100,000 tickets: django-helpdesk 59 ms for the page and 674 ms for the
list, Request Tracker 175 and 488.
"""

import argparse
from collections.abc import Callable

import httpx
from bench import _desk, _house
from bench.pages import cookie_of
from bench.search import READER, cost


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    _desk.size_options(parser)
    parser.add_argument("--times", type=int, default=20)
    chosen = parser.parse_args()
    with (
        _desk.company(chosen) as (running, sizes, seconds),
        httpx.Client(base_url=running.url, timeout=120, follow_redirects=True) as client,
    ):
        client.headers["Cookie"] = cookie_of(READER)
        asks = wanted(client, sizes)
        pages = {name: cost(ask, chosen.times, running) for name, ask in asks.items()}
    _house.report("lists", {"sizes": vars(sizes), "seeded_s": round(seconds), "pages": pages})


def wanted(client: httpx.Client, sizes: _desk.Sizes) -> dict[str, Callable[[], httpx.Response]]:
    """The lists that agents open, one case, and a page that is only the frame."""
    case = _desk.uid(5, sizes.cases - 1)
    addresses = {
        "list": "/casos/",
        "list_mine": "/casos/?ver=mine",
        "list_resolved": "/casos/?ver=resolved",
        "list_filtered": "/casos/?f_owner=nobody&f_kind=query&orden=newest",
        "case": f"/casos/{case}/",
        "frame": "/ayuda/",
    }
    return {
        name: (lambda address=address: client.get(address)) for name, address in addresses.items()
    }


if __name__ == "__main__":
    main()
