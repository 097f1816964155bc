"""What an answer tells of few persons: nothing, whatever is put together."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vinculo.feedback.tests.scoring_house import answer, refusal, subject, write
from vinculo.feedback.tests.test_suppression import published, revealed

CSAT = ["satisfaction", "a", "b", "ola"]


def codes(found):
    return {warning["code"] for warning in found["warnings"]}


@settings(max_examples=8, deadline=None)
@given(st.integers(0, 10**6), st.integers(12, 60), st.sampled_from([3, 5]))
def test_no_combination_of_figures_of_an_answer_rests_on_few(tmp_path_factory, seed, n, least):
    draw = np.random.default_rng(seed)
    groups = [draw.choice(k, n, p=draw.dirichlet(np.ones(k))) for k in (3, 4, 2)]
    given_ = draw.random(n) < 0.85
    values = draw.integers(1, 6, n)
    rows = [
        [values[i] if given_[i] else "", *(f"g{group[i]}" for group in groups)] for i in range(n)
    ]
    path = write(tmp_path_factory.mktemp("s") / "s.csv", CSAT, rows)
    if given_.sum() < least:
        return
    found = answer(
        "--instrument", "csat", path, "--group", "a", "--group", "b", "--wave", "ola",
        "--min-group", least,
    )  # fmt: skip
    kept = [group[given_] for group in groups]
    whole, shown = [np.ones(given_.sum())], []
    for group, split in zip(kept, found["groups"], strict=True):
        for entry in split["groups"]:
            mean = next(f for f in entry["figures"] if f["component"] == "mean")
            member = (group == int(entry["name"][1:])).astype(float)
            if mean["mean"] is not None:
                shown.append(member)
                assert mean["mean"] == pytest.approx((values[given_] * member).sum() / mean["n"])
    rows_told = np.array(whole + shown)
    assert supports_few(rows_told, kept, least) is None


def supports_few(rows, groupings, least):
    """As in the tests of suppression, with the rows that were really told."""
    from unittest.mock import patch

    with patch(f"{published.__module__}.published", return_value=rows):
        return revealed(groupings, [], least)


def test_groups_shown_before_are_counted_with_those_shown_now(tmp_path) -> None:
    area = ["x"] * 20 + ["y"] * 20
    shift = ["m"] * 19 + ["t"] * 21
    rows = [[1 + i % 5, area[i], shift[i], 1] for i in range(40)]
    path = write(tmp_path / "s.csv", CSAT, rows)
    first = answer("--instrument", "csat", path, "--group", "a")["groups"][0]
    second = answer("--instrument", "csat", path, "--group", "b")["groups"][0]
    assert {g["n"] for split in (first, second) for g in split["groups"]} == {20, 19, 21}
    after = answer("--instrument", "csat", path, "--group", "b", "--seen", "a")["groups"]
    assert len(after) == 1
    assert {g["n"] for g in after[0]["groups"]} == {None}
    assert after[0]["hidden"] == {"small": 0, "complementary": 2}


def test_an_answer_says_what_another_one_would_give_away(tmp_path) -> None:
    path = write(tmp_path / "s.csv", CSAT, [[1 + i % 5, "x", "y", 1] for i in range(20)])
    assert not {"one_answer_only", "minimum_lowered"} & codes(answer("--instrument", "csat", path))
    found = answer("--instrument", "csat", path, "--group", "a", "--min-group", 3)
    assert {"one_answer_only", "minimum_lowered"} <= codes(found)


def test_what_rests_on_few_answers_is_told_nowhere(tmp_path) -> None:
    heads = ["A1_E", "A1_P", "A2_E", "A2_P", "B1_E", "B1_P", "B2_E", "B2_P"]
    rows = [[3 + i % 3, 2 + i % 4, 4, 1 + i % 5, "", "", "", ""] for i in range(20)]
    rows[0][4:] = rows[1][4:] = rows[2][4:] = [7, 1, 7, 3]
    own = ("--dimension", "a=A1,A2", "--dimension", "b=B1,B2")
    found = answer("--instrument", "servqual", *own, write(tmp_path / "s.csv", heads, rows))
    assert subject(found, "dimensions", "b")["gap"]["mean"] is None
    reliability = {(r["key"], r["component"]): r for r in found["reliability"]}
    assert reliability["b", "perception"]["alpha"] is None
    told = " ".join(w["words"] for w in found["warnings"])
    assert "b (" not in told
    assert "B1" not in told
    assert "ceiling" not in codes(found)
    assert found["sample"]["mean_of"] == "a.gap"


def test_blanks_of_few_persons_are_said(tmp_path) -> None:
    rows = [[1 + i % 5, 1 + i % 4, 4] for i in range(20)]
    heads = ["X1", "X2", "X3"]
    own = ("--instrument", "servperf", "--dimension", "x=X1,X2,X3")
    assert "few_partial" not in codes(answer(*own, write(tmp_path / "w.csv", heads, rows)))
    rows[4][1] = ""
    found = answer(*own, write(tmp_path / "b.csv", heads, rows))
    whole = subject(found, "dimensions", "x")["perception"]["mean"] * 20 * 3
    parts = sum(f["perception"]["mean"] * f["perception"]["n"] for f in (
        subject(found, "items", key) for key in heads
    ))  # fmt: skip
    assert whole - parts == pytest.approx((5 + 4) / 2), "what that person answered, halved"
    assert "few_partial" in codes(found)


def test_margins_hide_how_many_a_small_category_has(tmp_path) -> None:
    rows = [[1 + i % 5, g, "x", 1] for i, g in enumerate("p" * 3 + "q" * 9 + "r" * 30)]
    path = write(tmp_path / "s.csv", CSAT, rows)
    targets = ("--target", "a:p=8", "--target", "a:q=22", "--target", "a:r=70")
    found = answer("--instrument", "csat", path, *targets)["weights"]
    assert {m["category"]: m["n"] for m in found["margins"]} == {"p": None, "q": None, "r": 30}
    assert [m["before"] for m in found["margins"][:2]] == [None, None]
    assert found["largest"] is None


def test_a_cause_that_marks_few_persons_is_none(tmp_path) -> None:
    rows = [[1 + i % 5, int(i == 7), i % 7, 1] for i in range(60)]
    path = write(tmp_path / "s.csv", CSAT, rows)
    options = ("--instrument", "csat", path, "--resamples", 100)
    found = answer(*options, "--driver", "a", "--driver", "b")["drivers"]
    assert (found["causes"], found["r_squared"]) == ([], None)
    assert "grupo mínimo" in found["reason"]
    assert answer(*options, "--driver", "b")["drivers"]["causes"]


def test_weights_cannot_make_few_persons_speak_for_all(tmp_path) -> None:
    heads = ["satisfaction", "canal", "peso"]
    rows = [[1 + i % 5, "x" if i < 10 else "y", 1000 if i == 3 else 1] for i in range(40)]
    path = write(tmp_path / "s.csv", heads, rows)
    assert "personas" in refusal("--instrument", "csat", path, "--weight", "peso")
    light = [[row[0], row[1], 9 if row[1] == "y" else row[2]] for row in rows]
    light[3][2] = 30
    path = write(tmp_path / "l.csv", heads, light)
    found = answer("--instrument", "csat", path, "--weight", "peso", "--group", "canal")
    (split,) = found["groups"]
    assert [g["figures"][0].get("hidden") for g in split["groups"]] == ["small", "small"]


def test_reliability_has_intervals_at_the_level_asked(tmp_path) -> None:
    draw = np.random.default_rng(2)
    truth = draw.normal(4, 1, 60)
    rows = np.clip(np.round(truth[:, None] + draw.normal(0, 1, (60, 3))), 1, 7).astype(int)
    path = write(tmp_path / "s.csv", ["X1", "X2", "X3"], rows.tolist())
    own = ("--instrument", "servperf", "--dimension", "x=X1,X2,X3", path)
    wide, narrow = (answer(*own, "--level", level)["reliability"][0] for level in (0.99, 0.8))
    assert (wide["interval"]["level"], narrow["interval"]["level"]) == (0.99, 0.8)
    assert wide["interval"]["low"] < narrow["interval"]["low"] < narrow["alpha"]
