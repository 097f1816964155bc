"""``vinculo feedback score`` on the packaged examples, on other files and on bad ones."""

import json

import numpy as np
import pytest

from vinculo.feedback.commands.score import INSTRUMENTS
from vinculo.feedback.instruments import load
from vinculo.feedback.tests.scoring_house import (
    EXAMPLES,
    answer,
    example,
    refusal,
    run,
    subject,
    write,
)
from vinculo.kernel.tables import read_table
from vinculo.kernel.tables.writing import Labels, write_table
from vinculo.lib.tables import Column

CSAT = ["satisfaction", "canal"]


@pytest.mark.parametrize("instrument", INSTRUMENTS)
def test_every_instrument_scores_its_example(instrument) -> None:
    found = answer("--instrument", instrument, example(instrument))
    assert found["instrument"]["key"] == instrument
    levels = [*found["overall"], *found["dimensions"], *found["items"]]
    assert levels
    assert all(f["n"] >= 0 for entry in levels for f in entry["figures"].values())


def test_every_instrument_is_offered_and_has_an_example() -> None:
    assert set(load()) == set(INSTRUMENTS)
    assert {path.name for path in EXAMPLES.glob("score_*.csv")} == {
        example(name).name for name in INSTRUMENTS
    }


@pytest.mark.parametrize("instrument", INSTRUMENTS)
def test_example_and_columns_are_printed_for_the_instrument_named(instrument) -> None:
    shown = run("--example", "--instrument", instrument)
    assert shown.stdout.encode() == example(instrument).read_bytes().replace(b"\r\n", b"\n")
    listed = run("--instrument", instrument, "--columns")
    assert listed.exit_code == 0
    assert "\t" in listed.stdout


def test_schema_and_plain_text_are_printed() -> None:
    assert json.loads(run("--schema").stdout)["title"] == "vinculo feedback score"
    assert "answered: 60" in run("--instrument", "csat", example("satisfaction")).stdout


def test_own_points_weigh_each_persons_own_gaps(tmp_path) -> None:
    heads = ["R1_E", "R1_P", "T1_E", "T1_P", "points_a", "points_b"]
    rows = [[7, 5, 7, 6, 80, 20], [6, 6, 7, 3, 10, 90], [7, 7, 6, 6, 50, 50], [5, 4, 6, 5, 0, 100]]
    path = write(tmp_path / "s.csv", heads, [*rows, [7, 6, 7, 6, "", 100]])
    own = ("--dimension", "a=R1", "--dimension", "b=T1")
    whole = subject(answer("--instrument", "servqual", *own, path), "overall", "overall")
    gaps = np.array([[-2, -1], [0, -4], [0, 0], [-1, -1], [-1, -1]])
    points = np.array([[80, 20], [10, 90], [50, 50], [0, 100], [0, 100]]) / 100
    assert whole["unweighted"]["mean"] == pytest.approx(gaps.mean())
    assert whole["weighted"]["mean"] == pytest.approx((gaps * points).sum(axis=1).mean())


def test_a_dimension_needs_half_of_its_questions_and_both_columns(tmp_path) -> None:
    heads = ["A1_E", "A1_P", "A2_E", "A2_P", "A3_E", "A3_P"]
    full = [[6, 5, 6, 4, 6, 3]] * 5
    path = write(tmp_path / "s.csv", heads, [*full, [6, 5, "", 4, "NS", 3], [7, 1, 7, 1, "", ""]])
    found = answer("--instrument", "servqual", "--dimension", "a=A1,A2,A3", path)
    assert subject(found, "dimensions", "a")["gap"]["n"] == 6
    assert subject(found, "items", "A2")["perception"]["n"] == 6
    assert subject(found, "dimensions", "a")["gap"]["mean"] == pytest.approx((5 * -2 - 6) / 6)


