"""The frame around calculations: options, answers, refusals and exit codes."""

import json
import time
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from uuid import UUID

import click
import numpy as np
import pytest
from click.testing import CliRunner, Result

from vinculo.kernel import words as kernel_words
from vinculo.kernel.calculation import Inputs, Patience, answers, calculation, patience, waiting
from vinculo.kernel.calculation.saying import PROBLEMS
from vinculo.lib.tables import Column, Problem, TableError

COLUMNS = (
    Column("cause", "text", "La causa", aliases=("causa",)),
    Column("amount", "number", "Cuánto", minimum=0, maximum=10),
    Column("kind", "text", "Clase", required=False, choices=("a", "b")),
)
SCHEMA = {"type": "object", "required": ["n"], "properties": {"n": {"type": "integer"}}}


@calculation(help="Suma.", columns=COLUMNS, schema=SCHEMA, words={"odd": "Impar: %(value)s."})
@click.option("--fail", default="")
def adding(inputs: Inputs, *, fail: str) -> dict[str, object] | None:
    table = inputs.table()
    if fail == "bug":
        raise ZeroDivisionError("ups")
    if fail == "odd":
        raise TableError([table.problem(0, "amount", "odd")])
    if fail == "usage":
        raise click.UsageError("no así")
    if fail == "folder":
        Path("/nada/de/nada").write_text("x", encoding="utf-8")
    if fail == "silent":
        return None
    if fail == "full":
        raise OSError(28, "No space left")
    return {"n": len(table), "total": table.numbers("amount").sum(), "warnings": []}


@calculation(
    columns={"one": COLUMNS, "two": (Column("x", "integer", "Una equis"),)},
    schema=SCHEMA,
    optional=("two",),
)
@click.command(help="Junta.")
def joining(inputs: Inputs) -> dict[str, object]:
    return {"n": len(inputs.table("one")), "two": "two" in inputs and len(inputs.table("two"))}


@calculation(help="Cuenta.", schema=SCHEMA)
@click.option("--n", type=int, default=3)
def counting(inputs: Inputs, *, n: int) -> dict[str, object]:
    assert inputs.paths == {}
    return {"n": n}


@pytest.fixture
def run(tmp_path: Path):
    def run(command: click.Command, *arguments: str, **files: str) -> Result:
        for name, content in files.items():
            (tmp_path / f"{name}.csv").write_text(content, encoding="utf-8")
        known = [str(tmp_path / a[1:]) if a.startswith("@") else a for a in arguments]
        return CliRunner().invoke(command, known)

    return run


GOOD = "cause,amount\nx,1.5\ny,2\n"


def test_an_answer_is_json_on_standard_output(run) -> None:
    result = run(adding, "@a.csv", "--json", a=GOOD)
    assert result.exit_code == 0
    assert json.loads(result.stdout) == {"n": 2, "total": 3.5, "warnings": []}
    assert result.stderr == ""


def test_without_json_the_answer_is_readable(run) -> None:
    assert run(adding, "@a.csv", a=GOOD).stdout == "n: 2\ntotal: 3.5\nwarnings: –\n"


def test_the_file_may_come_by_standard_input() -> None:
    result = CliRunner().invoke(adding, ["-", "--json"], input=GOOD)
    assert json.loads(result.stdout)["n"] == 2


def test_columns_are_renamed_by_map(run) -> None:
    moved = GOOD.replace("amount", "a=b: importe")
    assert run(adding, "@a.csv", "--map", "a=b: importe=amount", a=moved).exit_code == 0
    assert run(adding, "@a.csv", "--map", "nada", a=moved).exit_code == 2
    assert run(adding, "@a.csv", "--map", "=x", a=moved).exit_code == 2
    wrong = run(adding, "@a.csv", "--map", "amount=nada", a=GOOD)
    assert (wrong.exit_code, "--map amount=nada" in wrong.stderr) == (65, True)
    assert run(adding, "@a.csv", "--map", "nada=amount", a=GOOD).exit_code == 65


