"""What the tests of scoring share: files, the command run in this process, its schema."""

import csv
import json
from pathlib import Path
from typing import Any

import jsonschema_rs
from click.testing import CliRunner

from vinculo.feedback.commands.score import command
from vinculo.feedback.domain.score_schema import SCHEMA

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
VALID = jsonschema_rs.validator_for(SCHEMA)


def run(*words: object) -> Any:
    """The command with these words; nothing is raised."""
    return CliRunner().invoke(command, [str(word) for word in words])


def answer(*words: object) -> Any:
    """The command's answer, which obeys its schema."""
    done = run(*words, "--json")
    assert done.exit_code == 0, done.output
    found = json.loads(done.stdout)
    assert [error.message for error in VALID.iter_errors(found)] == []
    return found


def refusal(*words: object) -> str:
    """What a refused file is told."""
    done = run(*words, "--json")
    assert done.exit_code == 65, done.output
    assert "Traceback" not in done.output
    return str(done.stderr)


def write(path: Path, heads: list[str], rows: Any, **options: Any) -> Path:
    """A CSV file."""
    with path.open("w", newline="", encoding=options.pop("encoding", "utf-8")) as stream:
        writer = csv.writer(stream, **options)
        writer.writerow(heads)
        writer.writerows(rows)
    return path


def example(instrument: str) -> Path:
    """The packaged example of an instrument."""
    return EXAMPLES / f"score_{instrument.replace('-', '_')}.csv"


def subject(found: Any, level: str, key: str) -> Any:
    """The figures of one subject of an answer."""
    return next(entry["figures"] for entry in found[level] if entry["key"] == key)