def test_the_zone_of_tolerance_flags_what_is_below_it(tmp_path) -> None:
    heads = [f"{key}_{part}" for key in ("A1", "B1") for part in ("min", "des", "per")]
    rows = [[5, 8, 4, 5, 8, 7]] * 6 + [[9, 3, 5, 9, 3, 5]]
    path = write(tmp_path / "z.csv", heads, rows)
    own = ("--dimension", "a=A1", "--dimension", "b=B1")
    found = answer("--instrument", "servqual-three-columns", *own, path)
    zones = {zone["key"]: zone for zone in found["zones"]}
    assert (zones["a"]["state"], zones["a"]["flagged"]) == ("below", True)
    assert zones["a"]["position"] == pytest.approx(-1 / 3)
    assert zones["b"]["position"] == pytest.approx(2 / 3)
    assert zones["b"]["shares"] == {"below": 0, "inside": 1, "above": 0}
    assert found["left_out"][0]["code"] == "often_minimum_above_desired"
    assert found["left_out"][0]["rows"] == [8]


def test_kano_names_the_category_by_words_or_numbers(tmp_path) -> None:
    heads = ["wifi_con", "wifi_sin", "silla_f", "silla_d"]
    rows = [["Me gusta", "No me gusta", 3, 3]] * 6 + [["me gusta", "me da igual", 1, 3]] * 4
    found = answer("--instrument", "kano", write(tmp_path / "k.csv", heads, rows))
    wifi, chair = found["features"]
    assert (wifi["category"], wifi["better"], wifi["worse"]) == ("O", 1.0, -0.6)
    assert (chair["category"], chair["shares"]["I"]) == ("I", 0.6)


def test_a_missing_standard_counts_the_worst_in_gap_2_and_is_left_out_of_gap_3(tmp_path) -> None:
    dimensions = ("tangibles", "reliability", "responsiveness", "assurance", "empathy")
    rows = [["NSE", 6, 6, 6, 6]] + [[5, 6, 6, 6, 6]] * 4
    for instrument, prefix, mean, n in (
        ("standards", "standard", (-6 + 4 * -2) / 5, 5),
        ("ability", "ability", -2.0, 4),
    ):
        path = write(tmp_path / "g.csv", [f"{prefix}_{d}" for d in dimensions], rows)
        options = ("--instrument", instrument, "--min-group", 3)
        figures = subject(answer(*options, path), "dimensions", "tangibles")
        assert (figures["gap"]["mean"], figures["gap"]["n"]) == (pytest.approx(mean), n)
        assert figures["no_standard"]["share"] == pytest.approx(0.2)


def test_reversed_questions_of_antecedents_count_turned_round(tmp_path) -> None:
    heads = ["MRO1", "MRO2", "MRO3", "MRO4"]
    path = write(tmp_path / "a.csv", heads, [[7, 7, 7, 1], [6, 6, 6, 2]] * 3)
    found = answer("--instrument", "antecedents", path)
    assert subject(found, "dimensions", "MRO")["answer"]["mean"] == 6.5
    assert [entry["key"] for entry in found["dimensions"]] == ["MRO"]


def test_small_groups_are_hidden_and_another_with_them(tmp_path) -> None:
    rows = [[4, "a"]] * 3 + [[5, "b"], [3, "b"]] * 5 + [[2, "c"], [4, "c"]] * 10
    found = answer(
        "--instrument", "csat", "--group", "canal", write(tmp_path / "g.csv", CSAT, rows)
    )
    (split,) = found["groups"]
    shown = {group["name"]: group["n"] for group in split["groups"]}
    assert shown == {"a": None, "b": None, "c": 20}
    hidden = {g["name"]: g["figures"][0].get("hidden") for g in split["groups"]}
    assert hidden == {"a": "small", "b": "complementary", "c": None}
    assert split["comparisons"] == []
    assert found["warnings"][0]["code"] == "groups_hidden"


