"""What the documents say can be opened, can be opened."""

import re
from pathlib import Path

import pytest
from django.test import Client

from tests.architecture.house import ROOT
from vinculo.config import demo
from vinculo.config.cli import discover
from vinculo.kernel import clock
from vinculo.kernel.demo import demo_parts, demo_secrets

COVERAGE = ROOT / "docs" / "cobertura.md"
DOCUMENTS = (COVERAGE, ROOT / "docs" / "trazabilidad.md")
STATEMENTS = 208
NOT_YET = "todavía no"


def pages(path: Path) -> set[str]:
    """Addresses that a document tells people to open."""
    return set(re.findall(r"`(/[a-z0-9/._-]*)`", path.read_text(encoding="utf-8"))) - {
        "/srv/vinculo",
        "/ruta",
    }


def commands(path: Path) -> set[tuple[str, ...]]:
    """Commands that a document tells people to use."""
    text = path.read_text(encoding="utf-8")
    found = re.findall(r"(?:`|^\$ )vinculo ((?:[a-z]+ ?)+)", text, re.MULTILINE)
    return {tuple(words.split()) for words in found}


def known_commands() -> set[tuple[str, ...]]:
    return {found.path for found in discover()}


@pytest.mark.django_db
def test_every_page_that_is_named_opens_for_somebody_of_the_practice_company(
    settings: object,
) -> None:
    settings.PRACTICE = True
    demo_secrets.password = "una-palabra-larga-27"
    for key in sorted(demo_parts, key=demo._layer):
        demo_parts[key](clock.now())
    from django.contrib.auth import get_user_model

    browsers = []
    for person in get_user_model().objects.order_by("email"):
        browsers.append(Client())
        browsers[-1].force_login(person)
    assert len(browsers) == 5
    answers = {
        page: sorted({browser.get(page).status_code for browser in browsers})
        for page in set().union(*map(pages, DOCUMENTS))
    }
    assert {page: codes for page, codes in answers.items() if 200 not in codes} == {}


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_every_command_that_is_named_exists(path: Path) -> None:
    known = known_commands()
    prefixes = {words[:n] for words in known for n in range(1, len(words) + 1)}
    lost = {words for words in commands(path) if not {words[:n] for n in (1, 2)} & known & prefixes}
    assert lost == set()


def test_every_statement_has_its_line() -> None:
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in COVERAGE.read_text(encoding="utf-8").splitlines()
        if re.match(r"\| 00\d\.", line)
    ]
    assert len({row[0] for row in rows}) == len(rows) == STATEMENTS
    assert [row[0] for row in rows if len(row) != 4 or not all(row)] == []
    vague = [row[0] for row in rows if row[3] not in {NOT_YET, "–"} and "`" not in row[3]]
    assert vague == [], "name a page or a command, or say that there is none yet"


def test_a_page_and_a_command_are_found_in_the_text(tmp_path: Path) -> None:
    text = tmp_path / "a.md"
    text.write_text("| a | `/casos/` y `vinculo mail deliver` |\n$ vinculo up --port 1\n`a/b`\n")
    assert pages(text) == {"/casos/"}
    assert commands(text) == {("mail", "deliver"), ("up",)}
