"""BG/NBD against other libraries, at ten million customers, and whether intervals keep their word.

``python -m bench.value --customers 1000000 --large 10000000 --worlds 200 --runs 5
--pymc-python /path/to/python`` is the whole measure; without options a small one.
"""

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
from bench._house import report, runs_option

from vinculo.value import testing
from vinculo.value.domain import bg_nbd, gamma_gamma
from vinculo.value.domain.forecast import purchase_intervals
from vinculo.value.domain.histories import collapse, collapse_days
from vinculo.value.domain.holdout import compete
from vinculo.value.domain.models import MODELS
from vinculo.value.domain.portfolio import portfolio
from vinculo.value.domain.scoring import Question, Spending
from vinculo.value.domain.spending import spending_intervals
from vinculo.value.domain.transactions import Purchases, merged, summary

NAMES = ("r", "alpha", "a", "b")
WEEK = 7.0
PART = 500_000
Z95 = 1.959964


def days(n: int, seed: int):
    """Frequency, recency and age in whole days, as a file of purchases gives them."""
    rng = np.random.default_rng(seed)
    parts = []
    for first in range(0, n, PART):
        made = testing.bg_nbd_customers(min(PART, n - first), rng)
        age = np.ceil(made.age * WEEK).astype(np.int32)
        recency = np.minimum(np.ceil(made.recency * WEEK), age).astype(np.int32)
        parts.append((made.frequency.astype(np.int32), recency, age))
    return tuple(np.concatenate(column) for column in zip(*parts, strict=True))


def fitted(columns):
    """Our fit, with the processor time of collapsing and of fitting."""
    begun = time.process_time()
    rows = collapse_days(*columns, WEEK)
    middle = time.process_time()
    found = bg_nbd.fit(rows)
    return rows, found, middle - begun, time.process_time() - middle


def against_peers(n: int, runs: int, python: str) -> None:
    columns = days(n, 1)
    spent = []
    for _ in range(runs):
        rows, found, collapsing, fitting = fitted(columns)
        spent.append(collapsing + fitting)
    ours = statistics.median(spent)
    result: dict[str, object] = {
        "customers": n,
        "rows": len(rows),
        "cpu_s": round(ours, 4),
        "parameters": [round(float(v), 5) for v in found.values],
        "standard_errors": [round(float(v), 5) for v in found.errors],
    }
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "customers.npz"
        x, t_x, age = columns
        np.savez(file, x=x.astype(float), t_x=t_x / WEEK, age=age / WEEK)
        for peer, interpreter in (("lifetimes", sys.executable), ("pymc", python)):
            result[peer] = compared(peer, interpreter, file, ours, rows, found)
    report("bg_nbd", result)