def test_groups_and_waves_are_compared_with_correction() -> None:
    found = answer(
        "--instrument", "servqual", example("servqual"), "--group", "area", "--wave", "oleada",
        "--person", "persona", "--correction", "bh",
    )  # fmt: skip
    area, wave = found["groups"]
    assert len(area["comparisons"]) == 7 * 3
    assert [c["first"] for c in wave["comparisons"]] == ["2026-T1"] * 7
    assert all(c["p_adjusted"] >= c["p"] for c in [*area["comparisons"], *wave["comparisons"]])
    assert area["together"][0]["method"] == "welch-anova"


def test_a_person_in_two_waves_is_said(tmp_path) -> None:
    rows = [[4, "x", p] for p in range(6)] + [[5, "y", p] for p in range(6)]
    path = write(tmp_path / "w.csv", ["satisfaction", "ola", "quien"], rows)
    found = answer("--instrument", "csat", path, "--wave", "ola", "--person", "quien")
    assert [w["count"] for w in found["warnings"] if w["code"] == "repeated_persons"] == [6]


def test_weights_fit_the_population_and_say_what_they_cost(tmp_path) -> None:
    rows = [[5, "chat"]] * 30 + [[2, "correo"]] * 10
    path = write(tmp_path / "w.csv", CSAT, rows)
    targets = ("--target", "canal:chat=50", "--target", "canal:correo=50")
    found = answer("--instrument", "csat", path, *targets)
    mean = subject(found, "overall", "satisfaction")["mean"]
    assert mean["mean"] == pytest.approx(3.5)
    assert mean["n"] == 40
    assert mean["n_effective"] == pytest.approx(30)
    assert found["weights"]["margins"][0]["after"] == pytest.approx(0.5)
    heads = ["variable", "category", "share"]
    shares = write(tmp_path / "t.csv", heads, [["canal", "chat", 500], ["canal", "correo", 500]])
    again = answer("--instrument", "csat", path, "--targets", shares)
    assert subject(again, "overall", "satisfaction")["mean"]["mean"] == mean["mean"]


def test_a_column_of_weights_is_used_and_duplicates_weigh_two(tmp_path) -> None:
    path = write(
        tmp_path / "w.csv", ["nota", "peso"], [[5, 1], [4, 2], [3, 1], [4, 1], [1, 0], [2, 1]]
    )
    found = answer("--instrument", "csat", path, "--weight", "peso", "--map", "nota=satisfaction")
    mean = subject(found, "overall", "satisfaction")["mean"]
    assert (mean["mean"], mean["n"]) == (pytest.approx(22 / 6), 5)


def test_drivers_add_up_and_are_ranked() -> None:
    found = answer("--instrument", "complaints", example("complaints"), "--resamples", 100)
    causes = found["drivers"]["causes"]
    assert found["drivers"]["outcome"] == "handling"
    assert causes[0]["key"] == "result"
    assert sum(cause["share"] for cause in causes) == pytest.approx(1)
    assert sum(c["raw_weight"] for c in causes) == pytest.approx(found["drivers"]["r_squared"])


def test_any_column_may_drive_a_single_question(tmp_path) -> None:
    draw = np.random.default_rng(1)
    speed = draw.integers(1, 6, 60)
    score = np.clip(speed + draw.integers(-1, 2, 60), 1, 5)
    rows = np.column_stack([score, speed, draw.integers(1, 6, 60)]).tolist()
    path = write(tmp_path / "d.csv", ["csat", "rapidez", "ruido"], rows)
    options = ("--driver", "rapidez", "--driver", "ruido", "--resamples", 100)
    causes = answer("--instrument", "csat", path, *options)["drivers"]["causes"]
    assert [cause["key"] for cause in causes] == ["rapidez", "ruido"]
    few = answer(
        "--instrument",
        "csat",
        write(tmp_path / "f.csv", ["csat", "x"], rows_of(10)),
        "--driver",
        "x",
    )
    assert few["drivers"]["causes"] == []
    assert few["drivers"]["reason"]


def rows_of(n: int) -> list[list[int]]:
    return [[1 + i % 5, i] for i in range(n)]


