"""Each room does its own work: pages ask selectors, selectors ask the policy, nobody hides work."""

import ast
from collections.abc import Iterator, Mapping
from importlib import import_module
from importlib.util import find_spec

import pytest

from tests.architecture.house import (
    CONTEXTS,
    SRC,
    context_of,
    imports_of,
    python_files,
    room_of,
    tree_of,
    where,
)

ASKING = {"web", "rest", "panels"}
NO_QUERIES = ASKING | {"commands", "tasks", "subscribers"}
HIDDEN = (
    "django.dispatch",
    "django.db.models.signals",
    "django.core.signals",
    "django.test.signals",
)
CLOCKS = {"now", "utcnow", "today"}
MAY_READ_THE_CLOCK = NO_QUERIES | {"management", "backend", "middleware", "adapters"}

Function = ast.FunctionDef | ast.AsyncFunctionDef


def queries(tree: ast.AST) -> Iterator[int]:
    """Lines that ask or change the database."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in {"objects", "_default_manager"}:
            yield node.lineno


def selector_names(tree: ast.AST, context: str) -> Iterator[str]:
    """The selectors of its context that a module uses."""
    package = f"vinculo.{context}.selectors"
    for name, _ in imports_of(tree):
        if name.startswith(f"{package}."):
            yield name.rpartition(".")[2]
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Attribute)
            and isinstance(node.value, ast.Name)
            and node.value.id == "selectors"
        ):
            yield node.attr


def functions_of(trees: list[ast.Module]) -> dict[str, Function]:
    """The functions that selectors are made of, private ones too."""
    return {
        node.name: node
        for tree in trees
        for node in tree.body
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }


def asks_the_policy(name: str, functions: Mapping[str, Function], seen: frozenset[str]) -> bool:
    """Whether a selector takes the reader and gets to ``policy``, itself or by what it calls."""
    function = functions.get(name)
    if function is None or name in seen:
        return False
    names = {node.id for node in ast.walk(function) if isinstance(node, ast.Name)}
    if "policy" in names or any(n.startswith("visible") for n in names):
        return True
    return any(asks_the_policy(other, functions, seen | {name}) for other in names)


def takes_the_reader(function: Function) -> bool:
    """Whether a selector is told who reads, or is about one person only."""
    arguments = function.args
    names = {a.arg for a in [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]}
    return "actor" in names


def open_to_all(context: str) -> Mapping[str, str]:
    """``policy.UNFILTERED``: selectors that pages may use without the reader, each with its why."""
    name = f"vinculo.{context}.policy"
    return getattr(import_module(name), "UNFILTERED", {}) if find_spec(name) else {}


def leaks(
    used: set[str], functions: Mapping[str, Function], excused: Mapping[str, str]
) -> list[str]:
    """Selectors used by pages that do not ask who reads."""
    return [
        name
        for name in sorted(used & set(functions))
        if name not in excused
        and not (
            takes_the_reader(functions[name]) and asks_the_policy(name, functions, frozenset())
        )
    ]


@pytest.mark.parametrize("context", CONTEXTS)
def test_what_pages_read_has_passed_the_policy(context: str) -> None:
    files = [p for p in python_files() if context_of(p) == context]
    used = {
        name
        for path in files
        if room_of(path) in ASKING
        for name in selector_names(tree_of(path), context)
    }
    functions = functions_of([tree_of(p) for p in files if room_of(p) == "selectors"])
    excused = open_to_all(context)
    assert leaks(used, functions, excused) == [], (
        "take `actor` and ask policy.visible(actor); what everybody may read stands in "
        "policy.UNFILTERED with its reason (a mapping from the function to a sentence)"
    )
    assert [name for name, why in excused.items() if len(why) < 20] == [], "say why"
    assert set(excused) - set(functions) == set(), "excused, but gone"


def test_pages_and_commands_make_no_queries() -> None:
    found = [
        where(path, line)
        for path in python_files()
        if room_of(path) in NO_QUERIES and context_of(path) not in {"kernel", "config"}
        for line in queries(tree_of(path))
    ]
    assert found == [], "write a selector or a service"


def test_pages_hold_no_tables() -> None:
    found = [
        where(path, line)
        for path in python_files()
        if room_of(path) in NO_QUERIES
        for name, line in imports_of(tree_of(path))
        if name.startswith(f"vinculo.{context_of(path)}.models") and context_of(path) != "kernel"
    ]
    assert found == [], "pages get contracts and values"


def signals(tree: ast.AST) -> list[str]:
    """Imports by which work could be hidden."""
    return [n for n, _ in imports_of(tree) if n.startswith(HIDDEN) or ".signals." in n]


def test_there_are_no_signals() -> None:
    found = {where(p): signals(tree_of(p)) for p in python_files()}
    assert {place: names for place, names in found.items() if names} == {}, "publish an event"


def clock_readings(tree: ast.AST) -> Iterator[int]:
    """Lines that read a clock: ours, Django's or Python's."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            owner = ast.unparse(node.func.value)
            if node.func.attr in CLOCKS and owner.rpartition(".")[2] in {
                "clock", "timezone", "datetime", "date",
            }:  # fmt: skip
                yield node.lineno


def test_what_lies_below_pages_is_told_the_time() -> None:
    found = [
        where(path, line)
        for path in python_files()
        if room_of(path) not in MAY_READ_THE_CLOCK
        and context_of(path) not in {"kernel", "config", "ui"}
        for line in clock_readings(tree_of(path))
    ]
    assert found == [], "take `at`"


def test_only_services_open_transactions() -> None:
    rooms = {"web", "rest", "panels", "selectors", "domain", "models", "policy", "labels"}
    found = [
        where(path, line)
        for path in python_files()
        if room_of(path) in rooms
        for name, line in imports_of(tree_of(path))
        if name == "django.db.transaction"
    ]
    assert found == []


def test_the_rules_see_what_is_wrong() -> None:
    selectors = ast.parse(
        "def good(*, actor): return _rows().filter(policy.visible(actor))\n"
        "def by_helper(*, actor): return _mine(actor)\n"
        "def _mine(actor): return Case.objects.filter(policy.visible(actor))\n"
        "def forgets(*, actor): return Case.objects.all()\n"
        "def nobody(): return Case.objects.filter(policy.visible(SYSTEM))\n"
    )
    functions = functions_of([selectors])
    assert leaks(set(functions) - {"_mine"}, functions, {}) == ["forgets", "nobody"]
    assert leaks({"forgets"}, functions, {"forgets": "the catalogue is for everybody"}) == []
    view = ast.parse("from vinculo.cases import selectors\nselectors.good(actor=a)\nCase.objects")
    assert set(selector_names(view, "cases")) == {"good"}
    assert list(queries(view)) == [3]
    assert signals(ast.parse("from allauth.account.signals import user_signed_up"))
    assert list(clock_readings(ast.parse("clock.now()\ndatetime.now(UTC)"))) == [1, 2]


def test_a_folder_has_no_file_of_its_own_name_beside_it() -> None:
    """``services.py`` beside ``services/`` would hide one of the two."""
    assert [where(p) for p in SRC.rglob("*.py") if p.with_suffix("").is_dir()] == []


@pytest.mark.parametrize("context", CONTEXTS)
def test_a_context_says_what_it_is_for(context: str) -> None:
    silent = [
        where(path)
        for path in python_files()
        if context_of(path) == context
        and path.stem not in {"__init__", "apps", "urls"}
        and not ast.get_docstring(tree_of(path))
    ]
    assert silent == []
