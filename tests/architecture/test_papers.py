"""What surrounds the code is true: locks, licence, targets, documents."""

import ast
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import unquote

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.architecture.house import CONTEXTS, PYPROJECT, ROOT, SRC

LOCKS = ("run", "dev", "build")
ADDRESS = re.compile(r"https?://|--(?:extra-)?index-url|--find-links|--trusted-host| @ |file:")
LINK = re.compile(r"(?<!\\)\[[^\]]*\]\((?P<target>[^)\s]+)[^)]*\)")
PAPERS = sorted(
    [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "bench").glob("*.md")]
)
PROOF = re.compile(r"\b(?P<file>(?:src|tests)/[\w/.-]+\.py)(?:::(?P<test>\w+))?")


def pins(text: str) -> dict[str, tuple[str, int]]:
    """Each locked library: its version and how many hashes guard it."""
    found = {}
    for entry in re.split(r"\n(?=\S)", text):
        if match := re.match(r"([A-Za-z0-9][\w.-]*)(?:\[[^\]]*\])?==([^\s;\\]+)", entry):
            name = canonicalize_name(match[1])
            found[name] = (match[2], entry.count("--hash=sha256:"))
    return found


def lock(name: str) -> str:
    return (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_has_hashes_and_no_addresses(name: str) -> None:
    text = lock(name)
    assert ADDRESS.findall(text) == []
    assert [library for library, (_, hashes) in pins(text).items() if not hashes] == []
    lines = [line for line in text.splitlines() if re.match(r"\S", line) and line[0] != "#"]
    assert [line for line in lines if "==" not in line] == [], "every library has one version"


def wanted(requirements: list[str]) -> set[str]:
    return {canonicalize_name(Requirement(r).name) for r in requirements}


def test_every_dependency_is_locked() -> None:
    project = PYPROJECT["project"]
    assert wanted(project["dependencies"]) <= set(pins(lock("run")))
    assert wanted(PYPROJECT["dependency-groups"]["dev"]) <= set(pins(lock("dev")))
    assert wanted(PYPROJECT["build-system"]["requires"]) <= set(pins(lock("build")))


def test_the_locks_agree() -> None:
    run, dev = pins(lock("run")), pins(lock("dev"))
    assert {n: (v, dev.get(n)) for n, v in run.items() if dev.get(n, v)[0] != v[0]} == {}


def test_there_is_one_lock() -> None:
    assert [p.name for p in ROOT.glob("*") if p.name in {"uv.lock", "poetry.lock", "Pipfile"}] == []


def test_what_a_lock_lacks_is_seen() -> None:
    bad = "--index-url https://mirror.example\nfoo==1.0 \\\n    --hash=sha256:aa\nbar==2.0\n"
    assert pins(bad) == {"foo": ("1.0", 1), "bar": ("2.0", 0)}
    assert ADDRESS.findall(bad)


def test_the_licence_is_named_and_there() -> None:
    assert PYPROJECT["project"]["license"] == "AGPL-3.0-or-later"
    assert PYPROJECT["project"]["license-files"] == ["LICENSE"]
    assert "GNU AFFERO GENERAL PUBLIC LICENSE" in (ROOT / "LICENSE").read_text().upper()


def targets(text: str) -> dict[str, str]:
    """Targets of the Makefile that people call, and what each says of itself."""
    return {
        match[1]: match[2] or ""
        for match in re.finditer(r"^([a-z][\w-]*):(?!=)[^#\n]*(?:##\s*(.+))?$", text, re.MULTILINE)
    }


def test_every_target_says_what_it_does() -> None:
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    found = targets(text)
    assert [name for name, words in found.items() if not words] == []
    assert set(re.search(r"^\.PHONY:(.*)$", text, re.MULTILINE)[1].split()) == set(found)
    guide = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert [name for name in found if f"`make {name}`" not in guide] == []
    assert targets("lonely: other\n") == {"lonely": ""}


def broken_links(path: Path) -> Iterator[str]:
    """Links of a document to files that are not there."""
    text = re.sub(r"```.*?```|`[^`]*`", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    for match in LINK.finditer(text):
        target = unquote(match["target"]).partition("#")[0]
        if target and not re.match(r"[a-z]+:", target) and not (path.parent / target).exists():
            yield f"{path.relative_to(ROOT)}: {target}"


@pytest.mark.parametrize("path", PAPERS, ids=[str(p.relative_to(ROOT)) for p in PAPERS])
def test_links_lead_somewhere(path: Path) -> None:
    assert list(broken_links(path)) == []


@cache
def functions_in(file: Path) -> frozenset[str]:
    """The functions of a test file, those of its classes too."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    return frozenset(n.name for n in ast.walk(tree) if isinstance(n, ast.FunctionDef))


def missing_proofs(text: str) -> list[str]:
    """Tests named in a document that do not exist."""
    found = []
    for match in PROOF.finditer(text):
        file = ROOT / match["file"]
        if not file.exists() or (match["test"] and match["test"] not in functions_in(file)):
            found.append(match[0])
    return found


@pytest.mark.parametrize("path", PAPERS, ids=[str(p.relative_to(ROOT)) for p in PAPERS])
def test_tests_that_a_document_names_exist(path: Path) -> None:
    assert missing_proofs(path.read_text(encoding="utf-8")) == []


def test_a_proof_that_is_not_there_is_seen() -> None:
    here = "tests/architecture/test_papers.py"
    assert missing_proofs(f"| A | {here}::test_links_lead_somewhere |") == []
    assert missing_proofs(f"{here}::test_of_nothing, tests/gone.py") == [
        f"{here}::test_of_nothing",
        "tests/gone.py",
    ]


def test_every_context_is_described() -> None:
    text = (ROOT / "docs" / "como-esta-hecho.md").read_text(encoding="utf-8")
    assert [context for context in CONTEXTS if f"`{context}`" not in text] == []


def test_versions_agree() -> None:
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"## {PYPROJECT['project']['version']}" in changes
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert settings["project"]["requires-python"] == ">=3.11"
    assert (SRC / "__init__.py").exists()