def test_the_factor_check_finds_the_designed_structure(tmp_path) -> None:
    draw = np.random.default_rng(3)
    truth = np.repeat(draw.normal(0, 1, (300, 2)), 4, axis=1)
    values = np.clip(np.round(4 + 1.2 * truth + draw.normal(0, 0.8, (300, 8))), 1, 7).astype(int)
    heads = [f"{key}{place}" for key in "XY" for place in range(4)]
    path = write(tmp_path / "f.csv", heads, values.tolist())
    own = ("--dimension", "x=X0,X1,X2,X3", "--dimension", "y=Y0,Y1,Y2,Y3")
    (found,) = answer("--instrument", "servperf", *own, path, "--factors")["factors"]
    assert found["suggested_factors"] == 2
    assert found["as_designed"]["cfi"] > 0.97 > found["one_factor"]["cfi"]
    assert found["kmo"] > 0.7
    few = answer("--instrument", "servqual", example("servqual"), "--factors")["factors"]
    assert [entry["component"] for entry in few] == ["expectation", "perception"]
    assert few[0]["reason"]


@pytest.mark.parametrize("ending", [".xlsx", ".sav", ".csv", ".json", ".parquet"])
def test_results_are_saved(tmp_path, ending) -> None:
    out = tmp_path / f"r{ending}"
    options = ("--instrument", "csat", example("satisfaction"), "--group", "canal")
    found = answer(*options, "--out", out)
    if ending == ".json":
        assert json.loads(out.read_text(encoding="utf-8")) == found
        return
    table = read_table(
        out, [Column("value", "number", "v", blank=True), Column("group", "text", "g", blank=True)]
    )
    assert len(table) == 2 + 3 * 2
    assert table.numbers("value")[0] == pytest.approx(
        subject(found, "overall", "satisfaction")["mean"]["mean"]
    )


def test_scores_of_persons_go_to_spss_with_labels_and_come_back(tmp_path) -> None:
    import pyreadstat

    out = tmp_path / "p.sav"
    answer("--instrument", "servqual", example("servqual"), "--persons", out)
    _cells, meta = pyreadstat.read_sav(str(out))
    labels = dict(zip(meta.column_names, meta.column_labels, strict=True))
    assert labels["reliability_gap"] == "Fiabilidad: Brecha"
    assert meta.variable_value_labels["t1_e"][7.0] == "Totalmente de acuerdo"
    again = answer("--instrument", "servqual", out)
    first = answer("--instrument", "servqual", example("servqual"))
    assert again["dimensions"] == first["dimensions"]


@pytest.mark.parametrize("ending", [".xlsx", ".sav", ".parquet", ".tsv"])
def test_answers_are_read_from_every_format(tmp_path, ending) -> None:
    values = [5.0, 4, 3, 4, 5, 2]
    path = tmp_path / f"a{ending}"
    labels = Labels(values={"satisfaction": {5.0: "Muy satisfecho", 1.0: "Nada"}})
    write_table(path, {"satisfaction": values}, labels=labels)
    found = answer("--instrument", "csat", path)
    assert subject(found, "overall", "satisfaction")["mean"]["mean"] == pytest.approx(23 / 6)


def test_numbered_questions_are_found_by_their_number(tmp_path) -> None:
    heads = [f"{part}{place}" for part in "EP" for place in range(1, 23)]
    path = write(tmp_path / "n.csv", heads, [[6] * 22 + [4] * 21 + [1]] * 6)
    found = answer("--instrument", "servqual", path)
    assert subject(found, "items", "E5")["perception"]["mean"] == 1
    assert subject(found, "items", "E1")["gap"]["mean"] == -2
    received = answer("--instrument", "servperf", path)
    assert subject(received, "items", "E5")["perception"]["mean"] == 1


def test_labels_codes_and_other_scales_are_understood(tmp_path) -> None:
    rows = [["5 - Muy bien"], ["4,0"], ["NS/NC"], ["99"], ["3"], ["2"], ["1"]]
    path = write(tmp_path / "l.csv", ["satisfaction"], rows, delimiter=";", encoding="cp1252")
    found = answer("--instrument", "csat", path, "--no-answer", 99)
    assert subject(found, "overall", "satisfaction")["mean"]["n"] == 5
    ten = write(tmp_path / "t.csv", ["satisfaction"], [[10], [9], [8], [1], [7]])
    top = subject(answer("--instrument", "csat", "--scale", "1-10", ten), "overall", "satisfaction")
    assert top["top"]["share"] == 0.4


