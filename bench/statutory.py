"""What it costs to begin the terms that the law gives to queries and incidents.

    python -m bench.statutory [--cases 50] [--runs 5]

Cases begin one by one, and many together; each round is rolled back. Told are milliseconds of
processor time for each case, of this process and of PostgreSQL, and questions to the database.
Reached for are 25 questions and 12 ms for one case that begins alone.
"""

import argparse
import time
from collections.abc import Callable, Sequence
from datetime import timedelta
from uuid import UUID

from bench import _house
from tests.processes.running import Up

FEW = 25


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=50)
    _house.runs_option(parser)
    chosen = parser.parse_args()
    with _house.house() as running:
        figures = _house.repeat(chosen.runs, lambda: once(running, chosen.cases))
    _house.report("statutory", {"cases": chosen.cases, "runs": chosen.runs, **figures})


def once(running: Up, count: int) -> dict[str, float]:
    """Every second case is an incident of a basic service, with two duties; the others have one."""
    from django.db import transaction

    from vinculo.kernel import clock
    from vinculo.portfolio.testing import a_signed_scope
    from vinculo.statutory.services import following

    at = clock.now()

    def begin(*ids: UUID) -> None:
        following.follow_all(case_ids=ids, at=at)

    with transaction.atomic():
        a_signed_scope()
        first, one, *ids = some(count * 3 + FEW + 2)
        begin(first)  # what is read once in a process
        few, alone, together = ids[:FEW], ids[FEW : FEW + count], ids[FEW + count :]
        figures = {"alone_questions": asked(lambda: begin(one))}
        figures |= {f"{FEW}_questions": asked(lambda: begin(*few))}
        found = spent(running, lambda: [begin(each) for each in alone], len(alone))
        figures |= {f"alone_{name}": value for name, value in found.items()}
        found = spent(running, lambda: begin(*together), len(together))
        figures |= {f"many_{name}": value for name, value in found.items()}
        transaction.set_rollback(True)
    return figures


def asked(act: Callable[[], object]) -> float:
    """Questions to the database, with what begins and ends a transaction."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as found:
        act()
    return len(found)


def spent(running: Up, act: Callable[[], object], count: int) -> dict[str, float]:
    """Milliseconds of processor for each of so many cases."""
    pids = _house.tree(running.child("postgres"))
    before, own = _house.cpu_seconds(pids), time.process_time()
    act()
    python = time.process_time() - own
    postgres = _house.cpu_seconds(pids) - before
    return {"python_ms": python * 1000 / count, "postgres_ms": postgres * 1000 / count}


def some(count: int) -> Sequence[UUID]:
    """Open cases by phone of a service, of which nobody has heard."""
    from vinculo.cases.models import Case
    from vinculo.kernel import clock
    from vinculo.kernel.ids import new_id, new_public_key
    from vinculo.kernel.inserting import insert_all
    from vinculo.portfolio import api as portfolio

    service = portfolio.services()[0]
    rows = [
        Case(
            id=new_id(),
            number=f"2026-9{number:05}",
            key=new_public_key(),
            subject="No tiene línea",
            status="open",
            kind="incident" if number % 2 else "query",
            service_id=service.id,
            opened_at=clock.now() - timedelta(minutes=number),
            changed_at=clock.now(),
            access_keys=[f"service:{service.id}"],
        )
        for number in range(count)
    ]
    insert_all(rows)
    return [row.pk for row in rows]


if __name__ == "__main__":
    main()
