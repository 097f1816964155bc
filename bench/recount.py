"""How long the nightly evaluation of a year takes: every parameter, and every one counted again.

    python -m bench.recount [--cases 10000] [--messages 50000] [--customers 5000] [--runs 5]

The full size is ``--cases 1000000 --messages 5000000 --customers 500000 --keep DIR``: a year of
1,000,000 cases with 100,000 complaints, 900,000 queries with what the law gives them (matter,
terms, promises, receipt), 1,000,000 calls and their lines of evidence. Reached for are two minutes.
The company is the one of ``bench.complaints``.
"""

import argparse
import time

from bench import _disputes, _house, _matters
from tests.processes.running import Up


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    _disputes.size_options(parser)
    _house.runs_option(parser)
    chosen = parser.parse_args()
    with _disputes.company(chosen) as (running, sizes, told):
        seconds = told + _matters.seed()
        figures = _house.repeat(chosen.runs, lambda: once(running))
        found = {"apart": apart(), "lines": lines()}
    _house.report(
        "recount",
        {"sizes": vars(sizes), "seeded_s": round(seconds), "runs": chosen.runs, **found, **figures},
    )


def once(running: Up) -> dict[str, float]:
    """One night: seconds of wait, and of processor of this process and of PostgreSQL."""
    from vinculo.analytics.services.evaluating import evaluate
    from vinculo.kernel import clock

    at = clock.now()
    postgres = _house.tree(running.child("postgres"))
    used, own, began = _house.cpu_seconds(postgres), time.process_time(), time.monotonic()
    evaluate(at.year, at=at)
    return {
        "wait_s": time.monotonic() - began,
        "python_s": time.process_time() - own,
        "postgres_s": _house.cpu_seconds(postgres) - used,
    }


def apart() -> dict[str, float]:
    """Figures of the last evaluation that are not their recount: none may be."""
    from vinculo.analytics.selectors.evaluation import evaluation_of
    from vinculo.kernel import clock

    found = evaluation_of(clock.now().year).figures
    return {one.key: one.error for one in found if one.error}


def lines() -> int:
    """How many lines of evidence there are."""
    from vinculo.kernel.models import EvidenceLine

    return EvidenceLine.objects.count()


if __name__ == "__main__":
    main()
