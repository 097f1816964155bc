"""The contracts of pyproject.toml hold, and nobody is excused."""

import tomllib
from pathlib import Path

CONTRACTS = tomllib.loads(Path("pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]


def test_the_list_of_exceptions_is_empty() -> None:
    assert [c["name"] for c in CONTRACTS if c.get("ignore_imports")] == []
