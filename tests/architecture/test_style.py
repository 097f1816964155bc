"""Sheets and scripts: colours come from the tokens, files from our own server."""

import re
from pathlib import Path

import pytest

from tests.architecture.house import SRC

SHEETS = sorted(p for p in SRC.glob("*/static/**/*.css") if "vendor" not in p.parts)
SCRIPTS = sorted(p for p in SRC.glob("*/static/**/*.js") if "vendor" not in p.parts)
COLOUR = re.compile(r"#[0-9a-fA-F]{3,8}\b(?![^{};]*\{)|\b(?:rgba?|hsla?|oklch|oklab)\(\s*[\d.]")
ELSEWHERE = re.compile(r"""(?:url\(|@import|fetch\(|import\(?|from)\s*["'(]?\s*(?:https?:)?//""")
EVAL = re.compile(
    r"\beval\(|\bnew Function\(|\.innerHTML\s*=|\binsertAdjacentHTML\(|\.outerHTML\s*="
)
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def colours(text: str) -> list[str]:
    """Colours written out; those inside ``light-dark()`` of a token too."""
    return COLOUR.findall(COMMENT.sub("", text))


def each(paths: list[Path]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("path", paths, ids=[str(p.relative_to(SRC)) for p in paths])


@each([p for p in SHEETS if not p.stem.startswith(("tokens", "print"))])
def test_a_sheet_takes_its_colours_from_the_tokens(path: Path) -> None:
    assert colours(path.read_text(encoding="utf-8")) == []


@each(SHEETS + SCRIPTS)
def test_nothing_is_fetched_from_elsewhere(path: Path) -> None:
    assert ELSEWHERE.findall(path.read_text(encoding="utf-8")) == []


@each(SCRIPTS)
def test_a_script_builds_no_code_and_no_page_from_text(path: Path) -> None:
    assert EVAL.findall(path.read_text(encoding="utf-8")) == []


def test_the_rules_see_what_is_wrong() -> None:
    assert colours("a { color: #fff; border: 1px solid rgb(1 2 3) }")
    assert colours("#menu { color: var(--ink) }") == []
    assert ELSEWHERE.search("@import url(https://fonts.example/a.css)")
    assert EVAL.search("box.innerHTML = answer")
