"""What every calculation command keeps: a new command is tested by being there."""

import csv
import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

import click
import jsonschema_rs
import pytest
from click.testing import CliRunner, Result
from openpyxl import Workbook

from vinculo.config.cli import discover
from vinculo.kernel.calculation import CalculationCommand
from vinculo.kernel.calculation.answers import DRAFT
from vinculo.kernel.calculation.kinds import Level, level_words

BAD = {
    "an empty file": b"",
    "a header without rows": None,
    "other columns": b"uno;dos\n1;2\n",
    "binary rubbish": bytes(range(256)) * 64,
    "a broken workbook": b"PK\x03\x04" + bytes(200),
    "broken letters": "ñañó;ñé\n".encode() + b"\xff\xfe\x81;1\n",
    "one cell": b"x",
    "a formula": b"=cmd|' /C calc'!A0\n",
}


HEAVY = {"numpy", "scipy", "pandas", "pyarrow", "duckdb", "ibis", "openpyxl", "django", "rich"}


@dataclass(frozen=True)
class Found:
    """A calculation command and the words it is called by."""

    path: tuple[str, ...]
    command: CalculationCommand

    @property
    def name(self) -> str:
        return "-".join(self.path)

    def run(self, files: dict[str, Path], *more: str) -> Result:
        given = [
            word
            for name, path in files.items()
            for word in ([str(path)] if self.command.one_file else [f"--{name}", str(path)])
        ]
        return CliRunner().invoke(
            self.command, [*given, *self.command.example_options, *more], catch_exceptions=True
        )


def found() -> Iterator[Found]:
    for entry in discover():
        if not entry.uses_django and entry.module.split(".")[1] != "config":
            command = import_module(entry.module).command
            if isinstance(command, CalculationCommand):
                yield Found(entry.path, command)


def ran(code: str, **env: str) -> str:
    """What a Python of its own prints."""
    return subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2] / "src"), **env},
    ).stdout


COMMANDS = list(found())
every_command = pytest.mark.parametrize("one", COMMANDS, ids=lambda one: one.name)
with_files = pytest.mark.parametrize(
    "one", [one for one in COMMANDS if one.command.columns], ids=lambda one: one.name
)


def examples(one: Found) -> dict[str, Path]:
    return dict(one.command.examples)


def ended_in_words(result: Result) -> bool:
    """No trace, nothing half written on standard output, and some words."""
    said = result.stderr.strip()
    unhandled = result.exception is not None and not isinstance(result.exception, SystemExit)
    return not unhandled and "Traceback" not in result.output and bool(said) and not result.stdout


def test_there_are_calculations() -> None:
    assert len(COMMANDS) >= 1


@every_command
def test_its_schema_is_a_json_schema_of_2020(one: Found) -> None:
    result = CliRunner().invoke(one.command, ["--schema"])
    assert result.exit_code == 0
    schema = json.loads(result.stdout)
    assert schema["$schema"] == DRAFT
    jsonschema_rs.meta.validate(schema)
    for answer in schema.get("oneOf") or [schema]:
        assert answer["properties"], "an open schema promises nothing"
        assert "version" in answer["required"]
        assert '"source"' in json.dumps(answer) or not one.command.columns


@every_command
def test_its_own_example_is_answered_as_its_schema_says(one: Found) -> None:
    assert examples(one) or not one.command.columns, "a command with files has an example"
    result = one.run(examples(one), "--json")
    assert result.exit_code == 0, result.output
    answer = json.loads(result.stdout, parse_constant=pytest.fail)
    schema = json.loads(CliRunner().invoke(one.command, ["--schema"]).stdout)
    jsonschema_rs.validator_for(schema).validate(answer)
    for warning in answer.get("warnings", []):
        assert {"code", "words"} <= set(warning)


@every_command
def test_its_example_can_be_read_by_a_person_too(one: Found) -> None:
    result = one.run(examples(one))
    assert result.exit_code == 0, result.output
    assert result.stdout.strip()
    assert not result.stdout.startswith("{")


@every_command
def test_the_same_file_gives_the_same_answer(one: Found) -> None:
    first, second = (one.run(examples(one), "--json").stdout for _ in range(2))
    assert first == second


@with_files
def test_its_example_is_printed_as_it_lies_in_the_package(one: Found) -> None:
    for name, path in examples(one).items():
        asked = ["--example"] if len(examples(one)) == 1 else ["--example", name]
        result = CliRunner().invoke(one.command, asked)
        assert result.exit_code == 0
        assert result.stdout_bytes.replace(b"\r\n", b"\n") == path.read_bytes().replace(
            b"\r\n", b"\n"
        )


@every_command
def test_its_help_names_its_purpose_and_each_column(one: Found) -> None:
    result = CliRunner().invoke(one.command, ["--help"], terminal_width=300)
    assert result.exit_code == 0
    assert one.command.help
    for columns in one.command.columns.values():
        assert [c.name for c in columns if c.name not in result.output] == []
        assert [c.name for c in columns if len(c.words) < 3] == []


@every_command
def test_its_help_has_no_english_frame(one: Found) -> None:
    said = CliRunner().invoke(one.command, ["--help"], terminal_width=300).output
    english = re.compile(r"\bUsage\b|\bOptions\b|OPTIONS|default:|Show this|required\b|\bTEXT\b|"
                         r"\bINTEGER\b|\bFLOAT\b|RANGE|\bFILE\b|\bPATH\b|\bDIR\b|%Y")  # fmt: skip
    assert english.findall(said) == []


@every_command
def test_its_confidence_has_the_range_of_all(one: Found) -> None:
    for option in one.command.params:
        if option.name == "level":
            assert isinstance(option.type, Level)
            assert option.help == level_words()


