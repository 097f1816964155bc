"""The page on evidence names every kind of line that the product writes."""

import re
from collections.abc import Iterator
from pathlib import Path

from vinculo.kernel.events import Event
from vinculo.kernel.evidence.words import evidence_words

ROOT = Path(__file__).resolve().parents[2]
WRITTEN = re.compile(r"Proof\(\s*kind=\"([a-z_]+\.[A-Za-z_]+)\"")


def test_the_page_names_every_kind_of_evidence() -> None:
    page = (ROOT / "docs" / "evidencia.md").read_text()
    named = set(re.findall(r"^\| `([^`]+)` \|", page, re.MULTILINE))
    assert named == set(evidence_words)


def test_every_kind_that_is_written_by_its_name_has_words() -> None:
    sources = [path for path in (ROOT / "src").rglob("*.py") if "tests" not in path.parts]
    written = {kind for path in sources for kind in WRITTEN.findall(path.read_text())}
    assert written - set(evidence_words) == set()


def test_every_event_that_is_evidence_has_words() -> None:
    ours = (
        each for each in _below(Event) if not {"tests", "testing"} & {*each.__module__.split(".")}
    )
    written = {each.name for each in ours if each.is_evidence and "name" in vars(each)}
    assert written - set(evidence_words) == set()


def _below(kind: type[Event]) -> Iterator[type[Event]]:
    for each in kind.__subclasses__():
        yield each
        yield from _below(each)
