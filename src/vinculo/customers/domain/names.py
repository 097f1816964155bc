"""Names as people type them when they look for somebody: without accents, perhaps n for ñ."""

import re

from vinculo.lib.text.sort_key import sort_key

_N = re.compile(r"n(\\\{)?")


def spelled(text: str) -> str:
    """A regular expression that finds ``text`` in stored sort keys; "" when it has no letter.

    An n also finds ñ, which sorts as a letter of its own; a ñ finds only itself.
    """
    letters = sort_key(text).partition(" ")[0]
    return _N.sub(lambda found: r"n\{" if found[1] else r"n\{?", re.escape(letters))


def same_name(one: str, other: str) -> bool:
    """Whether two names differ at most in accents, case and how they are spaced."""
    key = sort_key(one).partition(" ")[0]
    return bool(key) and key == sort_key(other).partition(" ")[0]
