"""Whom a note names with an @."""

import re
import unicodedata
from collections.abc import Mapping
from uuid import UUID

from vinculo.kernel.errors import DomainError

_AT = re.compile(r"(?<![\w.])@(?=\w)")
_WORD = re.compile(r"[\w'-]+")
LONGEST_NAME_WORDS = 6


class UnknownMentionError(DomainError):
    """Nobody here is called so."""

    code = "case_mention_unknown"


class AmbiguousMentionError(DomainError):
    """Several people are called so."""

    code = "case_mention_ambiguous"


def mentioned(text: str, people: Mapping[UUID, str]) -> frozenset[UUID]:
    """The people whom ``text`` names: «@» with the whole name, or its first words if only one fits.

    Capitals and accents do not matter; addresses of mail are no mentions. Raises
    UnknownMentionError, AmbiguousMentionError.
    """
    names = {person: _words(name) for person, name in people.items()}
    return frozenset(_one(text[at.end() :], names, people) for at in _AT.finditer(text))


def _one(after: str, names: Mapping[UUID, list[str]], people: Mapping[UUID, str]) -> UUID:
    said = _words(after)
    fits = {person: _shared(said, name) for person, name in names.items()}
    most = max(fits.values(), default=0)
    best = [person for person, length in fits.items() if length == most]
    whole = [person for person in best if most == len(names[person])]
    found = whole or best
    shown = _WORD.findall(after)[0]
    if most == 0:
        raise UnknownMentionError(name=shown)
    if len(found) > 1:
        who = ", ".join(sorted(people[person] for person in found))
        raise AmbiguousMentionError(name=shown, people=who)
    return found[0]


def _shared(said: list[str], name: list[str]) -> int:
    """How many words both begin with."""
    count = 0
    for one, other in zip(said, name, strict=False):
        if one != other:
            break
        count += 1
    return count


def _words(text: str) -> list[str]:
    line = text.split("\n", 1)[0][:300]
    found = _WORD.findall(line)[:LONGEST_NAME_WORDS]
    return [_plain(word) for word in found]


def _plain(word: str) -> str:
    split = unicodedata.normalize("NFD", word.casefold())
    return "".join(c for c in split if not unicodedata.combining(c)).rstrip("'-")
