"""Whole answers against figures computed here by numpy and scipy."""

import json

import numpy as np
import pytest
from click.testing import CliRunner
from scipy import stats

from vinculo.feedback.commands.gaps_compute import command as gaps
from vinculo.feedback.domain.gaps.names import DIMENSIONS, QUESTIONS
from vinculo.feedback.tests.scoring_house import answer, subject, write

ITEMS = [item for items in QUESTIONS.values() for item in items]


def agrees(figure, values) -> None:
    """Mean, n, deviation and t interval of values, which may have gaps."""
    kept = np.asarray(values, float)
    kept = kept[np.isfinite(kept)]
    told = stats.t.interval(0.95, len(kept) - 1, kept.mean(), stats.sem(kept))
    assert figure["n"] == len(kept)
    assert figure.get("mean", figure.get("value")) == pytest.approx(kept.mean())
    assert (figure["interval"]["low"], figure["interval"]["high"]) == pytest.approx(told)
    if "deviation" in figure:
        assert figure["deviation"] == pytest.approx(kept.std(ddof=1))


def drawn(n, columns, low=1, high=7, seed=1):
    return np.random.default_rng(seed).integers(low, high + 1, (n, columns)).astype(float)


def test_performance_alone_is_the_mean_of_what_was_received(tmp_path) -> None:
    values = drawn(30, 22)
    found = answer("--instrument", "servperf", write(tmp_path / "p.csv", ITEMS, values.tolist()))
    for dimension, items in QUESTIONS.items():
        places = [ITEMS.index(item) for item in items]
        means = values[:, places].mean(axis=1)
        agrees(subject(found, "dimensions", dimension)["perception"], means)
    by_dimension = [values[:, [ITEMS.index(i) for i in q]].mean(axis=1) for q in QUESTIONS.values()]
    agrees(subject(found, "overall", "overall")["unweighted"], np.mean(by_dimension, axis=0))


def test_complaints_are_scored_by_result_procedure_and_treatment(tmp_path) -> None:
    heads = [f"{part}{i}" for part in ("RES", "PRO", "TRA") for i in (1, 2, 3)]
    values = drawn(40, 9, seed=2)
    handling = np.clip(np.round(values[:, :3].mean(axis=1)), 1, 7)
    solved = ["sí" if i % 4 else "no" for i in range(40)]
    rows = [[*map(int, v), int(h), s] for v, h, s in zip(values, handling, solved, strict=True)]
    path = write(tmp_path / "c.csv", [*heads, "handling", "solved"], rows)
    found = answer("--instrument", "complaints", path, "--resamples", 100)
    means = {}
    for place, entry in enumerate(found["dimensions"]):
        means[entry["key"]] = values[:, 3 * place : 3 * place + 3].mean(axis=1)
        agrees(entry["figures"]["answer"], means[entry["key"]])
    assert list(means) == ["result", "procedure", "treatment"]
    assert subject(found, "overall", "solved")["share"]["share"] == 0.75
    design = np.column_stack([np.ones(40), *means.values()])
    left = handling - design @ np.linalg.lstsq(design, handling, rcond=None)[0]
    explained = 1 - left.var() / handling.var()
    assert found["drivers"]["r_squared"] == pytest.approx(explained)
    causes = found["drivers"]["causes"]
    assert sum(c["raw_weight"] for c in causes) == pytest.approx(explained)
    assert causes[0]["key"] == "result"


def test_managers_standards_ability_and_promises_give_their_gaps(tmp_path) -> None:
    expected = drawn(9, 22, seed=3)
    path = write(tmp_path / "m.csv", [f"{i}_E" for i in ITEMS], expected.tolist())
    found = answer("--instrument", "managers", path)
    empathy = expected[:, 17:].mean(axis=1)
    agrees(subject(found, "dimensions", "empathy")["expectation"], empathy)
    for instrument, prefix, none in (
        ("standards", "standard", -6.0), ("ability", "ability", np.nan),
        ("promises", "promise", None),
    ):  # fmt: skip
        values = drawn(12, 5, seed=4)
        rows = [[int(x) for x in row] for row in values]
        gap = values - 7
        if none is not None:
            rows[2][1] = "NSE"
            gap[2, 1] = none
        path = write(tmp_path / "g.csv", [f"{prefix}_{d}" for d in DIMENSIONS], rows)
        scored = answer("--instrument", instrument, path)
        for place, dimension in enumerate(DIMENSIONS):
            agrees(subject(scored, "dimensions", dimension)["gap"], gap[:, place])
        agrees(subject(scored, "overall", "overall")["gap"], np.nanmean(gap, axis=1))


