"""Numbers in templates: as people read them in words, as machines read them in attributes.

People read ``1.284`` and ``−3``; the value of a hidden field, the number of rows or the end of a
bar is read by a browser, which knows neither marks of thousands nor the sign of minus.
"""

import re
from decimal import Decimal
from typing import Any

from django.utils import numberformat
from django.utils.formats import get_format

MACHINE = "machine"
"""The filter that a variable gets where a browser reads it."""
READ_BY_PEOPLE = frozenset(
    {"title", "alt", "placeholder", "label", "content", "data-words", "data-names"}
)
TOKEN = re.compile(r"({%.*?%}|{{.*?}}|{#.*?#})", re.DOTALL)
NAMED = re.compile(r"([^\s\"'<>/=]+)\s*=\s*$")
TAG = re.compile(r"<[a-zA-Z]")


def with_machine_numbers(source: str) -> str:
    """The template with ``machine`` on each bare variable in an attribute that no person reads."""
    place = _Place()
    parts = TOKEN.split(source)
    for number, part in enumerate(parts):
        if number % 2 == 0:
            place.read(part)
        elif place.is_for_machines and part.startswith("{{") and "|" not in part:
            parts[number] = f"{{{{ {part[2:-2].strip()}|{MACHINE} }}}}"
    return "".join(parts)


class _Place:
    """Where in the HTML one stands: outside of tags, in a tag, in the value of an attribute."""

    def __init__(self) -> None:
        self.is_tag = False
        self.quote = ""
        self.name = ""
        self.before = ""

    @property
    def is_for_machines(self) -> bool:
        """Whether what stands here is the value of an attribute that browsers read."""
        return bool(self.quote) and not (
            self.name in READ_BY_PEOPLE or self.name.startswith("aria-")
        )

    def read(self, text: str) -> None:
        """Go on over ``text``."""
        at = 0
        while at < len(text):
            at = self._next(text, at)

    def _next(self, text: str, at: int) -> int:
        if self.quote:
            end = text.find(self.quote, at)
            if end < 0:
                return len(text)
            self.quote = ""
            return end + 1
        if not self.is_tag:
            found = TAG.search(text, at)
            self.is_tag, self.before = found is not None, ""
            return found.end() if found else len(text)
        for place in range(at, len(text)):
            if text[place] == ">":
                self.is_tag = False
                return place + 1
            if text[place] in "\"'":
                named = NAMED.search(self.before + text[at:place])
                self.name, self.quote = named[1].lower() if named else "", text[place]
                self.before = ""
                return place + 1
        self.before += text[at:]
        return len(text)


def for_machines(number: Any) -> str:
    """A whole number as it is, another with the mark of decimals of the language and no other."""
    if isinstance(number, int):
        return str(number)
    return str(numberformat.format(number, get_format("DECIMAL_SEPARATOR"), grouping=0))


def with_real_minus(written: str) -> str:
    """A number with the sign of minus in place of a hyphen."""
    return f"\u2212{written[1:]}" if written.startswith("-") else written


NUMBERS = (int, float, Decimal)
