"""Signs that a person should look at a message soon. They raise attention; they decide nothing.

Each rule is a phrase in the words of people who write it. A rule that fires changes neither the
polarity nor the emotion, and its absence promises nothing.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from vinculo.lib.text.mood.lexicon import packaged
from vinculo.lib.text.mood.tokens import plain

URGENT = frozenset({"health", "self_harm", "danger", "violence"})


@dataclass(frozen=True, kw_only=True)
class Sign:
    """Why somebody should look: the rule and the words that it found."""

    rule: str
    words: str
    is_urgent: bool


def signs_in(text: str) -> tuple[Sign, ...]:
    """Every rule that finds its words in ``text``, the urgent ones first."""
    return tuple(sorted(_found(plain(text.replace("’", "'"))), key=lambda sign: not sign.is_urgent))


def _found(text: str) -> Iterator[Sign]:
    for name, pattern in _rules().items():
        match = pattern.search(text)
        if match:
            yield Sign(rule=name, words=match[0].strip(), is_urgent=name in URGENT)


@lru_cache(maxsize=1)
def _rules() -> dict[str, re.Pattern[str]]:
    """The packaged rules: a name in brackets, then one regular expression a line."""
    found: dict[str, list[str]] = {}
    name = ""
    for line in packaged("attention.txt").splitlines():
        if line.startswith("[") and line.endswith("]") and line[1:-1].isidentifier():
            name = line[1:-1]
        elif line and not line.startswith("#"):
            found.setdefault(name, []).append(line)
    return {name: re.compile("|".join(lines)) for name, lines in found.items()}
