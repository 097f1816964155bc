"""Published tables repeated by the command."""

import numpy as np
import pytest

from vinculo.feedback.tests.scoring_house import answer, subject, write
from vinculo.lib.stats.intervals import t_quantile

TABLE_2 = {
    "tangibles": ((4.44, 0.44), (4.19, 0.53), (-0.25, -0.30, -0.19)),
    "reliability": ((4.49, 0.44), (4.36, 0.51), (-0.13, -0.18, -0.08)),
    "responsiveness": ((4.48, 0.46), (4.35, 0.50), (-0.13, -0.18, -0.07)),
    "assurance": ((4.50, 0.46), (4.32, 0.49), (-0.18, -0.23, -0.13)),
    "empathy": ((4.56, 0.46), (4.40, 0.51), (-0.16, -0.20, -0.10)),
}
"""PMC6131925, table 2, 386 patients, scale of 5: expectation and perception (mean, deviation),
gap with its 95 % interval. The correlation of both is what the published interval implies."""
PERSONS = 386


def pair(expected, received, gap, draw) -> np.ndarray:
    """Two columns with exactly these means and deviations, and the published interval's width."""
    width = (gap[2] - gap[1]) / 2
    deviation = width * np.sqrt(PERSONS) / t_quantile(0.95, PERSONS - 1)
    r = (expected[1] ** 2 + received[1] ** 2 - deviation**2) / (2 * expected[1] * received[1])
    noise = draw.normal(size=(PERSONS, 2))
    noise -= noise.mean(axis=0)
    plain = np.linalg.solve(np.linalg.cholesky(np.cov(noise.T)), noise.T).T
    second = r * plain[:, 0] + np.sqrt(1 - r**2) * plain[:, 1]
    return np.column_stack(
        [plain[:, 0] * expected[1] + expected[0], second * received[1] + received[0]]
    )


def test_means_gaps_and_intervals_of_386_patients_are_the_published_ones(tmp_path) -> None:
    draw = np.random.default_rng(11)
    columns, options = [], []
    for name, published in TABLE_2.items():
        columns.append(pair(*published, draw))
        options += ["--dimension", f"{name}={name[:3]}"]
    heads = [f"{name[:3]}_{part}" for name in TABLE_2 for part in "EP"]
    path = write(tmp_path / "patients.csv", heads, np.hstack(columns).round(9).tolist())
    found = answer("--instrument", "servqual", "--scale", "0-8", *options, path)
    for name, (expected, received, gap) in TABLE_2.items():
        figures = subject(found, "dimensions", name)
        for component, (mean, deviation) in (("expectation", expected), ("perception", received)):
            assert figures[component]["n"] == PERSONS
            assert figures[component]["mean"] == pytest.approx(mean, abs=0.005)
            assert figures[component]["deviation"] == pytest.approx(deviation, abs=0.005)
        interval = figures["gap"]["interval"]
        assert figures["gap"]["mean"] == pytest.approx(gap[0], abs=0.0051)
        assert interval["low"] == pytest.approx(gap[1], abs=0.0101)
        assert interval["high"] == pytest.approx(gap[2], abs=0.0101)
        assert interval["high"] - interval["low"] == pytest.approx(gap[2] - gap[1], abs=1e-6)


HOSPITALS = {
    "reliability": (
        [4.04, 4.08, 4.11, 3.97, 4.02, 4.03, 4.08, 4.09, 4.04, 4.04],
        [4.94, 4.92, 4.92, 4.92, 4.90, 4.91, 4.93, 4.94, 4.95, 4.95],
        (4.05, 4.93, -0.88),
    ),
    "empathy": (
        [4.39, 3.95, 3.34, 3.97, 3.90, 3.86, 3.83],
        [4.96, 4.90, 4.87, 4.94, 4.86, 4.82, 4.78],
        (3.89, 4.88, -0.98),
    ),
}
"""BMC Health Services Research 2012 12:31, table 2: perception and expectation of each question,
and of the dimension."""


def test_dimensions_of_private_hospitals_follow_from_their_questions(tmp_path) -> None:
    heads, spread, options = [], [], []
    for name, (received, expected, _) in HOSPITALS.items():
        keys = [f"{name[:2]}{place}" for place in range(len(received))]
        options += ["--dimension", f"{name}={','.join(keys)}"]
        for key, e, p in zip(keys, expected, received, strict=True):
            heads += [f"{key}_E", f"{key}_P"]
            spread += [e, p]
    rows = [[value + step for value in spread] for step in (-0.04, -0.02, 0, 0.02, 0.04)]
    path = write(tmp_path / "hospitals.csv", heads, rows)
    found = answer("--instrument", "servqual", "--scale", "1-6", *options, path)
    for name, (received, _, published) in HOSPITALS.items():
        figures = subject(found, "dimensions", name)
        means = [figures[c]["mean"] for c in ("perception", "expectation", "gap")]
        assert [round(mean, 2) for mean in means] == list(published)
        assert subject(found, "items", f"{name[:2]}0")["perception"]["mean"] == pytest.approx(
            received[0]
        )


def test_fifty_promoters_and_twenty_detractors_are_thirty_points(tmp_path) -> None:
    rows = [[9]] * 25 + [[10]] * 25 + [[8]] * 30 + [[0]] * 10 + [[6]] * 10
    path = write(tmp_path / "r.csv", ["recommendation"], rows)
    figures = subject(answer("--instrument", "nps", path), "overall", "recommendation")
    balance = figures["balance"]
    assert balance["balance"] == pytest.approx(30)
    assert [round(balance["interval"][end], 2) for end in ("low", "high")] == [14.05, 44.20]
    assert figures["promoters"]["share"] == 0.5
    assert figures["detractors"]["share"] == 0.2


def test_forty_five_of_sixty_satisfied_have_wilsons_interval(tmp_path) -> None:
    path = write(tmp_path / "s.csv", ["satisfaction"], [[4]] * 20 + [[5]] * 25 + [[2]] * 15)
    top = subject(answer("--instrument", "csat", path), "overall", "satisfaction")["top"]
    assert top["share"] == 0.75
    assert [round(top["interval"][end], 4) for end in ("low", "high")] == [0.6277, 0.8422]


@pytest.mark.parametrize(("population", "needed"), [(100, 80), (1000, 278), (20_000, 377)])
def test_the_next_sample_has_the_published_size(tmp_path, population, needed) -> None:
    path = write(tmp_path / "s.csv", ["satisfaction"], [[4], [5], [3], [4], [2]] * 4)
    found = answer("--instrument", "csat", path, "--population", population)
    assert found["sample"]["needed_for_share"] == needed
