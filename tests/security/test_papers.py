"""N11: what strangers write is data on paper; nothing in it is read, fetched or run."""

import re
from pathlib import Path

import pytest

from vinculo.cases.web.tracking_paper import TEMPLATE
from vinculo.interactions.web.forms.papers import PAPERS
from vinculo.kernel.papers import PaperError, pdf

HOSTILE = [
    '#read("/etc/passwd")',
    '#image("http://127.0.0.1:9/x.png")',
    '#import "@preview/cetz:0.3.0": canvas',
    '#eval("1+1") $x^2$ *strong* = heading <label> @ref // comment /* open',
    '<img src="file:///etc/passwd"><script>alert(1)</script><iframe src="php://filter/x">',
    '\\u{41} "quotes" `raw` ```typ #read("paper.typ") ```',
    "\x00\x07\u202ederecha\ufeff 漢字 🙂",
    "a" * 5000,
    "\n" * 200,
]


def paper(text: str) -> dict:
    return {
        "language": "es",
        "company": text,
        "title": "Su asunto",
        "subject": text,
        "key": text,
        "made": text,
        "headline": text,
        "owner": text,
        "next": text,
        "words": {"steps": "Pasos", "messages": "Mensajes", "files": "Archivos:"},
        "steps": [{"words": text, "when": text}],
        "messages": [{"name": text, "when": text, "text": text, "files": [text]}],
    }


def test_hostile_texts_stand_on_paper_as_they_were_written() -> None:
    made = pdf(TEMPLATE, paper("\n".join(HOSTILE)))
    assert made.startswith(b"%PDF")
    assert b"root:x:0:0" not in made
    assert not re.search(rb"/(JavaScript|Launch|EmbeddedFile|URI)\b", made)


@pytest.mark.parametrize(
    "source",
    [
        pytest.param('#read("/etc/passwd")', id="a file"),
        pytest.param('#read("../../etc/passwd")', id="a file above"),
        pytest.param('#import "@preview/cetz:0.3.0": canvas', id="a package"),
        pytest.param('#image("http://127.0.0.1:9/x.png")', id="an address"),
    ],
)
def test_even_a_template_reaches_nothing_outside_its_folder(tmp_path: Path, source: str) -> None:
    template = tmp_path / "bad.typ"
    template.write_text(source)
    with pytest.raises(PaperError):
        pdf(template, {})


def words(text: str) -> dict:
    """What poster and sheet print, each text hostile."""
    said = ("company", "title", "intro", "address", "how", "paper", "sheet", "required")
    return {
        "language": "es",
        "code": '<svg xmlns="http://www.w3.org/2000/svg" width="9mm" height="9mm"></svg>',
        **dict.fromkeys((*said, "enclose", "date", "signature"), text),
        "fields": [
            {
                "label": text,
                "help": text,
                "kind": kind,
                "required": True,
                "lines": 2,
                "options": [text],
                "when": text,
            }
            for kind in ("short", "long", "choice", "choices", "file", "consent")
        ],
    }


@pytest.mark.parametrize("name", ["poster.typ", "sheet.typ"])
def test_posters_and_sheets_print_hostile_names_as_they_are(name: str) -> None:
    made = pdf(PAPERS / name, words("\n".join(HOSTILE)))
    assert made.startswith(b"%PDF")
    assert b"root:x:0:0" not in made
    assert not re.search(rb"/(JavaScript|Launch|EmbeddedFile)\b", made)


def test_a_hostile_picture_on_paper_reads_no_file() -> None:
    """The only SVG is our own code; one that names a file or an address stops the paper."""
    for link in ("file:///etc/passwd", "http://127.0.0.1:9/x.png", "../../etc/passwd"):
        drawn = (
            '<svg xmlns="http://www.w3.org/2000/svg" width="9mm" height="9mm">'
            f'<image href="{link}" width="9" height="9"/></svg>'
        )
        with pytest.raises(PaperError):
            pdf(PAPERS / "poster.typ", words("a") | {"code": drawn})
