"""The same person in two waves is compared with itself."""

import numpy as np
import pytest
from scipy import stats

from vinculo.feedback.tests.scoring_house import answer, write

HEADS = ["recommendation", "satisfaction", "ola", "quien"]


def two_waves(path, persons=24, *, alone=0, seed=4):
    """Persons in both waves, and ``alone`` others in each; some answers are missing."""
    draw = np.random.default_rng(seed)
    before = draw.integers(1, 6, persons)
    after = np.clip(before + draw.integers(-1, 3, persons), 1, 5)
    rows = [[10, v, "2025", f"p{i}"] for i, v in enumerate(before)]
    rows += [[10, v, "2026", f"p{i}"] for i, v in enumerate(after)]
    rows += [[3, 1, "2025", ""] for _ in range(alone)] + [
        [3, 5, "2026", f"new{i}"] for i in range(alone)
    ]
    return write(path, HEADS, rows), before, after


def pairs_of(path, *options):
    words = ("--instrument", "csat", path, "--wave", "ola", "--person", "quien", *options)
    (split,) = answer(*words)["groups"]
    return {entry["component"]: entry for entry in split["paired"]}


def test_the_change_of_each_person_is_tested_as_scipy_does(tmp_path) -> None:
    path, before, after = two_waves(tmp_path / "w.csv", alone=6)
    found = pairs_of(path, "--level", 0.9)["mean"]
    told = stats.ttest_rel(after, before)
    span = told.confidence_interval(0.9)
    assert (found["n"], found["method"]) == (24, "paired-t")
    assert (found["first"], found["second"]) == ("2025", "2026")
    assert found["difference"] == pytest.approx((after - before).mean())
    assert found["statistic"] == pytest.approx(told.statistic)
    assert (found["p"], found["freedom"]) == (pytest.approx(told.pvalue), 23)
    assert found["interval"]["low"] == pytest.approx(span.low)
    assert found["interval"]["high"] == pytest.approx(span.high)
    shares = pairs_of(path)["top"]
    other = stats.ttest_rel((after >= 4).astype(float), (before >= 4).astype(float))
    assert shares["p"] == pytest.approx(other.pvalue)
    assert shares["p_adjusted"] >= shares["p"]


def test_those_in_one_wave_only_are_not_given_away_by_the_pairs(tmp_path) -> None:
    path, *_ = two_waves(tmp_path / "w.csv", alone=1)
    hidden = pairs_of(path)["mean"]
    assert (hidden["difference"], hidden["n"]) == (None, None)
    assert "restando" in hidden["reason"]
    few, *_ = two_waves(tmp_path / "f.csv", persons=4, alone=8)
    assert "mínimo" in pairs_of(few)["mean"]["reason"]


def test_a_person_twice_in_a_wave_is_no_pair(tmp_path) -> None:
    path, before, after = two_waves(tmp_path / "w.csv", alone=6)
    with path.open("a") as more:
        more.write("1,1,2026,p0\n")
    found = pairs_of(path)["mean"]
    assert found["n"] == 23
    assert found["difference"] == pytest.approx((after - before)[1:].mean())


def test_a_balance_changes_in_points_and_changes_all_alike_have_no_test(tmp_path) -> None:
    rows = [[10 if i % 3 else 0, 4, "a", i] for i in range(12)]
    rows += [[10, 4, "b", i] for i in range(12)]
    path = write(tmp_path / "n.csv", HEADS, rows)
    words = ("--wave", "ola", "--person", "quien")
    (split,) = answer("--instrument", "nps", path, *words)["groups"]
    assert split["paired"][0]["difference"] == pytest.approx(100 * 2 * 4 / 12)
    alike = answer("--instrument", "csat", path, *words)["groups"][0]["paired"][0]
    assert (alike["difference"], alike["reason"]) == (None, "Todas las respuestas son iguales.")


def test_without_identifiers_nothing_is_paired(tmp_path) -> None:
    path, *_ = two_waves(tmp_path / "w.csv")
    (split,) = answer("--instrument", "csat", path, "--wave", "ola")["groups"]
    assert split["paired"] == []
