"""Whether an answer carries a text that is an offer."""

import re
from collections.abc import Iterable

from vinculo.cases.domain.texts import plain
from vinculo.lib.text.folding import fold

_PLACE = re.compile(r"\{\{[^{}]*\}\}")
_GAP = re.compile(r"[\W_]+")
LEAST = 12
"""Letters of a piece that tells one text from another; a shorter text counts as a whole."""


def carries(html: str, offers: Iterable[str]) -> bool:
    """Whether ``html`` says all that one of the ``offers`` says between its places.

    Spaces, marks, capitals and accents are no difference; whoever rewrites it in other words
    writes a text of their own.
    """
    said = _letters(html)
    return any(pieces and all(piece in said for piece in pieces) for pieces in map(_pieces, offers))


def _pieces(offer: str) -> list[str]:
    found = [_letters(piece) for piece in _PLACE.split(plain(offer))]
    long = [piece for piece in found if len(piece) >= LEAST]
    return long or [piece for piece in found if piece]


def _letters(html: str) -> str:
    return _GAP.sub(" ", fold(plain(html))).strip()