def test_each_of_several_files_has_its_own_map(run) -> None:
    files = {"a": GOOD, "b": "equis\n5\n"}
    asked = ("--one", "@a.csv", "--two", "@b.csv", "--json")
    assert run(joining, *asked, **files).exit_code == 65
    for pair in ("equis=x", "two:equis=x"):
        answer = run(joining, *asked, "--map", pair, **files)
        assert json.loads(answer.stdout) == {"n": 2, "two": 1}
    assert run(joining, *asked, "--map", "one:equis=x", **files).exit_code == 65


def test_a_file_that_must_be_given_is_asked_for(run) -> None:
    assert run(adding).exit_code == 2
    assert run(joining, "--two", "@a.csv", a=GOOD).exit_code == 2
    assert json.loads(run(joining, "--one", "@a.csv", "--json", a=GOOD).stdout)["two"] is False


def test_a_calculation_may_need_no_file(run) -> None:
    assert json.loads(run(counting, "--json", "--n", "5").stdout) == {"n": 5}


@pytest.mark.parametrize(
    ("fail", "code", "said"),
    [
        ("bug", 70, "ZeroDivisionError"),
        ("odd", 65, "a.csv, fila 2, columna «amount»: Impar: 1.5."),
        ("usage", 2, "no así"),
        ("folder", 66, "/nada/de/nada"),
        ("silent", 0, ""),
    ],
)
def test_every_end_has_its_code_and_its_words(run, fail: str, code: int, said: str) -> None:
    result = run(adding, "@a.csv", "--fail", fail, a=GOOD)
    assert result.exit_code == code
    assert said in result.stderr
    assert "Traceback" not in result.output
    assert result.stdout == ""


def test_a_full_disk_is_left_to_the_command_line(run) -> None:
    assert isinstance(run(adding, "@a.csv", "--fail", "full", a=GOOD).exception, OSError)


def test_a_bug_shows_its_trace_to_developers_only(run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VINCULO_DEBUG", "true")
    assert "Traceback" in run(adding, "@a.csv", "--fail", "bug", a=GOOD).stderr


def test_refusals_name_row_column_and_value(run) -> None:
    result = run(adding, "@a.csv", "--json", a="cause,amount,kind\nx,11,a\n,2,c\n")
    assert result.exit_code == 65
    assert result.stdout == ""
    assert "a.csv, fila 2, columna «amount»: 11 está fuera de la escala de 0 a 10." in result.stderr
    assert "a.csv, fila 3, columna «cause»: Falta el valor." in result.stderr
    assert "«c» no es una de las opciones: a, b." in result.stderr


def test_more_than_twenty_problems_are_counted(run) -> None:
    result = run(adding, "@a.csv", a="cause,amount\n" + "x,no\n" * 50)
    assert "… y 30 problemas más." in result.stderr
    assert len(result.stderr.splitlines()) == 22


def test_refusals_speak_the_language_of_the_terminal(run, monkeypatch) -> None:
    monkeypatch.setattr(kernel_words, "environment", lambda: {"VINCULO_LANGUAGE": "en"})
    assert "row 2, column “amount”" in run(adding, "@a.csv", a="cause,amount\nx,no\n").stderr
    assert "does not exist" in run(adding, "/nada.csv").stderr


def test_every_problem_has_english_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kernel_words, "environment", lambda: {"LANG": "en_GB"})
    say = kernel_words.gettext_of("kernel")
    assert [words for words in PROBLEMS.values() if say(words) == words] == []
    assert say("") == ""


def test_a_file_that_is_missing_is_66(run) -> None:
    result = run(adding, "/nada/nada.csv", "--json")
    assert (result.exit_code, result.stdout) == (66, "")
    assert "/nada/nada.csv" in result.stderr


def test_what_was_understood_is_a_warning(run) -> None:
    result = run(adding, "@a.csv", "--json", a="cause,amount\nx,1.234\n")
    [warning] = json.loads(result.stdout)["warnings"]
    assert warning["code"] == "ambiguous_decimals"
    assert "1.234" in warning["words"]


