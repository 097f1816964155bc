"""What the composer sends, with and without scripts."""

import pytest

from vinculo.ui import composing


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Hola", "<p>Hola</p>"),
        ("Hola\nadiós", "<p>Hola<br>adiós</p>"),
        ("Uno\r\n\r\nDos", "<p>Uno</p><p>Dos</p>"),
        ("<b>no</b>", "<p>&lt;b&gt;no&lt;/b&gt;</p>"),
        ("  ", ""),
    ],
)
def test_plain_text_becomes_paragraphs(text: str, html: str) -> None:
    assert composing.html_of(text) == html


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>Hola</p><p>adiós</p>", "Hola\n\nadiós"),
        ("<p>Uno<br>dos</p>", "Uno\ndos"),
        ("<ul><li><p>Uno</p></li><li><p>Dos</p></li></ul>", "- Uno\n\n- Dos"),
        ("<p>a &lt; b</p>", "a < b"),
    ],
)
def test_html_becomes_plain_text(html: str, text: str) -> None:
    assert composing.text_of(html) == text


def test_what_was_composed_is_read_by_its_format() -> None:
    assert composing.composed({"a": "<p>x</p>", "a_format": "html"}, "a") == "<p>x</p>"
    assert composing.composed({"a": "<p>x</p>", "a_format": "text"}, "a").startswith("<p>&lt;p")
    assert composing.composed({}, "a") == ""
