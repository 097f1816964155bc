"""People's words on paper: whole, and inside its margins."""

import hashlib
import re

from django.utils.translation import gettext

ON_PAPER = 200_000
TURN = "\u200b"
"""A place at which a line may turn, of no width."""
_UNBROKEN, _PIECE = re.compile(r"[^\s/?&-]{41,}"), re.compile(r".{1,30}")


def on_paper(said: str) -> str:
    """What was said, as a receipt holds it: whole, on as many pages as it takes.

    A run of letters without a place to turn the line is given some, or it would leave the page.
    Beyond some fifty pages the paper says so, with the digest of all of it in UTF-8.
    """
    shown = _UNBROKEN.sub(lambda found: TURN.join(_PIECE.findall(found[0])), said[:ON_PAPER])
    if len(said) <= ON_PAPER:
        return shown
    note = gettext(
        "[Aquí están los primeros %(most)s caracteres de %(n)s. El resto está en su mensaje, que "
        "guardamos entero; la huella SHA-256 de todo el texto es %(digest)s.]"
    )
    digest = hashlib.sha256(said.encode()).hexdigest()
    return f"{shown}\n\n{note % {'most': ON_PAPER, 'n': len(said), 'digest': digest}}"