def compared(peer, interpreter, file, ours, rows, found) -> dict[str, object]:
    if not interpreter:
        print(
            f"!! {peer} NOT MEASURED: name an interpreter that has pymc-marketing with "
            "--pymc-python",
            file=sys.stderr,
        )
        return {"missing": True}
    script = Path(__file__).with_name("_value_peers.py")
    once = {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    run = subprocess.run(
        [interpreter, str(script), peer, str(file)],
        capture_output=True, text=True, check=False, env=once,
    )  # fmt: skip
    if run.returncode:
        print(f"!! {peer} FAILED: {run.stderr[-2000:]}", file=sys.stderr)
        return {"failed": run.returncode}
    told = json.loads(run.stdout.strip().splitlines()[-1])
    theirs = np.array([told[name] for name in NAMES])
    return {
        **({"version": told["version"]} if "version" in told else {}),
        "cpu_s": round(told["cpu_s"], 3),
        "times_ours": round(told["cpu_s"] / ours, 1),
        "parameters": [round(float(v), 5) for v in theirs],
        "below_our_log_likelihood": found.log_likelihood - bg_nbd.log_likelihood(rows, theirs),
    }


def large(n: int, runs: int) -> None:
    columns = days(n, 2)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    spent = []
    for _ in range(runs):
        rows, found, collapsing, fitting = fitted(columns)
        spent.append((collapsing + fitting, collapsing, fitting))
    both, collapsing, fitting = (statistics.median(part) for part in zip(*spent, strict=True))
    report(
        "bg_nbd_large",
        {
            "customers": n,
            "rows": len(rows),
            "collapse_cpu_s": round(collapsing, 3),
            "fit_cpu_s": round(fitting, 3),
            "cpu_s": round(both, 3),
            "runs": runs,
            "max_rss_mib": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
            "max_rss_before_mib": round(before / 1024),
            "parameters": [round(float(v), 5) for v in found.values],
        },
    )


def rehearsed(n: int, runs: int) -> None:
    """The whole of ``value fit`` on purchases, with the past judged: what a person waits for.

    Two kinds of customers: those who leave at rates of their own, and those who all leave at one
    rate, for whom Pareto/NBD has a parameter without end.
    """
    for name, shape in (("own_rates", 0.6), ("one_rate", 1e6)):
        made = purchases(n, shape)
        end = int(made.day.max())
        spent, chosen = [], ""
        for _ in range(runs):
            begun = time.process_time()
            rows = summary(made, end).collapsed(WEEK)
            found = MODELS["pareto_nbd"].fit(rows)
            contest = compete(made, end, 182, WEEK, ("bg_nbd", "pareto_nbd"), 100)
            spent.append(time.process_time() - begun)
            chosen = "" if contest is None else contest.chosen
        report(
            "value_fit",
            {
                "customers": n,
                "kind": name,
                "rows": len(rows),
                "cpu_s": round(statistics.median(spent), 3),
                "pareto_evaluations": found.evaluations,
                "unheld": list(found.unheld),
                "chosen": chosen,
            },
        )


def purchases(n: int, shape: float) -> Purchases:
    """Purchases of ``n`` customers over 78 weeks; rates of leaving are gamma with ``shape``."""
    rng = np.random.default_rng(3)
    rate, leaves = rng.gamma(0.55, 1 / 10.6, n), rng.gamma(shape, 1 / (20 * shape), n)
    begun = rng.integers(0, 330, n).astype(float)
    ends = np.minimum(begun + WEEK * rng.exponential(1 / leaves), 546.0)
    who, when, now, at = [np.arange(n)], [begun], begun, np.arange(n)
    while at.size:
        now = now + WEEK * rng.exponential(1 / rate[at])
        kept = now < ends[at]
        now, at = now[kept], at[kept]
        who.append(at)
        when.append(now)
    days_of = np.concatenate(when).astype(np.int64)
    return merged(np.concatenate(who), days_of, np.full(days_of.size, 1000))


def coverage(worlds: int, customers: int) -> None:
    """How often intervals at 95 % (parameters, totals) and 80 % (customers) hold the truth."""
    held = dict.fromkeys((*NAMES, "purchases", "value"), 0)
    per_customer: dict[str, list[float]] = {"customer_purchases": [], "customer_value_above": []}
    model, counted = MODELS["bg_nbd"], 0
    for seed in range(worlds):
        rng = np.random.default_rng(1000 + seed)
        made = testing.bg_nbd_customers(customers, rng, 39.0)
        mean, future = testing.amounts(made.frequency, made.later, rng)
        rows, again = made.rows(), made.frequency > 0
        found = bg_nbd.fit(collapse(rows))
        spend = gamma_gamma.fit(made.frequency[again].astype(float), mean[again])
        counted += 1
        for name, truth in zip(NAMES, testing.BG_NBD, strict=True):
            low, high = found.interval(name, Z95)
            held[name] += low <= truth <= high
        totals = portfolio(model, found, rows, Question(39.0), Spending(spend, mean))
        low, high = totals.purchases.interval(Z95)
        held["purchases"] += low <= made.later.sum() <= high
        assert totals.value is not None
        low, high = totals.value.interval(Z95)
        held["value"] += low <= future.sum() <= high
        between = purchase_intervals(model, rows, found.values, 39.0, 0.8)
        inside = (made.later >= between[:, 0]) & (made.later <= between[:, 1])
        per_customer["customer_purchases"].append(float(inside.mean()))
        money = spending_intervals(model, rows, mean, found.values, spend, 39.0, 0.8)
        per_customer["customer_value_above"].append(float((future > money[:, 1]).mean()))
    report(
        "intervals",
        {
            "worlds": counted,
            "customers": customers,
            "held_at_95": {name: round(n / counted, 3) for name, n in held.items()},
            "held_at_80": round(statistics.mean(per_customer["customer_purchases"]), 4),
            "above_at_80": round(statistics.mean(per_customer["customer_value_above"]), 4),
        },
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--customers", type=int, default=50_000)
    parser.add_argument("--purchasers", type=int, default=10_000)
    parser.add_argument("--large", type=int, default=0)
    parser.add_argument("--worlds", type=int, default=10)
    parser.add_argument("--world-customers", type=int, default=1_500)
    runs_option(parser, 3)
    parser.add_argument("--pymc-python", default="")
    asked = parser.parse_args()
    if asked.customers:
        against_peers(asked.customers, asked.runs, asked.pymc_python)
    if asked.large:
        large(asked.large, asked.runs)
    if asked.purchasers:
        rehearsed(asked.purchasers, asked.runs)
    if asked.worlds:
        coverage(asked.worlds, asked.world_customers)


if __name__ == "__main__":
    main()
