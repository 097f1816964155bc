"""File names from strangers, made harmless."""

import mimetypes
import re

from vinculo.interactions.domain.charsets import clean_line

LONGEST = 120
_UNWANTED = re.compile(r'[\\/:*?"<>|%]+')
_RESERVED = re.compile(r"^(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)


def safe_name(name: str, *, media_type: str, number: int) -> str:
    """A name without folders, control characters or tricks; never empty, never hidden.

    >>> safe_name("../../etc/passwd", media_type="text/plain", number=1)
    'passwd'
    """
    last = re.split(r"[\\/]", clean_line(name, longest=1000))[-1]
    plain = _UNWANTED.sub("_", last).strip(" .")
    if not plain:
        return f"adjunto-{number}{mimetypes.guess_extension(media_type) or '.bin'}"
    if _RESERVED.match(plain):
        plain = f"_{plain}"
    stem, dot, suffix = plain.rpartition(".")
    if len(plain) <= LONGEST or not dot or len(suffix) > 20:
        return plain[:LONGEST]
    return f"{stem[: LONGEST - len(suffix) - 1]}.{suffix}"
