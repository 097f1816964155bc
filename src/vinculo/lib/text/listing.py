"""Words one after the other in a sentence, as they are said aloud."""

import re
from collections.abc import Sequence
from typing import Final

_LIKE_I: Final = re.compile(r"\W*h?[ií](?!e)", re.IGNORECASE)
"""Before it «y» is «e»; not before «hie», which sounds like «ye»."""

_LIKE_O: Final = re.compile(r"\W*(?:h?[oó]|8|11(?!\d)|11(?=(?:\d{3})+(?!\d)))", re.IGNORECASE)
"""Before it «o» is «u»; also before what is read «ocho» and «once»."""


def listed(words: Sequence[str], *, language: str) -> str:
    """«uno, dos y tres», «castellano e inglés»; in English «one, two and three»."""
    if language.startswith("en"):
        return _joined(words, "and")
    return _joined(words, "e" if words and _LIKE_I.match(words[-1]) else "y")


def either(words: Sequence[str], *, language: str) -> str:
    """«uno, dos o tres», «siete u ocho»; in English «one, two or three»."""
    if language.startswith("en"):
        return _joined(words, "or")
    return _joined(words, "u" if words and _LIKE_O.match(words[-1]) else "o")


def _joined(words: Sequence[str], last: str) -> str:
    *first, end = words or [""]
    return f"{', '.join(first)} {last} {end}" if first else end
