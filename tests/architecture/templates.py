"""Reading templates as text: what they refer to, what they say, what they carry."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

from django.template.base import Lexer, TokenType

from tests.architecture.house import SRC, context_of

WORD_ATTRIBUTES = {
    "alt", "aria-description", "aria-label", "aria-roledescription", "aria-valuetext", "caption",
    "confirm", "content-label", "description", "empty", "heading", "help", "hint", "hx-confirm",
    "label", "message", "placeholder", "summary", "text", "title", "tooltip", "what",
}  # fmt: skip
NAMES = {"Vínculo", "PostgreSQL", "TOTP", "WebAuthn", "OpenID", "API", "JSON", "Ctrl", "SSE"}
SILENT_TAGS = {"code", "kbd", "samp", "script", "style"}
LETTERS = re.compile(r"[^\W\d_]{2,}")
QUOTED = re.compile(r"""^(["'])(?P<text>[^"']*)\1$""")
CODE_BLOCK = re.compile(r"block \w*(class|density|attributes)$")
"""Blocks that a page fills with a value of an attribute, not with words."""
COTTON = re.compile(r"<c-(?!slot\b|vars\b)(?P<name>[a-z][\w.-]*)")
HELP_PAGES = "help"


@dataclass(frozen=True)
class Reference:
    """That a template needs something: a template, a page, a library, a file."""

    kind: str
    name: str
    line: int


def template_files() -> list[Path]:
    """All our templates."""
    return sorted(
        path
        for path in SRC.glob("*/templates/**/*")
        if path.suffix in {".html", ".txt", ".svg", ".xml"}
    )


def is_prose(path: Path) -> bool:
    """Whether a template is a long text that exists once in each language (a help page)."""
    return path.parent.name in {"es", "en"} and path.parent.parent.name == HELP_PAGES


@cache
def owners() -> dict[str, str]:
    """From a template's name to the context that brings it."""
    return {
        str(path.relative_to(SRC / context_of(path) / "templates")): context_of(path)
        for path in template_files()
    }


@cache
def cotton_owners() -> dict[str, str]:
    """From a component's tag name (``cases.row``) to the context that brings it."""
    found = {}
    for name, context in owners().items():
        if name.startswith("cotton/"):
            tag = name.removeprefix("cotton/").removesuffix(".html").removesuffix("/index")
            found[tag.replace("/", ".").replace("_", "-")] = context
    return found


@cache
def library_owners() -> dict[str, str]:
    """From a tag library's name to the context that brings it."""
    return {path.stem: context_of(path) for path in SRC.glob("*/templatetags/*.py")}


def references(text: str) -> Iterator[Reference]:
    """What a template names; «?» when the name is only known when it runs."""
    for token in Lexer(text).tokenize():
        if token.token_type != TokenType.BLOCK:
            continue
        tag, *words = [*token.split_contents(), ""]
        if tag in {"extends", "include", "url", "static"}:
            literal = QUOTED.match(words[0])
            yield Reference(tag, literal["text"] if literal else "?", token.lineno)
        if tag == "load":
            names = words[words.index("from") + 1 :] if "from" in words else words
            for name in filter(None, names):
                yield Reference("load", name, token.lineno)
    for match in COTTON.finditer(text):
        yield Reference("cotton", match["name"], text.count("\n", 0, match.start()) + 1)


def without_tags(text: str) -> str:
    """The HTML between the template's tags; translated blocks are gone, lines stay."""
    out: list[str] = []
    skip_until: tuple[str, ...] = ()
    for token in Lexer(text).tokenize():
        newlines = "\n" * token.contents.count("\n")
        if token.token_type == TokenType.BLOCK:
            tag = token.contents.split()[0] if token.contents.split() else ""
            if skip_until and tag in skip_until:
                skip_until = ()
            elif not skip_until and tag in {"blocktranslate", "blocktrans"}:
                skip_until = ("endblocktranslate", "endblocktrans")
            elif not skip_until and tag in {"comment", "verbatim"}:
                skip_until = (f"end{tag}",)
            elif not skip_until and CODE_BLOCK.match(token.contents):
                skip_until = ("endblock",)
            out.append(newlines)
        elif token.token_type == TokenType.TEXT and not skip_until:
            out.append(token.contents)
        else:
            out.append(newlines)
    return "".join(out)


class Reader(HTMLParser):
    """Collects words outside of translation, and what the content security policy refuses."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.bare: list[tuple[int, str]] = []
        self.refused: list[tuple[int, str]] = []
        self.silent: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        line = self.getpos()[0]
        if tag in SILENT_TAGS:
            self.silent.append(tag)
        names = {name.removeprefix(":") for name, _ in attrs}
        if tag == "style" or (tag == "script" and not names & {"src", "type"}):
            self.refused.append((line, f"<{tag}> in the page"))
        for name, value in attrs:
            self._attribute(tag, name.removeprefix(":"), value or "", line)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if self.silent and self.silent[-1] == tag:
            self.silent.pop()

    def handle_data(self, data: str) -> None:
        words = [word for word in LETTERS.findall(data) if word not in NAMES]
        if words and not self.silent:
            self.bare.append((self.getpos()[0], words[0]))

    def _attribute(self, tag: str, name: str, value: str, line: int) -> None:
        says = any(word not in NAMES for word in LETTERS.findall(value))
        if name in WORD_ATTRIBUTES and says and not self.silent:
            self.bare.append((line, f"{name}={value}"))
        if name == "style" or re.match(r"on[a-z]+$|hx-on\b", name):
            self.refused.append((line, f"{name}="))
        if re.match(r"\s*(javascript|vbscript):|\s*js:", value, re.IGNORECASE):
            self.refused.append((line, f"{name}={value}"))
        if name == "hx-trigger" and "[" in value:
            self.refused.append((line, "a condition in hx-trigger needs eval"))
        is_loaded = name in {"src", "srcset", "poster", "data"} or (
            tag in {"link", "use"} and name == "href"
        )
        if is_loaded and re.match(r"\s*(https?:)?//", value):
            self.refused.append((line, f"{name}={value} is not ours"))


def read(text: str) -> Reader:
    """What a template says and carries."""
    reader = Reader()
    reader.feed(without_tags(text))
    reader.close()
    return reader
