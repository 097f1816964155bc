"""Whether an answer carries a text that is an offer, and what lets a case carry one."""

import re
from collections.abc import Iterable
from enum import StrEnum

from vinculo.cases.domain.texts import plain
from vinculo.lib.text.folding import fold

_PLACE = re.compile(r"\{\{[^{}]*\}\}")
_GAP = re.compile(r"[\W_]+")
LEAST = 12
"""Letters of a piece that tells one text from another; a shorter text counts as a whole."""


MOST_WORDS = 500
LEAST_WORDS = 10
"""Letters that say how somebody asked who wrote nothing."""


class OfferWhat(StrEnum):
    """What happened with an offer on a case."""

    ASKED = "asked"
    SENT = "sent"
    REFUSED = "refused"


class Ground(StrEnum):
    """Why an offer may be made where a law keeps customer service free of them."""

    ASKED = "asked"
    ORDER = "order"


def ground_of(*, is_order: bool, was_asked: bool) -> Ground | None:
    """Why a case may carry an offer: its customer asked for one, or orders; None: it may not."""
    if was_asked:
        return Ground.ASKED
    return Ground.ORDER if is_order else None


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
