"""How often intervals hold the truth: simulated answers whose truth is known.

python -m bench.coverage_of_intervals --times 200
"""

import argparse
import json

import numpy as np

from vinculo.lib.stats.intervals import adjusted_wald_balance, mean_interval, wilson
from vinculo.lib.stats.moments import moments
from vinculo.lib.stats.reliability import alpha

SIZES = (30, 100, 400)
LIKERT = np.array([0.03, 0.05, 0.09, 0.15, 0.25, 0.25, 0.18])


def holds(times: int, n: int, draw: np.random.Generator) -> dict[str, float]:
    """The share of ``times`` samples of ``n`` whose interval holds the truth, by method."""
    mean = float((LIKERT * np.arange(1, 8)).sum())
    found = {"t": 0, "wilson": 0, "adjusted-wald": 0, "feldt": 0, "weighted t": 0}
    for _ in range(times):
        answers = draw.choice(np.arange(1.0, 8), n, p=LIKERT)
        interval = mean_interval(moments(answers))
        found["t"] += interval.low <= mean <= interval.high
        weights = draw.uniform(0.5, 2, n)
        interval = mean_interval(moments(answers, weights))
        found["weighted t"] += interval.low <= mean <= interval.high
        interval = wilson(float(draw.binomial(n, 0.8)), n)
        found["wilson"] += interval.low <= 0.8 <= interval.high
        counts = draw.multinomial(n, [0.5, 0.3, 0.2])
        interval = adjusted_wald_balance(float(counts[0]), float(counts[2]), n).interval
        found["adjusted-wald"] += interval.low <= 0.3 <= interval.high
        items = draw.normal(size=(n, 1)) + draw.normal(size=(n, 5))
        interval = alpha(items).interval
        found["feldt"] += interval.low <= 5 / 6 <= interval.high
    return {method: count / times for method, count in found.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--times", type=int, default=200)
    parser.add_argument("--seed", type=int, default=7)
    chosen = parser.parse_args()
    draw = np.random.default_rng(chosen.seed)
    covered = {str(n): holds(chosen.times, n, draw) for n in SIZES}
    print(json.dumps({"bench": "coverage_of_intervals", "times": chosen.times, **covered}))


if __name__ == "__main__":
    main()
