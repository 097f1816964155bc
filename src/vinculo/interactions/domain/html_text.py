"""The words of an HTML mail, for the thread, the search and the plain twin of an answer."""

import re
from html.parser import HTMLParser

_SILENT = {"script", "style", "title", "template", "noscript", "svg", "math"}
_BLOCKS = {
    "address", "article", "blockquote", "center", "dd", "div", "dl", "dt", "fieldset", "figure",
    "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav",
    "ol", "p", "pre", "section", "table", "tr", "ul",
}  # fmt: skip
_APART = {"p", "h1", "h2", "h3", "h4", "blockquote", "table", "ul", "ol"}
_MANY_BREAKS = re.compile(r"\n{3,}")
_SPACES = re.compile(r"[ \t\xa0]+")


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self.silent = 0
        self.quotes = 0
        self.preformatted = 0
        self.link: tuple[str, int] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self.silent += 1
        elif tag == "br":
            self.new_line()
        elif tag in _BLOCKS:
            self._open(tag)
        elif tag in {"td", "th"}:
            self.pieces.append(" ")
        elif tag == "a":
            self.link = (dict(attrs).get("href") or "", len(self.pieces))
        elif tag == "img" and (alt := dict(attrs).get("alt")):
            self.handle_data(f"[{alt}]")

    def _open(self, tag: str) -> None:
        self.new_line()
        if tag in _APART:
            self.new_line()
        if tag == "blockquote":
            self.quotes += 1
            self.pieces.append("> " * self.quotes)
        elif tag == "li":
            self.pieces.append("- ")
        elif tag == "pre":
            self.preformatted += 1

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self.silent = max(0, self.silent - 1)
        elif tag == "a":
            self._close_link()
        elif tag in _BLOCKS:
            if tag == "blockquote":
                self.quotes = max(0, self.quotes - 1)
            elif tag == "pre":
                self.preformatted = max(0, self.preformatted - 1)
            self.new_line()
            if tag in _APART:
                self.new_line()

    def _close_link(self) -> None:
        if self.link is None:
            return
        href, start = self.link
        self.link = None
        words = "".join(self.pieces[start:]).strip()
        if href.startswith(("http://", "https://")) and href.rstrip("/") != words.rstrip("/"):
            self.pieces.append(f" <{href}>")

    def handle_data(self, data: str) -> None:
        if self.silent:
            return
        if self.preformatted:
            self.pieces.append(data)
            return
        words = _SPACES.sub(" ", data.replace("\r", " ").replace("\n", " "))
        if words.strip() or (self.pieces and not self.pieces[-1].endswith(("\n", " "))):
            self.pieces.append(words)

    def new_line(self) -> None:
        self.pieces.append("\n" + "> " * self.quotes)


def words_of(html: str) -> str:
    """The text of ``html`` with line breaks, lists, quotes and links a reader can follow."""
    parser = _Words()
    parser.feed(html)
    parser.close()
    lines = [_SPACES.sub(" ", part).strip() for part in "".join(parser.pieces).split("\n")]
    return _MANY_BREAKS.sub("\n\n", "\n".join(lines)).strip()
