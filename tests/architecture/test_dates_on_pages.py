"""A date is short in a cell of a table, and long in a sentence: one rule by place."""

import re
from pathlib import Path

import pytest

SRC = Path(__file__).parents[2] / "src/vinculo"
CONTEXTS = (
    *("analytics", "cases", "complaints", "customers", "desk", "feedback", "identity"),
    *("knowledge", "orders", "portfolio", "promises", "routing", "statutory"),
)
CELL = re.compile(r"<t([dh])\b(?:(?!</t\1>).)*</t\1>", re.DOTALL)
SENTENCE = re.compile(r"{% blocktranslate (?:(?!%}).)*%}")


def pages() -> list[Path]:
    found = [page for name in CONTEXTS for page in sorted(SRC.glob(f"{name}/templates/**/*.html"))]
    return [*found, SRC / "interactions/templates/interactions/human.html"]


@pytest.mark.parametrize("page", pages(), ids=lambda page: f"{page.parent.name}/{page.stem}")
def test_dates_are_short_in_tables_and_long_in_sentences(page: Path) -> None:
    text = page.read_text()
    for cell in CELL.finditer(text):
        assert '"DATE_FORMAT"' not in cell[0], cell[0]
        assert '"DATETIME_FORMAT"' not in cell[0], cell[0]
    for sentence in SENTENCE.findall(CELL.sub("", text)):
        assert "SHORT_DATE" not in sentence, sentence