def test_every_figure_has_its_n_deviation_and_interval_by_its_method(tmp_path) -> None:
    ten = drawn(50, 1, 0, 10, seed=5)[:, 0]
    path = write(tmp_path / "n.csv", ["recommendation"], [[int(x)] for x in ten])
    figures = subject(answer("--instrument", "nps", path), "overall", "recommendation")
    assert figures["balance"]["interval"]["method"] == "adjusted-wald"
    p, d, n = (ten >= 9).sum() + 0.75, (ten <= 6).sum() + 0.75, 53
    error = np.sqrt((p / n + d / n - (p / n - d / n) ** 2) / n)
    assert figures["balance"]["interval"]["low"] == pytest.approx(
        100 * ((p - d) / n - stats.norm.ppf(0.975) * error)
    )
    told = stats.binomtest(int((ten >= 9).sum()), 50).proportion_ci(method="wilson")
    share = figures["promoters"]
    assert share["interval"]["method"] == "wilson"
    assert (share["interval"]["low"], share["interval"]["high"]) == pytest.approx(tuple(told))
    assert share["deviation"] == pytest.approx((ten >= 9).std())
    agrees(figures["mean"], ten)
    assert figures["mean"]["interval"]["method"] == "t"


def test_importance_against_performance_falls_into_four_quadrants(tmp_path) -> None:
    heads = [f"{key}_{part}" for key in "ABCD" for part in "EP"]
    rows = [[7, 2, 7, 6, 3, 2, 3, 6]] * 6
    own = [word for key in "ABCD" for word in ("--dimension", f"{key.lower()}={key}")]
    found = answer("--instrument", "servqual", *own, write(tmp_path / "g.csv", heads, rows))
    grid = next(g for g in found["grids"] if g["level"] == "item")
    assert grid["cross_hairs"]["means"] == {"importance": 5, "performance": 4}
    assert grid["cross_hairs"]["middle"] == {"importance": 4, "performance": 4}
    assert [place["quadrant_by_means"] for place in grid["places"]] == [
        "concentrate_here", "keep_up", "low_priority", "possible_overkill",
    ]  # fmt: skip


def test_the_five_gaps_follow_from_the_four_files(tmp_path) -> None:
    expects, gets, believe = drawn(30, 22, seed=6), drawn(30, 22, seed=7), drawn(8, 22, seed=8)
    formal, able, kept = drawn(8, 5, seed=9), drawn(12, 5, seed=10), drawn(12, 5, seed=11)
    names = [f"{i}_{part}" for part in "EP" for i in ITEMS]
    files = {
        "customers": write(tmp_path / "c.csv", names, np.hstack([expects, gets]).tolist()),
        "managers": write(
            tmp_path / "m.csv", [*names[:22], *(f"standard_{d}" for d in DIMENSIONS)],
            [[*b, *map(int, f)] for b, f in zip(believe.tolist(), formal, strict=True)],
        ),
        "frontline": write(
            tmp_path / "f.csv",
            [f"{kind}_{d}" for kind in ("ability", "promise") for d in DIMENSIONS],
            np.hstack([able, kept]).astype(int).tolist(),
        ),
        "standards": write(tmp_path / "s.csv", ["measured", "dimension"], [["sí", "empathy"]]),
    }  # fmt: skip
    words = [str(word) for name, path in files.items() for word in (f"--{name}", path)]
    done = CliRunner().invoke(gaps, [*words, "--json"])
    assert done.exit_code == 0, done.output
    found = json.loads(done.stdout)
    starts = np.cumsum([0, *(len(q) for q in QUESTIONS.values())])
    for place, dimension in enumerate(DIMENSIONS):
        part = slice(starts[place], starts[place + 1])
        by = {n: next(f for f in found[f"gap_{n}"]["dimensions"] if f["key"] == dimension)
              for n in range(1, 6)}  # fmt: skip
        theirs = expects[:, part].mean(axis=1)
        welch = stats.ttest_ind(believe[:, part].mean(axis=1), theirs, equal_var=False)
        assert by[1]["p_value"] == pytest.approx(welch.pvalue)
        assert by[1]["interval"]["low"] == pytest.approx(welch.confidence_interval(0.95).low)
        agrees(by[2], formal[:, place] - 7)
        agrees(by[3], able[:, place] - 7)
        agrees(by[4], kept[:, place] - 7)
        agrees(by[5], (gets - expects)[:, part].mean(axis=1))
    agrees(found["gap_3"]["overall"], able.mean(axis=1) - 7)
