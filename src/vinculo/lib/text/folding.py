"""Text without what people leave out when they type: accents, capitals, signs."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

_LETTERS: Final = str.maketrans(
    {"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ß": "ss"}
)
_SIGNS: Final = re.compile(r"[^a-z0-9]+")
_NOTHING: Final = re.compile(r"['’‘`´]")
_ORDINALS: Final = str.maketrans({"ª": "a", "º": "o"})


@lru_cache(maxsize=1 << 16)
def fold(text: str) -> str:
    """``text`` in small letters without accents, its words parted by one space; ñ becomes n.

    >>> fold("  MUÑOZ-O’Neill,  José ")
    'munoz oneill jose'
    """
    letters = unicodedata.normalize("NFKD", text.translate(_ORDINALS).casefold())
    plain = "".join(c for c in letters if not unicodedata.combining(c)).translate(_LETTERS)
    return _SIGNS.sub(" ", _NOTHING.sub("", plain)).strip()


def repaired(text: str) -> str:
    """``text`` as it was before UTF-8 was read as Windows-1252 («PeÃ±a» was «Peña»).

    Only when the whole text can be read back; otherwise it stays as it is.
    """
    if not any(sign in text for sign in ("Ã", "Â")):
        return text
    for wrong in ("cp1252", "latin-1"):
        try:
            return text.encode(wrong).decode("utf-8")
        except UnicodeError:
            continue
    return text
