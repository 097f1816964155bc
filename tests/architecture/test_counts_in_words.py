"""A count in a sentence has its marks of thousands.

Templates write them by themselves. A sentence of code fills in what it is given: the count that
chooses singular or plural is given by ``number``, not bare.
"""

import ast
from pathlib import Path

import pytest

SRC = Path(__file__).parents[2] / "src/vinculo"
CONTEXTS = (
    *("analytics", "complaints", "feedback", "knowledge", "orders", "portfolio", "promises"),
    "desk",
)
SMALL = {("desk/setup.py", "length.count"), ("desk/labels.py", "seconds")}
"""Lengths in minutes or hours, which never reach a thousand."""


def bare_counts(source: str) -> list[str]:
    found = []
    for node in ast.walk(ast.parse(source)):
        if not (isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mod)):
            continue
        said, given = node.left, node.right
        if not (isinstance(said, ast.Call) and isinstance(given, ast.Dict)):
            continue
        if getattr(said.func, "id", "") == "ngettext":
            count = ast.unparse(said.args[2])
            found += [count for value in given.values if ast.unparse(value) == count]
    return found


@pytest.mark.parametrize("context", CONTEXTS)
def test_no_sentence_is_given_a_bare_count(context: str) -> None:
    found = {
        (str(path.relative_to(SRC)), count)
        for path in sorted((SRC / context).rglob("*.py"))
        for count in bare_counts(path.read_text(encoding="utf-8"))
    }
    assert found - SMALL == set()


def test_a_bare_count_is_seen() -> None:
    assert bare_counts('ngettext("%(n)s caso", "%(n)s casos", n) % {"n": n}') == ["n"]
    assert bare_counts('ngettext("%(n)s caso", "%(n)s casos", n) % {"n": number(n)}') == []
