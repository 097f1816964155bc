"""Components are given values: ``:name="…"`` takes a variable or a literal, never an expression.

The component library silently drops what it cannot resolve, so ``:current="a == b"`` shows nothing.
"""

import ast
import re

import pytest

from tests.architecture.house import SRC, where

COMPONENTS = SRC / "ui" / "templates" / "cotton"
USED = re.compile(r"<c-(?!slot|vars)(?P<name>[\w.-]+)(?P<given>(?:[^>\"]|\"[^\"]*\")*)>")
GIVEN = re.compile(r"\s:?(?P<name>[\w-]+)=")
TAGS = re.compile(r"\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
QUOTED = re.compile(r"\"[^\"]*\"")
DECLARED = re.compile(r"<c-vars(?P<names>.*?)/>", re.DOTALL)
OUTERMOST = re.compile(r"<(?!c-)\w(?P<given>[^>]*)>")
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


def written_twice(component: str, used: str) -> list[str]:
    """Attributes given by ``used`` that ``component`` writes itself: the second is dropped."""
    found = DECLARED.search(component)
    declared = set(QUOTED.sub("", found["names"]).replace(":", " ").split()) if found else set()
    outermost = OUTERMOST.search(DECLARED.sub("", component))
    own = {match["name"] for match in GIVEN.finditer(TAGS.sub("", outermost["given"]))}
    given = {match["name"] for match in GIVEN.finditer(QUOTED.sub('""', TAGS.sub("", used)))}
    return sorted(given & own - {name.partition("=")[0] for name in declared})


def test_an_attribute_that_a_component_writes_itself_is_seen() -> None:
    used = ' class="wide" aria-label="Filtros"'
    assert written_twice('<form class="filters" {{ attrs|written }}>', used) == ["class"]
    assert written_twice('<c-vars class /><form class="f {{ class }}">', used) == []


def test_no_component_is_given_an_attribute_that_it_writes_itself() -> None:
    wrong = []
    for path in sorted(SRC.glob("*/templates/**/*.html")):
        text = path.read_text(encoding="utf-8")
        for match in USED.finditer(text):
            source = COMPONENTS / f"{match['name'].replace('-', '_')}.html"
            if not source.exists():
                continue
            for name in written_twice(source.read_text(encoding="utf-8"), match["given"]):
                line = text.count("\n", 0, match.start()) + 1
                wrong.append(f"{where(path, line)} {name}")
    assert wrong == []
