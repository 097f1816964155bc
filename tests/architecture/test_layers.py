"""The contracts of pyproject.toml hold, nobody is excused, and no room is outside of them."""

from importlinter import configuration
from importlinter.application import use_cases

from tests.architecture.house import CONTEXTS, CONTRACTS, RANK, SRC

configuration.configure()

FLOOR_AND_ROOF = {"lib", "kernel", "ui", "desk", "config"}
DRAWERS = {"utils", "helpers", "misc", "common", "shared", "manager", "managers", "tools"}


def test_the_list_of_exceptions_is_empty() -> None:
    assert [c["name"] for c in CONTRACTS if c.get("ignore_imports")] == []


def test_every_contract_holds() -> None:
    assert use_cases.lint_imports(cache_dir=None, no_logo=True), "see the report above"


def test_every_context_has_its_place() -> None:
    assert [context for context in CONTEXTS if context not in RANK] == []


def test_every_context_is_divided_into_rooms() -> None:
    rooms = next(c for c in CONTRACTS if c["name"].startswith("Rooms"))
    divided = {container.removeprefix("vinculo.") for container in rooms["containers"]}
    assert set(CONTEXTS) - FLOOR_AND_ROOF - divided == set()


def test_there_are_no_drawers() -> None:
    found = [str(p.relative_to(SRC)) for p in SRC.rglob("*.py") if p.stem in DRAWERS]
    found += [str(p.relative_to(SRC)) for p in SRC.rglob("*") if p.is_dir() and p.name in DRAWERS]
    assert found == [], "name a file after its subject"
