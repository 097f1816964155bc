"""What people type into a search field, taken apart.

``avería "corte de luz" -factura estado:abierto cola:"Averías Huelva" 8821``: words, words in a row,
words that must not be there, filters. A word with a colon is a filter only when something stands
on both sides and the left side is made of letters, so that times and addresses stay words.
"""

import re
from dataclasses import dataclass

from vinculo.lib.text.folding import fold

LONGEST = 400
MOST_WORDS = 24
LEAST_FRAGMENT = 3
_TOKEN = re.compile(r'(-?)(?:([^\W\d_]+):(?=["“«\w@+*]))?(?:["“«]([^"”»]*)["”»]?|(\S+))')
_OF_A_SUBJECT = frozenset("re rv fw fwd aw wg tr enc res sv antw mailto tel".split())  # noqa: SIM905
"""What stands before a colon in subjects and addresses that people paste; never a filter."""
_SIGNS = re.compile(r"[^a-z0-9]")
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What is looked for. ``filters`` are pairs of a folded name and a value, as typed."""

    text: str
    wanted: tuple[str, ...] = ()
    unwanted: tuple[str, ...] = ()
    filters: tuple[tuple[str, str], ...] = ()
    is_begun: bool = False

    @property
    def is_empty(self) -> bool:
        """Nothing to look for, and nothing to narrow by."""
        return not (self.wanted or self.filters)

    @property
    def words(self) -> str:
        """What is wanted without filters, as one text: a name is looked for like this."""
        return " ".join(self.wanted)

    @property
    def fragments(self) -> tuple[str, ...]:
        """Parts of numbers and references: what has a digit, without signs between.

        Numbers in groups («959 00 01 42») are one fragment.
        """
        if self.wanted and all(_is_number(word) for word in self.wanted):
            joined = _plain("".join(self.wanted))
            return (joined,) if len(joined) >= LEAST_FRAGMENT else ()
        plain = [_plain(word) for word in self.wanted if _DIGIT.search(word) and " " not in word]
        return tuple(part for part in plain if len(part) >= LEAST_FRAGMENT)


def asked(text: str, *, is_begun: bool = False) -> Asked:
    """``text`` taken apart; ``is_begun``: its last word may not be finished yet."""
    text = " ".join(text.replace("\x00", " ").split())[:LONGEST]
    wanted: list[str] = []
    unwanted: list[str] = []
    filters: list[tuple[str, str]] = []
    for minus, name, quoted, bare in _TOKEN.findall(text):
        value = (quoted or bare).strip()
        if name and value and fold(name) not in _OF_A_SUBJECT:
            filters.append((fold(name), value))
        elif _says_something(value):
            (unwanted if minus else wanted).append(value)
    return Asked(
        text=text,
        wanted=tuple(wanted[:MOST_WORDS]),
        unwanted=tuple(unwanted[:MOST_WORDS]),
        filters=tuple(filters[:MOST_WORDS]),
        is_begun=is_begun and bool(text) and text[-1].isalnum(),
    )


def _says_something(value: str) -> bool:
    return any(character.isalnum() for character in value)


def _is_number(word: str) -> bool:
    return bool(_DIGIT.search(word)) and not any(character.isalpha() for character in word)


def _plain(word: str) -> str:
    return _SIGNS.sub("", fold(word))