BAD = [
    ("csat", ["satisfaction"], [[5], [6], [3.5], ["x"]], ("fila 3", "fila 4", "fila 5")),
    ("importance", [f"w{i}" for i in range(1, 6)], [[20, 20, 20, 20, 19]], ("fila 2", "99", "100")),
    ("importance", [f"w{i}" for i in range(1, 6)], [[-5, 25, 30, 30, 20]], ("fila 2", "-5")),
    ("csat", ["nota_rara"], [[5]], ("satisfaction", "nota_rara")),
    ("csat", ["satisfaction"], [[5]], ("1", "5")),
    ("csat", ["satisfaction"], [[""], ["NS"]], ("Ninguna fila",)),
    ("csat", ["satisfaction"], [], ("ninguna fila",)),
    ("kano", ["a", "b"], [[1, 2]], ("wifi_con",)),
    ("kano", ["a_con", "a_sin", "b_con"], [[1, 2, 3]] * 5, ("b_con",)),
    ("kano", ["a_con", "a_sin"], [["quizá", 2]], ("quizá", "fila 2")),
    ("antecedents", ["X"], [[1]], ("MRO1",)),
    ("servqual", ["T1_E", "T1_P"], [[1, 1]], ("T2_E",)),
]


@pytest.mark.parametrize(("instrument", "heads", "rows", "words"), BAD)
def test_bad_files_are_refused_in_words_with_rows(tmp_path, instrument, heads, rows, words) -> None:
    said = refusal("--instrument", instrument, write(tmp_path / "bad.csv", heads, rows))
    assert all(word in said for word in words), said


@pytest.mark.parametrize(
    ("options", "word"),
    [
        (("--target", "canal:chat=1"), "correo"),
        (("--target", "canal:fax=1", "--target", "canal:chat=2"), "fax"),
        (("--weight", "canal"), "canal"),
        (("--population", "10"), "10"),
        (("--group", "nada"), "nada"),
        (("--map", "nada=cosa"), "nada"),
    ],
)
def test_wrong_wishes_for_a_good_file_are_refused(options, word) -> None:
    assert word in refusal("--instrument", "csat", example("satisfaction"), *options)


def test_weights_and_shares_that_cannot_be_are_refused(tmp_path) -> None:
    heads = ["satisfaction", "peso"]
    for weights, word in (([1, -2], "-2"), ([0, 0], "Ningún"), (["a", 1], "a")):
        path = write(tmp_path / "w.csv", heads, [[4, weight] for weight in weights] * 3)
        assert word in refusal("--instrument", "csat", path, "--weight", "peso")
    shares = write(tmp_path / "s.csv", ["variable", "category", "share"], [["canal", "chat", 0]])
    options = ("--instrument", "csat", example("satisfaction"), "--targets", shares)
    assert "fila 2" in refusal(*options)
    both = [[4, "x", "x"], [3, "y", "y"]] * 5
    path = write(tmp_path / "c.csv", ["csat", "a", "b"], both)
    wanted = ("a:x=50", "a:y=50", "b:x=90", "b:y=10")
    targets = [word for one in wanted for word in ("--target", one)]
    assert "contradicen" in refusal("--instrument", "csat", path, *targets)


@pytest.mark.parametrize(
    "options",
    [
        ("--scale", "5"),
        ("--scale", "7-1"),
        ("--dimension", "sin_igual"),
        ("--dimension", "a=X,X"),
        ("--target", "canal=chat"),
        ("--target", "canal:chat=-1"),
        ("--out", "r.doc"),
        ("--min-group", "2"),
        ("--level", "1"),
    ],
)
def test_wrong_options_are_usage_errors(options) -> None:
    assert run("--instrument", "servqual", example("servqual"), *options).exit_code == 2


