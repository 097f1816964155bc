"""The command line without a database: names, help, light imports, exit codes."""

import json
import subprocess
import sys

import click
import pytest
from click.testing import CliRunner

from vinculo.config import cli, words
from vinculo.config.refusals import DatabaseError, Exit, PortError
from vinculo.kernel import words as kernel_words


def test_every_command_file_is_found_with_words() -> None:
    found = cli.discover()
    names = {entry.path for entry in found}
    assert {("up",), ("web",), ("worker",), ("doctor",), ("demo", "load"), ("version",)} <= names
    assert len(names) == len(found), "two files claim one name"
    assert all(entry.help for entry in found)


def test_every_command_file_holds_a_command() -> None:
    for entry in cli.discover():
        assert isinstance(cli._command_of(entry), click.Command), entry.module


def test_help_is_quick_because_nothing_heavy_is_imported() -> None:
    listed = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys; from vinculo.config import cli\n"
            "try: cli.cli.main(['--help'], prog_name='vinculo')\n"
            "except SystemExit: pass\n"
            "import json; print(json.dumps(sorted(sys.modules)))",
        ],
        check=True,
        capture_output=True,
        text=True,
    )
    modules = set(json.loads(listed.stdout.splitlines()[-1]))
    assert "doctor" in listed.stdout
    assert not modules & {"django", "psycopg", "procrastinate", "uvicorn", "rich", "cryptography"}


def test_an_unknown_command_is_a_usage_error() -> None:
    assert CliRunner().invoke(cli.cli, ["nonsense"]).exit_code == 2
    assert CliRunner().invoke(cli.cli, ["demo", "nonsense"]).exit_code == 2


def test_a_group_lists_its_commands() -> None:
    answer = CliRunner().invoke(cli.cli, ["demo", "--help"])
    assert answer.exit_code == 0
    assert "load" in answer.output


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["load", "--data", "/a"], "/a"),
        (["load", "--data=/b"], "/b"),
        (["load", "--", "--data", "/c"], None),
        (["load", "--data"], None),
        ([], None),
    ],
)
def test_data_is_seen_wherever_it_stands(arguments: list[str], expected: str | None) -> None:
    assert cli._data_of(arguments) == expected


@pytest.mark.parametrize("refusal", [DatabaseError("no base"), PortError("no port")])
def test_a_refusal_is_words_and_its_exit_code(refusal: DatabaseError) -> None:
    @click.command()
    def refuse() -> None:
        raise refusal

    group = cli.LazyGroup([], name="g")
    group.add_command(refuse)
    group.get_command = lambda _ctx, _name: refuse  # type: ignore[method-assign,assignment]
    answer = CliRunner().invoke(group, ["refuse"])
    assert answer.exit_code == refusal.exit_code
    assert refusal.words in answer.output


def test_the_exit_codes_are_all_different() -> None:
    assert len({int(code) for code in Exit}) == len(Exit)
    assert Exit.DATABASE == 75


@pytest.mark.parametrize(
    ("env", "expected"),
    [
        ({}, "es"),
        ({"LANG": "C.UTF-8"}, "es"),
        ({"LANG": "en_US.UTF-8"}, "en"),
        ({"LANG": "en_US.UTF-8", "LC_ALL": "es_ES.UTF-8"}, "es"),
        ({"LANG": "es_ES.UTF-8", "VINCULO_LANGUAGE": "en"}, "en"),
    ],
)
def test_the_terminal_chooses_the_language(
    env: dict[str, str], expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kernel_words, "environment", lambda: env)
    assert words.language() == expected
