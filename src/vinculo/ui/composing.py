"""What the composer sends: HTML when the browser runs it, plain text when it does not."""

import re
from collections.abc import Mapping
from html.parser import HTMLParser

from django.utils.html import escape

BLOCKS = {"p", "div", "ul", "ol", "table", "blockquote", "h1", "h2", "h3", "h4", "pre"}
LINES = {"br", "li", "tr"}


class _Text(HTMLParser):
    """Collects the words of HTML, with a line for each line and a gap for each block."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        if tag == "br":
            self.parts.append("\n")
        if tag == "li":
            self.parts.append("\n- ")

    def handle_endtag(self, tag: str) -> None:
        if tag in BLOCKS:
            self.parts.append("\n\n")
        elif tag in LINES:
            self.parts.append("\n")
        elif tag in {"td", "th"}:
            self.parts.append("\t")

    def handle_data(self, data: str) -> None:
        self.parts.append(data)


def text_of(html: str) -> str:
    """The words of ``html`` as plain text; what a person without scripts edits instead."""
    reader = _Text()
    reader.feed(html)
    reader.close()
    text = "".join(reader.parts)
    text = re.sub(r"- \s*\n+", "- ", text)
    text = re.sub(r"\n[ \t]+", "\n", text)
    return re.sub(r"\n{3,}", "\n\n", text).strip()


def html_of(text: str) -> str:
    """Plain text as HTML: an empty line begins a paragraph, a line break stays one."""
    paragraphs = [part.strip("\r\n") for part in re.split(r"\r?\n\s*\r?\n", text.strip())]
    return "".join(
        f"<p>{'<br>'.join(escape(line) for line in part.splitlines())}</p>"
        for part in paragraphs
        if part
    )


def composed(data: Mapping[str, str], name: str) -> str:
    """The HTML that a composer called ``name`` sent; not yet sanitised."""
    value = data.get(name, "")
    return value.strip() if data.get(f"{name}_format") == "html" else html_of(value)
