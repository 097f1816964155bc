"""Scripts: both languages say the same things, and no script is too long."""

import re
from pathlib import Path

import pytest

SCRIPTS = Path(__file__).resolve().parents[1] / "static" / "ui" / "js"
LINES = 300


def test_scripts_know_the_same_words_in_both_languages() -> None:
    text = (SCRIPTS / "words.js").read_text(encoding="utf-8")
    spanish, english = (
        set(re.findall(r"^    (\w+):", part, re.MULTILINE)) for part in text.split("  en: {")
    )
    assert spanish == english


def test_every_word_that_a_script_says_is_known() -> None:
    known = set(re.findall(r"^    (\w+):", (SCRIPTS / "words.js").read_text(), re.MULTILINE))
    said = {
        word
        for script in SCRIPTS.glob("*.js")
        for word in re.findall(r"\bsay\(\"(\w+)\"", script.read_text(encoding="utf-8"))
    }
    assert said == known


@pytest.mark.parametrize("script", sorted(SCRIPTS.glob("*.js")), ids=lambda path: path.name)
def test_a_script_is_short(script: Path) -> None:
    assert len(script.read_text(encoding="utf-8").splitlines()) <= LINES