def test_all_helps_are_english_for_an_english_terminal() -> None:
    code = (
        "from click.testing import CliRunner; from importlib import import_module\n"
        f"for m in {[e.module for e in discover() if e.path in {o.path for o in COMMANDS}]!r}:\n"
        "    print(CliRunner().invoke(import_module(m).command, ['--help']).output)"
    )
    said = ran(code, VINCULO_LANGUAGE="en")
    assert "Usage:" in said
    assert "Show this message" in said
    assert re.findall(r"ARCHIVO|OPCIONES|omisión| de (?:la|los|las|un) | que | para ", said) == []


@with_files
@pytest.mark.parametrize("kind", BAD, ids=lambda kind: kind.replace(" ", "-"))
def test_bad_data_are_refused_with_65_and_words(one: Found, kind: str, tmp_path: Path) -> None:
    for name, path in examples(one).items():
        content = BAD[kind]
        if content is None:
            content = path.read_bytes().splitlines(keepends=True)[0]
        if kind in {"one cell", "a formula", "a header without rows"} and _is_free_text(one, name):
            continue
        bad = tmp_path / f"bad-{name}.csv"
        bad.write_bytes(content)
        result = one.run({**examples(one), name: bad}, "--json")
        assert result.exit_code == 65, (name, result.output)
        assert ended_in_words(result), result.output


def _is_free_text(one: Found, name: str) -> bool:
    """A file of texts without columns takes any line of letters."""
    return not one.command.columns.get(name)


def rows_of(path: Path) -> list[list[str]]:
    return list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline="")))


def delimited(rows: list[list[str]], delimiter: str, encoding: str, ending: str) -> bytes:
    kept = io.StringIO(newline="")
    csv.writer(kept, delimiter=delimiter, lineterminator=ending).writerows(rows)
    return kept.getvalue().encode(encoding)


def as_workbook(rows: list[list[str]]) -> bytes:
    kept = io.BytesIO()
    book = Workbook()
    for row in rows:
        book.active.append(row)
    book.save(kept)
    return kept.getvalue()


def wider(rows: list[list[str]]) -> list[list[str]]:
    return [["Observaciones", *rows[0]], *(["nada; nada, «nada»", *row] for row in rows[1:])]


FORMS = {
    "semicolons": lambda rows: delimited(rows, ";", "utf-8-sig", "\r\n"),
    "tabs in UTF-16": lambda rows: delimited(rows, "\t", "utf-16", "\n"),
    "columns in another order": lambda rows: delimited(
        [row[::-1] for row in rows], ",", "utf-8", "\n"
    ),
    "a column that nobody asked for": lambda rows: delimited(wider(rows), ",", "utf-8", "\n"),
    "headers in capitals": lambda rows: delimited(
        [[f" {head.upper()} " for head in rows[0]], *rows[1:]], ",", "utf-8", "\n"
    ),
    "empty rows at the end": lambda rows: delimited(
        [*rows, [""] * len(rows[0]), []], ",", "utf-8", "\n"
    ),
    "a workbook": as_workbook,
}


@with_files
@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.replace(" ", "-"))
def test_the_same_data_in_another_form_give_the_same_answer(
    one: Found, form: str, tmp_path: Path
) -> None:
    moved = {}
    for name, path in examples(one).items():
        if _is_free_text(one, name):
            pytest.skip("a file of texts has one form")
        moved[name] = tmp_path / path.name
        moved[name].write_bytes(FORMS[form](rows_of(path)))
    first, second = one.run(examples(one), "--json"), one.run(moved, "--json")
    assert second.exit_code == 0, second.output
    assert json.loads(second.stdout) == json.loads(first.stdout)


@with_files
def test_a_file_that_is_not_there_is_66(one: Found, tmp_path: Path) -> None:
    for name in examples(one):
        for missing in (tmp_path / "nada.csv", tmp_path):
            result = one.run({**examples(one), name: missing}, "--json")
            assert result.exit_code == 66, (name, result.output)
            assert ended_in_words(result)
            assert os.fspath(missing.name) in result.stderr


@with_files
def test_a_renamed_column_is_found_by_map(one: Found, tmp_path: Path) -> None:
    for name, path in examples(one).items():
        lines = path.read_text(encoding="utf-8-sig").split("\n")
        required = [c for c in one.command.columns[name] if c.required]
        heads = lines[0].rstrip("\r").split(",")
        if not required or required[0].name not in heads:
            continue
        field = required[0].name
        lines[0] = ",".join("Otra cosa" if head == field else head for head in heads)
        moved = tmp_path / f"moved-{name}.csv"
        moved.write_text("\n".join(lines), encoding="utf-8")
        files = {**examples(one), name: moved}
        assert one.run(files, "--json").exit_code == 65
        target = "" if one.command.one_file else f"{name}:"
        result = one.run(files, "--json", "--map", f"{target}Otra cosa={field}")
        assert result.exit_code == 0, result.output


@with_files
def test_an_unknown_map_is_refused(one: Found) -> None:
    assert one.run(examples(one), "--map", "nada").exit_code == 2
    assert one.run(examples(one), "--map", "zzz=yyy").exit_code == 65


@every_command
def test_an_unknown_option_is_a_usage_error(one: Found) -> None:
    assert one.run(examples(one), "--no-such-option").exit_code == 2


@every_command
def test_its_module_loads_nothing_heavy(one: Found) -> None:
    module = next(e.module for e in discover() if e.path == one.path)
    assert ran(f"import sys, {module}; print(sorted({HEAVY!r} & set(sys.modules)))").strip() == "[]"


def test_a_command_that_breaks_the_contract_is_seen(tmp_path: Path) -> None:
    @click.command()
    def broken() -> None:
        raise ValueError("ups")

    result = CliRunner().invoke(broken, [])
    assert not ended_in_words(result)
