"""What the page of a complaint costs in a large company, PostgreSQL counted.

The page is what the browser opens; ``beside`` are the four parts that it asks for afterwards (the
conversation, who complains, the terms of the law, the cause) and that stand below or beside it.

    python -m bench.complaints [--cases 10000] [--messages 50000] [--customers 5000] [--runs 5]

The full size is ``--cases 1000000 --messages 5000000 --customers 500000 --keep DIR``. Reached for
are 15 ms of processor time. Beside it stand a page that is only the frame and ``SELECT 1``, the
machine's own limits.
"""

import argparse
from collections.abc import Callable
from uuid import UUID

import httpx
from bench import _desk, _disputes, _house
from bench.pages import cookie_of
from bench.search import READER, cost


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    _disputes.size_options(parser)
    _house.runs_option(parser)
    parser.add_argument("--times", type=int, default=20)
    chosen = parser.parse_args()
    with (
        _disputes.company(chosen) as (running, sizes, seconds),
        httpx.Client(base_url=running.url, timeout=120, follow_redirects=True) as client,
    ):
        client.headers["Cookie"] = cookie_of(READER)
        token = client.get("/ayuda/").raise_for_status().cookies.get("csrftoken", "")
        client.headers["Cookie"] += f"; csrftoken={token}"  # as a browser after its first page
        asks = wanted(client)
        pages = {
            name: _house.repeat(chosen.runs, lambda ask=ask: cost(ask, chosen.times, running))
            for name, ask in asks.items()
        }
        pages["select_1"] = _house.repeat(chosen.runs, lambda: bare(chosen.times))
    frame = pages["frame"]["cpu_ms"] or 1.0
    for page in pages.values():
        page["of_frame"] = round(page["cpu_ms"] / frame, 2)
    _house.report(
        "complaints",
        {"sizes": vars(sizes), "seeded_s": round(seconds), "runs": chosen.runs, "pages": pages},
    )


def wanted(client: httpx.Client) -> dict[str, Callable[[], httpx.Response]]:
    """An open complaint, what comes after it, a closed one, the register, and only the frame."""
    an_open = f"/reclamaciones/{newest(is_open=True)}/"
    addresses = {
        "open": an_open,
        "closed": f"/reclamaciones/{newest(is_open=False)}/",
        "register": "/reclamaciones/",
        "frame": "/ayuda/",
    }

    def beside() -> httpx.Response:
        *_, last = [
            client.get(f"{an_open}{part}/", headers={"HX-Request": "true"}).raise_for_status()
            for part in ("conversacion", "quien", "plazos", "causa")
        ]
        return last

    return {
        name: (lambda address=address: client.get(address)) for name, address in addresses.items()
    } | {"beside": beside}


def newest(*, is_open: bool) -> UUID:
    """The newest complaint, open or closed, that the reader may see and that was seeded."""
    from vinculo.cases.testing import acting
    from vinculo.complaints import policy
    from vinculo.complaints.models import Complaint
    from vinculo.identity import api as identity

    user = identity.user_by_email(READER)
    assert user is not None
    rows = Complaint.objects.filter(
        policy.visible(acting(user)),
        state="assessed" if is_open else "closed",
        pk__gte=_desk.uid(10, 0),
        pk__lt=_desk.uid(11, 0),
    )
    found: UUID = rows.order_by("-filed_at").values_list("pk", flat=True)[0]
    return found


def bare(times: int) -> dict[str, float]:
    """What ``SELECT 1`` costs this process and PostgreSQL."""
    import time

    from django.db import connection

    spent, began = [], time.process_time()
    with connection.cursor() as cursor:
        for _ in range(times):
            start = time.perf_counter()
            cursor.execute("SELECT 1")
            spent.append((time.perf_counter() - start) * 1000)
    used = (time.process_time() - began) * 1000 / times
    return {"cpu_ms": round(used, 2), **_house.spread(spent)}


if __name__ == "__main__":
    main()
