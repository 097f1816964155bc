"""``vinculo value fit`` and ``vinculo value score`` on files of people."""

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema_rs
import numpy as np
import pandas as pd
import pytest
from click.testing import CliRunner, Result

from vinculo.value.commands import fit, score
from vinculo.value.tests.published import cdnow_summary, folder, transactions

CALIBRATION = ("--until", "1997-09-30")


def run(command: Any, *arguments: object) -> Result:
    return CliRunner().invoke(command.command, [str(word) for word in arguments])


def answer(command: Any, *arguments: object) -> dict[str, Any]:
    result = run(command, *arguments, "--json")
    assert result.exit_code == 0, result.stderr
    found: dict[str, Any] = json.loads(result.stdout)
    jsonschema_rs.validate(command.command.schema, found)
    return found


def parameters(found: dict[str, Any], model: str) -> list[float]:
    parts = {part["model"]: part for part in found["models"]}
    return [p["value"] for p in parts[model]["parameters"]]


def codes(found: dict[str, Any]) -> set[str]:
    return {entry["code"] for entry in found["warnings"]}


def written(path: Path, text: str, encoding: str = "utf-8") -> Path:
    path.write_text(text, encoding=encoding)
    return path


@pytest.fixture(autouse=True)
def _spanish(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VINCULO_LANGUAGE", "es")


@pytest.fixture(scope="module")
def purchases(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("cdnow") / "compras.csv"
    frame = transactions()
    frame.assign(date=frame["date"].dt.strftime("%Y-%m-%d")).to_csv(path, index=False)
    return path


@pytest.fixture(scope="module")
def summary(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("cdnow") / "resumen.csv"
    cdnow_summary().to_csv(path, index=False)
    return path


def test_purchases_of_cdnow_give_the_published_parameters(purchases: Path) -> None:
    found = answer(fit, purchases, *CALIBRATION)
    assert found["data"]["n"] == 2357
    assert found["data"]["repeaters"] == 946
    assert found["data"]["from"] == "1997-01-01"
    assert {part["reason"]: part["n"] for part in found["data"]["left_out"]} == {
        "after_until": 1959,
        "same_day_merged": 146,
    }
    assert parameters(found, "bg_nbd") == pytest.approx([0.2426, 4.4136, 0.7929, 2.4259], abs=1e-4)
    assert parameters(found, "pareto_nbd") == pytest.approx(
        [0.5533, 10.578, 0.6062, 11.667], abs=2e-3
    )
    likelihoods = {part["model"]: part["log_likelihood"] for part in found["models"]}
    assert likelihoods["bg_nbd"] == pytest.approx(-9582.43, abs=5e-3)
    assert likelihoods["pareto_nbd"] == pytest.approx(-9594.97, abs=1e-2)
    money = [p["value"] for p in found["spending"]["parameters"]]
    assert money == pytest.approx([6.249, 3.745, 15.448], abs=6e-3)


def test_a_summary_gives_the_same_and_is_chosen_by_likelihood(summary: Path) -> None:
    found = answer(fit, summary)
    assert parameters(found, "bg_nbd") == pytest.approx([0.2426, 4.4135, 0.7929, 2.4258], abs=5e-5)
    money = [p["value"] for p in found["spending"]["parameters"]]
    assert money == pytest.approx([6.249, 3.745, 15.448], abs=5e-4)
    assert found["chosen"] == {"forecast": "bg_nbd", "model": "bg_nbd", "by": "likelihood"}
    assert found["holdout"] is None
    assert {"holdout_needs_purchases", "alive_without_repeat"} <= codes(found)
    errors = [p["standard_error"] for p in found["models"][0]["parameters"]]
    assert errors == pytest.approx([0.0126, 0.378, 0.186, 0.705], abs=5e-4)


def test_parquet_gives_the_same_as_text(purchases: Path, tmp_path: Path) -> None:
    other = tmp_path / "compras.parquet"
    transactions().to_parquet(other)
    text = answer(fit, purchases, *CALIBRATION, "--model", "bg_nbd", "--no-holdout")
    typed = answer(fit, other, *CALIBRATION, "--model", "bg_nbd", "--no-holdout")
    assert typed == text
    assert typed["chosen"]["by"] == "asked"


def test_the_past_decides_who_is_believed(purchases: Path) -> None:
    found = answer(fit, purchases, "--horizon", "39w")
    contest = found["holdout"]
    assert found["chosen"]["by"] == "holdout"
    assert found["chosen"]["forecast"] == contest["winner"] == contest["forecasts"][0]["forecast"]
    assert contest["origins"] == ["1997-09-30"]
    assert contest["n"] == [2357]
    best = contest["forecasts"][0]["verdicts"][0]
    assert best["mae"] <= 0.7855
    assert best["rmse"] <= 1.608


def test_donations_are_counted_in_occasions() -> None:
    file = folder() / "donations.csv"
    found = answer(fit, file, "--model", "bg_bb", "--unit", "year", "--map", "weights=count")
    assert found["data"]["n"] == 11_104
    assert parameters(found, "bg_bb") == pytest.approx([1.2035, 0.7497, 0.6567, 2.7835], abs=1e-4)
    scored = answer(score, file, "--model", "bg_bb", "--unit", "year", "--horizon", "5")
    assert scored["purchases"]["value"] == pytest.approx(12884.15, abs=0.5)
    assert scored["pareto"]["by"] == "expected_purchases"
    assert scored["pareto"]["n"] == 11_104
    assert scored["value"] is None
    assert "no_amounts" in codes(scored)


def test_gifts_by_date_are_occasions_of_the_calendar(tmp_path: Path) -> None:
    rng = np.random.default_rng(4)
    lines = ["donante,fecha"]
    for donor in range(300):
        lines.append(f"d{donor},2018-03-0{1 + donor % 9}")
        lines += [
            f"d{donor},{year}-0{1 + donor % 9}-15"
            for year in range(2019, 2024)
            if rng.random() < 0.5 / (1 + donor % 3)
        ]
    file = written(tmp_path / "donativos.csv", "\n".join(lines))
    options = ("--model", "bg_bb", "--unit", "year", "--map", "donante=customer")
    found = answer(fit, file, *options, "--until", "2023-12-31", "--horizon", "1y")
    assert found["data"]["occasions"]
    assert found["holdout"]["horizon_unit"] == "year"
    assert "partial_period" not in codes(found)
    late = answer(fit, file, *options, "--until", "2023-11-30", "--horizon", "1y")
    assert "partial_period" in codes(late)
    months = answer(fit, file, "--model", "bg_bb", "--unit", "month", "--map", "donante=customer")
    assert months["data"]["unit"] == "month"
    for unit in ("week", "day"):
        by = ("--model", "bg_bb", "--unit", unit, "--map", "donante=customer", "--no-holdout")
        assert answer(fit, file, *by, "--until", "2019-12-31")["data"]["unit"] == unit


def test_every_customer_gets_a_row_and_the_figures_of_the_paper(
    summary: Path, tmp_path: Path
) -> None:
    out, curve = tmp_path / "valor.csv", tmp_path / "curva.svg"
    found = answer(
        score, summary, "--model", "bg_nbd", "--horizon", "39w", "--out", out, "--curve", curve
    )
    with out.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert found["written"] == {"file": str(out), "rows": 2357}
    assert [row["customer"] for row in rows[:2]] == ["1", "2"]
    assert float(rows[0]["expected_purchases"]) == pytest.approx(1.226, abs=1e-3)
    assert float(rows[0]["spend_per_purchase"]) == pytest.approx(24.66, abs=0.01)
    assert float(rows[2]["spend_per_purchase"]) == pytest.approx(35.17, abs=0.01)
    for row in rows:
        assert 0 <= float(row["probability_purchase"]) <= 1
        assert float(row["value_low"]) <= min(float(row["value"]), float(row["value_high"]))
    classes = {share["class"]: share for share in found["pareto"]["classes"]}
    assert classes["A"]["n"] == sum(row["class"] == "A" for row in rows)
    total = sum(float(row["value"]) for row in rows)
    assert found["value"]["value"] == pytest.approx(total, rel=1e-4)
    assert found["value"]["interval"]["low"] < total < found["value"]["interval"]["high"]
    assert found["best"][0]["value"] == max(float(row["value"]) for row in rows)
    assert "Pareto" in curve.read_text(encoding="utf-8")


def test_an_earlier_fit_can_be_used_again(summary: Path, tmp_path: Path) -> None:
    kept = tmp_path / "ajuste.json"
    kept.write_text(run(fit, summary, "--json").stdout, encoding="utf-8")
    again = answer(score, summary, "--fitted", kept, "--horizon", "39w")
    fresh = answer(score, summary, "--horizon", "39w")
    assert again["purchases"]["value"] == pytest.approx(fresh["purchases"]["value"], rel=1e-6)
    assert again["value"]["interval"]["high"] == pytest.approx(
        fresh["value"]["interval"]["high"], rel=1e-6
    )


@pytest.mark.parametrize(
    "text", ["{}", "no", '{"models": 3}', '{"models": [], "chosen": {"forecast": "x", "by": "y"}}']
)
def test_what_is_no_earlier_fit_is_refused(summary: Path, tmp_path: Path, text: str) -> None:
    result = run(score, summary, "--horizon", "39w", "--fitted", written(tmp_path / "a.json", text))
    assert result.exit_code == 65
    assert "--fitted" in result.stderr


@pytest.mark.parametrize("ending", [".parquet", ".tsv", ".xlsx", ".sav"])
def test_rows_are_written_in_other_formats(purchases: Path, tmp_path: Path, ending: str) -> None:
    out = tmp_path / f"valor{ending}"
    few = tmp_path / "pocas.csv"
    lines = purchases.read_text(encoding="utf-8").splitlines(keepends=True)
    few.write_text("".join(lines[:500]), encoding="utf-8")
    found = answer(score, few, "--horizon", "26w", "--out", out, "--no-holdout")
    read = {
        ".parquet": pd.read_parquet,
        ".tsv": lambda path: pd.read_csv(path, sep="\t", dtype={"customer": str}),
        ".xlsx": pd.read_excel,
        ".sav": pd.read_spss,
    }[ending](out)
    assert len(read) == found["written"]["rows"] == found["data"]["n"]
    assert list(tmp_path.glob(".writing-*")) == []


def test_another_ending_is_refused_before_anything_is_read(summary: Path, tmp_path: Path) -> None:
    result = run(score, summary, "--horizon", "39w", "--out", tmp_path / "valor.docx")
    assert result.exit_code == 65
    assert "valor.docx" in result.stderr


def test_a_rule_that_wins_is_said(tmp_path: Path) -> None:
    """Customers who come as a clock does: a rule knows better than any model."""
    days = pd.date_range("2024-01-01", "2025-11-30")
    lines = ["cliente;fecha;importe"]
    for customer in range(80):
        step = 4 + customer % 25
        lines += [f"c{customer};{day:%d/%m/%Y};12,50 €" for day in days[customer % 9 :: step]]
    file = written(tmp_path / "reloj.csv", "\n".join(lines), "cp1252")
    found = answer(score, file, "--horizon", "90d")
    assert set(found["chosen"]["forecast"].split("+")) & {"past_rate", "last_period"}
    assert found["chosen"]["by"] == "holdout"
    assert found["data"]["currency"] == "EUR"
    if "+" not in found["chosen"]["forecast"]:
        assert "rule_won" in codes(found)


def test_the_example_of_the_package_can_be_fitted_and_scored(tmp_path: Path) -> None:
    for command, options in ((fit, ()), (score, ("--horizon", "26w"))):
        shown = run(command, "--example")
        assert shown.exit_code == 0
        file = tmp_path / "ejemplo.csv"
        file.write_bytes(shown.stdout_bytes)
        assert answer(command, file, *options)["data"]["currency"] == "EUR"
        assert "fila" not in run(command, file, *options).stderr


def test_the_schema_is_printed() -> None:
    for command in (fit, score):
        schema = json.loads(run(command, "--schema").stdout)
        assert jsonschema_rs.meta.is_valid(schema)


HEAD = "customer,date,amount\n"
GOOD = "a,2024-01-01,5\na,2024-02-01,5\nb,2024-01-05,7\n"


def bad_files() -> Iterator[Any]:
    cases = {
        "empty file": ("", ("vacío",)),
        "only a header": (HEAD, ("ninguna fila",)),
        "other columns": ("nombre,edad\nana,3\n", ("recency", "nombre")),
        "negative money": (HEAD + GOOD + "b,2024-03-01,-4\n", ("fila 5", "-4", "--returns")),
        "future order": (HEAD + GOOD + "b,2999-03-01,4\n", ("fila 5", "futuro")),
        "two currencies": (
            "customer,date,amount,currency\na,2024-01-01,5,EUR\na,2024-02-01,5,USD\n",
            ("EUR (1), USD (1)", "no están en EUR: 3.", "--currency"),
        ),
        "two currencies by sign": (
            HEAD + "a,2024-01-01,5 €\na,2024-02-01,5 £\n",
            ("fila 3", "EUR", "GBP"),
        ),
        "one customer": (HEAD + "a,2024-01-01,5\na,2024-02-01,5\n", ("un solo cliente",)),
        "nobody repeats": (HEAD + "a,2024-01-01,5\nb,2024-02-01,5\n", ("dos veces",)),
        "no date": (HEAD + GOOD + "b,ayer,4\n", ("fila 5", "ayer")),
        "no customer": (HEAD + GOOD + ",2024-05-01,4\n", ("fila 5", "Falta")),
        "no amount": (HEAD + GOOD + "b,2024-05-01,\n", ("fila 5", "Falta")),
        "negative frequency": ("x,t_x,T\n1,2,5\n-1,0,5\n", ("fila 3", "recompras")),
        "last purchase after the end": ("x,t_x,T\n1,2,5\n1,6,5\n", ("fila 3", "posterior")),
        "no repeat but recency": ("x,t_x,T\n1,2,5\n0,2,5\n", ("fila 3",)),
        "negative age": ("x,t_x,T\n1,2,5\n0,0,-1\n", ("fila 3",)),
        "negative mean": ("x,t_x,T,zbar\n1,2,5,3\n1,2,5,-3\n", ("fila 3", "negativo")),
        "count of nobody": ("x,t_x,T,weights\n1,2,5,1\n0,0,4,0\n", ("fila 3",)),
    }
    for name, (text, words) in cases.items():
        yield pytest.param(text, words, id=name)


@pytest.mark.parametrize(("text", "words"), list(bad_files()))
@pytest.mark.parametrize("command", [fit, score])
def test_bad_material_is_refused_with_its_row(
    command: Any, text: str, words: tuple[str, ...], tmp_path: Path
) -> None:
    options = ("--horizon", "26w")
    result = run(command, written(tmp_path / "malo.csv", text), *options, "--json")
    assert result.exit_code == 65
    assert result.stdout == ""
    for word in words:
        assert word in result.stderr


def test_many_problems_are_counted_and_twenty_are_shown(tmp_path: Path) -> None:
    lines = "".join(f"a,2024-01-01,-{n}\n" for n in range(1, 41))
    result = run(fit, written(tmp_path / "malo.csv", HEAD + lines))
    assert result.exit_code == 65
    assert result.stderr.count("fila ") == 20
    assert "20 problemas más" in result.stderr


def test_broken_letters_are_named_by_row(tmp_path: Path) -> None:
    file = tmp_path / "rota.csv"
    file.write_bytes((HEAD + "Núñez,2024-01-01,5\n" * 9).encode() + b"Mu\xf1oz,2024-01-01,5\n")
    result = run(fit, file)
    assert result.exit_code == 65
    assert "fila 11" in result.stderr


def test_a_missing_file_has_its_own_code(tmp_path: Path) -> None:
    assert run(fit, tmp_path / "no.csv").exit_code == 66


def test_returns_and_other_currencies_can_be_left_out(tmp_path: Path) -> None:
    text = "customer,date,amount,currency\n" + "".join(
        f"c{n},2024-0{1 + n % 6}-0{1 + n % 9},{5 + n}.{n % 10}0,EUR\n"
        f"c{n},2024-1{n % 3}-11,{6 + n},EUR\n"
        f"c{n},2024-11-20,-3,EUR\nc{n},2024-11-21,8,USD\n"
        for n in range(40)
    )
    file = written(tmp_path / "mezcla.csv", text)
    found = answer(fit, file, "--returns", "leave-out", "--currency", "eur", "--no-holdout")
    left = {part["reason"]: part["n"] for part in found["data"]["left_out"]}
    assert left["returns"] == 40
    assert left["other_currency"] == 40
    assert found["data"]["currency"] == "EUR"
    assert "few_customers" in codes(found)
    result = run(fit, file, "--currency", "MXN")
    assert result.exit_code == 65
    assert "EUR, USD" in result.stderr


def test_a_summary_in_two_currencies_keeps_one_and_its_names(tmp_path: Path) -> None:
    frame = cdnow_summary().head(400)
    frame = frame.assign(
        zbar=frame["zbar"].where(frame.index != 0, -1), moneda=["EUR", "USD"] * 200
    )
    file = tmp_path / "dos.csv"
    frame.to_csv(file, index=False)
    out = tmp_path / "valor.csv"
    options = ("--currency", "USD", "--returns", "leave-out", "--out", out, "--horizon", "26w")
    found = answer(score, file, *options)
    assert found["data"]["n"] == 200
    with out.open(encoding="utf-8-sig", newline="") as stream:
        assert [row["customer"] for row in csv.DictReader(stream)][:3] == ["2", "4", "6"]


def test_a_summary_without_names_counts_rows(tmp_path: Path) -> None:
    frame = cdnow_summary().head(300)[["x", "t_x", "T"]]
    file = tmp_path / "sin.csv"
    frame.to_csv(file, index=False)
    found = answer(score, file, "--horizon", "26w")
    assert all(int(row["customer"]) >= 2 for row in found["best"])
    assert found["written"] is None


def test_amounts_have_the_decimals_of_their_currency(tmp_path: Path) -> None:
    lines = "customer,date,amount,currency\n" + "".join(
        f"c{n},2024-01-0{1 + n % 9},{1000 + n}.4,CLP\nc{n},2024-0{2 + n % 7}-11,{1500 + n},CLP\n"
        for n in range(30)
    )
    found = answer(fit, written(tmp_path / "pesos.csv", lines), "--no-holdout")
    rounded = next(w for w in found["warnings"] if w["code"] == "rounded_amounts")
    assert rounded["n"] == 30


def test_free_repeat_purchases_do_not_count_for_spending(tmp_path: Path) -> None:
    lines = HEAD + "".join(
        f"c{n},2024-01-0{1 + n % 9},5\nc{n},2024-0{2 + n % 7}-11,0\n" for n in range(30)
    )
    found = answer(fit, written(tmp_path / "gratis.csv", lines), "--no-holdout")
    assert found["spending"] is None
    assert {"zero_amounts", "spend_impossible"} <= codes(found)
    scored = answer(score, tmp_path / "gratis.csv", "--horizon", "26w")
    assert scored["value"] is None


def test_spending_too_uneven_has_no_mean_and_no_value(tmp_path: Path) -> None:
    rng = np.random.default_rng(3)
    frequency = rng.integers(1, 5, 400)
    mean = 1 / rng.gamma(0.5, 1, 400)
    rows = "".join(f"{x},{10 + x},{40},{z:.4f}\n" for x, z in zip(frequency, mean, strict=True))
    found = answer(fit, written(tmp_path / "r.csv", "x,t_x,T,zbar\n" + rows + "0,0,40,\n" * 300))
    assert "spend_mean_infinite" in codes(found)
    assert found["spending"] is None


def test_spending_that_depends_on_frequency_is_said(tmp_path: Path) -> None:
    rows = "".join(f"{x},{10 + x},40,{5 * x + y}\n" for x in range(1, 9) for y in range(20))
    found = answer(fit, written(tmp_path / "r.csv", "x,t_x,T,zbar\n" + rows + "0,0,40,\n" * 300))
    assert "spend_depends_on_frequency" in codes(found)


def test_customers_all_alike_are_said_to_hold_no_parameter(tmp_path: Path) -> None:
    file = written(tmp_path / "iguales.csv", "x,t_x,T,zbar\n" + "3,20,20,10\n" * 50)
    found = answer(fit, file)
    assert "parameter_unbounded" in codes(found)
    entry = found["models"][0]["parameters"][0]
    assert entry["standard_error"] is None
    assert entry["interval"]["low"] is None
    assert entry["reason"] == "unbounded"
    kept = written(tmp_path / "a.json", json.dumps(found))
    assert answer(score, file, "--fitted", kept, "--horizon", "20")["data"]["n"] == 50


def test_too_short_a_past_is_said(tmp_path: Path) -> None:
    lines = HEAD + "".join(f"c{n},2024-01-01,5\nc{n},2024-01-0{2 + n % 3},6\n" for n in range(30))
    found = answer(fit, written(tmp_path / "corto.csv", lines), "--horizon", "26w")
    assert "holdout_impossible" in codes(found)
    assert found["holdout"] is None


def test_purchases_after_the_end_only_are_refused(tmp_path: Path) -> None:
    result = run(fit, written(tmp_path / "a.csv", HEAD + GOOD), "--until", "2023-01-01")
    assert result.exit_code == 65
    assert "2023-01-01" in result.stderr


@pytest.mark.parametrize("horizon", ["pronto", "-3w", "0", "3q", "200y"])
def test_a_horizon_that_is_no_length_is_a_mistake_of_use(summary: Path, horizon: str) -> None:
    result = run(score, summary, "--horizon", horizon)
    assert result.exit_code == 2
    assert "39w" in result.stderr


def test_half_an_occasion_is_a_mistake_of_use() -> None:
    file = folder() / "donations.csv"
    options = ("--model", "bg_bb", "--unit", "year")
    assert run(score, file, *options, "--horizon", "6m").exit_code == 2
    assert run(score, file, *options, "--horizon", "12m").exit_code == 0


def test_a_summary_that_is_no_count_of_occasions_names_its_rows(summary: Path) -> None:
    result = run(fit, summary, "--model", "bg_bb")
    assert result.exit_code == 65
    assert "fila 2" in result.stderr


def test_english_speaks_english(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "short.csv"
    file.write_text("x,t_x,T\n1,2,5\n0,0,5\n", encoding="utf-8")
    monkeypatch.setenv("VINCULO_LANGUAGE", "en")
    found = answer(fit, file)
    assert any("customers" in entry["words"] for entry in found["warnings"])