def test_scales_and_dimensions_are_refused_where_there_are_none() -> None:
    assert run("--instrument", "nps", example("recommendation"), "--scale", "1-5").exit_code == 2
    assert run("--instrument", "csat", example("satisfaction"), "--dimension", "a=b").exit_code == 2
    assert run(example("satisfaction")).exit_code == 2
    assert run("--instrument", "csat", "no_such.csv").exit_code == 66


def test_answers_all_alike_are_said_and_have_no_reliability(tmp_path) -> None:
    heads = ["X1", "X2", "X3"]
    path = write(tmp_path / "a.csv", heads, [[4, 4, 4]] * 8)
    found = answer("--instrument", "servperf", "--dimension", "x=X1,X2,X3", path)
    codes = {warning["code"] for warning in found["warnings"]}
    assert {"all_alike", "few_answers"} <= codes
    assert found["reliability"][0]["alpha"] is None
    assert found["reliability"][0]["reason"]


def test_points_can_be_rescaled(tmp_path) -> None:
    heads = [f"w{i}" for i in range(1, 6)]
    path = write(tmp_path / "p.csv", heads, [[20, 20, 20, 20, 19]] + [[20] * 5] * 4)
    found = answer("--instrument", "importance", path, "--rescale-points")
    assert sum(e["figures"]["importance"]["mean"] for e in found["dimensions"]) == pytest.approx(
        100
    )
    assert found["notices"][0]["code"] == "points_rescaled"
    zero = write(tmp_path / "z.csv", heads, [[0] * 5] * 5)
    assert "0" in refusal("--instrument", "importance", zero, "--rescale-points")


def test_points_of_some_dimensions_only_are_refused_and_figures_of_few_are_not_shown(
    tmp_path,
) -> None:
    heads = ["R1_E", "R1_P", "T1_E", "T1_P", "points_a"]
    own = ("--dimension", "a=R1", "--dimension", "b=T1")
    path = write(tmp_path / "p.csv", heads, [[7, 5, 7, 6, 100]] * 6)
    assert "points_b" in refusal("--instrument", "servqual", *own, path)
    few = write(tmp_path / "f.csv", heads[:4], [[7, 5, 7, 6]] * 2 + [[7, 5, "", ""]] * 5)
    found = answer("--instrument", "servqual", *own, few, "--group", "R1_E")
    gap = subject(found, "items", "T1")["gap"]
    assert (gap["mean"], gap["n"]) == (None, 2)
    assert "reason" in gap
    assert {w["code"] for w in found["warnings"]} >= {"one_group", "ceiling"}


def test_heavy_weights_are_said_to_be_costly(tmp_path) -> None:
    rows = [[4 + i % 2, "a" if i < 95 else "b"] for i in range(100)]
    path = write(tmp_path / "w.csv", ["csat", "g"], rows)
    found = answer(
        "--instrument", "csat", path, "--target", "g:a=50", "--target", "g:b=50", "--group", "g"
    )
    codes = {warning["code"] for warning in found["warnings"]}
    assert {"weights_costly", "weights_trimmed"} <= codes


def test_groups_that_answer_all_alike_cannot_be_tested(tmp_path) -> None:
    rows = [[4, g] for g in "abc" for _ in range(6)]
    path = write(tmp_path / "a.csv", ["csat", "g"], rows)
    (split,) = answer("--instrument", "csat", path, "--group", "g")["groups"]
    assert {entry["statistic"] for entry in split["together"]} == {None}
    assert {entry["difference"] for entry in split["comparisons"]} == {None}


def test_english_is_spoken_to_an_english_terminal(monkeypatch) -> None:
    monkeypatch.setenv("VINCULO_LANGUAGE", "en")
    found = answer("--instrument", "servqual", example("servqual"))
    assert subject(found, "dimensions", "reliability")["gap"]["words"] == "Gap"
    assert found["dimensions"][1]["words"] == "Reliability"
