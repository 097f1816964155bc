"""Colleagues whose names fit what somebody begins to write after an @."""

import unicodedata
from collections.abc import Mapping
from uuid import UUID


def fitting(said: str, people: Mapping[UUID, str], *, most: int) -> list[UUID]:
    """Those with a word of their name for each word of ``said``, at most ``most``, in order.

    Capitals and accents do not matter. Whose name begins so comes first, then by name.
    """
    wanted = _plain(said).split()
    found = []
    for person, name in people.items():
        words = _plain(name).split()
        if all(any(word.startswith(part) for word in words) for part in wanted):
            begins = " ".join(words).startswith(" ".join(wanted))
            found.append((not begins, words, person))
    return [person for _begins, _words, person in sorted(found)[:most]]


def _plain(text: str) -> str:
    split = unicodedata.normalize("NFD", text.casefold())
    return "".join(c for c in split if not unicodedata.combining(c))
