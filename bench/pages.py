"""What a page costs: processor time of web and PostgreSQL together, and the wait of one reader.

    python -m bench.pages [--times 40] [--runs 5]

One reader after another, so that nothing queues: the figure is the cost, not the load. The peers'
figures were taken the same way: django-helpdesk's ticket page 59 ms, Request Tracker's 175 ms.
"""

import argparse
import time
from collections.abc import Callable

import httpx
from bench import _house


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=20)
    parser.add_argument("--runs", type=int, default=1)
    chosen = parser.parse_args()
    with _house.house() as running:
        pids = _house.tree(running.child("web")) + _house.tree(running.child("postgres"))
        with httpx.Client(base_url=running.url, timeout=60, follow_redirects=True) as client:
            client.headers["Cookie"] = cookie_of("marta@fibradelsur.example.com")
            asks = wanted(client)
            figures = {
                name: _house.repeat(chosen.runs, lambda ask=ask: cost(ask, chosen.times, pids))
                for name, ask in asks.items()
            }
    _house.report("pages", {"times": chosen.times, "runs": chosen.runs, "pages": figures})


def wanted(client: httpx.Client) -> dict[str, Callable[[], httpx.Response]]:
    """What an agent does all day, by name."""
    case, customer = case_and_customer()
    token = client.get(f"/casos/{case}/").cookies.get("csrftoken", "")
    client.headers["Cookie"] += f"; csrftoken={token}"
    draft = {"html": "<p>Buenos días: lo miramos hoy.</p>", "csrfmiddlewaretoken": token}
    return {
        "list": lambda: client.get("/casos/"),
        "case": lambda: client.get(f"/casos/{case}/"),
        "customer": lambda: client.get(f"/clientes/{customer}/"),
        "save_draft": lambda: client.post(f"/casos/{case}/borrador/", data=draft),
        "help": lambda: client.get("/ayuda/"),
    }


def cost(ask: Callable[[], httpx.Response], times: int, pids: list[int]) -> dict[str, float]:
    """Processor milliseconds for one answer, and the spread of its wait."""
    for _ in range(3):
        ask().raise_for_status()
    before, waits = _house.cpu_seconds(pids), []
    for _ in range(times):
        start = time.perf_counter()
        ask().raise_for_status()
        waits.append((time.perf_counter() - start) * 1000)
    used = (_house.cpu_seconds(pids) - before) * 1000 / times
    found = _house.spread(waits)
    return {"cpu_ms": used, "wait_p50_ms": found["p50"], "wait_p95_ms": found["p95"]}


def cookie_of(email: str) -> str:
    from django.conf import settings

    from vinculo.identity import api as identity
    from vinculo.identity.testing import signed_in

    user = identity.user_by_email(email)
    assert user is not None, email
    name = settings.SESSION_COOKIE_NAME
    return f"{name}={signed_in(user).cookies[name].value}"


def case_and_customer() -> tuple[str, str]:
    """A case with a customer, from the practice company."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id, customer_id FROM cases_case"
            " WHERE customer_id IS NOT NULL ORDER BY id LIMIT 1"
        )
        case, customer = cursor.fetchone()
    return str(case), str(customer)


if __name__ == "__main__":
    main()
