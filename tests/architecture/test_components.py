"""Components are given values: ``:name="…"`` takes a variable or a literal, never an expression.

The component library silently drops what it cannot resolve, so ``:current="a == b"`` shows nothing.
"""

import ast
import re

import pytest

from tests.architecture.house import SRC, where

DYNAMIC = re.compile(r"<c-[\w.-]+(?:\s[^<>]*?)?\s:(?P<name>[\w-]+)=\"(?P<value>[^\"]*)\"")
VARIABLE = re.compile(r"^[A-Za-z_][\w.]*$")


def is_plain(value: str) -> bool:
    """Whether the component library can resolve ``value``."""
    if not value or VARIABLE.match(value) or "{{" in value or "{%" in value:
        return True
    try:
        ast.literal_eval(value)
    except (ValueError, SyntaxError):
        return False
    return True


@pytest.mark.parametrize("value", ["row.name", "3", "'x'", "{{ a|b }}", "", "[1, 2]"])
def test_a_variable_or_a_literal_is_plain(value: str) -> None:
    assert is_plain(value)


@pytest.mark.parametrize("value", ["a == b", "a|upper", "not a", "a and b"])
def test_an_expression_is_not(value: str) -> None:
    assert not is_plain(value)


def test_components_are_given_values_and_no_expressions() -> None:
    wrong = []
    for path in sorted(SRC.glob("*/templates/**/*.html")):
        text = path.read_text(encoding="utf-8")
        for match in DYNAMIC.finditer(text):
            if not is_plain(match["value"]):
                line = text.count("\n", 0, match.start()) + 1
                wrong.append(f'{where(path, line)} :{match["name"]}="{match["value"]}"')
    assert wrong == []
