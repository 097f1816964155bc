"""What the rules share: where things lie, and which layer a context is on."""

import ast
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SRC = ROOT / "src" / "vinculo"
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
CONTRACTS = PYPROJECT["tool"]["importlinter"]["contracts"]
CONTEXTS = sorted(p.name for p in SRC.iterdir() if (p / "__init__.py").exists())

OPEN_TO_ALL = frozenset({"kernel", "lib", "ui"})
"""The floor of the house: no doors, everybody stands on it."""


def layer_ranks() -> dict[str, int]:
    """Each context's height; a larger number is further down."""
    ranks: dict[str, int] = {}
    for rank, line in enumerate(CONTRACTS[0]["layers"]):
        for name in line.split(":"):
            ranks[name.strip().strip("()")] = rank
    return ranks


RANK = layer_ranks()


def points_down(here: str, there: str) -> bool:
    """Whether context ``here`` may know context ``there``."""
    return here == there or RANK[here] < RANK[there]


def context_of(path: Path) -> str:
    """The context that a file under src/vinculo belongs to."""
    return path.relative_to(SRC).parts[0]


def python_files(*, with_tests: bool = False) -> list[Path]:
    """Our modules, without migrations; tests only when asked."""
    return [
        path
        for path in sorted(SRC.rglob("*.py"))
        if "migrations" not in path.parts
        and (with_tests or not ({"tests"} & set(path.parts) or path.name == "testing.py"))
    ]


def room_of(path: Path) -> str:
    """The room of its context that a module belongs to: ``web``, ``services``, ``models``…"""
    parts = path.relative_to(SRC).parts
    return parts[1].removesuffix(".py") if len(parts) > 1 else ""


@cache
def tree_of(path: Path) -> ast.Module:
    """The syntax tree of a file."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def imports_of(tree: ast.AST) -> Iterator[tuple[str, int]]:
    """Each imported module, or module and name, with its line."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield alias.name, node.lineno
        elif isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                yield f"{node.module}.{alias.name}", node.lineno


def where(path: Path, line: int = 0) -> str:
    """A place that an editor can jump to."""
    short = path.relative_to(ROOT) if path.is_relative_to(ROOT) else path
    return f"{short}:{line}" if line else str(short)