def test_help_names_columns_bounds_choices_and_aliases() -> None:
    text = CliRunner().invoke(adding, ["--help"], terminal_width=200).output
    for part in ("cause", "La causa (texto)", "También: causa.", "[0; 10]", "a|b", "Puede faltar."):
        assert part in text
    both = CliRunner().invoke(joining, ["--help"]).output
    assert "Columnas de --one" in both
    assert "Columnas de --two" in both


def test_the_schema_says_its_draft() -> None:
    schema = json.loads(CliRunner().invoke(adding, ["--schema"]).output)
    assert schema["$schema"] == answers.DRAFT
    assert schema["required"] == ["n"]


def test_a_stream_gives_its_notes_once(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("cause,amount\nx,1.234\ny,2.345\n", encoding="utf-8")
    inputs = Inputs({"file": path}, {"file": COLUMNS})
    assert [len(part) for part in inputs.stream(rows=1)] == [1, 1]
    assert len(inputs.notes) == 1
    assert inputs.path() == path


def test_a_calculation_without_a_function_is_a_mistake() -> None:
    with pytest.raises(TypeError):
        calculation(schema=SCHEMA)(click.Command("x"))


# --- answers --------------------------------------------------------------------------------


class Mood(StrEnum):
    CALM = "calm"


@dataclass
class Pair:
    low: float
    high: float


def test_every_figure_has_a_form_in_json() -> None:
    told = answers.plain(
        {
            Mood.CALM: Mood.CALM,
            "nan": float("nan"),
            "inf": np.float64("inf"),
            "cents": Decimal("1.10"),
            "nothing": Decimal("NaN"),
            "array": np.array([[1, 2], [3, np.nan]]),
            "scalar": np.int64(7),
            "truth": np.bool_(True),
            "day": date(2026, 10, 5),
            "length": timedelta(minutes=1),
            "id": UUID(int=1),
            "pair": Pair(1, 2),
            "set": {1},
        }
    )
    assert json.loads(answers.as_json(told)) == {
        "calm": "calm",
        "nan": None,
        "inf": None,
        "cents": 1.1,
        "nothing": None,
        "array": [[1, 2], [3, None]],
        "scalar": 7,
        "truth": True,
        "day": "2026-10-05",
        "length": 60,
        "id": "00000000-0000-0000-0000-000000000001",
        "pair": {"low": 1, "high": 2},
        "set": [1],
    }
    with pytest.raises(TypeError):
        answers.plain({"x": object()})


def test_a_readable_answer_shows_records_as_a_table() -> None:
    text = answers.readable(
        {
            "n": 2,
            "deep": {"a": 1.23456789, "interval": {"low": 1, "high": 2}},
            "rows": [
                {"d": "x", "i": {"low": 1, "high": None}, "m": {"k": [1, 2]}},
                {"d": "y", "e": {}},
            ],
            "none": None,
            "list": [{}][:0],
        }
    )
    assert "  a: 1.23457" in text
    assert "interval: 1 … 2" in text
    assert "1 … –" in text
    assert "1, 2" in text
    assert "none: –" in text


# --- patience -------------------------------------------------------------------------------


def test_nothing_is_said_within_a_second(capsys: pytest.CaptureFixture[str]) -> None:
    bar = Patience("Leyendo", 10)
    bar.advance()
    bar.close()
    with waiting("Calculando"):
        pass
    assert capsys.readouterr().err == ""


def test_after_a_second_the_work_is_named(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(patience, "SILENT_SECONDS", 0.01)
    inputs = Inputs({}, {})
    with inputs.progress("Leyendo", 10) as bar:
        time.sleep(0.02)
        bar.advance(5)
        bar.advance(5)
    with waiting("Calculando"):
        time.sleep(0.1)
    shown = capsys.readouterr().err
    assert "Leyendo" in shown
    assert "· Calculando…" in shown


def test_a_problem_may_bring_its_own_words(run) -> None:
    @calculation(schema=SCHEMA)
    def speaking(_inputs: Inputs) -> None:
        raise TableError([Problem("x", words="Así no.")])

    assert run(speaking).stderr.splitlines()[1] == "  Así no."
