"""In which of the languages of Spain, or in English, a text is: what py3langid says and how sure.

Neighbours (Portuguese, Italian, French, German, Dutch) are known so that they are not taken for
one of these; what they are is not asked. How well it does is measured on sentences beside the
tests and written down in ``docs/decisiones/lengua-de-un-texto.md``.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

OTHER = "other"
KNOWN = ("es", "ca", "gl", "eu", "en")
"""Castilian, Catalan (Valencian too), Galician, Basque, English."""
NEIGHBOURS = ("pt", "it", "fr", "de", "nl")
SURE = 0.7
MOST_CHARACTERS = 5_000

_LETTER = re.compile(r"[^\W\d_]")
_FOREIGN = re.compile(r"[^\W\d_a-z\u00c0-\u024f]")
_NOT_WORDS = re.compile(r"\S+@\S+|https?://\S+|www\.\S+")


@dataclass(frozen=True, kw_only=True)
class Tongue:
    """One of :data:`KNOWN` or ``other``, and how sure that is (0 to 1)."""

    code: str
    confidence: float


@lru_cache(maxsize=64)
def tongue_of(text: str) -> Tongue:
    """The language of ``text``; ``other`` with little confidence where its words do not show it."""
    said = _NOT_WORDS.sub(" ", text[:MOST_CHARACTERS])
    letters = len(_LETTER.findall(said))
    if not letters:
        return Tongue(code=OTHER, confidence=0.0)
    if len(_FOREIGN.findall(said.casefold())) > 0.5 * letters:
        return Tongue(code=OTHER, confidence=0.95)
    code, confidence = _identifier().classify(" ".join(said.split()))
    return Tongue(code=code if code in KNOWN else OTHER, confidence=round(float(confidence), 3))


@cache
def _identifier() -> "LanguageIdentifier":
    """The model of these languages alone, read when somebody asks first: most of it is of others.

    Reading it takes 0.8 s of processor and leaves 54 MB; a process that never asks has none of it.
    """
    from py3langid.langid import MODEL_DIR, MODEL_FILE, LanguageIdentifier
    from py3langid.modelio import load_model

    words, priors, codes, moves, rows, features = load_model(MODEL_DIR / MODEL_FILE)
    wanted = [place for place, code in enumerate(codes) if code in {*KNOWN, *NEIGHBOURS}]
    return LanguageIdentifier(
        words[:, wanted],
        priors[wanted],
        [codes[place] for place in wanted],
        moves,
        features,
        norm_probs=True,
        tk_row=rows,
    )
