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
_QUOTE = "> "
_MANY_BREAKS = re.compile(r"\n{3,}")
_MARK = re.compile(r"- |\d+\. ")
_SPACES = re.compile(r"[ \t\xa0]+")
_MOST_QUOTES = 20
"""Deeper quotes are marked no further: a mark on every line for each would grow by squares."""
_REMARK = re.compile(r"<!---?>|<!--|<!|<\?")
_END_OF_COMMENT = re.compile(r"--!?>")


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self.silent = 0
        self.quotes = 0
        self.preformatted = 0
        self.link: tuple[str, int] | None = None
        self.lists: list[int | None] = []
        self.items = 0

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
        self._break(tag)
        if tag in {"ul", "ol"}:
            self.lists.append(0 if tag == "ol" else None)
        if tag == "blockquote":
            self.quotes += 1
            self.pieces.append(_QUOTE)
        elif tag == "li":
            self.items = max(1, len(self.lists))  # one before it may never have been closed
            self.pieces.append(self._mark())
        elif tag == "pre":
            self.preformatted += 1

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self.silent = max(0, self.silent - 1)
        elif tag == "a":
            self._close_link()
        elif tag in _BLOCKS:
            self._close(tag)

    def _close(self, tag: str) -> None:
        if tag == "blockquote":
            self.quotes = max(0, self.quotes - 1)
            while self.pieces and not self.pieces[-1].strip("\n> "):
                self.pieces.pop()
        elif tag == "pre":
            self.preformatted = max(0, self.preformatted - 1)
        elif tag == "li":
            self.items = max(0, min(self.items, len(self.lists)) - 1)
        elif tag in {"ul", "ol"} and self.lists:
            self.lists.pop()
            self.items = min(self.items, len(self.lists))
        self._break(tag)

    def _mark(self) -> str:
        number = self.lists[-1] if self.lists else None
        if number is None:
            return "- "
        self.lists[-1] = number + 1
        return f"{number + 1}. "

    def _break(self, tag: str) -> None:
        """Blocks stand apart; inside an item of a list they only begin a line, after its mark."""
        if self.items or tag == "li":
            last = self.pieces[-1] if self.pieces else "\n"
            if not last.startswith("\n") and (tag == "li" or not _MARK.fullmatch(last)):
                self.new_line()
            return
        if self.pieces and self.pieces[-1] == _QUOTE:
            return  # the first block of a quote begins where the quote begins
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
            lines = data.replace("\r\n", "\n").replace("\r", "\n").split("\n")
            self.pieces.append(f"\n{self._marks()}".join(lines))
            return
        words = _SPACES.sub(" ", data.replace("\r", " ").replace("\n", " "))
        if words.strip() or (self.pieces and not self.pieces[-1].endswith(("\n", " "))):
            self.pieces.append(words)

    def new_line(self) -> None:
        self.pieces.append(f"\n{self._marks()}")

    def _marks(self) -> str:
        return _QUOTE * min(self.quotes, _MOST_QUOTES)


def words_of(html: str) -> str:
    """The text of ``html`` with line breaks, lists, quotes and links a reader can follow."""
    parser = _Words()
    clean = _without_remarks(html)
    end = clean.rfind(">") + 1
    parser.feed(clean[:end] + clean[end:].replace("<", "&lt;"))  # no tag can end there any more
    parser.close()
    lines = [_SPACES.sub(" ", part).strip() for part in "".join(parser.pieces).split("\n")]
    return _MANY_BREAKS.sub("\n\n", "\n".join(lines)).strip()


def _without_remarks(html: str) -> str:
    """``html`` without comments and declarations, in one pass.

    The parser looks for the end of each anew and trips over some broken ones. Of one that never
    ends only the mark is left out: what follows may be what somebody wrote.
    """
    pieces: list[str] = []
    place = 0
    while start := _REMARK.search(html, place):
        pieces.append(html[place : start.start()])
        place = _end_of(html, start)
        if place < 0:
            return "".join(pieces) + _REMARK.sub("", html[start.end() :])
    return "".join(pieces) + html[place:]


def _end_of(html: str, start: re.Match[str]) -> int:
    """Where the remark that begins at ``start`` is over; -1 when it never is."""
    if start[0].endswith(">"):
        return start.end()
    if start[0] == "<!--":
        end = _END_OF_COMMENT.search(html, start.end())
        return end.end() if end else -1
    return html.find(">", start.end()) + 1 or -1
